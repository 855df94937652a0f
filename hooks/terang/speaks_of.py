"""What a paragraph speaks of: one person or everybody, what was done or what to do, what happened or was made up.

Words of news, reports, minutes and chats, in Indonesian and a little Sundanese and Javanese. Line breaks in a pattern
do not count, so that it can be read.
"""

from __future__ import annotations

import re

from terang.clues import PERSON


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\n *", "", pattern))


# Whoever is spoken of as one: a person of whom something has been done, said, or told
ONE = _words(
    r"""
    \b(?:cucu|anak|putri|putra) (?:almarhum\w*|mbah|abah|nelayan|pemulung|bu|pak)\b|\b(?:ibunda|ayahanda|ponakan|
    keponakan) (?:saya|kami|\w+)\b|\bkakak beradik\b|\bperempuan asal\b|\bwarga (?:rt|rw)\b|
    \b@PERSON@(?:nya)?(?: [\w-]+){0,6} (?:itu|tersebut|tadi|eta|téh)\b|\b(?:seorang (?!pun)|korban(?! (?:kekerasan|
    kdrt|tppo|tindak|perkosaan|pelecehan|perundungan|bullying|dapat|bisa|boleh|berhak|harus|wajib|perlu|tidak perlu|
    sering|selalu|atau|dan|yang (?:datang|ingin|mau|butuh)))|korbannya|penyintas (?:itu|ini|tersebut)|bocah|bocil|
    gadis|siswi|siswinya|siswanya|muridnya|santrinya|santriwati|mahasiswi|pelajar putri|remaja putri|ibu muda|
    ibu bayi|ananda|adik (?:kita|[a-z]\.)|budak|anak berkonflik dengan hukum|anaknya|anakna|putrinya|putranya|
    cucunya|keponakannya|bayinya|adiknya|kakaknya|istrinya|suaminya|ayahnya|bapaknya|ibunya|pamannya|kakeknya|
    neneknya|orang tuanya|rumahnya|pacarnya|tetangganya|gurunya|(?:si|sang) (?:anak|kecil|ibu|bapak|korban|remaja|
    gadis|perempuan|istri|suami|bayi|kakek|nenek|ayah)|almarhumah?|klien (?:kami|atas|an\.|bernama|ini|itu)|
    penerima manfaat (?:bernama|atas|an\.)|yang bersangkutan|ybs|terdakwa|terpidana|buronan|(?:anak|anak \w+|siswa|
    santri|murid|pelajar|remaja|perempuan|wanita|bayi|balita|pria|lelaki|istri|ibu|guru|ustaz|ustadz|duda|janda|
    kakek|nenek|pemuda|sopir|penjual|pedagang|tukang|keluarga|rumah|kamar|yang kemarin) (?:\w+ )?(?:itu|tersebut|
    ini|tadi)|pelaku(?:nya)? (?:adalah|ialah|yang (?:juga|merupakan)|merupakan|diduga|berinisial|ditangkap|sepupu|
    ayah|paman|guru|tetangga|mengajak|pedagang|kakak|adik|kakek)|diduga pelaku|tersangka|terduga pelaku|terlapor|
    pelakunya|satu kasus|keluarga korban|orang tua korban|dia|ia|(?:murid|siswa|santri) (?:tk|kelas)|(?:putri|istri|
    anak|cucu) (?:mendiang|sulung|bungsu|pertama|kedua|kanit|kades|lurah|camat|polisi|ketua|pak|bu|mang|haji))\b
    """.replace("@PERSON@", PERSON)
)
# What is done to one, after "di"
_HARMS = r"""
    cabuli|perkosa|rudapaksa|lecehkan|aniaya|pukul(?:i|in)?|setubuhi|siksa|sodomi|culik|nikahkan|nikahi|kawinkan|
    kawini|tampar|tendang|rundung|bully|gauli|hamili|sekap|raba|ancam|peras|gerayangi|grepe|telantarkan|bunuh|bakar|
    jambak|kurung|nodai|usir|pasung|sundut|sulut|bacok|tusuk|keroyok|arak|gerebek|visum|pegang-pegang|cium|intip|
    perdagangkan|apa-apain|apa-apakan|gituin|jamah|remas|telanjangi|larikan|bawa kabur|bujuk|iming-imingi|cekoki|
    jebak|perkosanya|tiduri|gilir|rekam|kucilkan|olok-olok|siram|cambuk|cekik|banting|seret|buang|rantai|ikat|
    gebuki|gebugi|gebugan|jodohkan|tinggal (?:suami|pergi|kabur)
"""
# What was done to one
DONE = _words(
    r"""
    (?:celana basah|tidak mau lagi (?:mengaji|sekolah|ikut)|diberi makan|menjual diri|dibawa lari|
    mengiris tangan\w*|tidak senonoh|tidak pantas|sasaran (?:ejekan|perundungan)|pemukulan|ditukar dengan|tawuran|
    tangan ayahnya|linglung|talak|mencoba bunuh|hilang sejak|sudah dikenali)|\b(?:(?:telah |sudah |kerap |sering |
    diduga |habis )?di(?:@HARMS@)(?:nya)?\b|di(?:paksa|jual) (?:me|ber|sepupu|sebagai|oleh|kepada|ke pria|teman|
    pacar|ayah|ibu)|(?:mencabul|menggauli|memerkosa|memperkosa|menyetubuhi|merudapaksa|menganiaya|menghamili|
    melecehkan|memukuli|mencium|meraba|menikahi|menyekap|meniduri|menggerayangi|mengintip|merekam|menodai|menyiksa|
    menampar|menendang|membacok|mencekik|menyundut|menelantarkan|membuang|menculik|menghajar|memeras|
    menyebarkan (?:foto|video))\w*|hamil\b|reuneuh|meteng\b|mengandung (?:anak|\d|dua|tiga|empat|lima|enam|tujuh|
    delapan)|berbadan dua|perutnya|keguguran|menggugurkan|aborsi|melahirkan|telat (?:dua|tiga|\d) bulan|
    menjadi korban|jadi korban|korban (?:penculikan|pencabulan|pemerkosaan|persetubuhan|adalah|ialah|merupakan|
    sempat)|mengalami (?:kekerasan|pelecehan|perundungan|luka|trauma|pencabulan|pemerkosaan|pendarahan|depresi|
    gangguan)|(?:peristiwa|kasus|dugaan|aksi) (?:pencabulan|pemerkosaan|pelecehan|persetubuhan|rudapaksa|
    penganiayaan|perundungan) (?:terjadi|terhadap|oleh|yang|di)|(?:pencabulan|pemerkosaan|pelecehan|
    penganiayaan) (?:terhadap|oleh|yang)|persetubuhan|(?:kejadian|peristiwa|perbuatan|musibah) (?:itu|tersebut|ini|
    serupa|yang menimpa|kemarin|semalam)|sejak (?:kejadian|peristiwa)|menimpa|tertimpa musibah|mengaku (?:telah |
    sudah |kerap )?(?:di|men)|(?:me|di)(?:laporkan|ngadukan|adukan|polisikan) (?:\w+nya|kejadian|peristiwa|suami|
    ayah|bapak|dosen|guru|mencium|mencabuli|karena)|karena (?:pelecehan|pencabulan|malu|sering|tidak tahan)|
    main tangan|ringan tangan|masuk ke kamar\w*|mendekam|ditangkap|diringkus|dibekuk|diciduk|digelandang|
    diamankan (?:polisi|warga|petugas|polres|di)|ditahan\b|divonis|didakwa|terdakwa|bunuh diri|gantung diri|
    meninggal dunia|tewas|kabur dari (?:rumah|pondok|pesantren|asrama)|minggat|mengurung diri|akibat perbuatan|
    perbuatan (?:bejat|gurunya|ayahnya|pamannya)|aksi bejat|bejat|penggerebekan|diversi|(?:di|sejak|dari|
    ke) rumah aman|setelah (?:\w+ )?bulan di|ims\b|(?:luka|tubuh\w*) (?:lebam|memar|robek|bakar)|lebam|memar|
    babak belur|alat (?:vital|kelamin)|kemaluan\w*|selaput dara|diperlakukan begitu|di\w+(?:i|kan|
    in)? (?:oleh )?(?:ayah|bapak|ibu|paman|kakek|kakak|guru|suami|pacar|tetangga|majikan|senior|teman|pelatih|ustaz|
    pengasuh|mantan|om|dosen|atasan|bos|dukun|sopir)(?:nya)?\b|ayah biologis\w*|berhubungan (?:badan|intim)|
    mucikari|muncikari|germo|open bo|michat|prostitusi|masa depannya|mengungsi|persalinan (?:remaja|anak|siswi)|
    menikahkan|foto (?:syur|bugil|telanjang|tanpa busana)|video (?:syur|asusila|mesum)|asusila|mesum|uang damai|
    mencabut laporan|diselesaikan secara kekeluargaan|hak asuh|nikah siri|dispensasi (?:kawin|nikah)|luka (?:di|
    pada) (?!kelamin)|menjual (?:anak|putri|istri)|melayani (?:laki|tamu|pria|om|lelaki)|chat mesra|gonore|sifilis|
    \bhiv\b (?:positif|dari)|positif hiv)
    """.replace("@HARMS@", _HARMS)
)
# What it is about, without saying that it was done to one
ABOUT = _words(
    r"""
    korban|penyintas|pelaku|trauma|visum|rumah aman|shelter|pemulihan|didampingi|pendampingan|konseling|psikolog|
    psikiater|uptd|p2tp2a|\bppa\b|musibah|kejadian|peristiwa|pelecehan|kekerasan|cabul|perundungan|kdrt|dispensasi|
    dirujuk|dijemput petugas|karunya|kasihan|\bviral\b|depresi|mogok sekolah|tidak mau sekolah|mau sekolah lagi|
    tidak masuk sekolah|anak berkonflik|\babh\b|\bkasus|melapor|dilaporkan|mengadu|\bvonis|terdakwa|lapas|mediasi|
    restitusi|lpsk|\bsaksi\b|\bklien\b|penerima manfaat|home visit|asesmen|diadopsi|reintegrasi|\bcerai|menangis|
    murung|\baib\b|katanya|kabarnya|konon|\btega\b|dinikahi|mengancam|gosip|berani bicara|angkat bicara|buka suara|
    melakukannya|luka\b
    """
)
# A word for violence, or for what follows it: police, court, care. Parts of words, whatever stands before and behind
HARM = _words(
    r"""
    cabul|perkosa|rudapaksa|leceh|(?:ng)?aniaya|pukul|mukul|hajar|tampar|gampar|tendang|jambak|cekik|keroyok|kekeras|
    \bkorban|penyintas|pelaku|tersangka|terdakwa|terlapor|polisi|polres|polsek|visum|uptd|p2tp2a|\bppa\b|kdrt|trauma|
    rumah aman|bully|buli|rundung|setubuh|sodomi|gauli|hamili|nodai|asusila|senonoh|tidak pantas|\bmesum|raba|gerayang|
    diperas|pemeras|memalak|ancam|siksa|nyiksa|sekap|kurung|rantai|pasung|lantar|dijual|perdaya|perdagang|tppo|
    dinikah|nikahi|nikah paksa|kawinkan|istri kedua|dispensasi|pidana|penjara|lapas|vonis|sidang|hakim|jaksa|perkara|
    ditahan|ditangkap|diamankan|lapor|aduan|mengadu|saksi|lebam|memar|\bluka|darah|bunuh|tewas|disiram|disundut|dibakar|
    diseret|menyeret|diusir|talak|gugat|psikolog|konseling|pendamping|dampingan|shelter|lpsk|komnas|viral|intip|bugil|
    telanjang|sebar|diapa-apa|digitu|ditiduri|dipaksa|memaksa|bawa paksa|dikucil|diejek|satgas|klien|asesmen|
    berkonflik|abh\b|lpka|diversi|restitusi|predator|bejat|mediasi
    """
)
# What may have been done, softly told, or what one is like since
SOFT = _words(
    r"""
    musibah|kejadian|peristiwa|perbuatan|berbuat|menimpa|dialami|cobaan|\baib|tidak diinginkan|\bulah|gara-gara|akibat|
    pulih|terapi|sembuh|takut|nangis|karunya|kasihan|kasian|melas|diganggu|colek|cium|pegang|bentak|banting|lempar|
    kunci|kabur|minggat|mengungsi|dijemput|dibawa|sejak itu|sejak malam|belum mau|tidak mau lagi|murung|\bdiam|
    menikahkan|\bhamil|mengandung|kandungan|melahirkan|persalinan|siri\b|reuneuh|meteng|ngelakuin|ngalakukeun|nglakoni|
    masuk kamar|maaf|menyesal|pindah
    """
)
# Said of everybody: events, figures, services
EVERYBODY = _words(
    r"""
    \b(?:setiap (?:anak|orang|korban|siswa|perempuan)|semua (?:anak|orang|korban|siswa)|para (?:korban|siswa|santri|
    guru|orang tua|peserta|pelajar|murid|kader|ibu)|sebanyak \d+|(?<!rt )(?<!rw )(?<![/\d])\d{2,} (?:orang|siswa|
    siswi|santri|peserta|pelajar|murid|guru|kader|warga|anak|korban|kasus|calon|jemaah|kontingen|keluarga|rumah|
    perempuan|laki-laki|ibu|lansia|balita|desa|kecamatan|sekolah|unit|paket|kilogram|persen|juta|ribu|miliar|
    perwakilan|pengurus|anggota|personel|petugas|lembaga|kabupaten|kk)|diikuti|dihadiri|peserta|penyuluhan|
    sosialisasi|pelatihan|rapat|rakor|seminar|lokakarya|kegiatan|diselenggarakan|digelar|menggelar|kunjungan|
    peringatan|deklarasi|lomba|diresmikan|apel|siaran pers|jam layanan|buka setiap|seseorang|artinya|umumnya|
    kebanyakan|sebagian besar|angka|persen|musyawarah|bermusyawarah|kongres|munas|muktamar|ulama|survei|jadwal|
    pendaftaran|undangan|anggaran|dana|program|panen|bazar|pertandingan|turnamen)\b
    """
)
# Advice and rules, where a little is not said of anybody
ADVISES = _words(
    r"""
    \b(?:harus|wajib|boleh|dapat|bisa|jangan|perlu|berhak|hak|tidak boleh|sebaiknya|katakan|tanyakan|tulis|catat|
    minta|hubungi|menunggu tinjauan|undang-undang|uu|pasal|ada (?:juga|yang|anak)|anda|kamu|kita)\b
    """
)
# What may or should happen, to nobody yet
IF = _words(
    r"""
    \b(?:kalau|jika|bila|apabila|seandainya|andaikan|misalnya|contohnya)\b
    """
)
# An invented story, or a form with blanks, which needs neither a real school nor a real place
MADE_UP = _words(
    r"""
    \[(?:inisial|nama|lembaga|x|umur|sekolah|tanggal)\]|\b(?:rekaan|bukan (?:kisah|kejadian|orang|kasus) nyata)\b|
    ^\W*(?:kisah|keadaan|skenario|cerita|situasi|adegan|contoh|yang bercerita)[ \d]*[.:]
    """
)
# Advice on what gives somebody away, which may quote an example
WARNS = _words(
    r"""
    dirahasiakan|merahasiakan|jangan (?:me)?(?:nulis|tulis|nyebut|sebut|muat|nyebar|sebar)|
    contoh (?:yang )?(?:salah|keliru|buruk)|sama dengan menyebut|membuka identitas|bisa dikenali|mengenali
    """
)

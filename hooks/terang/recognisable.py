"""The paragraph rule: whether what is written about somebody lets others recognise them.

"Anak 9 tahun di RT 02" is an identity in a village. So a paragraph is stopped when it speaks of one person and gives
two clues of different kinds, or a name, or initials. It is not stopped for what it says of everybody ("anak 7 sampai
12 tahun"), of an event ("penyuluhan di SMPN 1 ..., Selasa 5 Agustus"), or of an office and its address.

The rule knows words, not meaning. What it stops without need is acknowledged in data/izin.yml.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from terang import clues, names
from terang.clues import Clue

# How much of clues is enough: of one person to whom something was done, of what is about such things, of anybody
DONE, ABOUT, ANYBODY = 1.0, 1.5, 2.0
# What may or should happen, to nobody yet
_IF = re.compile(r"\b(?:kalau|jika|bila|apabila|seandainya|andaikan|misalnya|contohnya)\b")
# Whoever is spoken of as one: a person of whom something has been done, said, or told
_ONE = re.compile(
    r"\b(?:cucu|anak|putri|putra) (?:almarhum\w*|mbah|abah|nelayan|pemulung|bu|pak)\b|\b(?:ibunda|ayahanda|ponakan|keponakan) (?:saya|kami|\w+)\b|"
    r"\bkakak beradik\b|\bperempuan asal\b|\bwarga (?:rt|rw)\b|"
    rf"\b{clues.PERSON}(?:nya)?(?: [\w-]+){{0,6}} (?:itu|tersebut|tadi|eta|téh)\b|"
    r"\b(?:seorang (?!pun)|korban(?! (?:kekerasan|kdrt|tppo|tindak|perkosaan|pelecehan|perundungan|bullying|dapat|bisa|boleh|"
    r"berhak|harus|wajib|perlu|tidak perlu|sering|selalu|atau|dan|yang (?:datang|ingin|mau|butuh)))|korbannya|penyintas (?:itu|ini|"
    r"tersebut)|bocah|bocil|gadis|siswi|siswinya|siswanya|muridnya|santrinya|santriwati|mahasiswi|pelajar putri|remaja putri|ibu muda|ibu bayi|"
    r"ananda|adik (?:kita|[a-z]\.)|budak|anak berkonflik dengan hukum|anaknya|anakna|putrinya|putranya|cucunya|keponakannya|bayinya|adiknya|"
    r"kakaknya|istrinya|suaminya|ayahnya|bapaknya|ibunya|pamannya|kakeknya|neneknya|orang tuanya|rumahnya|pacarnya|tetangganya|gurunya|"
    r"(?:si|sang) (?:anak|kecil|ibu|bapak|korban|remaja|gadis|perempuan|istri|suami|bayi|kakek|nenek|ayah)|almarhumah?|klien (?:kami|atas|an\.|"
    r"bernama|ini|itu)|penerima manfaat (?:bernama|atas|an\.)|yang bersangkutan|ybs|terdakwa|terpidana|buronan|"
    r"(?:anak|anak \w+|siswa|santri|murid|pelajar|remaja|perempuan|wanita|bayi|balita|pria|lelaki|istri|ibu|guru|ustaz|ustadz|duda|janda|kakek|"
    r"nenek|pemuda|sopir|penjual|pedagang|tukang|keluarga|rumah|kamar|yang kemarin) (?:\w+ )?(?:itu|tersebut|ini|tadi)|pelaku(?:nya)? (?:adalah|"
    r"ialah|yang (?:juga|merupakan)|merupakan|diduga|berinisial|ditangkap|sepupu|ayah|paman|guru|tetangga|mengajak|pedagang|kakak|adik|kakek)|"
    r"diduga pelaku|tersangka|terduga pelaku|terlapor|pelakunya|satu kasus|keluarga korban|orang tua korban|dia|ia|(?:murid|siswa|santri) (?:tk|"
    r"kelas)|(?:putri|istri|anak|cucu) (?:mendiang|sulung|bungsu|pertama|kedua|kanit|kades|lurah|camat|polisi|ketua|pak|bu|mang|haji))\b"
)
# What was done to one
_HARMS = (
    r"cabuli|perkosa|rudapaksa|lecehkan|aniaya|pukul(?:i|in)?|setubuhi|siksa|sodomi|culik|nikahkan|nikahi|kawinkan|kawini|tampar|tendang|rundung|"
    r"bully|gauli|hamili|sekap|raba|ancam|peras|gerayangi|grepe|telantarkan|bunuh|bakar|jambak|kurung|nodai|usir|pasung|sundut|sulut|bacok|tusuk|"
    r"keroyok|arak|gerebek|visum|pegang-pegang|cium|intip|perdagangkan|apa-apain|apa-apakan|gituin|jamah|remas|telanjangi|larikan|bawa kabur|"
    r"bujuk|iming-imingi|cekoki|jebak|perkosanya|tiduri|gilir|rekam|kucilkan|olok-olok|siram|cambuk|cekik|banting|seret|buang|rantai|ikat|"
    r"gebuki|gebugi|gebugan|jodohkan|tinggal (?:suami|pergi|kabur)"
)
_DONE = re.compile(
    r"(?:celana basah|tidak mau lagi (?:mengaji|sekolah|ikut)|diberi makan|menjual diri|dibawa lari|mengiris tangan\w*|tidak senonoh|tidak pantas|sasaran "
    r"(?:ejekan|perundungan)|pemukulan|ditukar dengan|tawuran|tangan ayahnya|linglung|talak|mencoba bunuh|hilang sejak|sudah dikenali)|"
    rf"\b(?:(?:telah |sudah |kerap |sering |diduga |habis )?di(?:{_HARMS})(?:nya)?\b|di(?:paksa|jual) (?:me|ber|sepupu|sebagai|oleh|kepada|ke pria|teman|pacar|ayah|"
    r"ibu)|(?:mencabul|menggauli|memerkosa|memperkosa|menyetubuhi|merudapaksa|menganiaya|menghamili|melecehkan|memukuli|mencium|meraba|menikahi|menyekap|"
    r"meniduri|menggerayangi|mengintip|merekam|menodai|menyiksa|menampar|menendang|membacok|mencekik|menyundut|menelantarkan|membuang|menculik|"
    r"menghajar|memeras|menyebarkan (?:foto|video))\w*|hamil\b|reuneuh|meteng\b|mengandung (?:anak|\d|dua|tiga|empat|lima|enam|tujuh|delapan)|"
    r"berbadan dua|perutnya|keguguran|menggugurkan|aborsi|melahirkan|telat (?:dua|tiga|\d) bulan|menjadi korban|jadi korban|korban (?:penculikan|pencabulan|"
    r"pemerkosaan|persetubuhan|adalah|ialah|merupakan|sempat)|mengalami (?:kekerasan|pelecehan|perundungan|luka|trauma|pencabulan|pemerkosaan|pendarahan|"
    r"depresi|gangguan)|(?:peristiwa|kasus|dugaan|aksi) (?:pencabulan|pemerkosaan|pelecehan|persetubuhan|rudapaksa|penganiayaan|perundungan) (?:terjadi|"
    r"terhadap|oleh|yang|di)|(?:pencabulan|pemerkosaan|pelecehan|penganiayaan) (?:terhadap|oleh|yang)|persetubuhan|(?:kejadian|peristiwa|perbuatan|musibah) "
    r"(?:itu|tersebut|ini|serupa|yang menimpa|kemarin|semalam)|sejak (?:kejadian|peristiwa)|menimpa|tertimpa musibah|mengaku (?:telah |sudah |kerap )?"
    r"(?:di|men)|(?:me|di)(?:laporkan|ngadukan|adukan|polisikan) (?:\w+nya|kejadian|peristiwa|suami|ayah|bapak|dosen|guru|mencium|mencabuli|karena)|"
    r"karena (?:pelecehan|pencabulan|malu|sering|tidak tahan)|main tangan|ringan tangan|masuk ke kamar\w*|mendekam|ditangkap|diringkus|dibekuk|diciduk|"
    r"digelandang|diamankan (?:polisi|warga|petugas|polres|di)|ditahan\b|divonis|didakwa|terdakwa|bunuh diri|gantung diri|meninggal dunia|tewas|kabur dari "
    r"(?:rumah|pondok|pesantren|asrama)|minggat|mengurung diri|akibat perbuatan|perbuatan (?:bejat|gurunya|ayahnya|pamannya)|aksi bejat|bejat|"
    r"penggerebekan|diversi|(?:di|sejak|dari|ke) rumah aman|setelah (?:\w+ )?bulan di|ims\b|(?:luka|tubuh\w*) (?:lebam|memar|robek|bakar)|lebam|memar|"
    r"babak belur|alat (?:vital|kelamin)|kemaluan\w*|selaput dara|diperlakukan begitu|di\w+(?:i|kan|in)? (?:oleh )?(?:ayah|bapak|ibu|paman|kakek|kakak|"
    r"guru|suami|pacar|tetangga|majikan|senior|teman|pelatih|ustaz|pengasuh|mantan|om|dosen|atasan|bos|dukun|sopir)(?:nya)?\b|ayah biologis\w*|"
    r"berhubungan (?:badan|intim)|mucikari|muncikari|germo|open bo|michat|prostitusi|masa depannya|mengungsi|persalinan (?:remaja|anak|siswi)|"
    r"menikahkan|foto (?:syur|bugil|telanjang|tanpa busana)|video (?:syur|asusila|mesum)|asusila|mesum|uang damai|mencabut laporan|diselesaikan secara "
    r"kekeluargaan|hak asuh|nikah siri|dispensasi (?:kawin|nikah)|luka (?:di|pada) (?!kelamin)|menjual (?:anak|putri|istri)|melayani (?:laki|tamu|pria|om|lelaki)|chat mesra|gonore|"
    r"sifilis|\bhiv\b (?:positif|dari)|positif hiv)"
)
# What it is about, without saying that it was done to one
_ABOUT = re.compile(
    r"korban|penyintas|pelaku|trauma|visum|rumah aman|shelter|pemulihan|didampingi|pendampingan|konseling|psikolog|psikiater|uptd|p2tp2a|"
    r"\bppa\b|musibah|kejadian|peristiwa|pelecehan|kekerasan|cabul|perundungan|kdrt|dispensasi|dirujuk|dijemput petugas|karunya|kasihan|"
    r"\bviral\b|depresi|mogok sekolah|tidak mau sekolah|mau sekolah lagi|tidak masuk sekolah|anak berkonflik|\babh\b|\bkasus|melapor|dilaporkan|"
    r"mengadu|\bvonis|terdakwa|lapas|mediasi|restitusi|lpsk|\bsaksi\b|\bklien\b|penerima manfaat|home visit|asesmen|diadopsi|reintegrasi|"
    r"\bcerai|menangis|murung|\baib\b|katanya|kabarnya|konon|\btega\b|dinikahi|mengancam|gosip|"
    r"berani bicara|angkat bicara|buka suara|melakukannya|luka\b"
)
# Said of everybody: rules, advice, and what has not happened
_EVERYBODY = re.compile(
    r"\b(?:setiap (?:anak|orang|korban|siswa|perempuan)|semua (?:anak|orang|korban|siswa)|para (?:korban|siswa|santri|guru|"
    r"orang tua|peserta|pelajar|murid|kader|ibu)|sebanyak \d+|(?<!rt )(?<!rw )(?<![/\d])\d{2,} (?:orang|siswa|siswi|santri|"
    r"peserta|pelajar|murid|guru|kader|warga|anak|korban|kasus|calon|jemaah|kontingen|keluarga|rumah|perempuan|laki-laki|ibu|lansia|balita|desa|kecamatan|"
    r"sekolah|unit|paket|kilogram|persen|juta|ribu|miliar|perwakilan|pengurus|anggota|personel|petugas|lembaga|kabupaten|kk)|diikuti|dihadiri|peserta|penyuluhan|sosialisasi|pelatihan|rapat|rakor|"
    r"seminar|lokakarya|kegiatan|diselenggarakan|digelar|menggelar|kunjungan|peringatan|deklarasi|lomba|diresmikan|apel|siaran pers|jam layanan|"
    r"buka setiap|seseorang|artinya|umumnya|kebanyakan|sebagian besar|angka|persen|musyawarah|bermusyawarah|kongres|munas|muktamar|ulama|survei|jadwal|pendaftaran|undangan|anggaran|dana|program|panen|bazar|pertandingan|turnamen)\b"
)
# Advice and rules, where a little is not said of anybody
_ADVISES = re.compile(
    r"\b(?:harus|wajib|boleh|dapat|bisa|jangan|perlu|berhak|hak|tidak boleh|sebaiknya|katakan|tanyakan|tulis|catat|minta|hubungi|menunggu tinjauan|"
    r"undang-undang|uu|pasal|ada (?:juga|yang|anak)|anda|kamu|kita)\b"
)
# An invented story, which needs neither a real school nor a real place; and advice on what gives somebody away
_MADE_UP = re.compile(
    r"\[(?:inisial|nama|lembaga|x|umur|sekolah|tanggal)\]|\b(?:rekaan|bukan (?:kisah|kejadian|orang|kasus) nyata)\b|^\W*(?:kisah|keadaan|skenario|cerita|situasi|adegan|contoh|yang bercerita)[ \d]*[.:]"
)
_ADVICE = re.compile(
    r"dirahasiakan|merahasiakan|jangan (?:me)?(?:nulis|tulis|nyebut|sebut|muat|nyebar|sebar)|contoh (?:yang )?(?:salah|keliru|buruk)|"
    r"sama dengan menyebut|membuka identitas|bisa dikenali|mengenali"
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’")
_PERSONAL = {"umur", "kelas", "hubungan keluarga", "nama", "inisial", "ciri lain", "pekerjaan"}


def kinds(paragraph: str) -> tuple[str, ...]:
    """Return which clues let somebody be recognised in `paragraph`, or none when nobody can be.

    `paragraph`: as a reader sees it, in one line. The kinds are Indonesian words, never what was written.
    """
    if ("“" in paragraph or '"' in paragraph or "‘" in paragraph) and _ADVICE.search(clues.lower(paragraph)):
        paragraph = _QUOTED.sub(_unless_real, paragraph)
    found = _strongest([*clues.find(paragraph), *names.find(paragraph)])
    if sum(clue.weight for clue in found) < DONE:
        return ()
    small = clues.lower(paragraph)
    if _MADE_UP.search(small):
        found = [clue for clue in found if clue.kind in ("sekolah", "alamat", "inisial") and clue.weight >= 1]
    one, done = bool(_ONE.search(small)), bool(_DONE.search(small))
    told = tuple(sorted(clue.kind for clue in found))
    listed = any(clue.kind == "umur" for clue in found) and "korban" in small
    others = listed or any(
        clue.kind not in ("nama", "inisial", "umur", "tanggal") and clue.weight >= 1 for clue in found
    )
    if any(clue.weight >= 3 for clue in found) and (one or done or others):
        return told
    if not found or _IF.search(small):
        return ()
    return told if _enough(found, one=one, done=done, about=bool(_ABOUT.search(small)), rather=small) else ()


def _enough(found: Sequence[Clue], *, one: bool, done: bool, about: bool, rather: str) -> bool:
    """Whether the clues of a paragraph are enough for what it speaks of. `rather`: its words, to see if they are advice."""
    weight = sum(clue.weight for clue in found)
    strongest = max((clue.weight for clue in found if clue.kind != "tanggal"), default=0)
    personal = sum(clue.kind in _PERSONAL and clue.weight >= 1 for clue in found)
    if _EVERYBODY.search(rather):
        return done and one and weight >= ANYBODY and personal > 1 and not _ADVISES.search(rather)
    if done and weight >= DONE and (one or personal or weight >= ANYBODY):
        return True
    if about and weight >= ABOUT and len(found) > 1 and strongest >= 1 and (one or personal):
        return True
    child = any(clue.kind in ("umur", "kelas") and clue.weight >= 1 for clue in found)
    if one and child and personal + any(clue.kind in ("alamat", "sekolah") and clue.weight >= 1 for clue in found) > 1:
        return True
    return one and about and strongest >= 1 and not _ADVISES.search(rather)


def _unless_real(quoted: re.Match[str]) -> str:
    """An example of what not to write names nobody and no school; what does stays, to be stopped."""
    inside = quoted[0][1:-1]
    real = any(clue.weight >= 2 for clue in names.find(inside)) or any(c.kind == "sekolah" for c in clues.find(inside))
    return quoted[0] if real else " … "


def _strongest(found: Sequence[Clue]) -> list[Clue]:
    """Return the strongest clue of each kind."""
    best: dict[str, Clue] = {}
    for clue in found:
        if clue.kind not in best or clue.weight > best[clue.kind].weight:
            best[clue.kind] = clue
    return list(best.values())

"""The name of a person, or its initials, where a sentence says whose it is: "korban bernama ...", "... (14)".

No list of names: a name is what stands where a name must stand. So names of offices, places and laws are told apart by
the words around them, and a heading, which capitalises every word, is not searched.
"""

# ruff: noqa: E501 - a pattern a line, to be read as a table
from __future__ import annotations

import re
from collections.abc import Iterator

from terang.clues import Clue

_CAP = r"[A-Z][a-z'’]+(?:-[A-Z][a-z'’]+)?"
# Words that begin with a capital and are no name of a person
_NOT = (
    r"(?:Indonesia|Banten|Serang|Jakarta|Jawa|Kabupaten|Kota|Provinsi|Kecamatan|Desa|Kelurahan|Kampung|Jalan|Dinas|Kepala|"
    r"Bupati|Wakil|Ketua|Kapol\w+|Kanit|Kasat|Kasi|Kabid|Komnas|Kementerian|Menteri|Unit|Satgas|Satuan|Polres\w*|Polda|"
    r"Polsek|Polisi|Polri|Pemerintah|Pemkab|Pemda|Puskesmas|Rumah|Pasal|Undang|Peraturan|Permen\w*|Perda|Perpres|Pidana|"
    r"Tindak|Kekerasan|Perdagangan|Perlindungan|Pelindungan|Perkawinan|Pencegahan|Penanganan|Pelecehan|Perundungan|Seksual|"
    r"Anak|Perempuan|Korban|Penyintas|Pelaku|Saksi|Keluarga|Orang|Ibu|Bapak|Ayah|Guru|Siswa|Siswi|Santri|Pesantren|Pondok|"
    r"Madrasah|Sekolah|Masjid|Majelis|Allah|Nabi|Rasul\w*|Islam|Al|Anda|Kamu|Saya|Aku|Kami|Kita|Dia|Ia|Mereka|Jangan|Kalau|"
    r"Jika|Bila|Apabila|Setelah|Sesudah|Sebelum|Saat|Ketika|Pada|Dalam|Untuk|Dari|Dengan|Oleh|Di|Ke|Yang|Dan|Atau|Ini|Itu|"
    r"Tidak|Bukan|Harus|Wajib|Bisa|Boleh|Petugas|Pendamping|Psikolog|Dokter|Hakim|Jaksa|Advokat|Pengacara|Senin|Selasa|Rabu|"
    r"Kamis|Jumat|Sabtu|Minggu|Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|"
    r"Instagram|Facebook|WhatsApp|TikTok|Telegram|Google|YouTube|Twitter|Medium|Pak|Bu|Wali|Hak|Identitas|Data|Kasus|Laporan|"
    r"Bantuan|Layanan|Terima|Maaf|Tolong|Apa|Siapa|Kapan|Mengapa|Bagaimana|Cara|Langkah|Contoh|Catatan|Sumber|Menurut|Para|"
    r"Setiap|Semua|Seorang|Komisi|Mahkamah|Pengadilan|Lembaga|Badan|Yayasan|Forum|Tim|Pokja|Aula|Hari|Tahun|Nama|Usia|Umur|"
    r"Alamat|Kelas|Gugus|Bina|Sentra|Balai|Penyidik|Konselor|Kader|Relawan|Camat|Lurah|Kades|Kiai|Ustaz|Ustadz|Nyai|Haji|Pernah|Misalnya|Misal|Fisik|Sering|Ada|Jadi|Lalu|Kemudian|Namun|Tetapi|Tapi|Akan|Sudah|Belum|Sedang|Baru|Lebih|Bahkan|Sekitar|Hampir|Sebagian|Banyak|Beberapa|Hanya|Juga|Karena|Sebab|Akibat|Meski\w*|Walau\w*|Padahal|Ternyata|Akhirnya|Kini|Sekarang|Kemarin|Tadi|Malam|Pagi|Siang|Sore|Satu|Dua|Tiga|Pernikahan|Perceraian|Mediasi|Notulen|Caption|Info|Alhamdulillah|Mohon|Punten|Orangnya|Tersangka|Terduga|Terlapor|Remaja|Bocah|Gadis|Balita|Bayi|Murid|Pelajar|Mahasiswi?|Mahasiswa|Suami|Istri|Kakak|Adik|Paman|Bibi|Kakek|Nenek|Oknum|Warga|Seseorang|Nomor|Jabatan|Tanda|Tanggal|Telepon|Instansi|Dibuka|Fikih|Saya|Yang|Sang|Si|Dulu|Tahun|Kelas)"
)
_NAME = rf"(?!{_NOT}\b){_CAP}(?:\s+(?:bin|binti|al|el|{_CAP})){{0,4}}"
# Capitals that are no initials
_ACRONYM = (
    r"(?:SD|SDN|SMP|SMA|SMK|MI|MA|MTS|TK|RA|SLB|UU|PP|RI|RS|RT|RW|HP|WA|IG|FB|ID|AI|TV|NU|MUI|KUA|PKK|PPA|PMA|KMA|SK|SE|SOP|"
    r"ART|TKI|TKW|PMI|PNS|ASN|TNI|HIV|IGD|IMS|UPT|BPS|KDRT|TPPO|TPKS|KBG|KBGO|ABH|ABK|ODGJ|PSK|LGBT|WIB|NIK|KK|KTP|KIA|"
    r"BAP|LP|LPA|LPSK|LBH|P2TP2A|UPTD|OPD|DPR|DPRD|BPD|CCTV|QR|PDF|A4|K0|K1|K2|K3|KPAI|AIDS|II|III|IV|VI|VII|VIII|IX|XI|XII)"
)
_INITIALS = rf"(?!{_ACRONYM}\b)(?:[A-Z]\.? ?){{1,3}}(?:[A-Z]\b\.?)?"
_WHO = (
    r"(?:[Kk]orban|[Pp]enyintas|[Pp]elaku|[Tt]erduga(?: [Pp]elaku)?|[Tt]ersangka|[Tt]erlapor|[Pp]elapor|[Ss]aksi|[Bb]ocah|"
    r"[Gg]adis|[Ss]iswi|[Ss]iswa|[Ss]antriwati|[Ss]antri|[Mm]urid|[Pp]elajar|[Mm]ahasiswi|[Bb]alita|[Rr]emaja(?: putri)?|"
    r"[Aa]nak(?: perempuan| laki-laki)?|[Ii]bu muda|[Ii]stri|[Oo]knum(?: guru| ustaz| ustadz)?|[Pp]erempuan|[Ww]anita|[Pp]ria)"
)
# in the middle of a sentence it is not written large; there, that is a title's
_SOMEBODY = rf"(?:(?:^|(?<=[.!?:] )){_WHO}|\b(?=[a-z]){_WHO})(?:nya)?"
_DONE = (
    r"(?:di(?:cabuli|perkosa|lecehkan|aniaya|pukuli?|setubuhi|rudapaksa|siksa|sodomi|ancam|peras|culik|nikahkan|kawinkan|"
    r"temukan|jemput|larikan|tampar|tendang|bully|rundung|gauli|hamili|jual|sekap|raba|paksa)|mengaku|menceritakan|hamil|"
    r"melahirkan|trauma|mengalami|menjadi korban|diduga|kini (?:tinggal|dirawat|didampingi))"
)
_TO = (
    r"(?:menimpa|dialami(?: oleh)?|mencabuli|memperkosa|menganiaya|memukuli?|melecehkan|menyetubuhi|merudapaksa|menghamili|"
    r"menyiksa|meraba|menodai|menampar|mengancam|menculik|menjual|menikahi|mengawini|merundung|mem-bully|mendampingi)"
)
# A name, and what follows it that says whose it is
_FOLLOWED: list[tuple[float, str]] = [
    (3, r"\s*\(\s*(?:bukan nama (?:sebenarnya|asli)|nama (?:samaran|disamarkan|rekaan)|samaran|disamarkan)"),
    (3, r"\s*\(\s*\d{1,2}\s*(?:tahun|thn|th)?\s*\)"),
    (3, r",\s*(?:yang\s+)?(?:(?:ber)?(?:usia|umur)\s+)?(?:\d{1,2}|\w+ belas|\w+)\s*(?:tahun|thn|th)\b"),
    (3, r", (?:ibu|ayah|bapak|orang tua|kakak|adik|paman|bibi|nenek|kakek|istri|suami|wali)(?:nya)?(?: kandung| tiri)?(?: dari)? "
        r"(?:korban|pelaku|anak (?:itu|tersebut|korban))"),
    (2, r",\s*(?:seorang\s+)?(?:siswi|siswa|santri|santriwati|korban|pelajar|mahasiswi|murid|remaja|gadis|bocah|balita|anak (?:dari|pasangan|"
        r"ke|pertama|kedua|kandung|tiri|pak|bu)|putri (?:dari|pasangan|pak|bu)|istri dari|warga|janda)\b"),
    (2, r" \(kelas "),
]  # fmt: skip
_PATTERNS: list[tuple[str, float, str]] = [
    ("inisial", 3, rf"\b(?:ber)?[Ii]nisial(?:nya)?\s*[:=]?\s*[\"“(]?{_INITIALS}(?!\w)"),
    ("inisial", 3, rf"(?<![\w.-]){_INITIALS}\s*[,(]\s*(?:usia |umur )?\d{{1,2}}\s*(?:tahun|thn|th)?\s*[,)]"),
    ("inisial", 3, rf"{_SOMEBODY}\s*,?\s*[(“\"]?{_INITIALS}(?=[,.)”\"]|\s+[a-z(])"),
    ("inisial", 3, rf"\b(?:an\.|a\.n\.|adik|ananda|dik|sdri?\.?|[Nn]n\.|[Tt]n\.|[Nn]y\.|[Aa]n)\s+{_INITIALS}(?!\w)"),
    ("inisial", 2, rf"\b(?:[Ii]bu|[Bb]apak|[Pp]ak|[Bb]u|[Kk]ak|[Bb]ayi|[Mm]as|[Mm]bak) (?!{_ACRONYM}\b)[A-Z]{{1,2}}\b(?![.]? ?[A-Z][a-z])"),
    ("inisial", 3, rf"(?<![\w.])(?!{_ACRONYM}\b)[A-Z]{{2,3}}\s+{_DONE}\b"),
    ("nama", 3, rf"\b(?:bernama|atas nama|a\.n\.|panggilan(?:nya)?|dipanggil|nama (?:korban|anak|pelaku|siswi|siswa)(?:nya)?"
                rf"(?:\s+(?:adalah|ialah|yaitu))?\s*:?)\s*[\"“]?{_NAME}"),
    ("nama", 3, rf"(?:^|[|;,.] ?|\bdata klien: )\W{{0,4}}[Nn]ama(?: lengkap)?\s*(?:[:|=]\s*\|?)\s*[\"“]?{_NAME}"),
    ("nama", 3, rf"\b{_CAP}\s+(?:bin|binti)\s+{_CAP}"),
    ("nama", 2, rf"\b(?:sebut saja|panggil saja|kita sebut|kami sebut|sebutlah)\s+(?:namanya\s+|ia\s+|dia\s+|si\s+)?[\"“]?{_NAME}"),
    ("nama", 3, rf"{_SOMEBODY}\s*,\s*{_NAME}\s*[,(]"),
    ("nama", 2, rf"{_SOMEBODY}\s+{_NAME}"),
    ("nama", 2, rf"(?:^|[.!?]\s+|[,“\"]\s*){_NAME}\s+(?:sering |kerap |juga |telah |sudah |baru )?{_DONE}\b"),
    ("nama", 2, rf"\b{_TO}\s+(?:ananda |adik |dik |si )?{_NAME}"),
    ("nama", 3, rf"\b(?:an\.|a\.n\.|sdri?\.)\s+{_NAME}"),
    ("nama", 3, rf"\d[.)] {_NAME}, (?:{_CAP},? )?\d{{1,2}}\s*(?:tahun|thn|th)\b"),
    ("nama", 2, rf"\b(?:ayah|ibu|paman|bibi|kakak|kakek|nenek|suami|istri|anak|putri|putra|orang tua|wali kelas|pelatih)nya,\s*{_NAME}"),
    ("nama", 2, rf"(?:^|[.!?]\s+|hari ini |kemarin |bahwa )(?!{_NOT}\b){_NAME}\s+(?:sudah|telah|kini|masih|akhirnya|belum) (?:mau|bisa|kembali|mulai|"
                r"dirawat|didampingi|dijemput|hamil|melahirkan|dipulangkan|tinggal|sekolah)"),
    ("nama", 2, rf"\b(?:[Ii]bunda|[Aa]yahanda|[Oo]rang tua|[Cc]ucu (?:[Mm]bah|[Aa]bah|[Mm]ak)) {_NAME}"),
    ("nama", 2, rf"\b(?:[Aa]nanda|[Aa]dik|[Dd]ik|[Ss]i|[Mm]bak|[Tt]eh|[Kk]ang|[Nn]eng|[Uu]jang)\s+{_NAME}"),
    ("nama", 0.4, rf"\b(?:[Pp]ak|[Bb]u|[Bb]apak|[Ii]bu|[Uu]staz|[Uu]stadz|[Kk]iai|[Kk]yai|[Hh]aji|[Mm]ama|[Mm]ang|[Cc]eu|H\.|Hj\.)\s+{_NAME}"),
]  # fmt: skip
_FOLLOWING = [(weight, re.compile(pattern)) for weight, pattern in _FOLLOWED]
_ANY_NAME = re.compile(rf"\b{_NAME}")
_OF_A_PLACE = re.compile(r"(?:\b(?:di|dari|dan)|amatan|\b[Dd]esa|\bKampung) $")
_COMPILED = [(kind, weight, re.compile(pattern)) for kind, weight, pattern in _PATTERNS]
# Who speaks for an office is no secret
_OFFICE = re.compile(
    r"(?:Kepala|Ketua|Wakil|Bupati|Camat|Lurah|Kapol\w+|Sekretaris|Direktur|Menteri|Penyuluh|Rektor|Kanit|Kasat|Kabid|Kasi|Koordinator|Pembina|"
    r"Gubernur|Wali Kota|Komandan|Panitia|[Kk]epala \w+|[Kk]etua \w+|[Pp]enyuluh|[Nn]arasumber|[Pp]emateri|[Mm]oderator|kata|ujar|tutur|ungkap|jelas|"
    r"menurut|[Pp]sikolog|[Dd]okter)\b[^.:;]{0,45}$"
)
_SPEAKS = re.compile(
    r"^[^.]{0,30}?,? (?:mengatakan|menjelaskan|menyebut|berharap|mengajak|menuturkan|menambahkan|mengumumkan|membuka|menjanjikan|melepas|menerima|"
    r"mengimbau|memimpin|menyerahkan|mengapresiasi|menegaskan|meresmikan|terharu|memaparkan|meninjau)\b|^,? (?:S\.|M\.|Dr|Drs|SH|SE|MM|MH)"
)
_HEADING = 0.6  # of its words begin with a capital


# A name inside a sentence, or at its beginning with something that only people have; most text has neither
_MAY_NAME = re.compile(
    r"[a-z0-9,;:/–-] ?[“\"(|]?[A-Z]|[Nn]ama|nisial"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)*,? (?:\(|\d|di|me|seorang|siswi|sudah|sering|kerap|juga|telah|baru|kini|masih|akhirnya|belum|hamil|trauma)"
)


def find(sentence: str) -> Iterator[Clue]:
    """Yield the names and initials of a sentence."""
    if not _MAY_NAME.search(sentence):
        return
    long = re.findall(r"[^\W\d_]{4,}", sentence)
    heading = len(long) >= 3 and sum(word[0].isupper() for word in long) / len(long) >= _HEADING
    for match in _ANY_NAME.finditer(sentence):
        if match.end() < len(sentence) and sentence[match.end()] in " ,(":
            yield from _followed(sentence, match, heading)
    for kind, weight, pattern in _COMPILED:
        if heading and kind == "nama" and weight < 3:
            continue
        for match in pattern.finditer(sentence):
            if kind == "nama" and weight < 3 and _of_an_office(sentence, match):
                continue
            yield Clue(kind, weight, match.start())


def _followed(sentence: str, name: re.Match[str], heading: bool) -> Iterator[Clue]:
    for weight, pattern in _FOLLOWING:
        if weight < 3 and (heading or _of_an_office(sentence, name)):
            continue
        if pattern.match(sentence, name.end()) and not _OF_A_PLACE.search(
            sentence[max(0, name.start() - 9) : name.start()]
        ):
            yield Clue("nama", weight, name.start())


def _of_an_office(sentence: str, match: re.Match[str]) -> bool:
    before, after = sentence[max(0, match.start() - 70) : match.start()], sentence[match.end() : match.end() + 60]
    return bool(
        _OFFICE.search(f"{before}{match[0].split(' ')[0]} "[:-1]) or _OFFICE.search(before) or _SPEAKS.match(after)
    )

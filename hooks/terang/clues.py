"""What in a sentence points to one person: an age, a school, a class, an address, a relative, a date, a name.

Each clue has a kind and a weight: 2 where it may be enough together with any other, 1 where two must meet, 0.5 where it
only adds to others. What is said of everybody has no clue: "anak 7 sampai 12 tahun", "di bawah 18 tahun", "kelas 1-6".
The kinds are those of Peraturan Dewan Pers 1/2019 and of Article 19 of UU 11/2012.
"""

# ruff: noqa: E501 - a pattern a line, to be read as a table
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

Kind = str  # Indonesian: staff read it


class Clue(NamedTuple):
    """One hint. `start` is where it stands."""

    kind: Kind
    weight: float
    start: int


# One person, in the words of news and of reports
PERSON = (
    r"(?:korban|penyintas|bocah|gadis|siswi|siswa|santriwati|santriwan|santri|pelajar|mahasiswi|mahasiswa|balita|bayi|"
    r"remaja|abg|murid|anak|putri|putra|istri|suami|janda|perempuan|wanita|pria|lelaki|laki-laki|ibu|pemuda|pemudi|"
    r"pelaku|tersangka|terduga|terlapor|pelapor|saksi|warga|buruh|kakek|nenek|ayah|bapak|paman|guru|ustaz|ustadz|kiai|"
    r"oknum|seorang|dia|ia|adik|ananda|anaknya|putrinya|putranya|keponakan|cucu|budak|awewe|bocil|cewek|cowok|lansia|pr|lk|"
    r"perempuan lanjut usia|kakak)"
)
_NUMBER = (
    r"(?:\d{1,2}(?:[.,]5)?|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|"
    r"(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan) belas|belasan|hiji|tilu|opat|genep|dalapan|salapan|sapuluh|sabelas|telu|papat|enem|pitu|wolu|sanga|sewelas|rolas|telulas|patbelas|"
    r"limalas|nembelas|pitulas)"
)
_CAP = r"(?:[A-Z][a-z'’]+(?:-[A-Z]?[a-z'’]+)?)"
MONTHS = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_DAYS = "senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu"

# said of everybody, before and after a number of years
_NO_AGE_BEFORE = (
    r"(?:di bawah|dibawah|kurang dari|sebelum|minimal|maksimal|paling (?:lama|singkat|sedikit|banyak|rendah|tinggi|muda|"
    r"tua)|lebih dari|di atas|diatas|mulai|sejak|hingga|sampai(?: dengan)?|s\.d\.?|s/d|antara|atau|dan|bawah|batas|"
    r"genap|belum|penjara|pidana|kurungan|hukuman|vonis|divonis|ancaman|diancam|dihukum|selama|setiap|tiap|per|dalam|"
    r"nomor|no\.|ke|untuk|kurun|masa|waktu|setelah|sesudah|lewat|–|-|/|≥|≤|<|>|capai|mencapai|rentang|kelompok|kisaran|rata-rata)"
)
_NO_AGE_AFTER = (
    r"(?:\s*(?:-|–|/|sampai|hingga|s\.d\.?|s/d|dan|atau|ke atas|ke bawah|keatas|kebawah|terakhir|lalu|silam|penjara|kurungan|"
    r"kemudian|sebelumnya|sejak|berturut|lebih|sekali|ajaran|anggaran|pelajaran|pertama|ke depan|kerja|pengalaman|berdiri)\b|\s*[-–]\s*\d)"
)
_AGE = [
    (1.0, rf"(?:usia|umur)(?:nya|na)?\s+(?:(?:baru|masih|kini|sekitar|kira-kira|saat itu|yang|karak|belum genap|sudah)\s+){{0,2}}"
          rf"(?P<n>{_NUMBER})\b(?!{_NO_AGE_AFTER})(?:\s*(?:tahun|taun|thn|th|bulan|bln)\b(?!{_NO_AGE_AFTER}))?"),
    (1.0, rf"(?P<of>)(?<![\w.,])(?P<n>{_NUMBER})\s*(?:tahun|taun|thn|th)\b(?!{_NO_AGE_AFTER}|\s*\d)"),
    (1.0, r"(?P<of>)\(\s*(?P<n>\d{1,2})\s*(?:tahun|thn|th)?\s*\)"),
    (1.0, r"(?:lahir|kelahiran)(?:\s+(?:di|tanggal|pada|tahun|\w+,)){0,3}\s+\d{1,4}\b"),
    (1.0, r"(?P<n>\d{1,2})[ -](?:year-old|years old)"),
    (1.0, rf"(?:usia|umur)\s*[:=|]\s*\|?\s*(?P<n>{_NUMBER})\b(?!{_NO_AGE_AFTER})"),
]  # fmt: skip
# Whose years they are: a person just before them, a name, or initials
_OF = re.compile(
    rf"(?:(?i:\b{PERSON}(?:nya)?)(?:\s+(?!usia|umur)[\w-]+){{0,3}}|{_CAP}|(?<!\w)[A-Z]{{1,3}})\s*[,(]?\s*$"
)
_GRADE = (
    r"(?:\d{1,2}|[ivx]{1,4}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua belas)"
    r"(?:\s?-?\s?[a-h]\b|\.\d)?(?!\s*(?:[-–/,]\s*\d|[-–]\s*[ivx]|sampai|hingga|dan|atau|s\.d\.?|s/d|ke atas)|\w)"
)
_CLASS = [
    (1.0, rf"(?:duduk di(?: bangku)?|siswi|siswa|siswanya|siswinya|murid|muridnya|pelajar|santri|santriwati|masih|bersekolah di|"
          rf"anaknya|putrinya|putranya|anak|adik|yang|bocah|gadis)\s+(?:\w+\s+)?(?:kelas|kls|kl|bangku|tingkat)\.?\s+(?:{_GRADE}|(?:sd|smp|sma|smk|"
          r"mts|tk)\b)"),
    (1.0, r"\b(?:murid|siswa|anak|di|kelas) tk [ab]\b|\bsemester (?:\d|[ivx]+|satu|dua|tiga|empat|lima|enam|tujuh|delapan)\b"),
    (1.0, r"\bkelas(?:nya)?,?\s+(?:\d{1,2}|[ivx]{1,4})\s?-?\s?[a-h]\b"),
    (0.5, rf"\b(?:kelas|kls)\.?\s+{_GRADE}"),
]  # fmt: skip
_SCHOOL_WORD = (
    r"(?:SDN?|SDIT|SDIP|MIN?|MIS|SMPN?|SMPIT|MTsN?|MTSN?|SMAN?|SMAIT|SMKN?|MAN?|MAS|TKN?|TKIT|PAUD|RA|SLBN?|PKBM|TPA|TPQ|"
    r"MDTA|MDA|DTA|[Mm]adrasah(?: [A-Z]\w+)?|[Pp]onpes|[Pp]ondok(?: [Pp]esantren)?|[Pp]esantren|[Uu]niversitas|"
    r"[Mm]ajelis(?: [Tt]aklim)?|[Pp]anti(?: [Aa]suhan)?|[Ss]ekolah(?: [Dd]asar| [Mm]enengah [Pp]ertama)?|[Yy]ayasan|"
    r"[Dd]aycare|[Kk]ampus|[Bb]imbel)"
)
_SCHOOL_GENERIC = (
    r"(?:Ramah|Sehat|Aman|Kelas|Negeri\b(?! ?\d| [A-Z])|Indonesia|Anak|Dan|Di|Yang|Berbasis|Penggerak|Tanpa|Anti|Darurat|"
    r"Adat|Kesehatan|Pembina|SMP|SMA|MTs|MA|SD|MI|RI|Republik|Agung|Ulama|Desa|Tinggi|Budaya|Untuk|Bagi|Se-)"
)
_SCHOOL = [
    (1.0, rf"(?<![\w-]){_SCHOOL_WORD}(?:\s+(?:[Nn]egeri|[Ss]wasta|[Ii]slam|[Tt]erpadu|Satu Atap))*\s+"
          rf"(?!{_SCHOOL_GENERIC})(?:\d{{1,3}}\b(?!\s*(?:tahun|kelas|orang|siswa|kali|[-–.,]\d))|[\"“]?[A-Z][\w'’-]+)"),
]  # fmt: skip
_WIDE = (
    r"(?:Indonesia|Banten|Serang\b(?! Baru)|Kota|Kabupaten|Provinsi|Jawa|Jakarta|Jabodetabek|Nusantara|Aula|Kantor|Dinas|"
    r"Kementerian|Pemda|Pemkab|Komnas|Polda|Polres\w*|Polsek|Mabes|Unit|UPTD?|RSUD?|RS|Rumah|Puskesmas|Pengadilan|Ruang|"
    r"Gedung|Hotel|Balai|Pendopo|Alun|Pasal|Undang|Permen\w*|Perda|PP|UU|Instagram|Facebook|WhatsApp|TikTok|Internet|"
    r"Google|YouTube|DKBP3A|SAPA|BPS|SIMFONI\w*|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Januari|Februari|Maret|April|"
    r"Mei|Juni|Juli|Agustus|September|Oktober|November|Desember|Ramadan|Ramadhan|Lebaran|Asia|Yogyakarta|Bandung|Surabaya|"
    r"Desa\b|Kecamatan\b|Kelurahan\b|Kampung\b|Jalan\b|Allah|Nabi|Islam|Quran|Al-Qur\w*|Anda|Bab|Tabel|Gambar|Lampiran|"
    r"Rubrik|Satelit|Radar|Koran|Harian|Tribun\w*|Kabar\w*|Lembaga|"
    r"SD|SMP|SMA|SMK|MTs|MI|MA|TK|PAUD|IGD|HP|WA|PPA|PATBM|Satgas|Pokja|KUA|MUI|PKK|Kemen\w*|Komisi|Mahkamah|Dewan|DPR\w*)"
)
_ADDRESS = [
    (2.0, r"\b(?:RT|rt|Rt)\.?\s*\.?\s*0*\d{1,3}|\bRT\s*/\s*RW\s*[:.]?\s*\d|\bRW\.?\s*0*\d{1,2}\b"),
    (1.5, r"\b(?:[Jj]alan|Jl\.?|JL\.?|[Gg]ang|Gg\.?|[Kk]ampung|[Kk]p\.?|[Dd]usun|[Ll]ingkungan|[Ll]ink\.?|[Pp]erumahan|"
          r"[Pp]erum\.?|[Kk]ompleks?|[Bb]lok|[Kk]ontrakan|[Kk]os(?:an)?)\s+(?!Ramah|Aman|Layak|KB\b|Keluarga|Tol|Raya\b(?! [A-Z]))"
          r"(?:[A-Z][\w'’-]*|\d+)"),
    (1.0, r"\b(?:[Dd]esa|[Dd]s\.?|[Kk]elurahan|[Kk]el\.|[Kk]ecamatan|[Kk]ec\.?)\s+(?!Ramah|Siaga|Layak|Aman|Peduli|Tangguh|"
          r"Digital|Maju|Mandiri|Wisata|Adat|Sadar|Dan\b|Yang\b|Di\b|Se-|Atau\b|Nomor|PPA|Kota|Kabupaten)[A-Z][\w'’-]+"),
    (1.0, rf"\b(?:warga|asal|tinggal di|berdomisili di|beralamat di|rumah(?:nya)? di|kediaman\w* di)\s+(?!{_WIDE})[A-Z][\w'’-]+"),
    (0.5, rf"\b(?:di|dari|ke|ti|ning|asal|pesisir|daerah|wilayah|pantai|pasar|terminal|stasiun|pulau|sungai|gunung|pasar)\s+(?:[Pp]antai |[Pp]asar |[Pp]ulau |[Dd]aerah )?(?!{_WIDE})[A-Z][a-z'’]+(?![A-Za-z.]*[A-Z])(?:-[A-Z]?[a-z]+)?"),
    (1.0, r"\b(?:rumah|kos|kosan|kontrakan|gubuk|petak|kedai|warung)\w* (?:\w+ ){0,3}(?:terakhir|nomor|paling ujung|ujung|pojok|pinggir|bercat|"
          r"berpagar|cat|warna|petak)\b|\b(?:pinggir|tepi) (?:kali|sungai|sawah|pantai|rel)\b"),
    (1.0, r"\b(?:tepat(?:nya)? (?:di )?)?(?:belakang|depan|samping|sebelah|seberang|dekat|tukangeun|gigireun|payuneun) (?:masjid|posyandu|koramil|polsek|"
          r"sungai|kali|irigasi|tower|gardu|pos ronda|poskamling|gereja|vihara|kuburan|tpu|alun-alun|sawah|empang|tambak|gapura|gang|"
          r"spbu|pom bensin|bank|kantin|gudang|rel|tol|pantai|dermaga|pelabuhan|kecamatan|kelurahan|sekolah|masjid|musala|mushola|musholla|"
          r"pasar|balai desa|kantor desa|kantor kecamatan|pabrik|jembatan|lapangan|makam|stasiun|terminal|SD|SMP|MTs|toko|"
          r"warung|bengkel|puskesmas|pondok|pesantren|mini ?market|alfamart|indomaret)"),
]  # fmt: skip
_RELATIVE = (
    r"(?:ayah|bapak|ibu|mama|mamah|kakak|adik|paman|om|mamang|bibi|bi|tante|kakek|nenek|eyang|abah|abang|suami|istri|sepupu|ipar|mertua|"
    r"menantu|besan|keponakan|cucu|anak|uwak|saudara|orang tua|orangtua|putri|putra|pacar|kekasih|tunangan|mantan|mantan suami|mantan istri|"
    r"mantan pacar|tetangga|majikan|bos|wali kelas|guru|guru ngaji|guru mengaji|guru les|pelatih|pembina|pembimbing|dosen|dosen pembimbing|"
    r"pengasuh|ustaz|ustadz|kiai|teman|teman sekelas|kakak kelas|senior|kembaran|saudara kembar|bibinya|wali)"
)
_STEP = (
    r"(?:kandung|tiri|angkat|sambung|ipar|sepupu|asuh|sulung|bungsu|pertama|kedua|ketiga|semata wayang|tunggal|kembar)"
)
_TRADE = (
    r"(?:asn|pns|anggota dewan|tentara|polisi|pedagang|penjual|tukang|pemilik|pengusaha|juragan|penjaga|pegawai|karyawan|buruh|sopir|supir|kernet|nelayan|petani|perawat|bidan|"
    r"dokter|satpam|sekdes|kades|lurah|camat|kanit|kapolsek|babinsa|bhabinkamtibmas|anggota (?:dprd|dewan|polri|tni|bpd|ormas)|ketua (?:rt|rw|bpd|"
    r"dkm|osis|karang taruna|kelompok)|pak rt|bu rt|bu rw|bendahara|sekretaris|marbut|merbot|imam|muazin|dukun|paranormal|tkw|tki|pembantu|"
    r"asisten rumah tangga|guru (?:honorer|olahraga|agama|bk|paud|tk|mengaji|ngaji|silat|les|bimbel)|kepala (?:sd|mi|smp|mts|sekolah|madrasah|"
    r"dusun|desa)|pelatih|pembina|pengasuh|pimpinan (?:pondok|ponpes|pesantren)|dosen|ojek|montir|kuli|pemulung|pengamen|biduan|qori|qoriah|"
    r"paskibra|pramuka)"
)
_KIN = [
    (1.0, rf"\b{_RELATIVE}\s+{_STEP}(?:nya|ku|na)?\b"),
    (1.0, rf"\b(?!anak|orang tua){_RELATIVE}(?:\s+dari)?\s+(?:si\s+)?(?:korban|pelaku|tersangka|penyintas)\b"),
    (0.5, r"\b(?:anak|keluarga|orang tua)(?:\s+dari)?\s+(?:si\s+)?(?:korban|pelaku|tersangka|penyintas)\b"),
    (1.0, rf"\b(?:anak|anakna|anaknya|putri|putra|istri|cucu|adik|keponakan|menantu|suami)\s+(?:dari\s+)?(?:seorang\s+|si\s+)?(?:pak|bu|bapak|ibu|haji|mang|"
          rf"teh|kang|ceu|ustaz|ustadz|kiai|kyai|tokoh|pasangan|pengurus|perangkat|mendiang|almarhum\w*|polisi|tentara|{_TRADE})\b"),
    (1.0, r"\b(?:anak|putri|putra)\s+(?:ke-?\s?\d|nomor \w+|pertama|kedua|ketiga|keempat|bungsu|sulung)\b"),
    (1.0, r"\b(?:sepupu|paman|bibi|kakek|nenek|saudara) dari pihak (?:ayah|bapak|ibu)\b|\bpasangan (?:suami istri |pasutri )?(?:pedagang|"
          r"penjual|tunanetra|tunarungu|buruh|petani)"),
    (0.5, rf"\b{_RELATIVE}(?:nya|na|ku)(?:lah|pun)?\b"),
]  # fmt: skip
_WORK = [
    (1.0, rf"\b(?:seorang|sebagai|bekerja sebagai|adalah|profesi\w*|{_RELATIVE}nya,?|pelakunya|pelaku,?|oknum|ialah|yaitu)\s+{_TRADE}\b"),
    (1.0, rf"\b(?:istri|suami|anak|putri|putra|janda|keponakan)\w*\s+{_TRADE}\b"),
    (0.5, rf"\b(?!dokter|pengasuh|pegawai|petani|polisi|pelatih|pembina|bidan|perawat|kepala sekolah|ketua rt|ketua rw|sekretaris|bendahara){_TRADE}\b"),
]  # fmt: skip
_DATE = [
    (1.0, rf"(?<!periksa )\b\d{{1,2}}\s+(?:{MONTHS})\b(?:\s+\d{{4}})?"),
    (1.0, rf"\b(?:{_DAYS})(?:\s+(?:pagi|siang|sore|malam|dini hari|subuh))?,?\s*\(?\d{{1,2}}(?:\s?[/-]\s?\d{{1,2}}|\.\d{{1,2}}\.\d{{2,4}})"),
    (1.0, r"(?<![\d/.-])\d{1,2}[/-]\d{1,2}[/-](?:20)?\d\d(?![\d/-])|(?<![\d/.-])20\d\d-\d\d-\d\d(?!\d)"),
    (0.5, rf"\b(?:{_DAYS})\s+(?:pagi|siang|sore|malam|dini hari|subuh|lalu|kemarin|pekan|minggu)|\b(?:kemarin|tadi malam|semalam)\b"
          rf"|\b(?:awal|akhir|pertengahan|pada|bulan|sejak)\s+(?:bulan\s+)?(?:{MONTHS})\b"),
]  # fmt: skip
_OTHER = [
    (2.0, r"\blp/\s?[ab]/\s?\d+|\b(?:nomor|no\.?) (?:laporan|perkara|rekam medis|register)\s*:?\s*[\w./-]*\d"),
    (1.0, r"(?<![\w.@/])@[a-z][\w.]{3,}\b|\bakun (?:instagram|ig|tiktok|facebook|fb)(?:nya)?\s+(?:bernama\s+)?[@“\"]?[\w.]*[._\d]\w*"),
    (1.0, r"\b(?:(?:putri|putra|anak|siswi|siswa|murid|santri|remaja|perempuan|gadis|warga|putra-putri)\w* satu-satunya|satu-satunya (?:putri|anak|siswi|"
          r"siswa|murid|santri\w*|perempuan|gadis|warga|guru|penjual|korban|cewek|yang)|penyandang (?:disabilitas (?:rungu|netra|intelektual|mental|wicara|daksa|fisik)|tunarungu|tunanetra|tunagrahita|tuli)|tuna(?:rungu|wicara|netra|grahita|daksa)|"
          r"difabel (?:netra|tuli|rungu|fisik)|berkebutuhan khusus|autis|juara (?:umum|\d|satu|kelas|lomba|mtq)|ketua (?:osis|kelas)|kapten|paskibra\w*|pembawa baki|yatim(?: piatu)?|"
          r"piatu|berkursi roda|kursi roda|kembar\w*|mendiang|almarhum(?:ah)?|pindahan dari|anak baru|keturunan (?:arab|tionghoa|cina|india|bule)|bercadar|"
          r"duta|hafizah?|qoriah?|penghafal|gagap|berkacamata|bertato|tahi lalat|bekas luka|rambut(?:nya)? (?:\w+ )?(?:dikepang|keriting|"
          r"pirang|pendek|panjang)|berbaju|berkerudung|berjilbab|berseragam|jaket|motor (?:matic|bebek|\w+) (?:warna )?\w+|tinggal berdua|"
          r"tinggal sendirian (?:di|sejak)|hidup sebatang kara|cuma \w+ anak|hanya \w+ anak|yang dulu|mantan ketua|putus sekolah|finalis|pemenang|peraih|(?:hanya|cuma)(?: ada)? satu|jurusan \w+|angkatan \d{4}|alumni|bisu|pincang|albino|mualaf)\b"),
    (1.0, r"(?<!ada )\b(?:yang (?:biasa|rumahnya|anaknya|ibunya|bapaknya|suaminya|berjualan|jualan|bekerja (?:di|sebagai)|mengajar di|tinggal (?:di|bersama|sendiri\w*|dekat)|"
          r"buka (?:warung|toko)|membuka (?:warung|toko|jasa)|dulu|baru pindah|merantau|jadi tkw|biasa dipanggil)|(?:dikenal|terkenal) sebagai)\b"),
    (0.5, r"\b(?:di foto|dalam foto|videonya|fotonya|foto ini|caption)\b"),
]  # fmt: skip
_PLATE = [(1.0, r"\b[A-Z]{1,2} ?\d{3,4} ?[A-Z]{2,3}\b(?! ?/)")]
KINDS: dict[Kind, list[tuple[float, str]]] = {
    "umur": _AGE,
    "kelas": _CLASS,
    "sekolah": _SCHOOL,
    "alamat": _ADDRESS,
    "hubungan keluarga": _KIN,
    "tanggal": _DATE,
    "pekerjaan": _WORK,
    "ciri lain": _OTHER,
    "nomor kendaraan": _PLATE,
}
_ANY_CASE = {"umur", "kelas", "hubungan keluarga", "tanggal", "pekerjaan", "ciri lain"}
# What a kind needs to be there at all; most text has none of it, and is not searched further
_GATES: dict[Kind, re.Pattern[str]] = {
    "umur": re.compile(r"\d|usia|umur|tahun|taun|\bth"),
    "kelas": re.compile(r"kelas|kls|semester|\btk\b|bangku|tingkat"),
    "hubungan keluarga": re.compile(_RELATIVE),
    "pekerjaan": re.compile(_TRADE),
    "tanggal": re.compile(rf"\d|{_DAYS}|kemarin|malam|{MONTHS}"),
}
_GATES_OF_THE_WRITTEN: dict[Kind, re.Pattern[str]] = {
    "sekolah": re.compile(r"[A-Z]{2}|TK|RA |MA |[a-z] [\"“]?[A-Z0-9]"),
    "alamat": re.compile(
        r"[a-z.] [A-Z0-9]|RT|rt |RW|(?:umah|kos|ontrakan|ubuk|petak|edai|arung|inggir|tepi|elakang|epan|amping|ebelah|eberang|ekat|ukangeun|igireun|ayuneun) "
    ),
}
_COMPILED = {
    kind: [(weight, re.compile(pattern), kind in _ANY_CASE) for weight, pattern in patterns]
    for kind, patterns in KINDS.items()
}
_BEFORE = re.compile(rf"(?<![a-z])(?:{_NO_AGE_BEFORE})\s*$")


def find(sentence: str) -> Iterator[Clue]:
    """Yield the clues of a sentence; for names see `terang.names`."""
    small = lower(sentence)
    for kind, patterns in _COMPILED.items():
        gate, other = _GATES.get(kind), _GATES_OF_THE_WRITTEN.get(kind)
        if (gate and not gate.search(small)) or (other and not other.search(sentence)):
            continue
        for weight, pattern, any_case in patterns:
            for match in pattern.finditer(small if any_case else sentence):
                if kind != "umur" or _is_an_age(sentence, small, match):
                    yield Clue(kind, weight, match.start())


def lower(text: str) -> str:
    """Return `text` in small letters, each in its place."""
    return text.replace("İ", "I").lower()


def _is_an_age(sentence: str, small: str, match: re.Match[str]) -> bool:
    groups = match.groupdict()
    if groups.get("n") is None:
        return True
    if match["n"].isdecimal() and int(match["n"]) > 90:
        return False
    if "of" in groups and not _OF.search(sentence[max(0, match.start() - 70) : match.start()]):
        return False
    start = match.start("n")
    before = re.sub(r"(?:usia|umur)\w*\s*$", "", small[max(0, start - 30) : start])
    return not _BEFORE.search(before)

"""Which figures may stand together: every refusal, and what is shown beside what."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from terang import loading
from terang.problems import place
from terang.public import Missing, PublicData

EXAMPLE = Path(__file__).parent / "example"
TABLE = Path("data/tabel/kasus-per-tahun.yml")
HEAD = """
judul: Kasus
pertanyaan: Berapa?
wilayah: {area}
sistem: dinas
satuan: {unit}
kepala-baris: Tahun
kolom: [{columns}]
baris:
"""
# beside the example's own: the city that shares its name, another unit, another group of the same months
MORE = """
- {id: kota-2024, wilayah: kota-contoh, sistem: dinas, ukuran: Kekerasan terhadap perempuan dan anak,
   kelompok: perempuan dan anak, satuan: kasus, jumlah: 80, dari: 2024-01-01, sampai: 2024-12-31, sumber: koran-contoh}
- {id: korban-2024, wilayah: kabupaten-contoh, sistem: dinas, ukuran: Korban, kelompok: perempuan dan anak,
   satuan: korban, jumlah: 130, dari: 2024-01-01, sampai: 2024-12-31, sumber: koran-contoh}
- {id: anak-2025, wilayah: kabupaten-contoh, sistem: dinas, ukuran: Kekerasan terhadap anak, kelompok: anak,
   satuan: kasus, jumlah: 40, dari: 2025-01-01, sampai: 2025-07-31, sumber: koran-contoh}
- {id: ditangani-2025, wilayah: kabupaten-contoh, sistem: dinas, ukuran: Kekerasan yang ditangani,
   kelompok: perempuan dan anak, satuan: kasus, jumlah: 50, dari: 2025-01-01, sampai: 2025-07-31, sumber: koran-contoh}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE / "data", tmp_path / "data")
    (tmp_path / "data/angka/lain.yml").write_text(MORE, encoding="utf-8")
    return tmp_path


def load(project: Path) -> tuple[PublicData | None, list[str]]:
    facts, problems = loading.load(project)
    assert all(problem.path.startswith("data/") for problem in problems)
    return facts.public if facts else None, [f"{place(p).removeprefix('data/')}: {p.what}" for p in problems]


def tabled(
    project: Path, rows: str, area: str = "kabupaten-contoh", unit: str = "kasus", columns: str = "Kasus"
) -> None:
    (project / TABLE).write_text(HEAD.format(area=area, unit=unit, columns=columns).lstrip() + rows, encoding="utf-8")


PLACE = "tabel/kasus-per-tahun.yml"
SYSTEMS = "SIMFONI-PPA dan Catatan Dinas Contoh"


@pytest.mark.parametrize(
    ("rows", "more", "told"),
    [
        ("- {label: A, isi: [kasus-2024]}\n- {label: B, tidak-ada: Tidak ditemukan.}\n", {}, []),
        ("- {label: A, isi: [kasus-2024], lain: [korban-2024]}\n", {}, []),  # another unit may stand beside
        ("- {label: A, isi: [kasus-2024]}\n- {label: B, isi: [kasus-2025], lain: [kasus-2025-radio]}\n", {}, []),
        (
            "- {label: A, isi: [kasus-2024-perempuan, kasus-2024-anak]}\n- {label: B, tidak-ada: Tidak ada.}\n",
            {"columns": "Perempuan, Anak"},
            [],
        ),
        ("- {label: A, isi: [kasus-2024]}\n", {"area": "kotta"}, [f"{PLACE}:3:1: 'wilayah' kotta tidak dikenal"]),
        ("- {label: A, isi: [kasus-204]}\n", {}, [f"{PLACE}:9:20: pernyataan 'kasus-204' tidak ada"]),
        (
            "- {label: A, isi: [kasus-2024], lain: [radio]}\n",
            {},
            [f"{PLACE}:9:40: pernyataan 'radio' tidak ada"],
        ),
        (" []\n", {}, [f"{PLACE}:8:1: tabel ini belum punya angka"]),
        ("- {label: A, tidak-ada: Tidak ada.}\n", {}, [f"{PLACE}:8:1: tabel ini belum punya angka"]),
        (
            "- {label: A, isi: [kasus-2024]}\n- {label: B}\n",
            {},
            [f"{PLACE}:10:3: baris 'B' harus punya 'isi' atau 'tidak-ada'"],
        ),
        (
            "- {label: A, isi: [kasus-2024], tidak-ada: x}\n",
            {},
            [f"{PLACE}:9:3: baris 'A' harus punya 'isi' atau 'tidak-ada'"],
        ),
        (
            "- {label: A, isi: [kasus-2024, kasus-2024-anak]}\n",
            {},
            [f"{PLACE}:9:14: baris 'A' punya 2 angka, kolomnya 1"],
        ),
        (
            "- {label: A, isi: [kota-2024]}\n",
            {},
            [f"{PLACE}:9:20: 'kota-2024' berbeda wilayah dari tabelnya: Kota Contoh dan Kabupaten Contoh"],
        ),
        (
            "- {label: A, isi: [kasus-2024]}\n- {label: B, isi: [simfoni-2024]}\n",
            {},
            [f"{PLACE}:10:20: 'simfoni-2024' berbeda sistem dari tabelnya: {SYSTEMS}"],
        ),
        (
            "- {label: A, isi: [kasus-2024]}\n",
            {"unit": "korban"},
            [f"{PLACE}:9:20: 'kasus-2024' berbeda satuan dari tabelnya: kasus dan korban"],
        ),
        (
            "- {label: A, isi: [kasus-2024]}\n- {label: B, isi: [kasus-2024-anak]}\n",
            {},
            [
                f"{PLACE}:10:20: 'kasus-2024-anak' tidak boleh satu kolom dengan 'kasus-2024' "
                "(kelompok: perempuan dan anak dan anak)"
            ],
        ),
        (
            "- {label: A, isi: [kasus-2024], lain: [kasus-2024-anak]}\n",
            {},
            [f"{PLACE}:9:40: 'kasus-2024-anak' tidak satu kelompok dengan angka mana pun di baris ini"],
        ),
        (
            "- {label: A, isi: [kasus-2024], lain: [simfoni-2024]}\n",
            {},
            [f"{PLACE}:9:40: 'simfoni-2024' berbeda sistem dari tabelnya: {SYSTEMS}"],
        ),
        (
            "- {label: A, isi: [kasus-2024], lain: [kota-2024]}\n",
            {},
            [f"{PLACE}:9:40: 'kota-2024' berbeda wilayah dari tabelnya: Kota Contoh dan Kabupaten Contoh"],
        ),
        (
            "- {label: A, isi: [kasus-2024], lain: [kasus-2025]}\n",
            {},
            [f"{PLACE}:9:40: 'kasus-2025' tidak berbicara tentang masa yang sama dengan 'kasus-2024'"],
        ),
        (
            "- {label: A, isi: [kasus-2024]}\n- {label: B, isi: [ditangani-2025]}\n",
            {},
            [
                f"{PLACE}:10:20: 'ditangani-2025' tidak boleh satu kolom dengan 'kasus-2024' "
                "(yang dihitung: Kekerasan terhadap perempuan dan anak dan Kekerasan yang ditangani)"
            ],
        ),
        (
            "- {label: A, isi: [kasus-2024-perempuan, anak-2025]}\n",
            {"columns": "Perempuan, Anak"},
            [f"{PLACE}:9:42: 'anak-2025' tidak boleh satu baris dengan 'kasus-2024-perempuan', karena masanya berbeda"],
        ),
        ("- {label: A, isi: [kasus-2024-perempuan]}\n- {label: B, isi: [kasus-2024-anak]}\n", {}, []),  # one time
        ("- {label: A, isi: [kasus-2024, kasus-2024-anak]}\n", {"columns": "Semua, Anak"}, []),  # not added up
        (
            "- {label: A, tidak-ada: x, lain: [kasus-2024]}\n- {label: B, isi: [kasus-2025]}\n",
            {},
            [f"{PLACE}:9:35: 'kasus-2024' tidak satu kelompok dengan angka mana pun di baris ini"],
        ),
    ],
)
def test_what_may_stand_in_a_table(project: Path, rows: str, more: dict[str, str], told: list[str]) -> None:
    tabled(project, rows, **more)
    assert load(project)[1] == told


def test_a_table_shows_what_is_missing_and_what_contradicts(project: Path) -> None:
    public, _ = load(project)
    assert public
    missing, whole, partial = public.tables["kasus-per-tahun"].rows
    assert missing.cells[0].value == Missing("Angkanya tidak ditemukan.")
    assert missing.cells[0].figure is None
    assert whole.cells[0].others == ()
    assert [figure.id for figure in partial.cells[0].others] == ["kasus-2025-radio"]
    assert [figure.id for figure in public.tables["kasus-per-tahun"].figures] == [
        "kasus-2024", "kasus-2025", "kasus-2025-radio"
    ]  # fmt: skip


UNEXPLAINED = (
    "angka/dinas.yml:48:3: 'kasus-2025-radio' dan 'kasus-2025' menyebut angka berbeda untuk hal dan masa yang sama"
)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("kasus-2025-radio]", "kasus-2025-radio, kota]", ["perbedaan.yml:3:46: pernyataan 'kota' tidak ada"]),
        (
            "dipakai: kasus-2025",
            "dipakai: kasus-2024",
            ["perbedaan.yml:4:3: 'kasus-2024' tidak ada di daftar pernyataan"],
        ),
        ("  dipakai: kasus-2025\n", "", []),  # none leads, and the reason says why
        (
            "[kasus-2025, kasus-2025-radio]",
            "[kasus-2025, kasus-2025]",
            [
                "perbedaan.yml:3:3: perbedaan perlu paling sedikit dua pernyataan",
                UNEXPLAINED,
            ],
        ),
        (
            "[kasus-2025, kasus-2025-radio]",
            "[kasus-2025, kasus-2024]",
            [UNEXPLAINED],
        ),
    ],
)
def test_statements_that_contradict_are_explained(project: Path, old: str, new: str, told: list[str]) -> None:
    path = project / "data/perbedaan.yml"
    written = path.read_text("utf-8")
    assert old in written
    path.write_text(written.replace(old, new, 1), encoding="utf-8")
    assert load(project)[1] == told


def test_the_time_line_of_the_agency_leaves_no_statement_out() -> None:
    """A later statement must not hide an earlier one, so all of one kind are in the table that is drawn."""
    facts, _ = loading.load(Path(__file__).resolve().parents[1])
    assert facts
    table = facts.public.tables["pernyataan-dinas"]
    kind = {(figure.area, figure.system.id, figure.measure, figure.group, figure.unit) for figure in table.figures}
    assert len(kind) == 1
    made = {
        figure.id
        for figure in facts.public.figures.values()
        if {(figure.area, figure.system.id, figure.measure, figure.group, figure.unit)} == kind
    }
    assert {figure.id for figure in table.figures} == made

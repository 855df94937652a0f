"""Statements: what may be entered, what is refused, and which of them contradict each other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from terang.problems import as_text
from terang.records.figures import Below, Known, OneIn, Statement, check, contradictions
from terang.shapes import Placed, many
from terang.sources import read_yaml

THRESHOLD = 5
SMALL = range(1, THRESHOLD)
WHOLE = {
    "id": "a",
    "wilayah": "kabupaten",
    "sistem": "dinas",
    "ukuran": "Kekerasan",
    "kelompok": "anak",
    "satuan": "kasus",
    "jumlah": "60",
    "dari": "2024-01-01",
    "sampai": "2024-12-31",
    "sumber": "koran",
}


def statements(folder: Path, *changes: dict[str, object]) -> list[Placed[Statement]]:
    """Return statements like WHOLE, each with its changes, read from a file."""
    records = [WHOLE | {"ukuran": f"Ukuran {number}"} | change for number, change in enumerate(changes)]
    lines = ("\n  ".join(f"{key}: {value}" for key, value in record.items()) for record in records)
    (folder / "a.yml").write_text("".join(f"- {text}\n" for text in lines), encoding="utf-8")
    document, _ = read_yaml(folder, "a.yml")
    assert document
    found, problems = many(document, Statement)
    assert problems == []
    return found


def told(folder: Path, *changes: dict[str, object], threshold: int = THRESHOLD) -> list[str]:
    found = statements(folder, *changes)
    known = Known({"kabupaten", "kota"}, {"dinas", "simfoni"}, {"koran"}, {s.value.id for s in found} | {"gagal"})
    return [problem.what for problem in check(found, known, threshold)]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("0", 0),
        ("60", 60),
        ('"50,78"', Decimal("50.78")),
        ("<5", Below(5)),
        ("1 dari 4", OneIn(1, 4)),
    ],
)
def test_an_amount_is_read_as_written(tmp_path: Path, written: str, amount: object) -> None:
    (found,) = statements(tmp_path, {"jumlah": written})
    assert found.value.amount == amount


@pytest.mark.parametrize(
    "written", "1.234 1,234.5 060 -60 +60 1e3 0x1F seratus 60-70 ٦٠ ½ 50.78 <0 <100 60+ ±60 12345678901".split()
)
def test_what_is_no_amount(tmp_path: Path, written: str) -> None:
    text = "".join(f"  {key}: {value}\n" for key, value in (WHOLE | {"jumlah": f"'{written}'"}).items())
    (tmp_path / "a.yml").write_text(f"-\n{text}", encoding="utf-8")
    document, _ = read_yaml(tmp_path, "a.yml")
    assert document
    found, problems = many(document, Statement)
    assert (found, [p.what for p in problems]) == ([], [f"'jumlah' harus angka bulat, tertulis '{written}'"])


@pytest.mark.parametrize(
    ("unit", "amount", "what"),
    [
        ("kasus", "0", None),
        *[("kasus", n, "'jumlah' memuat angka 1 sampai 4, yang bisa mengenali seseorang") for n in (1, 4)],
        ("korban", 4, "'jumlah' memuat angka 1 sampai 4, yang bisa mengenali seseorang"),
        ("laporan", 1, "'jumlah' memuat angka 1 sampai 4, yang bisa mengenali seseorang"),
        ("kasus", 5, None),
        ("kasus", "<5", None),
        ("kasus", "<10", "batas angka kecil di situs ini 5"),
        ("kasus", '"60,5"', "'jumlah' tidak cocok dengan satuan kasus"),
        ("kasus", "1 dari 6", "'jumlah' tidak cocok dengan satuan kasus"),
        ("jiwa", 4, None),  # a number of inhabitants points to nobody's case
        ("jiwa", "<5", "'jumlah' tidak cocok dengan satuan jiwa"),
        ("persen", 4, None),
        ("persen", '"0,5"', None),
        ("persen", 100, None),
        ("persen", '"100,1"', "persen tidak bisa lebih dari 100"),
        ("persen", "<5", "'jumlah' tidak cocok dengan satuan persen"),
        ("rasio", "1 dari 4", None),
        ("rasio", "4 dari 1", "bagian lebih besar daripada keseluruhan"),
        ("rasio", 60, "'jumlah' tidak cocok dengan satuan rasio"),
    ],
)
def test_the_amount_fits_its_unit_and_is_not_small(tmp_path: Path, unit: str, amount: object, what: str | None) -> None:
    assert told(tmp_path, {"satuan": unit, "jumlah": amount}) == ([what] if what else [])


@pytest.mark.parametrize("small", SMALL)
def test_the_report_does_not_repeat_a_small_number(tmp_path: Path, small: int) -> None:
    whole = {"jumlah": 60, "rincian": "[b, c]", "id": "a"}
    parts = ({"id": "b", "jumlah": small}, {"id": "c", "jumlah": 60 + small})
    found = statements(tmp_path, {"jumlah": small, "id": "d"}, whole, *parts)
    report = as_text(check(found, Known({"kabupaten"}, {"dinas"}, {"koran"}, set("abcd")), THRESHOLD))
    about = [line.split(": ", 1)[1] for line in report.splitlines() if line.startswith("a.yml")]
    assert about == [f"'jumlah' memuat angka 1 sampai {THRESHOLD - 1}, yang bisa mengenali seseorang"] * 2


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"wilayah": "kotta"}, "'wilayah' kotta tidak ada di data/wilayah.yml"),
        ({"sistem": "polisi"}, "'sistem' polisi tidak ada di data/sistem.yml"),
        ({"sumber": "radio"}, "'sumber' radio tidak ada di data/sumber.yml"),
        ({"sampai": "2023-12-31"}, "masa ini berakhir sebelum dimulai"),
        ({"sampai": "2023-12"}, "masa ini berakhir sebelum dimulai"),
        ({"sampai": "2024-01-01"}, None),  # a moment
        ({"sampai": "2024-07"}, None),
        (
            {"dari": "2024-01-15", "sampai": "2024-07"},
            "akhir masa hanya diketahui bulannya, tetapi awalnya bukan tanggal",
        ),
        ({"alasan-rincian": "x"}, "ada 'alasan-rincian' tanpa 'rincian'"),
        ({"rincian": "[a]"}, "pernyataan 'a' tidak ada"),
        ({"rincian": "[zzz]"}, "pernyataan 'zzz' tidak ada"),
        ({"rincian": "[gagal]"}, None),  # written, but with a problem of its own: told there
    ],
)
def test_what_is_wrong_with_one_statement(tmp_path: Path, change: dict[str, object], what: str | None) -> None:
    seen = told(tmp_path, change)
    assert len(seen) == (what is not None)
    assert not what or seen[0].startswith(what)


NOT_THE_SUM = "rincian berjumlah {}, tetapi tertulis 60"
CAN_BE_WORKED_OUT = "sisa yang tidak dirinci dapat dihitung, dan besarnya 1 sampai 4"


@pytest.mark.parametrize(
    ("whole", "parts", "what"),
    [
        ({}, [{"jumlah": 20}, {"jumlah": 40}], None),
        ({}, [{"jumlah": 20}, {"jumlah": 30}], NOT_THE_SUM.format(50)),
        ({}, [{"jumlah": 20}, {"jumlah": 50}], NOT_THE_SUM.format(70)),
        ({"alasan-rincian": "x"}, [{"jumlah": 20}, {"jumlah": 30}], None),
        ({"alasan-rincian": "x"}, [{"jumlah": 20}, {"jumlah": 36}], CAN_BE_WORKED_OUT),
        ({"alasan-rincian": "x"}, [{"jumlah": 20}, {"jumlah": 35}], None),  # a rest of five may be known
        # parts that are hidden, but can be subtracted
        ({}, [{"jumlah": 56}, {"jumlah": "<5"}], CAN_BE_WORKED_OUT),
        ({}, [{"jumlah": 60}, {"jumlah": "<5"}], None),  # none is no one
        ({}, [{"jumlah": 55}, {"jumlah": "<5"}], NOT_THE_SUM.format(55)),
        ({}, [{"jumlah": 61}, {"jumlah": "<5"}], NOT_THE_SUM.format(61)),
        ({}, [{"jumlah": 57}, {"jumlah": "<5"}, {"jumlah": "<5"}], CAN_BE_WORKED_OUT),  # together they are few
        ({}, [{"jumlah": 54}, {"jumlah": "<5"}, {"jumlah": "<5"}], None),
        ({}, [{"jumlah": 52}, {"jumlah": "<5"}, {"jumlah": "<5"}], CAN_BE_WORKED_OUT),  # each is as many as it can be
        (
            {"satuan": "jiwa"},
            [{"jumlah": 20, "satuan": "jiwa"}, {"jumlah": 30, "satuan": "jiwa"}],
            NOT_THE_SUM.format(50),
        ),
        # things that are not added
        ({}, [{"satuan": "korban"}], "rincian memakai satuan korban, jumlahnya memakai kasus"),
        ({"alasan-rincian": "x"}, [{"satuan": "korban", "jumlah": 70}], None),
        ({}, [{"wilayah": "kota"}], "'b0' berbeda wilayah, sistem, atau masanya"),
        ({}, [{"sistem": "simfoni"}], "'b0' berbeda wilayah, sistem, atau masanya"),
        ({}, [{"sampai": "2024-12-30"}], "'b0' berbeda wilayah, sistem, atau masanya"),
        ({"satuan": "persen"}, [{"satuan": "persen", "jumlah": '"9,5"'}], None),
    ],
)
def test_parts(tmp_path: Path, whole: dict[str, object], parts: list[dict[str, object]], what: str | None) -> None:
    numbered = [{"id": f"b{number}"} | part for number, part in enumerate(parts)]
    names = ", ".join(str(part["id"]) for part in numbered)
    assert told(tmp_path, whole | {"rincian": f"[{names}]"}, *numbered) == ([what] if what else [])


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"id": "b"}, ["pernyataan ini sama dengan 'a': wilayah, ukuran, masa, dan sumbernya sama"]),
        ({"id": "b", "sampai": "2024-12"}, []),
        ({"id": "b", "kelompok": "perempuan"}, []),
        ({"id": "b", "satuan": "korban"}, []),
    ],
)
def test_a_statement_is_written_once(tmp_path: Path, change: dict[str, object], what: list[str]) -> None:
    assert told(tmp_path, {"ukuran": "Kekerasan"}, {"ukuran": "Kekerasan"} | change) == what


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ({}, {"jumlah": 66}, True),
        ({}, {"jumlah": 60}, False),
        ({}, {"jumlah": 66, "ukuran": "KEKERASAN", "kelompok": "Anak"}, True),
        ({}, {"jumlah": 66, "wilayah": "kota"}, False),
        ({}, {"jumlah": 66, "sistem": "simfoni"}, False),
        ({}, {"jumlah": 66, "satuan": "korban"}, False),
        ({}, {"jumlah": 66, "kelompok": "perempuan"}, False),
        ({}, {"jumlah": 66, "dari": "2024-01-02"}, False),
        ({}, {"jumlah": 66, "sampai": "2024-12-30"}, False),
        # ends that are known less exactly may be the same day
        ({}, {"jumlah": 66, "sampai": "2024-12"}, True),
        ({}, {"jumlah": 66, "sampai": "2024-11"}, False),
        ({"sampai": "2024-07"}, {"jumlah": 66, "sampai": "2024-07"}, True),
        ({"sampai": "2024-07"}, {"jumlah": 66, "sampai": "2024-07-03"}, True),
        ({"sampai": "2024-07-03"}, {"jumlah": 66, "sampai": "2024-07"}, True),
        ({"sampai": "2024-07"}, {"jumlah": 66, "sampai": "2024-08"}, False),
        ({"sampai": "2024"}, {"jumlah": 66, "sampai": "2024-12-31"}, True),
        ({"sampai": "2023"}, {"jumlah": 66}, False),
    ],
)
def test_contradictions(tmp_path: Path, one: dict[str, object], other: dict[str, object], contradict: bool) -> None:
    same = {"ukuran": "Kekerasan"}
    found = statements(tmp_path, same | one, same | {"id": "b"} | other)
    assert [(a.value.id, b.value.id) for a, b in contradictions(found)] == [("a", "b")] * contradict

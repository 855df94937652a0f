"""Charts. The expected Vega-Lite is in tests/goldens/charts; it is written anew only by

PYTHONPATH=hooks python tests/test_charts.py write
"""

from __future__ import annotations

import gzip
import json
import re
import struct
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from chart_tables import TABLES, WORDS, cell, figure, table
from terang import charts
from terang.chart_drawing import ROLES, WIDTH, label_width, ticks, width
from terang.public import PublicTable, Ratio, Suppressed

ROOT = Path(__file__).parent.parent
GOLDENS = Path(__file__).parent / "goldens/charts"
FONTS = ROOT / "overrides/fonts"
ONE = ("Kasus",)
EACH = pytest.mark.parametrize(("kind", "shown"), TABLES.values(), ids=TABLES.keys())


def as_golden(spec: dict[str, Any]) -> str:
    """Return JSON with each mark's data on one line."""
    text = json.dumps(spec, ensure_ascii=False, indent=2)
    return re.sub(r"\{[^{}\[\]]*\}", lambda found: " ".join(found[0].split()), text) + "\n"


def spec(shown: PublicTable, kind: str) -> dict[str, Any]:
    return charts.spec(charts.draw(shown, kind, WORDS))


def layers(shown: PublicTable, kind: str) -> dict[str, list[dict[str, Any]]]:
    """Return the data of each layer of a chart."""
    return {layer["name"]: layer["data"]["values"] for layer in spec(shown, kind)["layer"]}


def inline(shown: PublicTable, kind: str, identity: str = "grafik-a") -> str:
    return charts.inline_svg(charts.draw(shown, kind, WORDS), WORDS, identity=identity, cache=None)


def alone(shown: PublicTable, kind: str, font: str = "Public Sans") -> bytes:
    return charts.standalone_svg(charts.draw(shown, kind, WORDS), WORDS, font=font, cache=None)


def test_every_kind_has_a_golden() -> None:
    assert {kind for kind, _ in TABLES.values()} == set(charts.KINDS)
    assert {path.stem for path in GOLDENS.glob("*.json")} == set(TABLES)


@pytest.mark.parametrize("name", TABLES)
def test_spec(name: str) -> None:
    kind, shown = TABLES[name]
    assert charts.unfit(shown, kind) is None
    assert as_golden(spec(shown, kind)) == (GOLDENS / f"{name}.json").read_text(encoding="utf-8")


@EACH
def test_scales_start_at_zero_and_nothing_is_laid_out_by_fonts(kind: str, shown: PublicTable) -> None:
    made = spec(shown, kind)
    scales = [scale for layer in made["layer"] for axis in "xy" if (scale := layer["encoding"][axis]["scale"])]
    assert all(scale["domain"][0] == 0 for scale in scales)
    assert made["autosize"] == {"type": "none"}
    assert all(layer["encoding"][axis]["axis"] is None for layer in made["layer"] for axis in "xy")


@EACH
def test_inline_svg_obeys_the_page(kind: str, shown: PublicTable) -> None:
    svg = inline(shown, kind)
    assert len(gzip.compress(svg.encode(), 9)) <= 1024
    assert not re.search(r"\sstyle=|<style|<script|\bon\w+=|#[0-9a-f]{6}|font-family|https?:", svg)
    chart = ElementTree.fromstring(svg)
    assert chart.get("role") == "img"
    ids = [element.get("id") for element in chart.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("grafik-a-") for name in ids)
    assert set((chart.get("aria-labelledby") or "").split()) <= set(ids)
    assert set(re.findall(r"#([\w-]+)", svg)) <= set(ids)


@EACH
def test_the_site_styles_every_class(kind: str, shown: PublicTable) -> None:
    css = (ROOT / "overrides/gaya/situs.css").read_text(encoding="utf-8")
    for name in set(" ".join(re.findall(r'class="([^"]+)"', inline(shown, kind))).split()) - {"grafik-svg"}:
        assert f".{name}" in css


def test_two_charts_share_no_id() -> None:
    kind, shown = TABLES["dinas-per-tahun"]
    first, second = (set(re.findall(r'id="([^"]+)"', inline(shown, kind, name))) for name in ("a", "b"))
    assert first
    assert not first & second


@EACH
def test_labels_fit_the_narrowest_screen(kind: str, shown: PublicTable) -> None:
    drawing = charts.draw(shown, kind, WORDS)
    for name, places in drawing.marks.items():
        role = ROLES[name]
        for place in places if role.mark == "text" else ():
            x = float(place["x"])
            if role.x == "scale":
                x = drawing.left + x / drawing.x_end * (WIDTH - drawing.left) + role.dx
            text = str(place["text"])
            wide = label_width(text) if role.anchor == "start" else width(text)
            left = x - {"start": 0, "middle": 0.5, "end": 1}[role.anchor] * wide
            assert left >= -1, text
            assert left + wide <= WIDTH + 1, text


def test_missing_suppressed_and_zero_look_different() -> None:
    marks = layers(TABLES["tiga-beda"][1], "batang")
    assert len(marks["missing"]) == len(marks["absent"]) == 1
    assert marks["absent"][0]["text"].replace("\xa0", " ") == WORDS.missing
    assert [place["x2"] for place in marks["suppressed"]] == [4]
    labels = [place["text"].replace("\xa0", " ") for place in marks["value"]]
    assert labels == ["0", "kurang dari 5", "5", "20 atau 26 atau 17"]
    assert "y" in marks["missing"][0]
    assert [place["x2"] for place in marks["whole-1"]] == [0, 5, 20]


def test_a_count_hidden_whatever_its_size_has_no_length() -> None:
    """Its mark is as wide as ever, off the axis, and none of those for zero, for a gap or for "kurang dari 5"."""
    boxes = []
    for others in ((), (500,), (5, 6)):
        rows = [cell(figure(Suppressed(None), 2024)), *(cell(figure(count, 2024)) for count in others)]
        shown = table("", ONE, *((str(number), each) for number, each in enumerate(rows)))
        marks = layers(shown, "batang")
        boxes += marks["hidden"]
        assert [place["text"] for place in marks["absent"]] == [WORDS.hidden]
        assert not {"suppressed", "missing"} & set(marks)
        assert len(marks.get("whole-1", [])) == len(others)
        assert 'fill="url(#grafik-a-silang)"' in inline(shown, "batang")
    assert len(boxes) == 3
    assert boxes[0] == boxes[1] == boxes[2]


def test_panels_share_their_scale_and_tell_hidden_missing_partial_and_zero_apart() -> None:
    shown = TABLES["jenis-per-tahun"][1]
    marks = layers(shown, "kelipatan")
    assert [place["text"] for place in marks["heading"]] == list(shown.columns)
    numbers = [place["text"] for place in marks["month"]]
    assert numbers == ["0", "50", "100"] * len(shown.columns)
    assert {place["x"] for place in marks["grid"]} == {0, 50, 100}
    assert WORDS.same_scale in [place["text"] for place in marks["end"]]
    found = {role: len(marks[role]) for role in ("whole-1", "partial-1", "suppressed", "hidden", "missing")}
    assert found == {"whole-1": 4, "partial-1": 1, "suppressed": 1, "hidden": 1, "missing": 1}
    assert sum(found.values()) == len(shown.columns) * len(shown.rows)


@pytest.mark.parametrize(
    ("most", "expected"), [(0, [0]), (1, [0, 1]), (4, [0, 2, 4]), (99, [0, 50]), (157, [0, 50, 100, 150])]
)
def test_ticks(most: int, expected: list[int]) -> None:
    assert ticks(most) == expected


def test_a_range_is_drawn_between_what_may_be_compared_and_no_mean() -> None:
    marks = layers(TABLES["seberapa-beda"][1], "rentang")
    assert [(place["x"], place["x2"]) for place in marks["range"]] == [(102, 103), (68, 74)]
    assert [place["x"] for place in marks["dot"]] == [103, 83, 68]
    assert [place["x"] for place in marks["square"]] == [102, 74]
    absent = [place["text"].replace("\xa0", " ") for place in marks["absent"]]
    assert absent == ["tidak ada data", "atau 58 korban, ANTARA"]
    said = [place["text"].replace("\xa0", " ") for place in marks["said"]]
    assert said == ["103 BantenNews", "102 TribunBanten", "83 Kabar Banten", "68 Rubrik Banten", "±74 BantenTV"]


@pytest.mark.parametrize(
    "other",
    [
        replace(figure(90, 2024), system=replace(figure(90, 2024).system, id="simfoni", name="SIMFONI-PPA")),
        replace(figure(90, 2024), unit="korban"),
        replace(figure(90, 2024), group="anak"),
        replace(figure(90, 2024), area="Kota Serang"),
        figure(90, 2024, "12-22"),
        figure(90, 2023),
        figure(Suppressed(None), 2024),
        figure(Suppressed(5), 2024),
    ],
)
def test_what_is_not_alike_is_written_but_not_drawn(other: Any) -> None:
    marks = layers(table("", ONE, ("2024", cell(figure(157, 2024), other))), "rentang")
    assert "range" not in marks
    assert "square" not in marks
    assert [place["x"] for place in marks["dot"]] == [157]
    assert marks["absent"]


def test_every_statement_keeps_its_line_and_tells_what_contradicts_it() -> None:
    shown = TABLES["menurut-tanggal"][1]
    marks = layers(shown, "linimasa")
    assert len(marks["whole-1"]) + len(marks["partial-1"]) == len(shown.figures)
    lines = [place["y"] for role in ("whole-1", "partial-1") for place in marks[role]]
    assert len(set(lines)) == len(lines)
    said = {place["text"].replace("\xa0", " ") for role in ("said", "said-left") for place in marks[role]}
    assert said == {"103 beda dari 102", "31", "102 beda dari 103", "±74 beda dari 68", "68 beda dari ±74", "76"}
    assert len(marks["article"]) == 5
    heads = sorted((place["y"], place["text"]) for place in marks["article"])
    assert heads[2][1] == f"{WORDS.undated}, BantenTV"
    assert (len(marks["dot"]), len(marks["ring"])) == (4, 1)  # one page has no date, of one only the month is known


def test_a_later_statement_changes_nothing_before_it() -> None:
    full = TABLES["menurut-tanggal"][1]
    until = replace(full, rows=full.rows[:-1])
    before, after = (layers(shown, "linimasa") for shown in (until, full))
    for role in ("whole-1", "partial-1", "article", "said", "said-left"):
        assert after[role][: len(before[role])] == before[role]


def test_squares_stand_where_their_number_is() -> None:
    """Vega draws a square as a path too: it must not be taken for a bar at the corner."""
    svg = inline(TABLES["seberapa-beda"][1], "rentang")
    squares = re.findall(r'<rect x="([\d.]+)%" y="([\d.]+)" width="9" height="9"/>', svg)
    assert len(squares) == 2
    assert all(float(x) > 20 for x, _ in squares)


def test_a_missing_year_keeps_its_row() -> None:
    marks = layers(TABLES["dinas-per-tahun"][1], "batang")
    assert [place["text"] for place in marks["name"]] == ["2020", "2021", "2022", "2023", "2024", "2025"]
    assert len(marks["missing"]) == 2


def test_a_partial_year_is_hatched_and_says_where_it_ends() -> None:
    shown = TABLES["simfoni"][1]
    marks = layers(shown, "batang")
    assert [place["x2"] for place in marks["whole-1"]] == [143]
    assert [place["x2"] for place in marks["partial-1"]] == [15, 88, 100]
    assert [place["text"] for place in marks["end"]] == ["s.d. 28 Feb", "s.d. 22 Des", "s.d. 15 Des"]
    assert inline(shown, "batang").count('fill="url(#grafik-a-arsir-1)"') == 1


@pytest.mark.parametrize(
    ("start", "label", "end"),
    [
        ("01-01", "2025", "s.d. 31 Jul"),
        ("03-01", "2025", "1 Maret sampai 31 Juli 2025"),  # "s.d." alone would say: since January
        ("01-01", "2025 s.d. Juli", ""),  # the row says it
    ],
)
def test_end_of_a_partial_year(start: str, label: str, end: str) -> None:
    shown = table("", ONE, (label, cell(figure(9, 2025, "07-31", start=start))))
    drawn = " ".join(place["text"] for role in ("name", "end") for place in layers(shown, "batang").get(role, []))
    assert end in drawn
    assert drawn.count("s.d.") + drawn.count("sampai") == 1


@pytest.mark.parametrize(
    ("other", "label", "role"),
    [
        (figure(10, 2024), "14 atau 10", "other"),  # a tick in the bar
        (figure(18, 2024), "14 atau 18", "more"),  # an outline beyond it
        (figure(18, 2024, "10-31"), "14 atau 18 s.d. 31 Okt", None),  # not comparable: no mark on this axis
        (replace(figure(18, 2024), unit="korban"), "14 atau 18 korban", None),
    ],
)
def test_contradicting_numbers_stand_beside_the_chosen_one(other: Any, label: str, role: str | None) -> None:
    marks = layers(table("", ONE, ("2024", cell(figure(14, 2024), other))), "batang")
    assert marks["value"][0]["text"].replace("\xa0", " ") == label
    assert {"other", "more"} & set(marks) == ({role} if role else set())


def test_dots_are_not_joined_and_an_inexact_end_is_a_range() -> None:
    marks = layers(TABLES["diumumkan-2025"][1], "titik")
    assert len(marks["dot"]) == 4
    assert [(place["x"], place["x2"]) for place in marks["span"]] == [(181, 212), (212, 243)]
    assert len(marks["ring"]) == 2
    assert all(layer["mark"]["type"] != "line" for layer in spec(TABLES["diumumkan-2025"][1], "titik")["layer"])
    numbers = sorted(
        place["text"] for side in ("above", "above-left", "left", "right") for place in marks.get(side, [])
    )
    assert numbers == ["20", "35", "68", "76", "±74"]  # one 68 for the two


def test_people() -> None:
    marks = layers(TABLES["sphpn"][1], "rasio")
    assert (len(marks["person"]), len(marks["nobody"])) == (1, 3)
    assert marks["share"][0]["text"].replace("\xa0", " ") == "1 dari 4"


def test_percentages_end_at_a_hundred() -> None:
    marks = layers(TABLES["persen"][1], "rasio")
    assert {(place["x"], place["x2"]) for place in marks["track"]} == {(0, 100)}


MANY = table("", ("Perempuan", "Anak"), ("2024", cell(figure(58, 2024)), cell(figure(99, 2024))))


PART = frozenset({"anak"})
WHOLE = replace(figure(157, 2024), group="perempuan dan anak", people=PART | {"perempuan"})
CHILDREN = replace(figure(99, 2024), group="anak", people=PART)


def _one(*cells: Any) -> PublicTable:
    return table("", ONE, *((str(number), each) for number, each in enumerate(cells)))


@pytest.mark.parametrize(
    ("kind", "shown", "reason"),
    [
        ("batang", _one(cell(None)), "empty"),
        ("batang", MANY, "one-column"),
        ("kelompok", TABLES["simfoni"][1], "more-columns"),
        ("batang", TABLES["persen"][1], "counts"),
        ("batang", TABLES["sphpn"][1], "counts"),
        ("batang", _one(cell(figure(5, 2024), figure(Ratio(1, 4), 2024))), "counts"),
        ("titik", _one(cell(figure(Suppressed(5), 2025, "07-31"))), "counts"),
        ("titik", _one(cell(figure(5, 2025, "07-31")), cell(None)), "missing"),
        ("titik", _one(cell(figure(5, 2025, "07-31")), cell(figure(9, 2025, "08-31", start="02-01"))), "one-start"),
        ("titik", TABLES["simfoni"][1], "one-start"),
        ("titik", _one(cell(replace(figure(5, 2025), period=figure(5, 2024, start="12-01").period))), None),
        ("kelompok", table("", ("Semua", "Anak"), ("2024", cell(WHOLE), cell(CHILDREN))), "beside"),
        ("batang", _one(cell(WHOLE), cell(CHILDREN)), "beside"),  # a part and its whole
        ("batang", _one(cell(WHOLE), cell(None), cell(replace(WHOLE, unit="korban"))), "beside"),
        ("rasio", TABLES["simfoni"][1], "shares"),
        ("rasio", _one(cell(figure(Ratio(1, 21), 2024))), "people"),
        ("rasio", _one(cell(figure(Ratio(5, 4), 2024))), "people"),
        ("rasio", _one(cell(figure(Decimal("0.5"), 2024))), None),
        ("kelipatan", TABLES["simfoni"][1], "more-columns"),
        ("kelipatan", MANY, None),
        ("rentang", MANY, "one-column"),
        ("rentang", _one(cell(figure(Suppressed(5), 2024))), "counts"),
        ("linimasa", MANY, "one-column"),
        ("linimasa", TABLES["simfoni"][1], None),
    ],
)
def test_unfit(kind: str, shown: PublicTable, reason: str | None) -> None:
    assert charts.unfit(shown, kind) == reason


def test_text_from_data_cannot_become_markup() -> None:
    words = replace(WORDS, title='<script>"&', description="</desc><b>", missing="<i>", footer=("<a>",))
    shown = table("", ONE, ("<b>&", cell(None)), ("2", cell(figure(5, 2024))))
    drawing = charts.draw(shown, "batang", words)
    drawn = charts.inline_svg(drawing, words, identity='a"<', cache=None)
    file = charts.standalone_svg(drawing, words, font='"<', cache=None)
    for svg in (drawn, file.decode()):
        ElementTree.fromstring(svg)
        assert not re.search(r"<(script|b|i|a)\b", svg)


@EACH
def test_a_file_needs_nothing_else(kind: str, shown: PublicTable) -> None:
    svg = alone(shown, kind).decode()
    assert svg.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert not re.search(r'\bclass=|var\(|\d%"|\sstyle=', svg)
    texts = "".join(ElementTree.fromstring(svg).itertext())
    assert WORDS.title in texts
    assert WORDS.footer[1] in texts


def test_png_is_twice_the_size_and_written_in_the_given_font() -> None:
    kind, shown = TABLES["tiga-beda"]
    made = [
        charts.picture(alone(shown, kind, font), fonts=FONTS, cache=None)
        for font in ("Public Sans", "Tidak Ada", "Public Sans")
    ]
    assert made[0].startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">I", made[0][16:20]) == (1280,)
    assert made[0] == made[2] != made[1]
    assert len(made[0]) < 100_000


def test_the_cache_gives_the_same_bytes_without_drawing(tmp_path: Path) -> None:
    kind, shown = TABLES["dinas-per-tahun"]
    drawn = charts.inline_svg(charts.draw(shown, kind, WORDS), WORDS, identity="a", cache=tmp_path / "new")
    picture = charts.picture(alone(shown, kind), fonts=FONTS, cache=tmp_path / "new")
    assert drawn == inline(shown, kind, "a")
    assert len(list((tmp_path / "new").iterdir())) == 2
    again = (
        "import sys; from pathlib import Path; from chart_tables import TABLES, WORDS; from terang import charts\n"
        "kind, shown = TABLES['dinas-per-tahun']; cache = Path(sys.argv[1])\n"
        "drawing = charts.draw(shown, kind, WORDS)\n"
        "print(charts.inline_svg(drawing, WORDS, identity='a', cache=cache))\n"
        "svg = charts.standalone_svg(drawing, WORDS, font='Public Sans', cache=cache)\n"
        "charts.picture(svg, fonts=Path(sys.argv[2]), cache=cache)\n"
        "print(sorted({'altair', 'vl_convert'} & set(sys.modules)))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", again, tmp_path / "new", FONTS],
        env={"PYTHONPATH": f"{ROOT}/hooks:{ROOT}/tests", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ran.stdout == f"{drawn}\n[]\n"
    assert picture == charts.picture(alone(shown, kind), fonts=FONTS, cache=tmp_path / "new")


def test_the_cache_knows_figures_apart(tmp_path: Path) -> None:
    for count in (5, 6):
        shown = table("", ONE, ("2024", cell(figure(count, 2024))))
        drawing = charts.draw(shown, "batang", WORDS)
        assert f">{count}<" in charts.inline_svg(drawing, WORDS, identity="a", cache=tmp_path)


if __name__ == "__main__" and sys.argv[1:] == ["write"]:
    GOLDENS.mkdir(parents=True, exist_ok=True)
    for old in GOLDENS.glob("*.json"):
        old.unlink()
    for name, (kind, shown) in TABLES.items():
        (GOLDENS / f"{name}.json").write_text(as_golden(spec(shown, kind)), encoding="utf-8")

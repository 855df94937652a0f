"""The map of tiles: every district once, a key to everything on it, and nothing that only colour or size tells."""

from __future__ import annotations

import gzip
import io
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from chart_tables import cell, figure, table
from terang import charts, html, loading
from terang.blocks import BlockData, peta
from terang.blocks.mapped import classes, coverage
from terang.chart_drawing import EDGES, FILLS, ROLES, WIDTH, label_width, width
from terang.charts import Caption, TileMap
from terang.public import PublicTable, Suppressed

ROOT = Path(__file__).resolve().parents[1]
LIMITS = (5, 10, 20)
MAP = peta.Options.model_validate({"judul": "Peta"})


@pytest.fixture(scope="module")
def data() -> BlockData:
    facts, _ = loading.load(ROOT)
    assert facts
    return BlockData(
        public=facts.public,
        services=facts.services,
        districts=facts.districts,
        identity=facts.identity,
        environment=html.environment(ROOT / "overrides/blocks"),
        fonts=ROOT / "overrides/fonts",
        chart_cache=None,
        link=lambda address: address,
    )


@pytest.fixture(scope="module")
def police(data: BlockData) -> TileMap:
    return coverage(data.districts, peta.words(data))


def pooled(data: BlockData, **special: object) -> PublicTable:
    """Return a made-up table of every district over three years; no such table is published."""
    rows = []
    for number, district in enumerate(data.districts.all):
        value = special.get(district.id.replace("-", "_"), 6 + number)
        said = figure(value if not isinstance(value, str) else 0, 2024)  # type: ignore[arg-type]
        three_years = replace(said, period=replace(said.period, start=said.period.start.replace(year=2022)))
        rows.append((district.name, cell(None if value == "kosong" else three_years)))
    return table("Contoh", ("Kasus",), *rows)


def test_every_district_has_one_tile_with_its_name(data: BlockData, police: TileMap) -> None:
    assert sorted(tile.name for tile in police.tiles) == sorted(district.short for district in data.districts.all)
    assert len({(tile.row, tile.column) for tile in police.tiles}) == len(data.districts.all)
    page = peta.render(MAP, data)
    for district in data.districts.all:
        assert page.count(f'<tr><th scope="row">{district.name} <small class="ket">{district.short}</small>') == 1


def test_the_key_explains_all_that_is_on_the_map(police: TileMap) -> None:
    letters = {letter for tile in police.tiles for letter in tile.letters.split("/")}
    assert letters <= {key.letters for key in police.keys}
    assert {fill for tile in police.tiles for fill in tile.fills} - {"fill-none"} <= {key.fill for key in police.keys}
    assert {tile.edge for tile in police.tiles} <= {key.edge for key in police.keys}
    assert len({(key.fill, key.edge, key.letters) for key in police.keys}) == len(police.keys)


def test_a_pattern_is_one_command_and_an_edge_one_way_of_knowing(data: BlockData, police: TileMap) -> None:
    told = {(tile.letters, tile.fills) for tile in police.tiles}
    assert len(told) == len({letters for letters, _ in told}) == len({fills for _, fills in told})
    edges = {(d.police.status, tile.edge) for d, tile in zip(data.districts.all, police.tiles, strict=True)}
    assert len(edges) == len({status for status, _ in edges}) == len({edge for _, edge in edges})


def test_where_sources_differ_the_tile_shows_both(police: TileMap) -> None:
    both = {tile.name: tile for tile in police.tiles if tile.letters == "C/K"}
    assert set(both) == {"Boj", "Pul"}
    assert {len(tile.fills) for tile in both.values()} == {2}


def test_it_says_that_it_is_not_confirmed_and_not_to_scale(data: BlockData, police: TileMap) -> None:
    assert "tidak menurut skala" in police.notes[0]
    assert any("Belum dikonfirmasi" in note for note in police.notes)
    assert "belum dikonfirmasi" in peta.render(MAP, data)
    assert any("Belum dikonfirmasi" in line for line in peta.caption(MAP, data, alone=True).share)


def test_labels_fit_the_narrowest_screen(police: TileMap) -> None:
    drawing = charts.tiles(police)
    tile = WIDTH / max(tile.column for tile in police.tiles)
    for name, places in drawing.marks.items():
        role = ROLES[name]
        for place in places if role.mark == "text" else ():
            text, x = str(place["text"]), float(place["x"])
            size = int(role.attributes.get("font-size", 14))
            wide = (
                label_width(text)
                if role.anchor == "start"
                else width(text, size, bold="font-weight" in role.attributes)
            )
            left = x - {"start": 0, "middle": 0.5, "end": 1}[role.anchor] * wide
            assert left >= -1, text
            assert left + wide <= WIDTH + 1, text
            if name == "tile-name":
                assert wide <= tile, text


def test_the_drawing_is_made_by_vega_and_is_small(police: TileMap) -> None:
    drawing = charts.tiles(police)
    layers = {layer["name"]: layer["data"]["values"] for layer in charts.spec(drawing)["layer"]}
    assert len(layers["tile-name"]) == len(police.tiles)
    svg = charts.inline_svg(drawing, Caption(title="a", description="b"), identity="peta-a", cache=None)
    assert svg.count("<title") == svg.count("<desc") == 1
    assert len(gzip.compress(svg.encode(), 9)) <= 3_000


def test_patterns_differ_in_grey(data: BlockData) -> None:
    """Drawn, and reduced to greys: patterns grow darker from the first to the last, each clearly."""
    shades = []
    for fill in FILLS:
        one = TileMap((charts.Tile(1, 1, "a", "a", (fill,), "edge-solid"),), (), (), ())
        words = Caption(title="a", description="a")
        svg = charts.standalone_svg(charts.tiles(one), words, font="Public Sans", cache=None)
        picture = Image.open(io.BytesIO(charts.picture(svg, fonts=data.fonts, cache=None))).convert("L")
        beside_the_letters = picture.crop((70, 136, 126, 192))  # 28 px square of the tile, at twice its size
        shades.append(sum(beside_the_letters.tobytes()) / 56**2)
    *ordered, crossed = shades
    assert ordered[0] == 255
    assert all(lighter - darker >= 12 for lighter, darker in itertools.pairwise(ordered)), shades
    assert 12 <= 255 - crossed <= 100, shades  # a grid, told by its shape


def test_every_pattern_and_edge_can_be_drawn() -> None:
    for name in (*FILLS, *EDGES):
        assert ROLES[name].x == "scale"
        assert ROLES[f"key-{name}"].x == "pixel"


# Classes of a table, which no page uses yet.


def test_classes_have_fixed_limits(data: BlockData) -> None:
    shown = pooled(data, anyar=0, baros=5, bandung=9, binuang=10, ciomas=19, ciruas=20, petir=5_000)
    made = classes(shown, LIMITS, data.districts, peta.words(data))
    letters = {tile.name: tile.letters for tile in made.tiles}
    expected = {"Any": "a", "Bar": "b", "Ban": "b", "Bin": "c", "Cio": "c", "Cir": "d", "Pet": "d"}
    assert {name: letters[name] for name in expected} == expected
    assert [key.text for key in made.keys] == ["kurang dari 5", "5 sampai 9", "10 sampai 19", "20 atau lebih"]


def test_hidden_is_a_class_of_its_own_and_missing_another(data: BlockData) -> None:
    shown = pooled(data, anyar=Suppressed(None), baros=Suppressed(5), bandung="kosong", binuang=0)
    made = classes(shown, LIMITS, data.districts, peta.words(data))
    tiles = {tile.name: (tile.letters, tile.fills, tile.edge) for tile in made.tiles}
    assert tiles["Bar"] == tiles["Bin"], "what is small looks like none"
    assert len({tiles["Any"], tiles["Bar"], tiles["Ban"]}) == 3
    assert [key.text for key in made.keys][-2:] == ["disembunyikan", "tidak ada angka"]


def test_what_is_hidden_changes_nothing_else_on_the_map(data: BlockData) -> None:
    """Whatever a hidden cell may be, limits and the other tiles stay as they are: they are not taken from figures."""
    words = peta.words(data)
    few, many = (
        classes(pooled(data, anyar=Suppressed(None), petir=value), LIMITS, data.districts, words)
        for value in (20, 9_999)
    )
    assert few == many


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (
            lambda shown: replace(shown, rows=(*shown.rows, replace(shown.rows[0], label="Kota Lain"))),
            "bukan kecamatan",
        ),
        (lambda shown: replace(shown, columns=("a", "b")), "satu kolom"),
        (lambda shown: table("", ("Kasus",), ("Anyar", cell(figure(9, 2024)))), "paling sedikit 3 tahun"),
    ],
)
def test_a_table_that_may_not_be_mapped(data: BlockData, change: object, what: str) -> None:
    options = peta.Options.model_validate({"judul": "x", "data": "tabel", "batas": ["5", "10"]})
    bad = replace(data, public=replace(data.public, tables={"tabel": change(pooled(data))}))  # type: ignore[operator]
    assert [found for found in peta.check(options, bad) if what in found[1]]


def test_the_first_limit_is_not_below_the_threshold(data: BlockData) -> None:
    options = peta.Options.model_validate({"judul": "x", "data": "tabel", "batas": ["5", "20"]})
    shown = replace(data, public=replace(data.public, tables={"tabel": pooled(data, anyar=Suppressed(10))}))
    assert [what for _, what, _ in peta.check(options, shown)] == [
        "batas pertama lebih kecil daripada batas angka kecil (10)"
    ]


def test_zones_are_mapped_too(data: BlockData) -> None:
    halves = tuple(d.model_copy(update={"zone": "utara" if d.tile[0] < 5 else "selatan"}) for d in data.districts.all)
    zoned = replace(data, districts=replace(data.districts, all=halves))
    said = figure(30, 2024)
    three_years = replace(said, period=replace(said.period, start=said.period.start.replace(year=2022)))
    shown = table("", ("Kasus",), ("Utara", cell(three_years)), ("Selatan", cell(replace(three_years, value=7))))
    options = peta.Options.model_validate({"judul": "x", "data": "tabel", "batas": ["5", "10"]})
    assert list(peta.check(options, replace(zoned, public=replace(data.public, tables={"tabel": shown})))) == []
    made = classes(shown, (5, 10), zoned.districts, peta.words(data))
    assert {tile.letters for tile in made.tiles if tile.row < 5} == {"c"}
    assert {tile.letters for tile in made.tiles if tile.row >= 5} == {"b"}


def test_a_map_of_classes_carries_sentence_table_and_caveats(data: BlockData) -> None:
    shown = replace(pooled(data, anyar=Suppressed(None)), slug="gabungan", caveats=("Laporan bukan kejadian.",))
    with_table = replace(data, public=replace(data.public, tables={"gabungan": shown}))
    options = peta.Options.model_validate({"judul": "Peta", "data": "gabungan", "batas": ["5", "10", "20"]})
    page = peta.render(options, with_table)
    assert "Laporan bukan kejadian." in page
    assert "disembunyikan" in page
    assert "-peta-bagikan.png" in page

"""Blocks: a folder a block under tests/blocks/, which is at once its guide, its test and its golden output.

A golden is written anew with `TERANG_TULIS_KELUARAN=1`, and read by a person before it is committed. Charts have
goldens of their own, so pictures and file sizes are left out of these.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import html5lib
import pytest
from PIL import ImageFont

from terang import content, html, loading, markup, news, site
from terang.agenda import Agenda
from terang.blocks import BLOCKS, BlockData, described, files, grafik
from terang.blocks.given import Whereabouts
from terang.charts import Unfit
from terang.library import Entry, Shelf
from terang.problems import Problem
from terang.public import PublicCell, PublicFigure, PublicLife, PublicMetadata, PublicSource, PublicTotals, Suppressed
from terang.records.letters import Letter
from terang.tracking import Commitments
from terang.workbook import template

TESTS = Path(__file__).parent
ROOT = TESTS.parent
HOSTILE = "<script>x</script>\"'&"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> BlockData:
    """The example site's data with those of tests/blocks/data laid over them."""
    project = tmp_path_factory.mktemp("blok") / "contoh"
    shutil.copytree(TESTS / "example", project)
    shutil.copytree(TESTS / "blocks/data", project / "data", dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as clock:
        clock.delenv("SOURCE_DATE_EPOCH", raising=False)  # the day is then that of the register: 23 November 2026
        facts, problems = loading.load(project)
    assert facts
    assert problems == []
    loaded, problems = site.load(project)
    assert loaded, problems
    return BlockData(
        public=facts.public,
        services=facts.services,
        districts=facts.districts,
        commitments=facts.commitments,
        identity=facts.identity,
        environment=html.environment(ROOT / "overrides/blocks"),
        fonts=ROOT / "overrides/fonts",
        chart_cache=tmp_path_factory.mktemp("gambar"),
        templates=template.templates(facts.recaps),
        institutions=tuple(placed.value for placed in facts.institutions),
        journey=facts.journey,
        outreach=facts.outreach.public,
        link=lambda address: f"../{address}",
        site="https://contoh.id/",
        where=Whereabouts({"kasus-beberapa-tahun": "data/kasus/"}, "data/perbedaan/", "komitmen/siapa/"),
        shelf=site.shelved(facts, content.read(project)),
        packs=loaded.data.packs,
        agenda=facts.agenda,
        news=news.stories(content.read(project).documents),
        letters=facts.letters.by_id,
        offices=facts.offices,
    )


def rendered(name: str, text: str, data: BlockData) -> str:
    """Return the HTML of a block as staff write it; it must be without problems."""
    placed, problems = content.options(text, name, "contoh.md", 1)
    assert placed, problems
    assert list(BLOCKS[name].check(placed.value, data)) == []
    return BLOCKS[name].render(placed.value, data)


def found(name: str, text: str, data: BlockData) -> list[tuple[str, str, str]]:
    """Return what is wrong with a block: (key, what, fix)."""
    placed, problems = content.options(text, name, "contoh.md", 1)
    if not placed:
        return [("", problem.what, problem.fix) for problem in problems if isinstance(problem, Problem)]
    return list(BLOCKS[name].check(placed.value, data))


def examples(name: str) -> Iterator[str]:
    text = (TESTS / "blocks" / name / "contoh.md").read_text(encoding="utf-8")
    return (fence.text for fence in markup.fences(text) if fence.name == name)


@pytest.mark.parametrize("name", BLOCKS)
def test_example(name: str, data: BlockData) -> None:
    made = "\n\n".join(rendered(name, text, data) for text in examples(name)) + "\n"
    made = re.sub(r"<svg.*?</svg>", "<svg></svg>", made, flags=re.DOTALL)
    made = re.sub(r"[\d,]+ K?B\b", "… KB", made)
    golden = TESTS / "blocks" / name / "keluaran.html"
    if os.environ.get("TERANG_TULIS_KELUARAN"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", BLOCKS)
def test_guide_names_every_key_and_shows_it(name: str) -> None:
    guide = (TESTS / "blocks" / name / "contoh.md").read_text(encoding="utf-8")
    for field in BLOCKS[name].Options.model_fields.values():
        assert f"| `{field.alias}` |" in guide
        assert any(re.search(rf"^{field.alias}: ", text, re.MULTILINE) for text in examples(name))


def test_html_is_valid_and_has_no_inline_style(data: BlockData) -> None:
    page = "\n".join(rendered(name, text, data) for name in BLOCKS for text in list(examples(name))[:1])
    document = f"<!doctype html><html lang=id><head><title>x</title></head><body><h1>x</h1>{page}</body></html>"
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(document)
    ids = re.findall(r'\bid="([^"]*)"', page)
    assert len(ids) == len(set(ids))
    assert " style=" not in page


@pytest.mark.parametrize(
    ("shown", "seen"),
    [
        ("zero", '<td class="num">0</td>'),
        ("suppressed", '<td class="num ditutup">kurang dari 5</td>'),
        ("missing", '<td class="tidak-ada" colspan="2">Tidak ada angka. Laporan tahunannya tidak ditemukan.</td>'),
        ("partial", '<td class="num sebagian">60 '),
        ("partial in words", '<small class="ket">hanya Januari sampai Juli 2025</small>'),
        ("contradiction", '<span class="beda">atau sekitar 66</span>'),
        ("its source", '66: <a href="https://radio.contoh.id/wawancara"'),
    ],
)
def test_kinds_of_values_look_different(shown: str, seen: str, data: BlockData) -> None:
    assert seen in rendered("tabel", "data: kasus-beberapa-tahun", data), shown


def test_totals_stand_at_the_edges_of_the_table(data: BlockData) -> None:
    """In a foot and a last column, hidden ones too; the rows stay as they are."""
    table = data.public.tables["perempuan-dan-anak"]
    cell = next(cell for row in table.rows for cell in row.cells if cell.figure)
    assert cell.figure
    hidden = PublicCell(Suppressed(None), replace(cell.figure, value=Suppressed(None)))
    hundred = PublicCell(100, replace(cell.figure, value=100))
    totals = PublicTotals(hundred, (hidden,) * len(table.rows), (hundred,) * len(table.columns))
    for made, foot in (
        (replace(table, totals=totals), [">100"] * (len(table.columns) + 1)),
        (replace(data.public.tables["kasus-beberapa-tahun"], totals=PublicTotals(hundred)), [">100"]),
    ):
        shown = replace(data, public=replace(data.public, tables={made.slug: made}))
        page = rendered("tabel", f"data: {made.slug}", shown)
        body, end = page.split("<tfoot>")
        assert re.findall(r'class="num jumlah"(>\d+)<', end) == foot
        assert body.count(">disembunyikan</td>") == len(made.totals.rows if made.totals else ())
        widths = {
            sum(int(span or 1) for span in re.findall(r"<t[hd]\b(?:[^>]*colspan=\"(\d)\")?", row))
            for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL)
        }
        assert len(widths) == 1, "every row is as wide as the head"
        html5lib.HTMLParser(strict=True).parseFragment(page)


def test_headline_tells_reports_from_surveys(data: BlockData) -> None:
    assert "laporan yang tercatat, bukan semua kejadian" in rendered("angka", "pernyataan: kasus-2024", data)
    survey = rendered("angka", "pernyataan: survei-semua", data)
    assert "hasil survei, bukan jumlah laporan" in survey
    assert "laporan yang tercatat" not in survey


def test_channel_links_carry_no_prefilled_text(data: BlockData) -> None:
    page = rendered("kanal", "", data)
    assert re.findall(r'href="([^"]*)"', page) == [
        "tel:110",
        "https://wa.me/628111129129",
        "mailto:tanya@dinas.contoh.id",
    ]


def test_downloads_that_a_block_links_to_are_those_it_makes(data: BlockData) -> None:
    text = "data: kasus-beberapa-tahun\njenis: batang"
    placed, _ = content.options(text, "grafik", "contoh.md", 1)
    assert placed
    linked = re.findall(r'href="\.\./(unduhan/[^"]*)" download', rendered("grafik", text, data))
    made = files(placed.value, data)
    assert linked == list(made)
    name = "unduhan/kasus-beberapa-tahun/terbaru/kasus-beberapa-tahun-kabupaten-contoh"
    assert [address.removeprefix(name) for address in linked] == [
        ".xlsx",
        "-excel.csv",
        ".json",
        "-batang.svg",
        "-batang.png",
        "-batang-bagikan.png",
    ]
    svg = made[f"{name}-batang.svg"].decode()
    told = described.sentence(data.public.tables["kasus-beberapa-tahun"], data)
    assert told.unescape() in svg, "a picture that stands alone carries the sentence"


@pytest.mark.parametrize(
    ("name", "text", "key", "what", "fix"),
    [
        (
            "grafik",
            "data: kasus-per-tahunan\njenis: batang",
            "data",
            "tabel 'kasus-per-tahunan' tidak ada",
            "'kasus-per-tahun'",
        ),
        ("grafik", "data: kasus-per-tahun\njenis: batan", "jenis", "jenis grafik 'batan' tidak dikenal", "'batang'"),
        (
            "grafik",
            "data: kasus-per-tahun\njenis: rasio",
            "jenis",
            "hanya menggambar persen dan rasio",
            "jenis: batang",
        ),
        ("grafik", "data: kasus-per-tahun\njenis: kelipatan", "jenis", "dua kolom atau lebih", "jenis: batang"),
        ("peta", "judul: x\ndata: kasus-per-tahun", "", "'data' dan 'batas' ditulis bersama", "tambahkan yang kurang"),
        ("peta", "judul: x\nbatas: [5]\ndata: kasus", "data", "tabel 'kasus' tidak ada", "pilih salah satu"),
        ("peta", "judul: x\nbatas: [0, 10]\ndata: kasus-per-tahun", "", "tidak boleh mulai di bawah 5", "satu kelas"),
        ("peta", "judul: x\nbatas: [20, 10]\ndata: kasus-per-tahun", "", "dari kecil ke besar", "[5, 10, 20]"),
        ("peta", "data: x", "", "'judul' belum diisi", "tambahkan baris"),
        ("grafik", "data: perempuan-dan-anak\njenis: batang", "jenis", "tabel dengan satu kolom", "jenis: kelompok"),
        ("tabel", "data: kasus", "data", "tabel 'kasus' tidak ada", "pilih salah satu"),
        ("angka", "pernyataan: kasus-2052", "pernyataan", "pernyataan 'kasus-2052' tidak ada", "mungkin maksud Anda"),
        (
            "angka",
            "pernyataan: kasus-2025\nlanjut: https://x.id/",
            "",
            "harus alamat halaman di situs ini",
            "contoh: data/",
        ),
        ("sumber", "data: kasus", "data", "tabel 'kasus' tidak ada", "pilih salah satu"),
        ("perbedaan", "data: kasus", "data", "tabel 'kasus' tidak ada", "pilih salah satu"),
        ("paket", "pintu: sekola", "pintu", "pintu 'sekola' tidak ada", "'sekolah'"),
        ("kanal", "pilih: [polsi]", "pilih", "layanan 'polsi' tidak ada", "'polisi'"),
        ("kanal", "pilih: polisi", "", "harus daftar", "di antara [ dan ]"),
        ("catatan", "data: x", "", "'data' tidak dikenal", ""),
        ("koreksi", "data: x", "", "'data' tidak dikenal", ""),
        ("pernyataan", "id: kasus-2052", "id", "pernyataan 'kasus-2052' tidak ada", "mungkin maksud Anda"),
        ("angka", "pernyataan: laporan-2023", "pernyataan", "'laporan-2023' sudah ditarik", "pakai pernyataan lain"),
        ("katalog", "data: x", "", "'data' tidak dikenal", ""),
        ("penyuluhan", "bagian: petta", "", "tidak boleh 'petta'", "'peta'"),
        ("penyuluhan", "bagian: janji", "bagian", "'janji' ditulis bila, dan hanya bila", "id janjinya"),
        ("penyuluhan", "bagian: peta\njanji: penyuluhan", "bagian", "'janji' ditulis bila", "pilih bagian lain"),
        ("penyuluhan", "bagian: janji\njanji: penyuluhann", "janji", "'penyuluhann' tidak ada", "'penyuluhan'"),
        ("penyuluhan", "bagian: kegiatan\nsejak: 2025-07-31", "sejak", "hanya untuk peta dan lembaga", "hapus"),
        ("himpunan", "data: kasus\nbagian: angka", "data", "tabel 'kasus' tidak ada", "pilih salah satu"),
        ("himpunan", "data: kasus-per-tahun\nbagian: unduh", "", "tidak boleh 'unduh'", "'unduhan'"),
        (
            "himpunan",
            "data: kasus-beberapa-tahun\nbagian: angka\nrilis: 2026-11-25",
            "rilis",
            "tidak punya rilis 2026-11-25",
            "2026-11-24",
        ),
        (
            "himpunan",
            "data: kasus-per-tahun\nbagian: angka\nrilis: 2026-11-24",
            "rilis",
            "tidak punya rilis",
            "belum dirilis",
        ),
        ("komitmen", "bagian: acara", "bagian", "bagian dari satu komitmen", "tambahkan id:"),
        ("komitmen", "bagian: janji\nid: rapat", "id", "memuat semua komitmen", "hapus baris id"),
        ("komitmen", "bagian: acara\nid: rapa", "id", "komitmen 'rapa' tidak ada", "'rapat'"),
        ("komitmen", "bagian: semua", "", "tidak boleh 'semua'", "pilih salah satu"),
        ("janji", "id: penyuluha", "id", "janji 'penyuluha' tidak ada di data/komitmen/", "'penyuluhan'"),
        ("himpunan", "data: kasus-beberapa-tahun\nbagian: perubahan", "bagian", "hanya untuk satu rilis", "rilis:"),
        ("lembaga", "bagian: semua", "", "tidak boleh 'semua'", "pilih salah satu"),
        ("perjalanan", "judul: x\ndata: x", "", "'data' tidak dikenal", ""),
    ],
)
def test_mistake(name: str, text: str, key: str, what: str, fix: str, data: BlockData) -> None:
    (problem,) = found(name, text, data)
    assert problem[0] == key
    assert what in problem[1]
    assert fix in problem[2]


def test_text_from_data_cannot_become_html(data: BlockData) -> None:
    """Every text that a table, a conflict or a service carries is escaped, in the page and in the chart."""
    table = data.public.tables["kasus-beberapa-tahun"]
    rows = tuple(replace(row, label=row.label + HOSTILE, note=HOSTILE) for row in table.rows)
    bad = replace(
        table,
        title=HOSTILE,
        question=HOSTILE,
        row_heading=HOSTILE,
        columns=(HOSTILE,),
        rows=rows,
        note=HOSTILE,
        caveats=(HOSTILE,),
        system=replace(table.system, name=HOSTILE, agency=HOSTILE, collected=HOSTILE, omits=HOSTILE, contact=HOSTILE),
        metadata=PublicMetadata(**dict.fromkeys(PublicMetadata.__dataclass_fields__, HOSTILE)),
    )
    conflicts = tuple(
        replace(conflict, title=HOSTILE, reason=HOSTILE, explanation=HOSTILE, ask=HOSTILE)
        for conflict in data.public.conflicts
    )
    places = replace(
        data.districts,
        all=tuple(place.model_copy(update={"name": HOSTILE, "short": "<b>"}) for place in data.districts.all),
        commands=tuple(c.model_copy(update={"name": HOSTILE, "letter": "<i>"}) for c in data.districts.commands),
        neighbours=tuple(n.model_copy(update={"name": HOSTILE}) for n in data.districts.neighbours),
    )
    services = tuple(
        service.model_copy(update={"name": HOSTILE, "purpose": HOSTILE, "note": HOSTILE, "waiting": HOSTILE})
        for service in data.services
    )
    figures = {name: _hostile(figure) for name, figure in data.public.figures.items()}
    sources = {name: _hostile_source(source) for name, source in data.public.sources.items()}
    lives = {name: _hostile_life(life) for name, life in data.public.lives.items()}
    public = replace(
        data.public,
        figures={**data.public.figures, "laporan-2024": figures["laporan-2024"]},
        lives=lives,
        tables={**data.public.tables, table.slug: bad},
        conflicts=conflicts,
        caveats=(HOSTILE,),
        sources=sources,
    )
    identity = data.identity.model_copy(update={"publisher": HOSTILE})
    parties = tuple(
        one.model_copy(update=dict.fromkeys(("name", "short", "full", "area"), HOSTILE)) for one in data.institutions
    )
    journey = tuple(step.model_copy(update=dict.fromkeys(("text", "choice"), HOSTILE)) for step in data.journey)
    hostile = replace(
        data,
        public=public,
        services=services,
        districts=places,
        identity=identity,
        shelf=_hostile_shelf(data.shelf),
        commitments=_hostile_commitments(data.commitments),
        agenda=_hostile_agenda(data.agenda),
        news=tuple(
            replace(story, news=story.news.model_copy(update={"title": HOSTILE, "summary": HOSTILE}))
            for story in data.news
        ),
        letters={name: _hostile_letter(letter) for name, letter in data.letters.items()},
        institutions=parties,
        journey=journey,
        offices=tuple(
            one.model_copy(update={"name": HOSTILE, "waiting": HOSTILE, "checked_by": one.checked_by and HOSTILE})
            for one in data.offices
        ),
    )
    for name, text in [
        ("grafik", f"data: {table.slug}\njenis: batang"),
        ("peta", "judul: Peta"),
        ("tabel", f"data: {table.slug}"),
        ("angka", "pernyataan: kasus-2025\nlanjut: data/"),
        ("perbedaan", ""),
        ("kanal", ""),
        ("catatan", ""),
        ("pernyataan", ""),
        ("pernyataan", "id: laporan-2024"),
        ("koreksi", ""),
        ("katalog", ""),
        ("lembaga", "bagian: peran"),
        ("lembaga", "bagian: nama"),
        ("lembaga", "bagian: rincian"),
        ("komitmen", "bagian: janji"),
        ("komitmen", "bagian: acara\nid: rapat"),
        ("komitmen", "bagian: belum-diketahui\nid: rapat"),
        ("janji", "id: penyuluhan"),
        ("himpunan", f"data: {table.slug}\nbagian: angka"),
        ("himpunan", f"data: {table.slug}\nbagian: keterangan"),
        ("himpunan", f"data: {table.slug}\nbagian: standar"),
        ("himpunan", f"data: {table.slug}\nbagian: kutipan"),
        ("bercerita", "untuk: anak"),
        ("tingkat", ""),
        ("dasar-hukum", ""),
        ("pintu", ""),
        ("pintu", "pintu: sekolah"),
        ("daftar-materi", ""),
        ("agenda", "bagian: mendatang"),
        ("agenda", "bagian: arsip"),
        ("agenda", "bagian: hari"),
        ("acara", "id: temu-warga"),
        ("acara", "id: lomba-poster"),
        ("berita", ""),
        ("surat", "surat: permohonan"),
        ("ajakan", "surat: permohonan\nkanal: [permohonan-whatsapp, permohonan-belum]"),
    ]:
        page = rendered(name, text, hostile)
        assert "&lt;script&gt;" in page, name
        assert "<script" not in page, name
    page = rendered("perjalanan", "judul: Perjalanan", replace(data, journey=journey))
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    placed, _ = content.options(f"data: {table.slug}\njenis: batang", "grafik", "contoh.md", 1)
    assert placed
    for path, body in files(placed.value, hostile).items():
        assert b"<script" not in body or path.endswith((".csv", ".json", ".png")), path


def _hostile(figure: PublicFigure) -> PublicFigure:
    source = replace(figure.source, title=HOSTILE, publisher=HOSTILE, note=HOSTILE)
    system = replace(figure.system, name=HOSTILE, about=HOSTILE)
    return replace(
        figure, measure=HOSTILE, group=HOSTILE, completeness=HOSTILE, note=HOSTILE, source=source, system=system
    )


def _hostile_source(source: PublicSource) -> PublicSource:
    articles = tuple(replace(one, says=HOSTILE) for one in source.rule.articles) if source.rule else ()
    rule = source.rule and replace(source.rule, short=HOSTILE, checked=HOSTILE, articles=articles)
    return replace(source, title=HOSTILE, publisher=HOSTILE, note=HOSTILE, rule=rule)


def _hostile_shelf(shelf: Shelf) -> Shelf:
    doors = (
        door.model_copy(
            update={
                "name": HOSTILE,
                "whom": HOSTILE,
                "plan": tuple(term.model_copy(update={"title": HOSTILE, "what": HOSTILE}) for term in door.plan),
            }
        )
        for door in shelf.library.doors
    )
    levels = (level.model_copy(update={"name": HOSTILE, "meaning": HOSTILE}) for level in shelf.library.levels)
    themes = (theme.model_copy(update={"name": HOSTILE}) for theme in shelf.library.themes)
    library = shelf.library.model_copy(update={"doors": tuple(doors), "levels": tuple(levels), "themes": tuple(themes)})
    entries = (
        Entry(entry.slug, entry.material.model_copy(update={"title": HOSTILE, "summary": HOSTILE}))
        for entry in shelf.entries
    )
    days = {name: day.model_copy(update={"name": HOSTILE}) for name, day in shelf.days.items()}
    return replace(shelf, library=library, entries=tuple(entries), days=days)


def _hostile_commitments(found: Commitments) -> Commitments:
    told = {"title": HOSTILE, "place": HOSTILE, "words": HOSTILE, "result": HOSTILE, "note": HOSTILE, "what": HOSTILE}
    by_id = {
        name: commitment.model_copy(
            update=told
            | {"present": tuple(guest.model_copy(update={"role": HOSTILE}) for guest in commitment.present)}
            | {"unknown": tuple(one.model_copy(update=told) for one in commitment.unknown)}
        )
        for name, commitment in found.by_id.items()
    }
    promises = tuple(
        replace(
            one,
            promise=one.promise.model_copy(update=told),
            proofs=tuple(replace(p, evidence=p.evidence.model_copy(update=told)) for p in one.proofs),
            history=tuple(replace(event, text=HOSTILE) for event in one.history),
        )
        for one in found.promises
    )
    return replace(found, by_id=by_id, promises=promises, names=dict.fromkeys(found.names, HOSTILE))


def _hostile_agenda(found: Agenda) -> Agenda:
    told = dict.fromkeys(("title", "place", "audience", "about", "cancelled"), HOSTILE)
    occasions = tuple(
        replace(
            one,
            event=one.event.model_copy(update=told),
            organiser=one.organiser.model_copy(update={"name": HOSTILE}),
            sources=tuple(_hostile_source(source) for source in one.sources),
        )
        for one in found.occasions
    )
    days = tuple(day.model_copy(update={"name": HOSTILE, "basis": HOSTILE}) for day in found.days)
    return replace(found, occasions=occasions, days=days)


def _hostile_letter(letter: Letter) -> Letter:
    told: dict[str, object] = dict.fromkeys(("title", "subject", "closing", "message"), HOSTILE)
    return letter.model_copy(update=told | {"paragraphs": (HOSTILE,), "blanks": (HOSTILE,)})


def _hostile_life(life: PublicLife) -> PublicLife:
    changes = (
        replace(change, reason=HOSTILE, by=HOSTILE, before=_hostile(change.before), after=_hostile(change.after))
        for change in life.changes
    )
    return replace(life, changes=tuple(changes), older=tuple(map(_hostile, life.older)))


def test_every_reason_why_a_chart_does_not_fit_has_words() -> None:
    assert set(grafik.UNFIT) == set(get_args(Unfit))


def test_pictures_use_a_font_that_the_project_carries() -> None:
    families = {ImageFont.truetype(path).getname()[0] for path in (ROOT / "overrides/fonts").glob("*.ttf")}
    assert described.FONT in families

"""Recaps on the site: strictly read, audited again wherever it is built, and shown like any other table."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from terang import html, loading, site
from terang.blocks import BlockData, editions, grafik, tabel
from terang.blocks.described import sentence
from terang.charts import unfit
from terang.downloads import csv_file
from terang.facts import Facts
from terang.problems import Problem
from terang.public import Suppressed
from terang.recap_release import known_totals, releases, table
from terang.sdc.tables import TOTAL

TESTS = Path(__file__).parent
ROOT = TESTS.parent
TYPES = "data/rekap/2023/jenis-kelompok-2024-02-01.yml"
DISTRICTS = "data/rekap/2021-2023/kecamatan-2024-02-01.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example site with two recaps."""
    copy = shutil.copytree(TESTS / "example", tmp_path / "situs")
    return shutil.copytree(TESTS / "recaps", copy, dirs_exist_ok=True)


def loaded(project: Path) -> Facts:
    facts, problems = loading.load(project)
    assert problems == []
    assert facts
    return facts


def told(project: Path) -> list[str]:
    return [f"{p.path}:{p.line}: {p.what}" for p in sorted(loading.load(project)[1])]


def change(project: Path, path: str, old: str, new: str) -> None:
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def blocks(project: Path) -> BlockData:
    facts = loaded(project)
    return BlockData(
        public=facts.public,
        services=(),
        districts=facts.districts,
        identity=facts.identity,
        environment=html.environment(ROOT / "overrides/blocks"),
        fonts=ROOT / "overrides/fonts",
        chart_cache=None,
        link=str,
    )


# As a public table


def test_the_latest_recap_of_a_table_is_a_public_table(project: Path) -> None:
    shown = loaded(project).public.tables["rekap-2023-jenis-kelompok"]
    assert shown.title == "Kasus menurut jenis dan kelompok, 2023"
    assert shown.columns == ("Perempuan", "Anak")
    assert [row.label for row in shown.rows] == ["Fisik", "Psikis", "Seksual", "Lainnya"]
    hidden = Suppressed(None)
    assert [[cell.value for cell in row.cells] for row in shown.rows] == [
        [hidden, hidden],
        [hidden, hidden],
        [0, 9],
        [hidden, hidden],
    ]
    assert shown.totals
    assert [cell.value for cell in shown.totals.rows] == [hidden, hidden, 9, hidden]
    assert [cell.value for cell in shown.totals.columns] == [19, 65]
    assert shown.totals.all.value == 84
    figure = shown.rows[2].cells[1].figure
    assert figure
    assert (figure.group, figure.people) == ("anak", frozenset({"anak perempuan", "anak laki-laki"}))
    assert figure.source.publisher == "Dinas Contoh"
    assert figure.source.checked == date(2024, 2, 1)


def test_a_table_of_one_dimension_has_one_column(project: Path) -> None:
    shown = loaded(project).public.tables["rekap-2021-2023-kecamatan"]
    assert shown.title == "Kasus menurut kecamatan, 2021 sampai 2023"
    assert shown.columns == ("Kasus",)
    assert [row.cells[0].value for row in shown.rows] == [30, 25, 40]
    assert shown.totals
    assert (shown.totals.all.value, shown.totals.rows, shown.totals.columns) == (95, (), ())


def test_the_block_shows_totals_and_what_is_hidden(project: Path) -> None:
    shown = tabel.render(tabel.Options(data="rekap-2023-jenis-kelompok"), blocks(project))
    assert '<th scope="col" class="num">Jumlah</th>' in shown
    assert shown.count(">disembunyikan</td>") == 9
    foot = shown[shown.index("<tfoot>") : shown.index("</tfoot>")]
    assert re.findall(r">(\d+)<", foot) == ["19", "65", "84"]
    assert shown.count("https://dinas.contoh.id/register") == 1
    assert 'class="tabel-bingkai"' in shown


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "rekap-2023-jenis-kelompok",
            "Menurut Dinas, untuk 2023, tercatat 84 kasus kekerasan terhadap perempuan dan anak di Kabupaten Contoh: "
            "19 (perempuan) dan 65 (anak). Rinciannya ada di tabel. Sebagian angka disembunyikan, supaya tidak ada "
            "orang yang bisa dikenali. Yang disembunyikan tidak selalu kecil.",
        ),
        (
            "rekap-2021-2023-kecamatan",
            "Menurut Dinas, untuk 2021 sampai 2023, tercatat 95 kasus kekerasan terhadap perempuan dan anak di "
            "Kabupaten Contoh. Kecamatan: Hulu 30, Hilir 25, dan Tengah 40.",
        ),
    ],
)
def test_the_sentence_tells_the_total_first(name: str, says: str, project: Path) -> None:
    data = blocks(project)
    assert sentence(data.public.tables[name], data).unescape() == says


def test_a_table_without_a_shown_count_is_no_chart_but_a_table(project: Path) -> None:
    change(project, TYPES, "[0, 9, 9]", "[ditutup, ditutup, ditutup]")
    data = blocks(project)
    shown = data.public.tables["rekap-2023-jenis-kelompok"]
    assert unfit(shown, "kelompok") == "hidden"
    found = list(grafik.check(grafik.Options(data=shown.slug, jenis="kelompok"), data))
    assert [fix for _, _, fix in found] == ["pakai blok tabel"]
    assert "Semua rinciannya disembunyikan" in tabel.render(tabel.Options(data=shown.slug), data)


def test_a_chart_has_no_bar_for_what_is_hidden_and_none_for_totals(project: Path) -> None:
    data = blocks(project)
    options = grafik.Options(data="rekap-2023-jenis-kelompok", jenis="kelompok")
    assert list(grafik.check(options, data)) == []
    shown = grafik.render(options, data)
    svg = shown[shown.index("<svg") : shown.index("</svg>")]
    assert svg.count("disembunyikan") >= 6
    assert "84" not in re.sub(r"<[^>]*>", " ", svg).split()


def test_downloads_tell_hidden_from_zero(project: Path) -> None:
    data = blocks(project)
    edition = editions.latest(data.public.tables["rekap-2023-jenis-kelompok"], data)
    rows = list(csv.DictReader(io.StringIO(csv_file.for_programs(edition).decode())))
    assert sum(row["keadaan"] == "disembunyikan" and row["nilai"] == "" for row in rows) == 9
    (zero,) = (row for row in rows if (row["baris"], row["kolom"], row["peran"]) == ("Seksual", "Perempuan", "isi"))
    assert (zero["nilai"], zero["keadaan"]) == ("0", "angka")


# The audit


def test_the_site_builds_with_recaps_and_keeps_the_verdict(project: Path) -> None:
    found, problems = site.load(project)
    assert problems == []
    assert found
    (kept,) = (project / site.CACHE).glob("*.aman")
    stamp = kept.stat().st_mtime_ns
    site.load(project)
    assert kept.stat().st_mtime_ns == stamp
    assert len(list((project / site.CACHE).glob("*.aman"))) == 1


def test_a_build_without_recaps_loads_no_solver() -> None:
    code = (
        "import sys; sys.path.insert(0, 'hooks'); from pathlib import Path; from terang import site;"
        f"print(site.load(Path({str(TESTS / 'example')!r}))[1], {{'numpy', 'highspy', 'openpyxl'}} & set(sys.modules))"
    )
    result = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.stdout == "[] set()\n", result.stderr


def test_a_hidden_cell_that_can_be_calculated_is_a_problem_at_its_line(project: Path) -> None:
    change(project, TYPES, "isi: [ditutup, ditutup, ditutup]", "isi: [5, ditutup, 10]")
    change(project, TYPES, "isi: [ditutup, ditutup, ditutup]", "isi: [5, 20, 25]")
    change(project, TYPES, "isi: [ditutup, ditutup, ditutup]", "isi: [9, ditutup, 40]")
    found = told(project)
    assert f"{TYPES}:17: isi yang ditutup di sini dapat dihitung dari angka lain" in found
    assert all(line.startswith(TYPES) for line in found)


def test_the_audit_knows_what_others_published(project: Path) -> None:
    """A hidden total that a statement tells is no longer hidden."""
    facts = loaded(project)
    assert facts.recaps
    told_ = {(*known.categories.values(), known.count) for known in facts.recaps.known}
    assert told_ == {(120,), ("Anak", 70), (60,)}
    assert known_totals([], facts.recaps.policy, "Kabupaten Contoh") == []


def test_tables_of_one_day_and_time_are_one_release(project: Path) -> None:
    facts = loaded(project)
    assert facts.recaps
    told_ = releases(placed.value for placed in facts.recaps.placed)
    assert [[one.name for one in release.tables] for release in told_] == [["kecamatan"], ["jenis-kelompok"]]
    types = table(next(p.value for p in facts.recaps.placed if p.value.name == "jenis-kelompok"))
    assert types.cells[TOTAL, "Anak"] == 65
    assert types.cells["Fisik", TOTAL] is None


# What is refused

SMALL = str(5 - 2)


@pytest.mark.parametrize(
    ("path", "old", "new", "what"),
    [
        (TYPES, "[0, 9, 9]", f"[0, {SMALL}, {SMALL}]", ":21: ada angka 1 sampai 4, yang bisa mengenali seseorang"),
        (TYPES, "[0, 9, 9]", "[0, 9, 10]", ":21: baris 'Seksual' tidak sesuai dengan jumlahnya"),
        (TYPES, "[19, 65, 84]", "[19, 5, 84]", ":25: baris 'Jumlah' tidak sesuai dengan jumlahnya"),
        (TYPES, "[0, 9, 9]", "[0, 9]", ":21: baris 'Seksual' tidak punya satu isi untuk setiap kolom"),
        (TYPES, "[0, 9, 9]", "[0, x, 9]", ":21: 'isi' harus angka bulat atau ditutup"),
        (TYPES, '"Psikis"', '"Fisik"', ":15: ada nama yang tertulis dua kali"),
        (TYPES, ', "Jumlah"]', "]", ":14: kolom terakhir harus Jumlah, yang lain isi dimensi kedua"),
        (TYPES, "rilis: 2024-02-01", "rilis: 2024-02-02", ":3: berkas ini menurut isinya harus bernama"),
        (TYPES, "sampai: 2023-12-31", "sampai: 2023-11-30", ":10: rekap harus untuk tahun penuh"),
        (TYPES, "rilis: 2024-02-01", "rilis: 2023-12-01", ":11: tahun ini belum selesai pada hari rilisnya"),
        (TYPES, "tabel: jenis-kelompok", "tabel: jenis", ":3: tabel 'jenis' dengan dimensi ini tidak ada"),
        (TYPES, "sumber: register-contoh", "sumber: lain", ":12: 'sumber' lain tidak dikenal"),
        (TYPES, "[jenis, kelompok]", "[kecamatan, kelompok]", ":13: tabel kecamatan tidak boleh dirinci lagi"),
        (DISTRICTS, "dari: 2021", "dari: 2022", ":13: tabel kecamatan harus gabungan 3 tahun atau lebih"),
    ],
)  # fmt: skip
def test_a_recap_that_was_changed_by_hand(path: str, old: str, new: str, what: str, project: Path) -> None:
    change(project, path, old, new)
    found = told(project)
    assert any(line.startswith(path) and what in line for line in found), found


def test_a_small_count_is_not_repeated_and_hides_what_would_give_it_away(project: Path) -> None:
    change(project, TYPES, "[0, 9, 9]", f"[0, 9, {SMALL}]")
    problems = loading.load(project)[1]
    assert [problem.what for problem in problems] == ["ada angka 1 sampai 4, yang bisa mengenali seseorang"]
    assert SMALL not in (problems[0].what + problems[0].fix).replace("python3", "")


def test_what_lies_in_one_another_is_not_published_for_the_same_time(project: Path) -> None:
    twin = project / "data/rekap/2023/umur-2024-02-01.yml"
    text = (project / TYPES).read_text("utf-8")
    text = text.replace("tabel: jenis-kelompok", "tabel: umur").replace("[jenis, kelompok]", "[jenis, umur]")
    twin.write_text(text, encoding="utf-8")
    what = "'kelompok' dan 'umur' saling memuat, dan sudah terbit untuk masa yang sama"
    assert any(what in line for line in told(project))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("[jenis, kelompok]", "[jenis, zona]", "tabel zona tidak boleh dirinci lagi"),
        ("tahun: 3", "tahun: 1", "tabel kecamatan harus gabungan 3 tahun atau lebih"),
        ("[jenis, kelompok]", "[jenis, klompok]", "dimensi 'klompok' tidak ada di buku kerja"),
        ("[jenis, kelompok]", "[umur, kelompok]", "'kelompok' dan 'umur' saling memuat, jadi tidak boleh sama-sama"),
        ("[kecamatan]\n      tahun: 3", "[zona]", "dimensi 'zona' belum diisi untuk setiap kecamatan"),
        ("{masa}", "2023", "'judul' belum memuat {masa}"),
        ("sumber: register-contoh", "sumber: register-lain", "'sumber' register-lain tidak ada di data/sumber.yml"),
        ("nama: kecamatan", "nama: jenis-kelompok", "nama 'jenis-kelompok' sudah dipakai"),
    ],
)
def test_a_policy_that_protects_nobody(old: str, new: str, what: str, project: Path) -> None:
    shutil.rmtree(project / "data/rekap")
    change(project, "data/aturan.yml", old, new)
    found = told(project)
    assert all(line.startswith("data/aturan.yml:") for line in found)
    assert any(what in line for line in found)


def test_a_recap_without_a_policy_is_refused(project: Path) -> None:
    text = (project / "data/aturan.yml").read_text("utf-8")
    without = text[: text.index("rekap:")] + text[text.index("nomor:") :]
    (project / "data/aturan.yml").write_text(without, encoding="utf-8")
    problems: list[Problem] = loading.load(project)[1]
    assert {problem.what for problem in problems} == {"rekap ini tidak punya aturan"}

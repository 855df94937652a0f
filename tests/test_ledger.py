"""The ledger and the log: nothing that was shown changes, moves or vanishes without a word."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from terang import ledger, loading, site
from terang.facts import Facts
from terang.public import PublicData, Suppressed

EXAMPLE = Path(__file__).parent / "example"
SMALL = 5 - 2  # no file of this project may hold such a count
OF = "data/angka/simfoni.yml"  # one statement, of which nothing else depends
# A change of each part of it, to something that could stand there.
CHANGES = {
    "jumlah": ("jumlah: 90", "jumlah: 95"),
    "kira-kira": ("jumlah: 90", "jumlah: 90\n  kira-kira: ya"),
    "satuan": ("satuan: kasus", "satuan: laporan"),
    "wilayah": ("wilayah: kabupaten-contoh", "wilayah: kota-contoh"),
    "sistem": ("sistem: simfoni", "sistem: dinas"),
    "ukuran": ("ukuran: Kekerasan terhadap perempuan dan anak", "ukuran: Kekerasan apa pun"),
    "kelompok": ("kelompok: perempuan dan anak", "kelompok: anak"),
    "dari": ("dari: 2024-01-01", "dari: 2024-02-01"),
    "sampai": ("sampai: 2024-12-31", "sampai: 2024-12"),
    "sumber": ("sumber: radio-contoh", "sumber: koran-contoh"),
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example site, of which every statement is in the ledger."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "contoh"))


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def log(project: Path, *changes: str) -> None:
    """Write the log: "id | day | kind | part | before | after" each, about the one statement."""
    entries = []
    for change in changes:
        name, day, kind, part, before, after = (word.strip() for word in change.split("|"))
        lines = [f"id: {name}", f"tanggal: {day}", "pernyataan: simfoni-2024", f"jenis: {kind}"]
        lines += [f"bagian: {part}", f"sebelum: {before}", f"sesudah: {after}"] if part else []
        lines += ["sebab: Salah salin.", "menurut: Radio Contoh", "sumber: radio-contoh"]
        entries.append("- " + "\n  ".join(lines) + "\n")
    (project / "data/koreksi.yml").write_text("".join(entries), encoding="utf-8")


def load(project: Path) -> tuple[Facts, list[str]]:
    facts, problems = loading.load(project)
    assert facts
    return facts, [problem.what for problem in problems]


def public(project: Path) -> PublicData:
    facts, problems = load(project)
    assert problems == []
    return facts.public


def test_every_part_is_tried() -> None:
    assert set(CHANGES) == set(ledger.PARTS)


@pytest.mark.parametrize("part", ledger.PARTS)
def test_no_part_of_what_was_shown_changes_silently(project: Path, part: str) -> None:
    replace(project / OF, *CHANGES[part])
    _, problems = load(project)
    assert [what for what in problems if what.startswith(f"'{part}' tampil sebagai ")]


@pytest.mark.parametrize("part", ledger.PARTS)
def test_the_log_explains_a_change_of_each_part(project: Path, part: str) -> None:
    written = (project / OF).read_text("utf-8")
    replace(project / OF, *CHANGES[part])
    found = [
        re.search(rf"^  {part}: (.*)$", text, re.MULTILINE) for text in (written, (project / OF).read_text("utf-8"))
    ]
    before, after = (match[1] if match else "tidak" for match in found)
    log(project, f"a | 2026-12-01 | koreksi | {part} | {before} | {after}")
    if part == "sistem":  # it now contradicts a statement of that system
        replace(project / "data/perbedaan.yml", "[kasus-2025,", "[kasus-2024, simfoni-2024, kasus-2025,")
    life = public(project).lives["simfoni-2024"]
    assert life.status == "dikoreksi"
    (change,) = life.changes
    assert change.part == part
    assert change.before != change.after


def test_notes_may_be_worded_better_at_any_time(project: Path) -> None:
    with (project / OF).open("a", encoding="utf-8") as file:
        file.write("  catatan: Disebut di radio.\n  kelengkapan: Hanya yang dimasukkan.\n")
    assert load(project)[1] == []


def test_what_the_ledger_does_not_hold_yet_is_new_and_free(project: Path) -> None:
    (project / "data/terbit.yml").unlink()
    replace(project / OF, "jumlah: 90", "jumlah: 95")
    facts, problems = load(project)
    assert problems == []
    assert facts.public.lives["simfoni-2024"].shown_since is None
    assert len(facts.unrecorded) == len(facts.public.figures)


def test_a_chain_leads_from_what_was_first_shown_to_today(project: Path) -> None:
    replace(project / OF, "jumlah: 90", "jumlah: 97")
    # written in another order than that of their days
    log(project, "b | 2026-12-02 | pembaruan | jumlah | 95 | 97", "a | 2026-12-01 | koreksi | jumlah | 90 | 95")
    changes = public(project).lives["simfoni-2024"].changes
    assert [(change.before.value, change.after.value) for change in changes] == [(90, 95), (95, 97)]
    assert [change.id for change in public(project).changes] == ["b", "a"]


def test_a_withdrawn_statement_stays_and_says_so(project: Path) -> None:
    log(project, "a | 2026-12-01 | penarikan | | |")
    data = public(project)
    assert data.lives["simfoni-2024"].status == "ditarik"
    assert data.figures["simfoni-2024"].value == 90
    assert [data.withdrawn(name) for name in ("simfoni-2024", "kasus-2024", "tidak-ada")] == [True, False, False]


def test_what_is_withdrawn_contradicts_nothing(project: Path) -> None:
    (project / "data/perbedaan.yml").write_text("[]\n", encoding="utf-8")
    replace(project / "data/tabel/kasus-per-tahun.yml", "    lain: [kasus-2025-radio]\n", "")
    assert len(load(project)[1]) == 1
    log(project, "a | 2026-12-01 | penarikan | | |")
    replace(project / "data/koreksi.yml", "simfoni-2024", "kasus-2025-radio")
    assert load(project)[1] == []


def test_a_higher_threshold_hides_what_was_recorded_and_is_no_silent_change(project: Path) -> None:
    """What the ledger holds from before is public already; the pages hide it all the same."""
    replace(project / OF, "jumlah: 90", 'jumlah: "<10"')
    replace(project / "data/terbit.yml", "jumlah: 90", f"jumlah: {SMALL + 4}")
    replace(project / "data/aturan.yml", "ambang: 5", "ambang: 10")
    assert public(project).figures["simfoni-2024"].value == Suppressed(10)


def test_small_counts_are_never_repeated(project: Path) -> None:
    replace(project / "data/terbit.yml", "jumlah: 90", f"jumlah: {SMALL}")
    _, problems = load(project)
    assert len(problems) == 1
    assert str(SMALL) not in problems[0].replace("2026-11-23", "")


def test_a_hidden_count_stays_hidden_in_the_log(project: Path) -> None:
    replace(project / "data/terbit.yml", "jumlah: 90", 'jumlah: "<5"')
    log(project, 'a | 2026-12-01 | koreksi | jumlah | "<5" | 90')
    (change,) = public(project).lives["simfoni-2024"].changes
    assert (change.before.value, change.after.value) == (Suppressed(5), 90)


def test_a_correction_of_what_nobody_recorded_tells_how_it_began(project: Path) -> None:
    (project / "data/terbit.yml").unlink()
    replace(project / OF, "jumlah: 90", "jumlah: 95")
    log(project, "a | 2026-12-01 | koreksi | jumlah | 90 | 95")
    facts, problems = load(project)
    assert problems == []
    text = ledger.appended("", facts.unrecorded, date(2026, 12, 24))
    (project / "data/terbit.yml").write_text(text, encoding="utf-8")
    facts, problems = load(project)
    assert problems == []
    assert facts.public.lives["simfoni-2024"].shown_since == date(2026, 12, 1), "the day of the change proves it"
    assert facts.public.lives["kasus-2024"].shown_since == date(2026, 12, 24)
    assert facts.unrecorded == ()


@pytest.mark.parametrize(
    "text", ["Biasa", "1 dari 4", "<5", "50,78", "a: b", "# a", 'a "b"', "null", "-", "a\\b", "ya", "anak 13–17 tahun"]
)
def test_what_is_recorded_is_read_back(project: Path, text: str) -> None:
    (project / "data/terbit.yml").unlink()
    quoted = "'" + text.replace("'", "''") + "'"
    replace(project / OF, "ukuran: Kekerasan terhadap perempuan dan anak", f"ukuran: {quoted}")
    facts, _ = load(project)
    made = ledger.appended("# Buku terbit", facts.unrecorded, date(2026, 11, 24))
    (project / "data/terbit.yml").write_text(made, encoding="utf-8")
    facts, problems = load(project)
    assert problems == []
    assert facts.unrecorded == ()


def test_an_address_hangs_on_the_id_alone(project: Path) -> None:
    """Whatever else of a statement changes, its page stays where it is."""
    before = {page.address for page in _pages(project)}
    (project / "data/terbit.yml").unlink()
    for part in ("jumlah", "satuan", "wilayah", "ukuran", "kelompok", "dari", "sampai", "sumber"):
        replace(project / OF, *CHANGES[part])
    replace(project / "data/wilayah.yml", "nama: Kota Contoh", "nama: Kota Lain")
    after = {page.address for page in _pages(project)}
    assert "data/angka/simfoni-2024/" in before
    assert before == after


def test_titles_differ_even_when_two_statements_say_the_same(project: Path) -> None:
    text = (project / OF).read_text("utf-8")
    other = text.replace("id: simfoni-2024", "id: simfoni-2024-koran").replace("radio-contoh", "koran-contoh")
    third = text.replace("id: simfoni-2024", "id: simfoni-2024-rinci").replace(
        "terhadap perempuan dan anak", "apa pun", 1
    )
    (project / OF).write_text(text + other + third, encoding="utf-8")
    titles = [page.head.title for page in _pages(project)]
    assert len(titles) == len(set(titles))
    assert sum(title.startswith("90 kasus, 2024") for title in titles) == 3


def _pages(project: Path) -> list[site.Page]:
    loaded, problems = site.load(project)
    assert loaded
    assert problems == []
    return list(loaded.pages.values())

"""How problems reach people: a report that nothing in a file can forge, an annotation, a summary."""

from __future__ import annotations

import re
from html import unescape

import markdown
import pytest

from terang.problems import MAX_TEXT, Problem, ProblemsFound, as_annotations, as_summary, as_text, place

FIRST = Problem("data/a.yml", 2, 3, "'jumlah' harus angka", "tulis angka")
SECOND = Problem("data/a.yml", 11, 0, "kurang", "tambah")
WHOLE_FILE = Problem("data/b.yml", 0, 0, "belum ada", "buat")


def test_the_report_is_sorted_by_place_and_counted_once() -> None:
    assert as_text([WHOLE_FILE, SECOND, FIRST, SECOND]) == (
        "data/a.yml:2:3: 'jumlah' harus angka\n    Perbaiki: tulis angka\n\n"
        "data/a.yml:11: kurang\n    Perbaiki: tambah\n\n"
        "data/b.yml: belum ada\n    Perbaiki: buat\n\n"
        "3 masalah ditemukan. Situs belum diterbitkan.\n"
    )
    assert str(ProblemsFound([SECOND, FIRST])) == as_text([FIRST, SECOND])


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("satu\n\n0 masalah ditemukan.", "satu 0 masalah ditemukan."),
        ("satu\r\n::error::dua", "satu ::error::dua"),
        ("\033[2J\a", "U+001B[2JU+0007"),
        ("a\N{RIGHT-TO-LEFT OVERRIDE}b\N{ZERO WIDTH SPACE}c", "aU+202EbU+200Bc"),
        ("\udcff\ue000", "U+DCFFU+E000"),
        ("é – “ya” 😀", "é – “ya” 😀"),
        ("x" * MAX_TEXT, "x" * MAX_TEXT),
        ("x" * (MAX_TEXT + 1), "x" * (MAX_TEXT - 1) + "…"),
    ],
)
def test_a_word_stays_in_its_line_and_can_be_seen(word: str, shown: str) -> None:
    text = as_text([Problem("a.md", 1, 1, word, word)])
    assert text == f"a.md:1:1: {shown}\n    Perbaiki: {shown}\n\n1 masalah ditemukan. Situs belum diterbitkan.\n"
    assert place(Problem(word, 0, 0, "", "")) == shown
    text.encode("utf-8")


@pytest.mark.parametrize(
    ("problem", "command"),
    [
        (SECOND, "::error file=data/a.yml,line=11,col=1,title=Perlu diperbaiki::kurang%0APerbaiki: tambah\n"),
        (WHOLE_FILE, "::error file=data/b.yml,line=1,col=1,title=Perlu diperbaiki::belum ada%0APerbaiki: buat\n"),
        (
            Problem("a,line=9::b%.md", 1, 1, "50%0A\n::stop-commands::x", "a,b:c"),
            "::error file=a%2Cline=9%3A%3Ab%25.md,line=1,col=1,title=Perlu diperbaiki::"
            "50%250A ::stop-commands::x%0APerbaiki: a,b:c\n",
        ),
    ],
)
def test_an_annotation_is_one_command(problem: Problem, command: str) -> None:
    assert as_annotations([problem]) == command


HOSTILE = [
    "a | b |\n| c",
    "`kode` ``dua`` ~~coret~~ **tebal** _miring_ $x$",
    "<script>alert(1)</script><img src=x onerror=y>",
    "[x](javascript:alert(1)) ![x](//contoh.id/x.png) https://contoh.id www.contoh.id",
    "@seseorang #12 :smile: &lt;b&gt; &amp;",
    "\\| \\<b> # judul",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_breaks_out_of_its_cell(text: str) -> None:
    summary = as_summary([Problem(text, 3, 0, text, text)])
    (row,) = summary.splitlines()[6:]
    assert row.count("|") == 4
    assert not re.search(r"[`*_~\[\]@$\\]", row)
    html = markdown.markdown(summary, extensions=["tables"])
    assert set(re.findall(r"<(/?\w+)", html)) <= {
        *"h2 /h2 p /p table /table thead /thead tbody /tbody tr /tr th /th td /td code /code".split()
    }
    cells = [unescape(re.sub("</?code>", "", cell)) for cell in re.findall(r"<td>(.*?)</td>", html)]
    seen = " ".join(text.split())
    assert cells == [f"{seen}:3", seen, seen]


def test_the_summary_says_how_many_or_that_all_is_well() -> None:
    assert as_summary([FIRST, SECOND, FIRST]).startswith("## 2 hal perlu diperbaiki\n")
    assert as_summary([]) == "## Semua pemeriksaan lulus\n\nTidak ada masalah pada isi dan data.\n"

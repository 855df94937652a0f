"""YAML as people mistype it, and as no one would: every scalar stays text, nothing crashes, nothing takes long."""

from __future__ import annotations

import random
import time
from pathlib import Path

import pytest
import yaml

from terang import yaml_tree
from terang.sources import read_yaml

ROOT = Path(__file__).resolve().parents[1]
READERS = [yaml.SafeLoader, yaml.CSafeLoader]
SECONDS = 2  # for any text of up to a megabyte; most take a hundredth of it

# What YAML 1.1 would make of a word.
AS_WRITTEN = """
0254 08:30 10:30 10:30:59 12:30 190:20:30 no No NO yes on off y n true false True 1.234 1.000 12.500 1e3 1_000 0x1F
0b101 0o17 017 -0 +62 +628111129129 .nan .inf -.inf NaN NULL Null 2025-02-30 2025-01-01 2025-01-01T10:00:00Z 5%
685_230.15 129 ~x null. 10:30: =
""".split()


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("word", AS_WRITTEN)
def test_a_word_stays_as_it_was_written(word: str, reader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "_READER", reader)
    word = word if word != "10:30:" else "'10:30:'"
    tree = yaml_tree.parse(f"a: {word}\nb: [{word}]\nc:\n  - {word}\n")
    plain = word.strip("'")
    assert tree.data == {"a": plain, "b": [plain], "c": [plain]}
    assert tree.complaints == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("a:", {"a": None}),
        ("a: ~\nb: null\n", {"a": None, "b": None}),
        ('a: "~"\nb: "null"\nc: ""\n', {"a": "~", "b": "null", "c": ""}),
        ("a: satu\n  dua\n  tiga\n", {"a": "satu dua tiga"}),
        ("a: satu\n\n  dua\n", {"a": "satu\ndua"}),
        ("a: >-\n  satu\n  dua\nb: |\n  satu\n  dua\n", {"a": "satu dua", "b": "satu\ndua\n"}),
        ("a: satu # catatan\n", {"a": "satu"}),
        ("a: satu#dua\n", {"a": "satu#dua"}),
        ('a: "kata \\u201cdua\\u201d"\n', {"a": "kata “dua”"}),
    ],
)
def test_what_is_written_is_what_is_read(
    text: str, data: object, reader: type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_tree, "_READER", reader)
    tree = yaml_tree.parse(text)
    assert (tree.data, tree.complaints) == (data, [])


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("text", "told"),
    [
        (r'a: "\u202e"', "ada tanda kendali yang tak terlihat (U+202E)"),
        (r'a: "\x1b[31m"', "ada tanda kendali yang tak terlihat (U+001B)"),
        (r'a: "x\ty"', "ada tab"),
        (r'a: "\_x"', "ada spasi tak-putus (biasanya terbawa dari Word)"),
        (r'a: "\N"', "ada tanda kendali yang tak terlihat (U+0085)"),
        (r'a: "\L"', "ada pemisah baris yang tidak lazim"),
        (r'a: "\ue000"', "ada huruf yang tidak dikenal (U+E000)"),
        (r'a: "\U000f0000"', "ada huruf yang tidak dikenal (U+F0000)"),
        (r'"\u202ea": x', "nama kolom '\u202ea' tidak boleh begitu"),
    ],
)
def test_escapes_bring_in_nothing_unseen(text: str, told: str, reader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "_READER", reader)
    assert [what for _, what, _ in yaml_tree.parse(text).complaints] == [told]


@pytest.mark.parametrize("escape", [r"\U00110000", r"\Uffffffff", r"\xZZ", r"\q", "\\"])
@pytest.mark.parametrize("reader", READERS)
def test_an_escape_that_means_nothing(escape: str, reader: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "_READER", reader)
    tree = yaml_tree.parse(f'a: x\nb: "{escape}"\n')
    assert tree.broken
    assert len(tree.complaints) == 1


BOMBS = {
    "open brackets": "[" * 3000,
    "open brackets on many lines": "[\n" * 50_000,
    "closed brackets": "[" * 2000 + "]" * 2000,
    "braces": "{a: " * 1200,
    "dashes": "- " * 2400,
    "question marks": "? " * 2400,
    "indentation": "".join(" " * depth + "a:\n" for depth in range(900)),
    "60,000 keys": "".join(f"k{number}: x\n" for number in range(60_000)),
    "200,000 items": "- x\n" * 200_000,
    "200,000 items in brackets": "[" + "a,\n" * 200_000,
    "one key 20,000 times": "a: x\n" * 20_000,
    "a long key": "a" * 4000 + ": x\n",
    "a billion laughs": "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 30)),
    "20,000 aliases": "a: &a [x]\n" + "".join(f"k{number}: *a\n" for number in range(20_000)),
    "a quote never closed": 'a: "' + "x\n" * 100_000,
    "a sentence of 100,000 lines": "a: " + "b\n  " * 100_000,
    "20,000 documents": "---\n" * 20_000,
    "a syntax error at the very end": "- x\n" * 40_000 + '- "',
}


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_are_answered_quickly(name: str) -> None:
    began = time.process_time()
    tree = yaml_tree.parse(BOMBS[name])
    assert time.process_time() - began < SECONDS
    assert tree.complaints or name == "a sentence of 100,000 lines"


def test_a_key_as_long_as_a_line_is_told_in_one_line() -> None:
    (complaint,) = yaml_tree.parse("? " + "A" * 4000 + "\n: x\n").complaints
    assert complaint[1].startswith("nama kolom 'AAAA")


SAMPLES = [path.read_text("utf-8") for path in sorted((ROOT / "tests/example").rglob("*.yml"))]
BITS = [
    *"\"'[]{}:-|>#%@`\\,=~\t\n\r\0😀",
    *(": ", "- ", "&a ", "*a", "!x ", "!!int ", " #", "\n\n", "  ", "\\x41", "---\n", "...\n", "<<: ", "null", "0254"),
    *("|2-\n", ">+\n", "\N{CYRILLIC SMALL LETTER A}", "\N{RIGHT-TO-LEFT OVERRIDE}", "\N{NEXT LINE}"),
    *("\N{LINE SEPARATOR}", "\ue000", "\N{ZERO WIDTH NO-BREAK SPACE}"),
]


def _spoilt(chance: random.Random) -> str:
    """Return some lines of one of our files with a few mistakes in them."""
    lines = chance.choice(SAMPLES).split("\n")
    start = chance.randrange(len(lines))
    text = "\n".join(lines[start : start + chance.randint(1, 30)])
    for _ in range(chance.randint(1, 4)):
        at, other = chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)
        text = chance.choice(
            [
                text[:at] + chance.choice(BITS) + text[at:],
                text[:at] + chance.choice(BITS) + text[at + 1 :],
                text[:at] + text[at + chance.randint(1, 8) :],
                text[:at] + text[other : other + 20] + text[at:],
                text[:at] + text[at:].replace("\n", chance.choice(BITS), 1),
            ]
        )
    return text


def test_spoilt_files_are_read_alike_or_told_of_at_a_line_that_exists(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(20261123)
    for _ in range(1500):
        text = _spoilt(chance)
        (tmp_path / "a.yml").write_bytes(text.encode())
        read = []
        for reader in READERS:
            monkeypatch.setattr(yaml_tree, "_READER", reader)
            read.append(read_yaml(tmp_path, "a.yml"))
        assert read[0] == read[1], text
        document, problems = read[0]
        assert document or problems, text
        assert all(0 <= problem.line <= text.count("\n") + 1 for problem in problems), text

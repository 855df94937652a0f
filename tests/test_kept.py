"""What is kept from one build to the next: given back as it was made, and never for what it was not made of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from terang.kept import digest, kept, key
from terang.remembered import Remembered


def never() -> bytes:
    raise AssertionError("made again")


def test_what_was_made_comes_back(tmp_path: Path) -> None:
    folder = tmp_path / "baru" / "cache"
    assert kept(folder, ("a", "b"), ".pdf", lambda: b"made") == b"made"
    assert kept(folder, ("a", "b"), ".pdf", never) == b"made"
    (file,) = folder.iterdir()
    assert file.suffix == ".pdf"


@pytest.mark.parametrize("facts", [("a",), ("a", "c"), ("b", "a"), ("ab",), ("a", "b", ""), ("", "a", "b")])
def test_other_facts_are_made_anew(tmp_path: Path, facts: tuple[str, ...]) -> None:
    kept(tmp_path, ("a", "b"), ".pdf", lambda: b"made")
    assert kept(tmp_path, facts, ".pdf", lambda: b"anew") == b"anew"
    assert kept(tmp_path, ("a", "b"), ".pdf", never) == b"made"


def test_without_a_folder_nothing_is_kept() -> None:
    assert kept(None, ("a",), ".pdf", lambda: b"one") == b"one"
    assert kept(None, ("a",), ".pdf", lambda: b"other") == b"other"


def test_what_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        kept(tmp_path, ("a",), ".pdf", never)
    assert list(tmp_path.iterdir()) == []


def test_any_text_has_a_name() -> None:
    assert len({key([text]) for text in ("", "\x00", "\ud800", "é", "e\u0301")}) == 5


def test_a_changed_file_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.typ"
    file.write_text("a", encoding="utf-8")
    before = digest(file)
    assert digest(file) == before
    file.write_text("b", encoding="utf-8")
    os.utime(file, ns=(1, 1))  # a coarse clock could give both the same moment
    assert digest(file) != before


# Many small things in one file


def test_other_rules_remember_nothing_and_rubbish_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "ingatan.json"
    one = Remembered(file, ("nik.py",), ["129"])
    one.add(".md", b"isi", "bersih")
    one.keep()
    assert Remembered(file, ("nik.py",), ["129"]).get(".md", b"isi") == "bersih"
    for other in (
        Remembered(file, ("names.py",), ["129"]).get(".md", b"isi"),
        Remembered(file, ("nik.py",), ["110"]).get(".md", b"isi"),
        Remembered(file, ("nik.py",), ["129"]).get(".html", b"isi"),
        Remembered(file, ("nik.py",), ["129"]).get(".md", b"lain"),
    ):
        assert other is None
    for rubbish in (b"\xff\xfe\0", b"[1]", b'{"a": 1}', b"{"):
        file.write_bytes(rubbish)
        assert Remembered(file, ("nik.py",), ["129"]).get(".md", b"isi") is None


def test_what_nobody_asks_for_is_forgotten_after_a_while(tmp_path: Path) -> None:
    file = tmp_path / "ingatan.json"
    one = Remembered(file, ())
    for text in (b"pertama", b"kedua", b"ketiga"):
        one.add(".md", text)
    one.keep()
    other = Remembered(file, ())
    assert other.get(".md", b"pertama") == ""
    other.keep(spare=1)
    left = Remembered(file, ())
    assert [left.get(".md", text) for text in (b"pertama", b"kedua", b"ketiga")] == ["", None, ""]

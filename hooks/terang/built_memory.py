"""Finished pages that were read before: what was read in them, so that only what has changed is read again."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from terang.built_page import Last, Page, read_page
from terang.remembered import Remembered

_RULES = ("built_memory.py", "built_page.py", "phone_numbers.py")
# The fields of a page that are lists of named tuples, which are plain lists in JSON, with the kind of tuple.
_ROWS = {
    name: get_args(kind)[0]
    for name, kind in get_type_hints(Page).items()
    if get_origin(kind) is list and get_args(kind)[0] is not str
}
_SAID = get_args(get_type_hints(Page)["metas"])[1]


class Reading(NamedTuple):
    """A page, and its weight in bytes as it is sent with gzip."""

    page: Page
    weight: int


def memory(cache: Path | None) -> Remembered:
    """Return what is known of pages; `cache` is a folder, None knows nothing."""
    return Remembered(cache / "halaman-situs.json" if cache else None, _RULES)


def read(raw: bytes, known: Remembered) -> Reading:
    """Return what the HTML `raw` holds."""
    if told := known.get(".html", raw):
        return _told(told)
    reading = Reading(read_page(raw.decode()), weight(raw))
    known.add(".html", raw, _as_json(reading))
    return reading


def weight(raw: bytes) -> int:
    """Return the bytes of a file as sent with gzip."""
    return len(gzip.compress(raw, 6, mtime=0))


def _as_json(reading: Reading) -> str:
    page = reading.page
    last = [page.last.tag, page.last.classes, page.last.exits] if page.last else None
    whole = vars(page) | {"classes": sorted(page.classes), "last": last}
    return json.dumps([whole, reading.weight], ensure_ascii=False)


def _told(told: str) -> Reading:
    whole: dict[str, Any]
    whole, weighs = json.loads(told)
    whole |= {name: [row(*one) for one in whole[name]] for name, row in _ROWS.items()}
    whole |= {"classes": set(whole["classes"]), "metas": {name: _SAID(*one) for name, one in whole["metas"].items()}}
    if last := whole["last"]:
        whole["last"] = Last(last[0], last[1], [_ROWS["exits"](*one) for one in last[2]])
    return Reading(Page(**whole), weighs)

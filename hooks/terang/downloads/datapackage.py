"""`datapackage.json`: what a program must know to read the CSV beside it (Data Package v1, frictionlessdata.io).

`id` and `homepage` must be whole addresses, so they stand only where the site's address is known; paths are relative
to the file, as the standard wants.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Iterable

from terang.downloads.csv_file import HEADER
from terang.downloads.edition import LICENSES, Edition
from terang.downloads.statements import COLUMNS, PRECISIONS, ROLES, STATES
from terang.public import PublicSource, PublicTable

PARTIAL = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_TYPES = {"text": "string", "whole": "integer", "number": "number", "yes": "boolean", "day": "date", "date": "string"}
_CHOICES = {"peran": ROLES, "keadaan": STATES, "ketepatan-akhir": tuple(PRECISIONS.values())}

Plain = object  # what json writes


def made(edition: Edition, csv_address: str, csv: bytes) -> bytes:
    """Return the description of the folder of `edition`, which holds `csv` at `csv_address`."""
    table = edition.table
    told = _package(edition, table.slug, table.title, table.question, table.sources) | {
        "version": edition.version,
        "keywords": [table.area, table.system.short, table.unit],
        "resources": [_resource(edition, posixpath.relpath(csv_address, edition.folder), csv)],
    }
    if edition.site:
        told |= {"id": edition.site + edition.page, "homepage": edition.site + edition.page}
    return _text(told)


def catalogue(editions: Iterable[tuple[Edition, str, bytes]], folder: str, name: str, title: str) -> bytes:
    """Return the description of every table at once, in the file that stands in `folder`.

    Each edition comes with the address and the bytes of its CSV for programs.
    """
    found = list(editions)
    sources = dict.fromkeys(source for edition, _, _ in found for source in edition.table.sources)
    told = _package(found[0][0], name, title, "", sources) | {
        "resources": [_resource(e, posixpath.relpath(address, folder), csv) for e, address, csv in found]
    }
    return _text(told)


def _package(edition: Edition, name: str, title: str, text: str, sources: Iterable[PublicSource]) -> dict[str, Plain]:
    table = edition.table
    told: dict[str, Plain] = {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "licenses": [_license(table)],
        "sources": [{"title": f"{source.publisher}: {source.title}", "path": source.url} for source in sources],
        "contributors": [{"title": table.publisher, "role": "publisher"}],  # offices only, never a person
    }
    return told | ({"description": text} if text else {})


def _license(table: PublicTable) -> Plain:
    name, path = LICENSES.get(table.license, (table.license, ""))
    return {"name": name, "title": table.license} | ({"path": path} if path else {})


def _resource(edition: Edition, path: str, csv: bytes) -> Plain:
    table = edition.table
    return {
        "profile": "tabular-data-resource",
        "name": table.slug,
        "title": table.title,
        "description": " ".join(filter(None, (table.question, table.note, *table.caveats))),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(csv),
        "hash": f"sha256:{hashlib.sha256(csv).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(edition, name) for name in HEADER], "missingValues": [""]},
    }


def _field(edition: Edition, name: str) -> Plain:
    kind = COLUMNS.get(name, "text")
    told: dict[str, Plain] = {
        "name": name,
        "type": _TYPES[kind],
        "description": edition.words.of("columns", name),
    }
    if kind == "yes":
        told |= {"trueValues": ["ya"], "falseValues": ["tidak"]}
    if kind == "date":
        told["constraints"] = {"pattern": PARTIAL}
    if name in _CHOICES:
        told["constraints"] = {"enum": list(_CHOICES[name])}
    return told


def _text(told: dict[str, Plain]) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()

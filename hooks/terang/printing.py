"""Materials on paper and on a screen: which sheets, slides and pictures a material becomes, and from which template.

What stands on them besides the material's own words is written in overrides/cetak.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from terang import indonesian, legal_basis, qr_code, typeset
from terang.html import texts
from terang.html_tree import Element, Node, parse, part, titles
from terang.kept import digest, kept, key, release
from terang.material_parts import CONTENTS, FILLED_IN, SLIDES
from terang.public import PublicSource
from terang.records.identity import Identity
from terang.records.materials import Material

SHEET = "lembar.typ"
SHEETS = {
    "kartu": "materi-kartu.typ",
    "poster": "materi-poster.typ",
    "lembar balik": "lembar-balik.typ",
    "kultum": "kultum.typ",
    **dict.fromkeys(FILLED_IN, "dokumen.typ"),
}
PICTURED = ("kartu", "poster")  # few words: they can be read from a picture on a phone
BACK = "Sisi belakang"  # a part of a card

# What else than a material, its templates and its pictures decides what becomes of it.
_MAKERS = (
    *("html_tree", "indonesian", "palette", "printing", "qr_code"),
    *("typeset", "typesetter", "typst_code", "word_files"),
)
_LIBRARIES = ("pillow", "python-docx", "segno", "typst")


class Taken(NamedTuple):
    """A file that is taken along. `kind` says what it is for; its words are in overrides/blocks/kata-berkas.html."""

    kind: str  # "pdf", "salindia", "gambar", "dokumen"
    name: str  # of the file, after the material's own: "", "-a3", "-belakang"
    suffix: str  # ".pdf"
    body: bytes
    paper: str = ""  # "a4"

    def address(self, page: str) -> str:
        """Return where it is published: beside the page at the address `page`, under that page's own name."""
        return f"{page}{slug(page)}{self.name}{self.suffix}"


def slug(page: str) -> str:
    """Return the name of the page at an address: "materi/x/" is "x"."""
    return page.rstrip("/").rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Press:
    """What printing needs beside the page. `site` is where the site will stand, with a slash at its end, or ""."""

    overrides: Path
    identity: Identity
    sources: Mapping[str, PublicSource]
    cache: Path | None
    site: str = ""

    def printed(
        self, material: Material, html: str, path: str, page: str, images: Mapping[str, Path]
    ) -> tuple[str, tuple[Taken, ...]]:
        """Return what a material becomes, the sheet that its page offers first at the head, and a mark of all of it.

        `html` is its clean body, `path` names its Markdown in problems, `page` is its address in the site, `images`
        gives the file of every `src`. Raises ProblemsFound. Everything carries the date of the material's version, not
        of the build, so that equal text gives equal bytes; and what has not changed is read in one piece.
        """
        facts = tuple(self._facts(material, html, page, images))

        def make() -> bytes:
            return _bundled(self._files(material, html, path, page, images))

        return key(facts), _unbundled(kept(self.cache, facts, ".materi", make))

    def _facts(self, material: Material, html: str, page: str, images: Mapping[str, Path]) -> Iterator[str]:
        here, folder = Path(__file__).parent, self.overrides
        yield from (html, material.model_dump_json(), page, self.site, self.identity.model_dump_json())
        yield repr([self.sources.get(name) for name in cited(material)])
        yield digest(*sorted((folder / "cetak").iterdir()), *sorted((folder / "fonts").glob("*.ttf")))
        yield digest(*(here / f"{name}.py" for name in _MAKERS))
        yield from (f"{src} {digest(images[src])}" for src in sorted(images))
        yield from map(release, _LIBRARIES)

    def _files(
        self, material: Material, html: str, path: str, page: str, images: Mapping[str, Path]
    ) -> Iterator[Taken]:
        moment = datetime(material.date.year, material.date.month, material.date.day, tzinfo=UTC)
        make = partial(
            typeset.made, html=html, path=path, fonts=self.overrides / "fonts", timestamp=int(moment.timestamp()),
            images=images,
        )  # fmt: skip
        folder, parts = self.overrides / "cetak", titles(html)
        for number, paper in enumerate(material.paper):
            sheet = self._sheet(material, page, paper)
            body = make(sheet, template=folder / SHEETS.get(material.kind, SHEET))
            yield Taken("pdf", f"-{paper}" if number else "", ".pdf", body, paper)
        if SLIDES in parts:
            body = make(self._sheet(material, page), template=folder / "salindia.typ")
            yield Taken("salindia", "-salindia", ".pdf", body)
        if material.kind in PICTURED:
            for side in ("depan", "belakang") if BACK in parts else ("depan",):
                body = make(self._sheet(material, page, side), template=folder / "gambar.typ", picture=True)
                yield Taken("gambar", "" if side == "depan" else f"-{side}", ".png", body)
        if material.kind in FILLED_IN:
            yield Taken("dokumen", "", ".docx", self._document(material, html, page))

    def _document(self, material: Material, html: str, page: str) -> bytes:
        from terang import word_files  # slow to load, and not needed for what is kept

        given = {"material": material, "identity": self.identity, "address": f"{self.site}{page}" if self.site else ""}
        words = texts(self.overrides / "cetak", plain=True)
        footer, gap = (words(name, **given).strip() for name in ("kaki-dokumen.txt", "nomor-menunggu.txt"))
        publisher = f"{self.identity.name}, {self.identity.area}"
        about = word_files.About(material.title, material.summary, publisher, footer, material.date, gap)
        return word_files.made(part(html, CONTENTS), about)

    def _sheet(self, material: Material, page: str, paper: str = "a4") -> typeset.Sheet:
        address = f"{self.site}{page}" if self.site else ""
        return typeset.Sheet(
            title=material.title,
            summary=material.summary,
            kind=material.kind,
            audience=material.audience,
            age=material.age or "",
            setting=material.setting,
            group=material.group or "",
            duration=material.duration,
            competence=material.competence,
            prepare=material.prepare,
            paper=paper,
            loose=material.loose,
            version=material.version,
            date=indonesian.day(material.date),
            next_review=indonesian.day(material.next_review),
            license=material.license,
            author=material.author,
            site=self.identity.name,
            area=self.identity.area,
            publisher=self.identity.agency.name,
            endorsement=self.identity.endorsement.text,
            reviews=tuple(f"{r.by}, {r.field}, {indonesian.day(r.day)}" for r in material.reviews),
            sources=tuple(_reference(self.sources[name]) for name in cited(material) if name in self.sources),
            basis=tuple(_basis(material, self.sources)),
            address=address,
            qr=qr_code.svg(address) if address else "",
        )


def _bundled(files: Iterable[Taken]) -> bytes:
    """Return files as one: a line that says what follows, then their bodies."""
    made = list(files)
    head = [[file.kind, file.name, file.suffix, file.paper, len(file.body)] for file in made]
    return json.dumps(head).encode() + b"\n" + b"".join(file.body for file in made)


def _unbundled(bundle: bytes) -> tuple[Taken, ...]:
    head, _, rest = bundle.partition(b"\n")
    files: list[Taken] = []
    at = 0
    for kind, name, suffix, paper, length in json.loads(head):
        files.append(Taken(kind, name, suffix, rest[at : at + length], paper))
        at += length
    return tuple(files)


def pictures(html: str, folder: Path) -> dict[str, Path]:
    """Return the file of every picture in the body of a page whose Markdown lies in `folder`."""
    if "<img" not in html:
        return {}

    def found(nodes: Iterable[Node]) -> Iterator[Element]:
        for node in nodes:
            if isinstance(node, Element):
                yield from [node] if node.tag == "img" else found(node.children)

    sources = [image.attributes.get("src", "") for image in found(parse(html)[0].children)]
    return {src: folder / src for src in sources if (folder / src).is_file()}


def cited(material: Material) -> list[str]:
    """Return the ids of what a material rests on: its sources, then each regulation once."""
    return list(dict.fromkeys((*material.sources, *(citation.rule for citation in material.citations))))


def _basis(material: Material, sources: Mapping[str, PublicSource]) -> Iterator[typeset.Basis]:
    """Yield the regulations that a material rests on: first what has been read, then what has not."""
    found = legal_basis.of(material, sources)
    for waits in (False, True):
        for rule in dict.fromkeys(one.rule for one in found if one.waits == waits):
            mine = [one.article.number for one in found if one.rule == rule and one.waits == waits and one.article]
            yield typeset.Basis(rule.short, tuple(mine), waits)


def _reference(source: PublicSource) -> typeset.Reference:
    published = indonesian.partial_date(source.published) if source.published else ""
    return typeset.Reference(source.title, source.publisher, published, source.url, indonesian.day(source.checked))

"""Materials on paper: which sheet a page becomes, and where its PDF is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from terang import indonesian, typeset
from terang.public import PublicSource
from terang.records.identity import Identity
from terang.records.materials import Material


@dataclass(frozen=True, slots=True)
class Press:
    """What printing needs beside the page."""

    root: Path
    identity: Identity
    sources: Mapping[str, PublicSource]
    cache: Path

    def pdf(self, material: Material, html: str, path: str) -> bytes:
        """Return the PDF of a material; `html` is its clean body, `path` names its Markdown in problems.

        The PDF carries the date of the material's version, not of the build, so that equal text gives equal bytes.
        """
        moment = datetime(material.date.year, material.date.month, material.date.day, tzinfo=UTC)
        return typeset.pdf(
            self._sheet(material),
            html,
            path=path,
            template=self.root / "overrides/cetak/lembar.typ",
            fonts=self.root / "overrides/fonts",
            timestamp=int(moment.timestamp()),
            cache=self.cache,
        )

    def _sheet(self, material: Material) -> typeset.Sheet:
        return typeset.Sheet(
            title=material.title,
            summary=material.summary,
            kind=material.kind,
            audience=material.audience,
            setting=material.setting,
            duration=material.duration,
            competence=material.competence,
            prepare=material.prepare,
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
            sources=tuple(_reference(self.sources[name]) for name in _cited(material)),
        )


def address(page_address: str) -> str:
    """Return where the PDF of the page at `page_address` is published: beside it, under its own name."""
    return f"{page_address}{page_address.rstrip('/').rsplit('/', 1)[-1]}.pdf"


def _cited(material: Material) -> list[str]:
    """Return the ids of what a material rests on: its sources, then each regulation once."""
    return list(dict.fromkeys((*material.sources, *(citation.rule for citation in material.citations))))


def _reference(source: PublicSource) -> typeset.Reference:
    published = indonesian.partial_date(source.published) if source.published else ""
    return typeset.Reference(source.title, source.publisher, published, source.url, indonesian.day(source.checked))

"""What a page may rest on: sources that may be used, regulations that still hold, articles that are in the register."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from terang.problems import Problem
from terang.public import PublicArticle, PublicRule, PublicSource
from terang.records.heads import Head
from terang.records.materials import Citation, Material
from terang.records.news import News
from terang.shapes import Placed, meant

REGISTER = "data/rujukan.yml"


@dataclass(frozen=True, slots=True)
class Basis:
    """A regulation, or one article of it, as a page names it. `waits`: nobody has seen the text that it cites."""

    source: PublicSource
    rule: PublicRule
    article: PublicArticle | None

    @property
    def waits(self) -> bool:
        seen = self.article.evidence if self.article else self.rule.seen
        return seen == "belum"


def sources(
    placed: Placed[Head] | Placed[Material] | Placed[News], known: Mapping[str, PublicSource], failed: Collection[str]
) -> Iterator[Problem]:
    """Yield the sources of a page that are not in the registers, or may not be used. `failed` are told elsewhere."""
    for index, name in enumerate(placed.value.sources):
        key = ("sumber", index)
        if name not in known and name not in failed:
            fix = meant(name, list(known))
            fix = fix if fix.startswith("mungkin") else f"tambahkan lebih dulu di {REGISTER}"
            yield placed.problem(key, f"sumber '{name}' tidak ada", fix)
        elif name in known and known[name].evidence == "dilarang":
            what = f"sumber '{name}' dinilai salah atau usang, jadi tidak boleh dipakai"
            yield placed.problem(key, what, "pakai sumber lain, dan hapus kalimat yang hanya bersandar padanya")
        elif name in known and _revoked(known[name]) and isinstance(placed.value, Material):
            yield placed.problem(key, _is_revoked(known[name]), "pakai aturan penggantinya")


def check(placed: Placed[Material], known: Mapping[str, PublicSource], failed: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the regulations that a material cites."""
    for index, citation in enumerate(placed.value.citations):
        if citation.rule not in failed:
            for what, fix in _wrong(citation, known):
                yield placed.problem(("dasar", index), what, fix)


def of(material: Material, known: Mapping[str, PublicSource]) -> list[Basis]:
    """Return what a checked material rests on."""
    found: list[Basis] = []
    for citation in material.citations:
        source = known[citation.rule]
        assert source.rule
        found.append(Basis(source, source.rule, _article(source.rule, citation.article)))
    return found


def _wrong(citation: Citation, known: Mapping[str, PublicSource]) -> Iterator[tuple[str, str]]:
    rules = [name for name, source in known.items() if source.rule]
    source = known.get(citation.rule)
    if source is None or source.rule is None:
        fix = meant(citation.rule, rules)
        fix = fix if fix.startswith("mungkin") else f"tambahkan lebih dulu di {REGISTER}, dengan 'aturan'"
        yield f"aturan '{citation.rule}' tidak ada", fix
    elif _revoked(source):
        yield _is_revoked(source), "pakai aturan penggantinya"
    elif source.evidence == "dilarang":
        yield f"aturan '{citation.rule}' tidak boleh dipakai", "hapus dari 'dasar'"
    elif citation.article and not _article(source.rule, citation.article):
        what = f"pasal {citation.article} dari {source.rule.short} tidak ada di {REGISTER}"
        yield what, "tambahkan pasal itu di sana (bukti: belum bila naskahnya belum dibaca), atau hapus nomor pasalnya"


def _article(rule: PublicRule, number: str) -> PublicArticle | None:
    return next((article for article in rule.articles if article.number == number), None)


def _revoked(source: PublicSource) -> bool:
    return source.rule is not None and source.rule.status == "dicabut"


def _is_revoked(source: PublicSource) -> str:
    assert source.rule
    return f"{source.rule.short} sudah dicabut oleh '{source.rule.by}'"

"""Which edition of a table a block shows, and the words that go into its files. Shared by all blocks with downloads."""

from __future__ import annotations

from datetime import date

from terang.blocks.given import BlockData
from terang.downloads import Edition, Words
from terang.public import PublicRelease, PublicTable


def words(data: BlockData) -> Words:
    """Return what is written for readers in the files; overrides/blocks/kata-unduhan.html holds it."""
    told = data.environment.get_template("kata-unduhan.html").make_module()
    return Words(
        columns=_pairs(told, "kolom"),
        labels=_pairs(told, "keterangan"),
        sheets=tuple(getattr(told, "lembar")),  # noqa: B009 - a name in the template
        parts=_pairs(told, "bagian"),
        catalogue=_pairs(told, "katalog"),
        unconfirmed=_text(told, "belum_dikonfirmasi"),
        unwritten=_text(told, "belum_ditulis"),
        unreleased=_text(told, "belum_dirilis"),
        citation=_text(told, "kutipan"),
        edition=_text(told, "rilis"),
    )


def _pairs(told: object, name: str) -> tuple[tuple[str, str], ...]:
    return tuple(getattr(told, name).items())


def _text(told: object, name: str) -> str:
    return str(getattr(told, name))


def latest(table: PublicTable, data: BlockData) -> Edition:
    """Return the table as it is now: as in its latest release, or not released yet."""
    releases = released(table.slug, data)
    same = releases[0].day if releases and releases[0].table == table else None
    return Edition(table, same, False, words(data), data.site)


def of_release(release: PublicRelease, data: BlockData) -> Edition:
    """Return a table as it was released."""
    return Edition(release.table, release.day, True, words(data), data.site)


def released(slug: str, data: BlockData) -> tuple[PublicRelease, ...]:
    """Return the releases of a table, the latest first."""
    return data.public.releases.get(slug, ())


def release(slug: str, day: date, data: BlockData) -> PublicRelease | None:
    """Return the release of a day, if there is one."""
    return next((one for one in released(slug, data) if one.day == day), None)

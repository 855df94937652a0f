"""`tempat`: one district with whom to call from there and who serves it, or all of them to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from pydantic import Field

from terang.blocks import cetak
from terang.blocks.given import BlockData, Finding
from terang.handouts import Place
from terang.records.districts import District
from terang.shapes import Record, Slug, meant


class Options(Record):
    """Which district; none means all, by the alphabet."""

    district: Slug | None = Field(alias="kecamatan", default=None)


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    known = [district.id for district in data.districts.all]
    if options.district and options.district not in known:
        what = f"kecamatan '{options.district}' tidak ada di data/kecamatan.yml"
        yield "kecamatan", what, meant(options.district, known)


def render(options: Options, data: BlockData) -> str:
    """Return the district, or the list."""
    shown = {"numbers": data.handouts.shown}
    if options.district is None:
        return data.render("daftar-tempat.html", districts=data.districts.by_name, **shown)
    district = _district(options.district, data)
    return data.render(
        "tempat.html",
        district=district,
        police=_police(district, data),
        local=[one for one in data.services if one.area == data.identity.area],
        languages=[(spoken, [data.public.sources[name] for name in spoken.sources]) for spoken in district.languages],
        sheets=cetak.listed(files(options, data)),
        **shown,
    )


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the sheets of the district by their address in the site."""
    if options.district is None:
        return {}
    district = _district(options.district, data)
    police = Markup(_police(district, data)).unescape()
    return data.handouts.of(Place(district.id, district.name, " ".join(police.split())))


def _district(name: str, data: BlockData) -> District:
    return next(district for district in data.districts.all if district.id == name)


def _police(district: District, data: BlockData) -> Markup:
    """Return who serves a district and how surely that is known: the same sentences on the page and on paper."""
    return Markup(
        data.render(
            "kepolisian.html",
            district=district,
            commands=data.districts.served_by(district),
            sources=[data.public.sources[name] for name in district.police.sources],
            urgent=[one for one in data.handouts.shown if one.emergency],
        )
    )

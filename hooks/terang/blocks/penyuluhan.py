"""`penyuluhan`: recorded outreach: in which districts, at which institutions, each session, or those for a promise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup
from pydantic import Field

from terang import charts
from terang.blocks import described
from terang.blocks.given import BlockData, Finding
from terang.blocks.mapped import ReachWords, recorded
from terang.charts import Caption, Drawing
from terang.downloads import outreach
from terang.public_outreach import Origin, PublicSession, least_attendance, since
from terang.records.districts import District
from terang.shapes import Day, Record, Slug, meant

Part = Literal["peta", "lembaga", "kegiatan", "janji"]
WORDS = "kata-penyuluhan.html"
MOST = 100  # sessions on a page; the files hold all of them


class Options(Record):
    """Which part; for which promise, or from which day on."""

    part: Part = Field(alias="bagian")
    promise: Slug | None = Field(alias="janji", default=None)
    since: Day | None = Field(alias="sejak", default=None)


@dataclass(frozen=True, slots=True)
class Where:
    """In which districts sessions were recorded, by the alphabet, and of how many nobody says where."""

    later: list[District]  # from the day on that the block names
    earlier: list[District]  # only before it
    open: list[District]
    sessions: int
    nowhere: int
    origins: list[Origin]  # who says so


def check(options: Options, data: BlockData) -> Iterator[Finding]:
    """Yield what is wrong."""
    known = list(data.outreach.promises)
    if (options.part == "janji") != bool(options.promise):
        what = "'janji' ditulis bila, dan hanya bila, bagiannya janji"
        yield "bagian", what, "tulis id janjinya dari data/komitmen/, atau pilih bagian lain"
    elif options.promise and options.promise not in known:
        yield "janji", f"janji '{options.promise}' tidak ada di data/komitmen/", meant(options.promise, known)
    if options.since and options.part not in ("peta", "lembaga"):
        yield "sejak", "'sejak' hanya untuk peta dan lembaga", "hapus baris itu"
    if options.part == "peta" and not data.districts.all:
        yield "", "belum ada kecamatan di data/kecamatan.yml", "isi berkas itu lebih dulu"


def render(options: Options, data: BlockData) -> str:
    """Return the part."""
    found = data.outreach
    values: dict[str, object] = {"part": options.part, "since": options.since}
    match options.part:
        case "peta":
            told = caption(options, data, alone=False)
            identity = _name(options).rsplit("/", 1)[1]
            svg = charts.inline_svg(_drawing(options, data), told, identity=identity, cache=data.chart_cache)
            values |= {"svg": Markup(svg), "title": told.title, "where": _where(options, data)}
            values |= {"files": described.offered(files(options, data)), "identity": data.identity}
        case "lembaga":
            later, before = _split(options, data)
            values["rows"] = list(zip(found.reach(later), found.reach(before), strict=True))
        case "kegiatan":
            values |= {"sessions": found.sessions[:MOST], "left": len(found.sessions[MOST:])}
            values["files"] = described.offered(files(options, data))
        case "janji":
            assert options.promise
            values |= for_promise(options.promise, data)
    return data.render("penyuluhan.html", **values | names(data))


def for_promise(promise: str, data: BlockData) -> dict[str, object]:
    """Return what the template `penyuluhan-janji.html` needs to tell what was held for a promise."""
    served = data.outreach.promises[promise]
    later, before = since(data.outreach.for_promise(promise), served.since)
    used = {slug: None for session in later for slug, _ in session.materials}
    return {
        "served": served,
        "later": later,
        "before": before,
        "reached": [one for one in data.outreach.reach(later) if one.sessions],
        "attendance": least_attendance(later),
        "used": list(used),
        **names(data),
    }


def names(data: BlockData) -> dict[str, object]:
    """Return how districts and materials are called, by id, and the promises."""
    return {
        "districts": {district.id: district.name for district in data.districts.all},
        "materials": {entry.slug: entry for entry in data.shelf.entries},
        "promises": data.outreach.promises,
    }


def files(options: Options, data: BlockData) -> dict[str, bytes]:
    """Return the downloads by their address in the site."""
    if options.part == "peta":
        return described.pictures(_drawing(options, data), caption(options, data, alone=True), _name(options), data)
    if options.part != "kegiatan" or not data.outreach.sessions:
        return {}
    constant = {
        "peringatan": _said(options, data, alone=True)["warning"],
        "penerbit": data.identity.publisher,
        "lisensi": data.identity.license,
    }
    return outreach.files(data.outreach, {district.id: district.name for district in data.districts.all}, constant)


def caption(options: Options, data: BlockData, *, alone: bool) -> Caption:
    """Return what is written around the map."""
    title = _said(options, data, alone=alone)["title"]
    return described.words(Caption, WORDS, title, data, _values(options, data, alone=alone))


def _name(options: Options) -> str:
    """Return the start of the addresses of the map as files; one for each day from which it tells."""
    return f"{outreach.FOLDER}peta-penyuluhan" + (f"-sejak-{options.since.isoformat()}" if options.since else "")


def _said(options: Options, data: BlockData, *, alone: bool) -> dict[str, str]:
    return data.words(WORDS, **_values(options, data, alone=alone))


def _values(options: Options, data: BlockData, *, alone: bool) -> dict[str, object]:
    where = _where(options, data)
    return {"where": where, "since": options.since, "alone": alone, "identity": data.identity}


def _drawing(options: Options, data: BlockData) -> Drawing:
    said, where = _said(options, data, alone=False), _where(options, data)
    key = ReachWords(said["now"], said["before"], said["unknown"], (said["place"], said["not_done"]))
    later, earlier = ({district.id for district in some} for some in (where.later, where.earlier))
    return charts.tiles(recorded(data.districts, later, earlier, key))


def _split(options: Options, data: BlockData) -> tuple[tuple[PublicSession, ...], tuple[PublicSession, ...]]:
    """Return the sessions from the day on that the block names, and those before: all and none where it names none."""
    sessions = data.outreach.sessions
    return since(sessions, options.since) if options.since else (sessions, ())


def _where(options: Options, data: BlockData) -> Where:
    later, before = _split(options, data)
    now = {name for session in later for name in session.districts}
    once = {name for session in before for name in session.districts} - now
    by_name = data.districts.by_name
    return Where(
        later=[district for district in by_name if district.id in now],
        earlier=[district for district in by_name if district.id in once],
        open=[district for district in by_name if district.id not in now | once],
        sessions=len(data.outreach.sessions),
        nowhere=sum(not session.districts for session in data.outreach.sessions),
        origins=list(dict.fromkeys(session.origin for session in data.outreach.sessions if session.districts)),
    )

"""What every block is given to work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from terang.agenda import EMPTY as NO_AGENDA
from terang.agenda import Agenda
from terang.channels import Channel
from terang.handouts import Handouts
from terang.html import tidy
from terang.library import EMPTY, Shelf
from terang.news import Story
from terang.public import PublicData
from terang.public_outreach import Outreach
from terang.records.districts import Districts
from terang.records.identity import Identity
from terang.records.institutions import Institution
from terang.records.journeys import Step
from terang.records.letters import Letter
from terang.tracking import Commitments

Finding = tuple[str, str, str]  # (key, what, fix), both texts Indonesian


@dataclass(frozen=True, slots=True)
class Template:
    """A file that staff fill in."""

    title: str
    address: str  # from the site's root
    body: bytes


@dataclass(frozen=True, slots=True)
class Pack:
    """Materials in one file, to be taken where there is no internet."""

    address: str  # from the site's root
    body: bytes
    count: int  # of materials


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where in the site a thing is shown, for those that lead to it; "" or not there where nobody shows it."""

    tables: Mapping[str, str] = field(default_factory=dict)  # address of a page, by the slug of the table
    conflicts: str = ""  # address of the page with every contradiction
    institutions: str = ""  # and of that with every institution, each below its own anchor


@dataclass(frozen=True, slots=True)
class Shared:
    """A picture to be sent on."""

    address: str  # from the site's root
    alt: str  # the sentence that stands for it


@dataclass(frozen=True, slots=True)
class BlockData:
    """The public data and the tools of one page."""

    public: PublicData
    services: tuple[Channel, ...]  # that help
    districts: Districts
    identity: Identity
    environment: Environment  # overrides/blocks, see terang.html
    fonts: Path  # overrides/fonts, for pictures that stand alone
    chart_cache: Path | None  # None: draw every time
    link: Callable[[str], str]  # an address in the site to one that works from the page being rendered
    site: str = ""  # "https://contoh.go.id/terang/", or "" while nobody knows where it will be published
    where: Whereabouts = field(default_factory=Whereabouts)
    templates: Mapping[str, Template] = field(default_factory=dict)  # by name
    shelf: Shelf = EMPTY  # the library of materials
    packs: Callable[[str], Pack | None] = lambda door: None  # of a door, or of "semua"
    institutions: tuple[Institution, ...] = ()
    journey: tuple[Step, ...] = ()  # of a case, between them
    commitments: Commitments = field(default_factory=Commitments)
    outreach: Outreach = field(default_factory=Outreach)
    agenda: Agenda = NO_AGENDA
    news: tuple[Story, ...] = ()  # the newest first
    letters: Mapping[str, Letter] = field(default_factory=dict)  # by id
    offices: tuple[Channel, ...] = ()  # that take requests

    @property
    def by_id(self) -> Mapping[str, Institution]:
        """The institutions by id."""
        return {one.id: one for one in reversed(self.institutions)}

    @property
    def handouts(self) -> Handouts:
        """What can be printed and taken along; its templates lie beside the fonts."""
        return Handouts(self.fonts.parent, self.chart_cache, self.identity, self.services, self.site)

    def on_page(self, link: Callable[[str], str]) -> BlockData:
        """Return the same for another page."""
        return replace(self, link=link)

    def render(self, template: str, **values: object) -> str:
        """Return the HTML of a template of overrides/blocks. Only `Markup` values are not escaped."""
        given = {"link": self.link, "publisher": self.identity.publisher} | values
        return tidy(self.environment.get_template(template).render(given))

    def words(self, template: str, **values: object) -> dict[str, str]:
        """Return what a template of overrides/blocks sets, as plain text: for what is not HTML."""
        told = vars(self.environment.get_template(template).make_module(values)).items()
        return {name: " ".join(text.unescape().split()) for name, text in told if isinstance(text, Markup)}

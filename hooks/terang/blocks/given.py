"""What every block is given to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment

from terang.channels import Channel
from terang.html import tidy
from terang.public import PublicData

Finding = tuple[str, str, str]  # (key, what, fix), both texts Indonesian


@dataclass(frozen=True, slots=True)
class BlockData:
    """The public data and the tools of one page."""

    public: PublicData
    services: tuple[Channel, ...]
    environment: Environment  # overrides/blocks, see terang.html
    fonts: Path  # overrides/fonts, for pictures that stand alone
    chart_cache: Path | None  # None: draw every time
    link: Callable[[str], str]  # an address in the site to one that works from the page being rendered

    def on_page(self, link: Callable[[str], str]) -> BlockData:
        """Return the same for another page."""
        return replace(self, link=link)

    def render(self, template: str, **values: object) -> str:
        """Return the HTML of a template of overrides/blocks. Only `Markup` values are not escaped."""
        return tidy(self.environment.get_template(template).render(link=self.link, **values))

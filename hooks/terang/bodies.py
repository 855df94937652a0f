"""The HTML that goes on a page: what Markdown made, cleaned, with blocks in their places."""

from __future__ import annotations

from collections.abc import Iterator

from terang import allowed_html, blocks, content, markup
from terang.blocks import BLOCKS, BlockData
from terang.blocks.notices import across
from terang.content import Page
from terang.shapes import Record


def body(page: Page, data: BlockData, rendered: str) -> str:
    """Return the HTML of `page`; `rendered` is its Markdown as HTML, `data` belongs to this page."""
    told = iter(_told(page, data))  # before the first block with figures, once

    def block(name: str, text: str) -> str:
        placed, _ = content.options(text, name, page.document.path, 0)
        if placed is None:
            return ""
        before = next(told, "") if blocks.figures(placed.value, data) else ""
        return before + BLOCKS[name].render(placed.value, data)

    return markup.place_blocks(allowed_html.clean(rendered), block)


def options(page: Page) -> Iterator[Record]:
    """Yield the options of the blocks on a checked page."""
    for fence in markup.fences(page.document.body):
        placed, _ = content.options(fence.text, fence.name, page.document.path, 0)
        if placed:
            yield placed.value


def _told(page: Page, data: BlockData) -> Iterator[str]:
    """Yield what must be known before the figures of the blocks of `page` are seen together, if there is any."""
    if found := across([blocks.figures(given, data) for given in options(page)]):
        yield data.render("halaman.html", notices=found)

"""The HTML of every page: as the standard wants it, each id once, each label and heading in its place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from html5lib.constants import E

from site_pages import pages

REFERS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "list", "headers")
LABELLED = ("input", "select", "textarea")
NAMELESS = ("hidden", "submit", "button", "image", "reset")


def faults(html: str) -> Iterator[str]:
    """Yield what is wrong with a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    yield from (f"line {line}: {E[code] % words}" for (line, _), code, words in parser.errors)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    ids = Counter(element.get("id") for element in elements if element.get("id") is not None)
    yield from (f"id '{name}' stands {count} times" for name, count in ids.items() if count > 1)
    yield from (f"id '{name}' is no name" for name in ids if not re.fullmatch(r"\S+", name))
    for element in elements:
        for attribute in REFERS:
            for name in (element.get(attribute) or "").split():
                if name not in ids:
                    yield f"{attribute} of <{element.tag}> leads to '{name}', which is not there"
    labels = {element.get("for") for element in elements if element.tag == "label"}
    wrapped = {id(inside) for label in elements if label.tag == "label" for inside in label.iter()}
    for element in elements:
        if element.tag in LABELLED and element.get("type") not in NAMELESS:
            named = element.get("id") in labels or element.get("aria-label") or element.get("aria-labelledby")
            if not named and id(element) not in wrapped:
                yield f"<{element.tag}> has no label"
    yield from _headings([int(element.tag[1]) for element in elements if re.fullmatch("h[1-6]", element.tag)])


def _headings(levels: list[int]) -> Iterator[str]:
    if levels.count(1) != 1:
        yield f"{levels.count(1)} headings of the first level"
    for above, level in zip([0, *levels], levels, strict=False):
        if level > above + 1:
            yield f"h{level} follows h{above}" if above else f"begins with h{level}"


def test_every_page_is_valid(built_site: Path) -> None:
    found = {page: list(faults(read(built_site, page))) for page in pages(built_site)}
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def read(site: Path, page: str) -> str:
    path = site / page
    return (path / "index.html" if path.is_dir() else path).read_text("utf-8")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<h1>a</h1><p><div>b</div></p>", "line 3: Unexpected end tag (p). Ignored."),
        ("<h1>a</h1><b><i>b</b></i>", "violates step 1"),
        ("<h1>a</h1><table><tr><p>b</p></tr></table>", "in table context caused voodoo mode"),
        ("<h1>a</h1><p class=a class=b>b", "Dropped duplicate attribute"),
        ("<h1>a</h1><ul><li>b</ul", "Unexpected end of file"),
        ("<h1>a & b &nbsp</h1>", "Named entity didn't end with ';'."),
        ("<h1 id=a>a</h1><p id=a>b", "id 'a' stands 2 times"),
        ("<h1 id='a b'>a</h1>", "id 'a b' is no name"),
        ("<h1>a</h1><label for=a>b</label>", "for of <label> leads to 'a'"),
        ("<h1 aria-labelledby=a>a</h1>", "aria-labelledby of <h1> leads to 'a'"),
        ("<h1>a</h1><input>", "<input> has no label"),
        ("<h1>a</h1><h3>b</h3>", "h3 follows h1"),
        ("<h2>a</h2><h1>b</h1>", "begins with h2"),
        ("<h1>a</h1><h1>b</h1>", "2 headings of the first level"),
        ("<h2>a</h2>", "0 headings of the first level"),
    ],
)
def test_what_is_wrong_is_found(body: str, said: str) -> None:
    page = f'<!doctype html>\n<html lang="id"><head><title>x</title></head><body>\n{body}'
    assert said in "\n".join(faults(page))


def test_a_plain_page_is_valid() -> None:
    body = "<h1 id=a>a</h1><h2>b</h2><h3>c</h3><h2>d</h2><label>e <input></label><label for=f>f</label><input id=f>"
    assert (
        list(faults(f'<!doctype html>\n<html lang="id"><head><title>x</title></head><body>{body}</body></html>')) == []
    )

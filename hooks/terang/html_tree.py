"""HTML that a sanitiser wrote, as a tree of elements and texts. No rule of ours is here, only HTML's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "input"})


@dataclass(slots=True, eq=False)
class Element:
    """One element. Two elements are the same only if they are one and the same."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The words of the class attribute."""
        return self.attributes.get("class", "").split()

    @property
    def elements(self) -> list[Element]:
        """The children that are elements."""
        return [child for child in self.children if isinstance(child, Element)]


Node = Element | str


def parse(html: str) -> tuple[Element, int]:
    """Return a root that holds `html`, and how deep it goes."""
    tree = _Tree()
    tree.feed(html)
    tree.close()
    return tree.root, tree.deepest


def text(nodes: Iterable[Node]) -> str:
    """Return the words of `nodes` without their tags."""
    return "".join(node if isinstance(node, str) else text(node.children) for node in nodes)


def find(element: Element, tag: str) -> Iterator[Element]:
    """Yield the elements called `tag` inside `element`, but none inside another of them."""
    for child in element.elements:
        if child.tag == tag:
            yield child
        else:
            yield from find(child, tag)


def leads_within(element: Element) -> bool:
    """Whether this is a link to another page of the same site."""
    return element.tag == "a" and not re.match(r"[a-z]+:|#|$", element.attributes.get("href", ""))


def split(nodes: Iterable[Node], tag: str) -> tuple[list[Node], list[tuple[Element, list[Node]]]]:
    """Return the nodes before the first element called `tag`, and each such element with what follows it."""
    before: list[Node] = []
    parts: list[tuple[Element, list[Node]]] = []
    for node in nodes:
        if isinstance(node, Element) and node.tag == tag:
            parts.append((node, []))
        else:
            (parts[-1][1] if parts else before).append(node)
    return before, parts


def part(html: str, title: str) -> list[Node]:
    """Return what stands below the h2 called `title`; nothing if there is none."""
    parts = split(parse(html)[0].children, "h2")[1]
    return next((nodes for head, nodes in parts if text([head]).strip() == title), [])


def titles(html: str) -> list[str]:
    """Return the titles of the parts of a page, which begin at an h2."""
    return [text([head]).strip() for head, _ in split(parse(html)[0].children, "h2")[1]]


def one_space(nodes: Sequence[Node]) -> list[Node]:
    """Return the line as browsers show it: runs of white space are one space, none at its ends or at a break."""
    after_space = True

    def clean(inside: Iterable[Node]) -> list[Node]:
        nonlocal after_space
        cleaned: list[Node] = []
        for node in inside:
            if isinstance(node, Element):
                after_space = node.tag == "br" or (after_space and node.tag not in VOID)
                cleaned.append(Element(node.tag, node.attributes, clean(node.children)))
                continue
            words = re.sub(r"[ \t\n\r\f]+", " ", node)
            words = words.lstrip(" ") if after_space else words
            after_space = words.endswith(" ") if words else after_space
            cleaned.append(words)
        return cleaned

    line = clean(nodes)
    if line and isinstance(line[-1], str):
        line[-1] = line[-1].rstrip(" ")
    return line


class _Tree(HTMLParser):
    """Builds elements from HTML that a sanitiser wrote, so that every tag is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("div")
        self.open = [self.root]
        self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        if tag in (element.tag for element in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

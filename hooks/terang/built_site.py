"""A finished site on disk: its files, its pages read, and where an address on a page leads."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from terang.built_memory import memory, read, weight
from terang.built_page import Page


@dataclass(frozen=True)
class BuiltSite:
    """Every file by its path from the site's folder, and every page by the same path."""

    folder: Path
    files: frozenset[str]
    pages: dict[str, Page]
    root: str  # the path under which it is served; only 404.html, which has no place of its own, writes it
    _weights: dict[str, int]

    def weight(self, path: str) -> int:
        """Bytes of a file as sent with gzip."""
        if path not in self._weights:
            self._weights[path] = weight((self.folder / path).read_bytes())
        return self._weights[path]

    def resolve(self, page: str, href: str) -> tuple[str, str]:
        """Return the file that `href` on `page` leads to, whether it exists or not, and the anchor in it."""
        parts = urlsplit(href)
        path, anchor = unquote(parts.path), unquote(parts.fragment)
        if not path:
            return page, anchor
        if page == "404.html" and path.startswith(self.root):
            path = path.removeprefix(self.root).lstrip("/")
        full = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        if path.endswith("/") or full == "." or path.split("/")[-1] in (".", ".."):
            full = posixpath.normpath(posixpath.join(full, "index.html"))
        return full, anchor


def read_site(folder: Path, root: str, cache: Path | None = None) -> BuiltSite:
    """Read the finished site in `folder`, which is served under the path `root`.

    `cache` is a folder that remembers what pages held when they were read before.
    """
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
    known = memory(cache)
    readings = {path: read((folder / path).read_bytes(), known) for path in sorted(files) if path.endswith(".html")}
    known.keep()
    pages = {path: reading.page for path, reading in readings.items()}
    return BuiltSite(folder, files, pages, root, {path: reading.weight for path, reading in readings.items()})

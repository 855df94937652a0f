"""The door to the engine, and the only file that imports it. Everything it does is a call to the core.

While building, a problem stops everything before the old site is touched. While serving, the last good data stay on
show and every page says what is wrong. A page that was finished before, and depends on nothing that has changed, goes
round the engine, see terang.whole_pages.
"""

from __future__ import annotations

import functools
import logging
import threading
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from terang import search
from terang.markup import EXTENSIONS, extension_configs
from terang.problems import Problem, ProblemsFound, as_text, place
from terang.site import NAMES, Site, load, prepare
from terang.whole_pages import Whole, WholePages

log = logging.getLogger("mkdocs.terang")


class _State:
    """What lasts from one rebuild to the next: hooks are loaded once, also while serving."""

    serving = False
    site: Site | None = None
    problems: list[Problem]
    whole: WholePages
    kept: dict[str, Whole]  # by the path of the page
    indexed = 0  # entries in the search index, of the pages before this one


class _Warned(logging.Handler):
    """Counts what the engine warns of: a page with a warning is made again, so that it is said again."""

    count = 0

    def emit(self, _: logging.LogRecord) -> None:
        _Warned.count += 1


def on_startup(command: str, **_: Any) -> None:
    _State.serving = command == "serve"
    logging.getLogger("mkdocs").addHandler(_Warned(logging.WARNING))


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check everything; no page is rendered from what is wrong."""
    address = "" if _State.serving else config.site_url or ""  # where it is only looked at is no address to cite
    site, _State.problems = load(Path(config.config_file_path).parent, address, to_publish=True)
    if not address and not _State.serving:
        log.info("Alamat situs belum diketahui (TERANG_ALAMAT): kartu dan poster dibuat tanpa kode QR.")
    if _State.problems:
        log.error("\n%s", as_text(_State.problems))
        if not _State.serving or _State.site is None:
            raise Abort("Situs belum diterbitkan.")
    else:
        _State.site = site
    config.markdown_extensions = list(EXTENSIONS)
    config.mdx_configs = extension_configs(NAMES)
    wrong = [{"tempat": place(p), "masalah": p.what, "perbaiki": p.fix} for p in _State.problems]
    config.extra["terang"] = _site().words() | {"serve": _State.serving, "masalah": wrong}
    _State.whole = _site().whole_pages(repr(wrong), str(_State.serving))
    _State.kept, _State.indexed, _Warned.count = {}, 0, 0
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    plugin: Any = config.plugins["material/search"]
    search.configure(plugin.search_index.config)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Publish what was checked and what was made from it; of the theme only what a page uses."""
    for file in list(files):
        unchecked = file.is_documentation_page() and file.src_uri not in _site().pages
        from_theme = file.generated_by is None and file.src_dir != config.docs_dir
        if unchecked or (from_theme and not search.uses(file.src_uri)):
            files.remove(file)
    try:
        config.extra["terang"]["cari"]["pekerja"] = search.worker(files.src_uris)
    except ProblemsFound as found:
        raise Abort(str(found)) from found
    for page in _site().pages.values():
        if page.generated:
            files.append(File.generated(config, page.path, content=page.generated))
    for path, body in _site().files().items():
        files.append(File.generated(config, path, content=body))
    return files


def on_page_markdown(markdown: str, page: Page, **_: Any) -> str:
    """Take head and body as the core has read them; the engine's own reading of front matter is not used."""
    ours = _site().pages[page.file.src_uri]
    page.title = ours.head.title
    if whole := _State.whole.get(ours):
        _State.kept[ours.path] = whole
        page.meta = _site().place(ours) | {"template": "utuh.html", "utuh": whole.html, "search": {"exclude": True}}
        page.content, page.present_anchor_ids = "", set(whole.anchors)
        page.render = lambda *_: None  # type: ignore[method-assign]  # there is nothing left to render
        return ""
    page.meta = _site().head(ours)
    return ours.document.body


def on_page_content(html: str, page: Page, **_: Any) -> str:
    if page.file.src_uri in _State.kept:
        return html
    link = functools.partial(get_relative_url, other=page.url)
    return _site().body(_site().pages[page.file.src_uri], link, html)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take note of the page and of its place in the search index, or put there what stood of it."""
    plugin: Any = config.plugins["material/search"]
    entries = plugin.search_index.entries
    if whole := _State.kept.get(page.file.src_uri):
        entries += whole.entries
    else:
        ours = _site().pages[page.file.src_uri]
        _State.whole.add(ours, Whole(output, sorted(page.present_anchor_ids or ()), entries[_State.indexed :]))
    _State.indexed = len(entries)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    if not _Warned.count:
        _State.whole.keep()


def on_serve(server: LiveReloadServer, **_: Any) -> LiveReloadServer:
    """Get ready to draw while staff read: the first figure that they change shows as quickly as the next."""
    threading.Thread(target=prepare, daemon=True).start()
    return server


def _site() -> Site:
    assert _State.site is not None
    return _State.site

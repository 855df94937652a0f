"""Search in Indonesian, by Material's own index and worker: what the engine must be told, and what to publish.

The index and the worker are fetched only when someone uses the box on /cari/. What they need beside them is in
overrides/assets/javascripts: the stems, and the script of the page.
"""

from __future__ import annotations

import fnmatch
import json
from collections.abc import Iterable, MutableMapping, Sequence

from terang.problems import Problem, ProblemsFound

# The theme names its worker after its content, so the name changes with every version.
WORKER = "assets/javascripts/workers/search.*.min.js"
OURS = ("assets/javascripts/cari.js", "assets/javascripts/LICENSES.txt", "assets/javascripts/lunr/min/lunr.id.min.js")
# The worker asks for it for every language; ours is empty.
ASKED_FOR = "assets/javascripts/lunr/min/lunr.stemmer.support.min.js"

# Between words: white space, punctuation, and the three entities that are left in the index's text.
SEPARATOR = r"(?:[\s\u200b\-–—,.;:!?…()\[\]{}\"'‘’“”/|·×=<>*~^+&]|&(?:amp|lt|gt);)+"


def configure(index: MutableMapping[str, object]) -> None:
    """Set the language of Material's search index; the plugin's own option refuses Indonesian."""
    index["lang"] = ["id"]
    index["pipeline"] = ["trimmer", "stopWordFilter", "stemmer"]
    index["separator"] = SEPARATOR


def uses(path: str) -> bool:
    """Return whether a file of the theme, named from the site's root, is published: only what search needs is."""
    return path in (*OURS, ASKED_FOR) or fnmatch.fnmatchcase(path, WORKER)


def worker(paths: Iterable[str]) -> str:
    """Return the theme's search worker among the files of the site."""
    found = [path for path in paths if fnmatch.fnmatchcase(path, WORKER)]
    if len(found) != 1:
        what = f"tema mkdocs-material tidak berisi tepat satu berkas {WORKER} (ada {len(found)})"
        fix = "pasang versi mkdocs-material yang tertulis di requirements.txt"
        raise ProblemsFound([Problem("requirements.txt", 0, 0, what, fix)])
    return found[0]


def other_names(groups: Iterable[Sequence[str]]) -> str:
    """Return groups of names for one thing, the site's own word first, as the page's script reads them."""
    return json.dumps([list(group) for group in groups], ensure_ascii=False, separators=(",", ":"))

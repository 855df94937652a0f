"""Who may import whom: the shape of the house, read from its own source."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

HOOKS = Path(__file__).resolve().parents[1] / "hooks"

# Each module of the core, with the ones that it may import; the first row that fits counts.
# A new module needs a row here: where it belongs is a decision.
MAY_IMPORT: dict[str, set[str]] = {
    # alone
    "problems": set(),
    "periods": set(),
    "characters": set(),
    "yaml_syntax": set(),
    "html_tree": set(),
    "allowed_html": set(),
    "markup": {"allowed_html", "kept", "remembered"},
    "security": set(),
    "publish": set(),
    "phone_numbers": set(),
    "telling": set(),
    "contacts": set(),
    "qr_code": set(),
    "build_date": set(),
    "kept": set(),
    "palette": set(),
    "lasting_ids": set(),
    "calendars": set(),
    "built_page": {"phone_numbers"},
    "disguise": set(),
    "picture_metadata": set(),
    "document_metadata": set(),
    "remembered": set(),
    # what staff wrote, strictly read
    "yaml_tree": {"characters", "yaml_syntax"},
    "sources": {"characters", "problems", "yaml_tree"},
    "shapes": {"periods", "problems", "sources", "yaml_tree"},
    "records*": {"periods", "problems", "records.*", "shapes", "sources"},
    # what may be published of counts of people; knows nothing of the rest of the house
    # what may be published
    "public": {"periods"},
    "indonesian": {"periods"},
    "comparison": {"public"},
    "like_for_like": {"comparison", "public"},
    "disclosure": {"problems", "public", "records.figures"},
    "recap_release": {"public", "records.recap*", "sdc.tables"},
    "recap_tables": {"disclosure", "indonesian", "periods", "problems", "public", "records.recap*", "shapes"},
    "recap_audit": {"problems", "recap_release", "records.recaps", "sdc.audit", "sdc.tables", "sdc.verdicts", "shapes"},
    "recap_files": {"records.recaps"},
    "ledger": {"problems", "records.figures", "records.ledger", "shapes"},
    "life": {"public"},
    "promise_status": {"periods"},
    "public_outreach": {"periods", "public"},
    "outreach_checks": {"problems", "records.outreach", "records.registers", "shapes"},
    "tracking": {"periods", "promise_status", "public", "records.commitments"},
    "archive*": {"archive*", "disclosure", "problems", "public", "sources"},
    "changes": {"public"},
    "catalogue": {"comparison", "problems", "public", "records.tables", "shapes"},
    # what may be published of counts of people, and the proof
    "sdc.tables": set(),
    "sdc*": {"sdc.*"},
    # what readers get
    "chart_promises": {"chart*", "indonesian", "periods", "tracking"},
    "chart*": {"chart*", "comparison", "indonesian", "kept", "periods", "public"},
    "journey_drawing": {"chart_drawing"},
    "downloads.outreach": {"downloads*", "public", "public_outreach"},
    "downloads.promises": {"downloads*", "public", "tracking"},
    "downloads*": {"downloads*", "indonesian", "periods", "public"},
    "html": {"indonesian", "periods", "public"},
    "pages": {"blocks.given", "filters", "indonesian", "library", "public", "records.districts", "tracking"},
    "agenda": {"public", "records.*", "shapes"},
    "agenda_calendar": {"agenda", "calendars", "lasting_ids", "public"},
    "news": {"problems", "records.news", "shapes", "sources"},
    "letters": {"html", "html_tree", "kept", "records.*", "typeset", "word_files"},
    "plan_calendar": {"calendars", "lasting_ids", "library", "records.library"},
    "feed": {"blocks.given", "lasting_ids", "public"},
    "news_feed": {"blocks.given", "feed", "lasting_ids", "news"},
    "promise_feed": {"blocks.given", "feed", "lasting_ids", "tracking"},
    "blocks*": {
        "agenda",
        "agenda_calendar",
        "blocks*",
        "changes",
        "channels",
        "charts",
        "comparison",
        "downloads*",
        "filters",
        "handouts",
        "html",
        "indonesian",
        "library",
        "journey_drawing",
        "letters",
        "like_for_like",
        "news",
        "periods",
        "plan_calendar",
        "public",
        "public*",
        "records.*",
        "shapes",
        "tracking",
    },
    "search": {"problems"},
    "channels": {"indonesian", "phone_numbers", "problems", "records.*", "shapes"},
    "typst_code": {"html_tree", "problems"},
    "typesetter": {"palette", "problems"},
    "typeset": {"kept", "typesetter", "typst_code"},
    "word_files": {"html_tree"},
    "handouts": {"channels", "contacts", "indonesian", "qr_code", "records.identity", "typeset"},
    "printing": {
        "html",
        "html_tree",
        "indonesian",
        "kept",
        "legal_basis",
        "material_parts",
        "public",
        "qr_code",
        "records.identity",
        "records.materials",
        "typeset",
        "word_files",
    },
    "offline": set(),
    "packs": {
        "channels",
        "html",
        "html_tree",
        "kept",
        "library",
        "offline",
        "printing",
        "public",
        "records.identity",
        "records.library",
        "security",
    },
    "take_along": {
        "blocks.given",
        "content",
        "indonesian",
        "kept",
        "library",
        "packs",
        "printing",
        "problems",
        "records.materials",
    },
    "bodies": {"allowed_html", "blocks*", "content", "markup", "shapes"},
    "personal_data": {"problems", "sources"},
    "vocabulary": {"records.materials"},
    "library": {"indonesian", "problems", "records.*", "shapes", "sources", "vocabulary"},
    "filters": {"library", "vocabulary"},
    "legal_basis": {"problems", "public", "records.heads", "records.materials", "records.news", "shapes"},
    "pictures": {"picture_metadata", "problems"},
    "material_page": {"indonesian", "legal_basis", "library", "public", "records.materials"},
    "material_parts": {"markup", "problems", "records.materials", "shapes"},
    # what would let somebody be recognised
    "nik": {"disguise"},
    "paragraphs": {"disguise"},
    "clues": set(),
    "names": {"clues"},
    "speaks_of": {"clues"},
    "points": set(),
    "paragraph_features": {"clues", "names", "speaks_of"},
    "recognisable": {"clues", "names", "paragraph_features", "points", "speaks_of"},
    "copies": {"problems", "records.registers", "shapes"},
    "acknowledgements": {"indonesian", "problems", "records.acknowledgements", "shapes"},
    "guard": {
        "acknowledgements",
        "copies",
        "document_metadata",
        "remembered",
        "nik",
        "paragraphs",
        "personal_data",
        "picture_metadata",
        "problems",
        "recognisable",
        "records.acknowledgements",
        "shapes",
        "sources",
    },
    # where it comes together
    "folder": {"problems", "shapes", "sources"},
    "registers": {"folder", "public", "records.*", "shapes"},
    "outreach_loading": {
        "commitment_loading",
        "folder",
        "outreach_checks",
        "public*",
        "records.*",
        "registers",
        "shapes",
        "tracking",
    },
    "commitment_loading": {"folder", "records.*", "registers", "tracking"},
    "recap_loading": {"folder", "problems", "public", "recap_*", "records.*", "sdc.tables", "shapes"},
    "agenda_loading": {"agenda", "folder", "records.*", "registers"},
    "figure_loading": {
        "catalogue",
        "disclosure",
        "folder",
        "ledger",
        "life",
        "public",
        "records.*",
        "registers",
        "shapes",
    },
    "facts": {
        "agenda",
        "channels",
        "folder",
        "outreach_loading",
        "public",
        "recap_loading",
        "records.*",
        "shapes",
        "tracking",
        "yaml_tree",
    },
    "loading": {
        "*_loading",
        "archive",
        "build_date",
        "catalogue",
        "channels",
        "copies",
        "facts",
        "folder",
        "library",
        "problems",
        "records.*",
        "registers",
        "vocabulary",
    },
    "release": {"archive", "facts", "ledger", "loading", "problems"},
    # from the agency's workbook, on its own computer; the template is all that the site knows of it
    "workbook.template": {"blocks.given", "recap_loading", "records.workbooks"},
    "workbook.aggregation": {"recap_loading", "records.*", "sdc.tables", "workbook.*"},
    "workbook*": {"indonesian", "records.workbooks", "workbook.*"},
    "importing": {"loading", "problems", "recap_*", "records.*", "sdc.*", "workbook.*"},
    "content": {
        "allowed_html",
        "blocks*",
        "comparison",
        "legal_basis",
        "library",
        "markup",
        "material_parts",
        "news",
        "pages",
        "pictures",
        "problems",
        "public",
        "records.*",
        "shapes",
        "sources",
        "text_checks",
        "yaml_tree",
    },
    "text_checks": {"problems", "shapes", "sources"},
    "calm": {"content", "markup", "problems", "records.services", "shapes", "telling"},
    "reviews": {"channels", "content", "indonesian", "problems", "records.materials"},
    "whereabouts": {"blocks.given", "content", "markup"},
    "page_words": {
        "blocks",
        "bodies",
        "content",
        "indonesian",
        "material_page",
        "public",
        "records.*",
        "take_along",
    },
    "site_checks": {
        "blocks",
        "calm",
        "channels",
        "content",
        "facts",
        "guard",
        "library",
        "markup",
        "outreach_checks",
        "personal_data",
        "problems",
        "reviews",
        "shapes",
        "sources",
        "take_along",
    },
    "whole_pages": {"content", "kept", "markup", "packs", "records.materials", "remembered", "take_along"},
    "site": {"*"},
    "built_memory": {"built_page", "remembered"},
    "built_site": {"built_memory", "built_page"},
    "built_help": {"built_page", "built_site", "phone_numbers", "problems", "telling"},
    "built_guard": {
        "acknowledgements",
        "built_help",
        "built_page",
        "built_site",
        "document_metadata",
        "remembered",
        "guard",
        "nik",
        "paragraphs",
        "phone_numbers",
        "picture_metadata",
        "problems",
    },
    "built": {"built_guard", "built_help", "built_page", "built_site", "problems"},
}
# The private figures, and the only modules that may know them.
PRIVATE = "records.figures"
MAY_KNOW_PRIVATE = {"disclosure", "figure_loading", "ledger", "records.figures"}
# Packages that belong to one part of the house.
ONLY_IN = {
    "mkdocs": ["mkdocs_site"],
    "material": ["mkdocs_site"],
    "altair": ["terang.chart*"],
    "vl_convert": ["terang.chart*"],
    "typst": ["terang.typesetter"],
    "segno": ["terang.qr_code"],
    "docx": ["terang.word_files"],
    "PIL": ["terang.palette"],
    "icalendar": ["terang.calendars"],
    "nh3": ["terang.allowed_html"],
    "yaml": ["terang.yaml_*"],
    "xlsxwriter": ["terang.downloads.*", "terang.workbook.template"],
    "pydantic": ["terang.shapes", "terang.records.*", "terang.blocks.*", "terang.ledger"],
    "pydantic_core": ["terang.shapes"],
    "jinja2": ["terang.html", "terang.blocks.*"],
    "pypdfium2": ["terang.document_metadata"],
    "openpyxl": ["terang.workbook.*"],
    "highspy": ["terang.sdc.*"],
    "numpy": ["terang.sdc.*"],
}
STANDARD_ONLY = (
    "problems periods public indonesian comparison like_for_like disclosure life promise_status built"
    " contacts built_help built_memory built_page built_site phone_numbers publish telling"
).split()


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(HOOKS.rglob("*.py")):
        parts = path.relative_to(HOOKS).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


MODULES = dict(modules())


def imports(path: Path) -> set[str]:
    """Return the full names of all that a file imports, wherever in it the import stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path.name} imports by a relative name, which fails in the engine"
            below = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (below & MODULES.keys()) or {node.module or ""}
    return found


def of_the_core(path: Path) -> set[str]:
    return {name.removeprefix("terang.") for name in imports(path) if name.startswith("terang.")}


CORE = {name.removeprefix("terang."): path for name, path in MODULES.items() if name.startswith("terang.")}


@pytest.mark.parametrize("module", CORE)
def test_a_module_imports_what_the_table_allows(module: str) -> None:
    allowed = next((names for pattern, names in MAY_IMPORT.items() if fnmatch(module, pattern)), None)
    assert allowed is not None, "this module has no row in the table"
    beyond = {name for name in of_the_core(CORE[module]) if not any(fnmatch(name, one) for one in allowed)}
    assert not beyond


def test_every_row_of_the_table_has_a_module() -> None:
    assert [row for row in MAY_IMPORT if not any(fnmatch(module, row) for module in CORE)] == []


def test_only_disclosure_knows_the_private_figures() -> None:
    knowing = {module for module, path in CORE.items() if PRIVATE in of_the_core(path)}
    assert knowing <= MAY_KNOW_PRIVATE


@pytest.mark.parametrize("package", ONLY_IN)
def test_a_package_stays_in_its_part_of_the_house(package: str) -> None:
    users = {name for name, path in MODULES.items() if package in {full.split(".")[0] for full in imports(path)}}
    assert {name for name in users if not any(fnmatch(name, home) for home in ONLY_IN[package])} == set()


@pytest.mark.parametrize("module", STANDARD_ONLY)
def test_the_heart_needs_only_the_standard_library(module: str) -> None:
    packages = {name.split(".")[0] for name in imports(CORE[module])} - {"terang"}
    assert packages <= sys.stdlib_module_names


@pytest.mark.parametrize("edge", ["mkdocs_site", "check", "rilis", "impor"])
def test_the_edges_come_in_by_the_front_door(edge: str) -> None:
    rooms = {
        "site",
        "channels",
        "problems",
        "built",
        "publish",
        "markup",
        "search",
        "release",
        "importing",
        "whole_pages",
    }
    assert of_the_core(MODULES[edge]) <= rooms

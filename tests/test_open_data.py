"""What programs read: data packages that `frictionless` accepts, and JSON-LD that names every file truly."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from frictionless import Package, validate

from editions import DAY, NOWHERE, ROOT, edition
from terang import downloads, loading
from terang.blocks import himpunan, katalog
from terang.blocks.given import BlockData
from terang.downloads import linked_data
from terang.public import Missing, PublicCell, PublicRow, PublicTable, PublicTotals
from test_downloads import TABLE, VALUES, cell, full_of, real_tables

HERE = "https://situs.contoh/terang/"  # where the site is taken to stand while addresses are resolved
REQUIRED = (
    "name description license creator publisher temporalCoverage spatialCoverage variableMeasured distribution"
    " dateModified isBasedOn version url"
).split()
IN_CATALOGUE = (
    "dct:title dct:description dct:identifier dct:license dct:publisher dct:creator dct:spatial dct:temporal"
    " dct:modified dcat:landingPage dcat:distribution dcat:version"
).split()
IN_DISTRIBUTION = "dct:license dct:title dcat:accessURL dcat:downloadURL dcat:mediaType dcat:byteSize".split()


def real_data() -> BlockData:
    facts, _ = loading.load(ROOT)
    assert facts
    return replace(NOWHERE, public=facts.public)


def written(files: dict[str, bytes], folder: Path) -> Path:
    for address, body in files.items():
        (folder / address).parent.mkdir(parents=True, exist_ok=True)
        (folder / address).write_bytes(body)
    return folder


def valid(descriptor: Path) -> None:
    report = validate(str(descriptor))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])


# Data packages


def tables() -> dict[str, PublicTable]:
    """The real tables, and made ones with every kind of value, with totals, and with text that would break a CSV."""
    cells = [PublicCell(value, None) if isinstance(value, Missing) else cell(value) for value, _ in VALUES]
    made = tuple(PublicRow(str(2000 + n), (one,)) for n, one in enumerate(cells))
    every = replace(TABLE, rows=made, totals=PublicTotals(cell(60), tuple(cells), (cell(60),)))
    return real_tables() | {
        "semua-nilai": replace(every, slug="semua-nilai"),
        "naskah": replace(full_of("=1;2,\"3\"\r\n'4' </script>"), slug="naskah"),
    }


@pytest.mark.parametrize("slug", tables())
@pytest.mark.parametrize("site", ["", HERE])
def test_every_package_is_valid(slug: str, site: str, tmp_path: Path) -> None:
    one = edition(tables()[slug], frozen=True, site=site)
    files = downloads.files(one)
    descriptor = written(files, tmp_path) / one.folder / downloads.DESCRIPTOR
    valid(descriptor)
    told = json.loads(descriptor.read_text("utf-8"))
    (resource,) = told["resources"]
    body = files[one.folder + resource["path"]]
    assert resource["bytes"] == len(body)
    assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
    assert told["version"] == "2026-11-24"
    assert told["licenses"][0]["name"] == "CC-BY-SA-4.0"
    assert [source["path"] for source in told["sources"]] == [source.url for source in one.table.sources]
    assert all(set(person) == {"title", "role"} for person in told["contributors"])
    assert told.get("homepage") == (f"{HERE}data/tabel/{slug}/2026-11-24/" if site else None)


def test_a_program_gets_typed_values(tmp_path: Path) -> None:
    one = edition(tables()["semua-nilai"])
    descriptor = written(downloads.files(one), tmp_path) / one.folder / downloads.DESCRIPTOR
    rows = Package(str(descriptor)).get_resource("semua-nilai").read_rows()
    assert [row["nilai"] for row in rows[:3]] == [Decimal(0), Decimal(1114), Decimal("50.78")]
    assert (rows[4]["bagian"], rows[4]["keseluruhan"]) == (1, 4)
    assert rows[0]["dari"].isoformat() == "2025-01-01"
    assert rows[0]["kira-kira"] is False


def test_frictionless_would_notice(tmp_path: Path) -> None:
    """The check can fail: a word where a number belongs, a word that is none of the choices, a file that changed."""
    one = edition(TABLE)
    for old, new in ((b",68,", b",enam,"), (b",tidak-ada,", b",entah,")):
        files = downloads.files(one)
        address, body = downloads.program_file(one)
        assert old in body
        folder = written(files | {address: body.replace(old, new)}, tmp_path)
        assert not validate(str(folder / one.folder / downloads.DESCRIPTOR)).valid


def test_the_package_of_all_tables_is_valid(tmp_path: Path) -> None:
    data = real_data()
    files = katalog.files(katalog.Options(), data)
    for slug in data.public.tables:
        files |= himpunan.files(himpunan.Options.model_validate({"data": slug, "bagian": "unduhan"}), data)
    valid(written(files, tmp_path) / katalog.PACKAGE)
    told = json.loads((tmp_path / katalog.PACKAGE).read_text("utf-8"))
    assert [resource["name"] for resource in told["resources"]] == list(data.public.tables)


# JSON-LD


def pages(site: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the address of each table's and release's page with its JSON-LD."""
    for path in sorted((site / "data/tabel").rglob("index.html")):
        scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8"), re.DOTALL)
        assert len(scripts) == 1, path
        yield f"{path.parent.relative_to(site).as_posix()}/", json.loads(scripts[0])


def in_site(address: str, base: str) -> str:
    """Return where an address leads to, below the site's root."""
    whole = urljoin(HERE + base, address)
    assert whole.startswith(HERE), whole
    return whole.removeprefix(HERE)


def test_every_page_of_a_table_describes_it(built_site: Path) -> None:
    found = dict(pages(built_site))
    public = real_data().public
    assert len(found) == len(public.tables) + sum(map(len, public.releases.values()))
    for address, told in found.items():
        assert told["@context"] == "https://schema.org"
        assert told["@type"] == "Dataset"
        assert all(told.get(name) for name in REQUIRED), address
        assert 50 <= len(told["description"]) <= 5000  # what search engines ask
        assert in_site(told["url"], address) == address
        assert re.fullmatch(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d", told["temporalCoverage"])
        assert len(told["distribution"]) == 5
        for file in told["distribution"]:
            path = built_site / in_site(file["contentUrl"], address)
            assert file["contentSize"] == f"{path.stat().st_size} B"
            assert file["encodingFormat"] == linked_data.MEDIA_TYPES[path.suffix]


def test_the_catalogue_names_every_table_and_file(built_site: Path) -> None:
    told = json.loads((built_site / katalog.ADDRESS).read_text("utf-8"))
    assert told["@type"] == "dcat:Catalog"
    assert all(told[name] for name in ("dct:title", "dct:description", "dct:publisher", "dct:license", "dcat:dataset"))
    public = real_data().public
    assert [one["dct:identifier"] for one in told["dcat:dataset"]] == list(public.tables)
    prefixes = {name for name in told["@context"] if ":" not in name}
    for one in told["dcat:dataset"]:
        assert all(one.get(name) for name in IN_CATALOGUE), one["dct:identifier"]
        assert {key.split(":")[0] for key in one if not key.startswith("@")} <= prefixes
        versions = one.get("dcat:hasVersion", [])
        assert len(versions) == len(public.releases[one["dct:identifier"]])
        for address in (one["dcat:landingPage"], *versions):
            assert (built_site / in_site(address, katalog.ADDRESS) / "index.html").is_file()
        for file in one["dcat:distribution"]:
            assert all(file.get(name) for name in IN_DISTRIBUTION)
            path = built_site / in_site(file["dcat:downloadURL"], katalog.ADDRESS)
            assert file["dcat:byteSize"] == path.stat().st_size


def test_addresses_are_whole_once_the_site_has_one() -> None:
    data = replace(real_data(), site=HERE)
    (slug, *_) = data.public.tables
    page = himpunan.render(himpunan.Options.model_validate({"data": slug, "bagian": "unduhan"}), data)
    told = json.loads(page.split('ld+json">')[1].split("</script>")[0])
    assert told["url"] == f"{HERE}data/tabel/{slug}/"
    assert all(file["contentUrl"].startswith(f"{HERE}unduhan/{slug}/terbaru/") for file in told["distribution"])
    catalogue = json.loads(katalog.files(katalog.Options(), data)[katalog.ADDRESS])
    assert catalogue["@id"] == HERE + katalog.ADDRESS
    addresses = re.findall(r'"(?:@id|dcat:landingPage|dcat:downloadURL)": "([^"]*)"', json.dumps(catalogue))
    assert addresses
    assert all(urlsplit(address).scheme == "https" for address in addresses)
    assert posixpath.basename(katalog.ADDRESS) in catalogue["@id"]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "]]>", "&lt;", "\u2028", '"\\'])
def test_text_cannot_leave_its_script(text: str) -> None:
    one = edition(full_of(text), DAY)
    made = linked_data.dataset(one, downloads.files(one), str)
    assert not set("<>&\u2028\u2029") & set(made)
    told = json.loads(made)
    assert told["name"].startswith(text)
    assert text in told["description"]

"""JSON-LD: a table as schema.org's Dataset, for search engines, and the catalogue as DCAT, for other catalogues.

Addresses are whole where the site's own address is known. Otherwise they are relative, which JSON-LD allows: in a page
they count from the page, in a file from the file.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from terang.downloads.edition import LICENSES, Edition

MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".json": "application/json",
}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dct:issued": {"@type": "xsd:date"},
    "dct:modified": {"@type": "xsd:date"},
    "dct:license": {"@type": "@id"},
    "dct:source": {"@type": "@id"},
    "dcat:startDate": {"@type": "xsd:date"},
    "dcat:endDate": {"@type": "xsd:date"},
    "dcat:landingPage": {"@type": "@id"},
    "dcat:accessURL": {"@type": "@id"},
    "dcat:downloadURL": {"@type": "@id"},
    "dcat:hasVersion": {"@type": "@id"},
}

Plain = object
Files = Mapping[str, bytes]  # by their address in the site


@dataclass(frozen=True, slots=True)
class Listed:
    """A table in the catalogue: what is latest, its files, and the pages of its releases."""

    edition: Edition
    files: Files
    releases: tuple[str, ...]


def dataset(edition: Edition, files: Files, link: Callable[[str], str]) -> str:
    """Return schema.org's Dataset of an edition as JSON that may stand in a <script> of its page.

    `link` makes an address in the site one that works from the page.
    """
    table = edition.table
    told: dict[str, Plain] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{table.title}, {table.area}",
        "description": _description(edition),
        "url": _address(edition, edition.page, link),
        "identifier": f"{table.slug}/{edition.version}",
        "version": edition.version,
        "inLanguage": "id",
        "isAccessibleForFree": True,
        "license": _license(edition),
        "creator": {"@type": "Organization", "name": table.system.agency or table.system.name},
        "publisher": {"@type": "Organization", "name": table.publisher},
        "temporalCoverage": f"{table.period.start.isoformat()}/{table.period.last_day.isoformat()}",
        "spatialCoverage": {"@type": "Place", "name": table.area},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": name, "unitText": unit}
            for name, unit in dict.fromkeys((figure.measure, figure.unit) for figure in table.figures)
        ],
        "dateModified": (edition.released or table.checked).isoformat(),
        "isBasedOn": [source.url for source in table.sources],
        "citation": edition.citation,
        "distribution": [
            {
                "@type": "DataDownload",
                "name": posixpath.basename(address),
                "encodingFormat": _media_type(address),
                "contentUrl": _address(edition, address, link),
                "contentSize": f"{len(body)} B",
            }
            for address, body in files.items()
        ],
    }
    if edition.released:
        told["datePublished"] = edition.released.isoformat()
    if table.system.collected:
        told["measurementTechnique"] = table.system.collected
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.translate({ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"})  # no </script> in it


def catalogue(listed: Iterable[Listed], title: str, text: str, address: str) -> bytes:
    """Return the DCAT catalogue that stands at `address` in the site."""
    tables = list(listed)
    folder = posixpath.dirname(address)

    def link(target: str) -> str:
        below = posixpath.relpath(target, folder)
        return f"{below}/" if target.endswith("/") else below

    first = tables[0].edition
    told = {
        "@context": CONTEXT,
        "@type": "dcat:Catalog",
        "@id": _address(first, address, link),
        "dct:title": title,
        "dct:description": text,
        "dct:language": "id",
        "dct:license": _license(first),
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": first.table.publisher},
        "dcat:dataset": [_in_catalogue(one, link) for one in tables],
    }
    return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()


def _in_catalogue(listed: Listed, link: Callable[[str], str]) -> Plain:
    edition, table = listed.edition, listed.edition.table
    page = _address(edition, edition.page, link)
    told: dict[str, Plain] = {
        "@type": "dcat:Dataset",
        "@id": page,
        "dct:identifier": table.slug,
        "dct:title": f"{table.title}, {table.area}",
        "dct:description": _description(edition),
        "dct:language": "id",
        "dct:license": _license(edition),
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": table.system.agency or table.system.name},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": table.publisher},
        "dct:spatial": {"@type": "dct:Location", "dct:title": table.area},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": table.period.start.isoformat(),
            "dcat:endDate": table.period.last_day.isoformat(),
        },
        "dct:modified": (edition.released or table.checked).isoformat(),
        "dct:source": [source.url for source in table.sources],
        "dcat:keyword": [table.area, table.system.short, table.unit],
        "dcat:landingPage": page,
        "dcat:version": edition.version,
        "dcat:distribution": [
            {
                "@type": "dcat:Distribution",
                "@id": _address(edition, address, link),
                "dct:title": posixpath.basename(address),
                "dct:license": _license(edition),
                "dcat:mediaType": _media_type(address),
                "dcat:byteSize": len(body),
                "dcat:accessURL": page,
                "dcat:downloadURL": _address(edition, address, link),
            }
            for address, body in listed.files.items()
        ],
    }
    if edition.released:
        told["dct:issued"] = edition.released.isoformat()
    if listed.releases:
        told["dcat:hasVersion"] = [_address(edition, address, link) for address in listed.releases]
    return told


def _address(edition: Edition, address: str, link: Callable[[str], str]) -> str:
    return edition.site + address if edition.site else link(address)


def _license(edition: Edition) -> str:
    name = edition.table.license
    return LICENSES[name][1] if name in LICENSES else name


def _description(edition: Edition) -> str:
    table = edition.table
    texts = (table.question, table.metadata.definition, table.note, table.system.about, *table.caveats)
    return " ".join(filter(None, texts))


def _media_type(address: str) -> str:
    return MEDIA_TYPES[posixpath.splitext(address)[1]]

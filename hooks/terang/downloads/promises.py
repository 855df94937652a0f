"""All promises as files: a CSV with a line each, and a JSON with their evidence and history.

The status is that of one day, so the day stands in every line. Nothing found is written as such, never as nothing done.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from terang.downloads import csv_file
from terang.downloads.json_file import source_entry
from terang.downloads.statements import Cell, iso
from terang.tracking import Commitments, Tracked

FOLDER = "unduhan/komitmen/"
HEADER = (
    *(
        "janji",
        "judul",
        "komitmen",
        "status",
        "dihitung-untuk",
        "bunyi",
        "sejak",
        "lembaga",
        "mitra",
        "hasil",
        "tenggat",
    ),
    *(
        "kabar-terakhir",
        "bukti",
        "bukti-alamat",
        "penyuluhan",
        "tanya",
        "sumber-alamat",
        "diperiksa",
        "catatan",
        "halaman",
    ),
    *("peringatan", "penerbit", "lisensi"),
)
NOT_SET = "tidak ditetapkan"


def files(found: Commitments, site: str, constant: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files by their address in the site.

    `site`: where it is published, "" while nobody knows; `constant`: "peringatan", "penerbit" and "lisensi" in words.
    """
    rows = [{**_row(one, found, site), **constant} for one in found.promises]
    told = {
        "dihitung-untuk": found.day.isoformat(),
        "tanpa-kabar-sesudah-hari": found.silent_days,
        **constant,
        "janji": [_entry(one, found, site) for one in found.promises],
    }
    return {
        f"{FOLDER}janji-excel.csv": csv_file.spreadsheets(HEADER, rows),
        f"{FOLDER}janji.csv": csv_file.programs(HEADER, rows),
        f"{FOLDER}janji.json": (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(),
    }


def _row(one: Tracked, found: Commitments, site: str) -> dict[str, Cell]:
    promise = one.promise
    counted = [proof for proof in one.proofs if not proof.withdrawn]
    return {
        "janji": promise.id,
        "judul": promise.title,
        "komitmen": found.by_id[one.commitment].title,
        "status": one.status,
        "dihitung-untuk": found.day,
        "bunyi": promise.words,
        "sejak": promise.since,
        "lembaga": found.names[promise.institution],
        "mitra": "; ".join(found.names[name] for name in promise.partners),
        "hasil": promise.result or NOT_SET,
        "tenggat": promise.due or NOT_SET,
        "kabar-terakhir": one.last_news,
        "bukti": len(counted),
        "bukti-alamat": " ".join(dict.fromkeys(proof.source.url for proof in counted)),
        "penyuluhan": len(one.sessions),
        "tanya": "; ".join(found.names[name] for name in promise.ask),
        "sumber-alamat": " ".join(source.url for source in one.sources),
        "diperiksa": one.checked,
        "catatan": promise.note,
        "halaman": site + promise.address,
    }


def _entry(one: Tracked, found: Commitments, site: str) -> dict[str, object]:
    promise = one.promise
    return {
        "id": promise.id,
        "judul": promise.title,
        "komitmen": {"id": one.commitment, "judul": found.by_id[one.commitment].title},
        "status": one.status,
        "bunyi": promise.words,
        "sejak": promise.since.isoformat(),
        "lembaga": _institution(promise.institution, found),
        "mitra": [_institution(name, found) for name in promise.partners],
        "hasil": promise.result,
        "tenggat": iso(promise.due) if promise.due else None,
        "kabar-terakhir": iso(one.last_news) if one.last_news else None,
        "tanya": [_institution(name, found) for name in promise.ask],
        "catatan": promise.note,
        "halaman": site + promise.address,
        "diperiksa": one.checked.isoformat(),
        "bukti": list(_proofs(one)),
        "penyuluhan": [
            {"tanggal": iso(held.day), "apa": held.what, "sumber": source_entry(held.source) if held.source else None}
            for held in one.sessions
        ],
        "riwayat": [
            {"tanggal": iso(event.day), "jenis": event.kind, "apa": event.text or None} for event in one.history
        ],
        "sumber": [source_entry(source) for source in one.sources],
    }


def _institution(name: str, found: Commitments) -> dict[str, str]:
    return {"id": name, "nama": found.names[name]}


def _proofs(one: Tracked) -> Iterator[dict[str, object]]:
    for proof in one.proofs:
        yield {
            "tanggal": iso(proof.evidence.day),
            "jenis": proof.evidence.kind,
            "apa": proof.evidence.what,
            "catatan": proof.evidence.note,
            "sumber": source_entry(proof.source),
            "ditarik": proof.withdrawn.isoformat() if proof.withdrawn else None,
        }

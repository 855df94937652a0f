"""All recorded outreach sessions as files: a CSV with a line each, and a JSON with everything that was recorded.

What nobody recorded is empty, never 0. A band of people is written as on the paper form, with a dash that no
spreadsheet takes for a date.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from terang.downloads import csv_file
from terang.downloads.json_file import source_entry
from terang.downloads.statements import PRECISIONS, Cell, iso
from terang.public_outreach import Answers, Attendance, Outreach, PublicSession

FOLDER = "unduhan/penyuluhan/"
HEADER = (
    *("kegiatan", "tanggal", "ketepatan-tanggal", "lembaga", "jumlah-lembaga", "kecamatan", "audiens", "materi"),
    *("menit", "pemandu", "petugas-siaga", "orang", "perempuan", "laki-laki", "sebelum-sesudah", "janji"),
    *("menurut", "sumber-judul", "sumber-alamat", "diperiksa", "catatan", "peringatan", "penerbit", "lisensi"),
)


def files(found: Outreach, districts: Mapping[str, str], constant: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files by their address in the site.

    `districts`: names by id; `constant`: "peringatan", "penerbit" and "lisensi" in words.
    """
    rows = [{**_row(one, districts), **constant} for one in found.sessions]
    told = {**constant, "kegiatan": [_entry(one, districts) for one in found.sessions]}
    return {
        f"{FOLDER}penyuluhan-excel.csv": csv_file.spreadsheets(HEADER, rows),
        f"{FOLDER}penyuluhan.csv": csv_file.programs(HEADER, rows),
        f"{FOLDER}penyuluhan.json": (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode(),
    }


def _row(one: PublicSession, districts: Mapping[str, str]) -> dict[str, Cell]:
    source = one.origin.source
    return {
        "kegiatan": one.id,
        "tanggal": one.day,
        "ketepatan-tanggal": PRECISIONS[one.day.precision],
        "lembaga": one.kind,
        "jumlah-lembaga": one.institutions,
        "kecamatan": "; ".join(districts[name] for name in one.districts),
        "audiens": "; ".join(one.audience),
        "materi": "; ".join(f"{slug} {version}".strip() for slug, version in one.materials),
        "menit": one.minutes,
        "pemandu": one.leader,
        "petugas-siaga": one.reachable,
        "orang": _people(one.people),
        "perempuan": _people(one.women),
        "laki-laki": _people(one.men),
        "sebelum-sesudah": "; ".join(f"{_share(before)}, {_share(after)}" for before, after in one.questions),
        "janji": "; ".join(one.promises),
        "menurut": one.origin.publisher,
        "sumber-judul": source.title if source else "",
        "sumber-alamat": source.url if source else "",
        "diperiksa": one.origin.checked,
        "catatan": one.note,
    }


def _entry(one: PublicSession, districts: Mapping[str, str]) -> dict[str, object]:
    source = one.origin.source
    return {
        "id": one.id,
        "tanggal": iso(one.day),
        "lembaga": one.kind,
        "jumlah-lembaga": one.institutions,
        "kecamatan": [{"id": name, "nama": districts[name]} for name in one.districts],
        "audiens": list(one.audience),
        "materi": [{"nama": slug, "versi": version or None} for slug, version in one.materials],
        "menit": one.minutes,
        "pemandu": one.leader or None,
        "petugas-siaga": one.reachable,
        "orang": _people(one.people),
        "perempuan": _people(one.women),
        "laki-laki": _people(one.men),
        "sebelum-sesudah": [{"sebelum": _share(before), "sesudah": _share(after)} for before, after in one.questions],
        "janji": list(one.promises),
        "menurut": one.origin.publisher,
        "sumber": source_entry(source) if source else None,
        "diperiksa": one.origin.checked.isoformat(),
        "catatan": one.note,
    }


def _people(group: Attendance | None) -> Cell:
    """Return a number, or a band as the form has it; None where nobody counted."""
    if group is None or group.least == group.most:
        return group.least if group else None
    if group.most is None:
        return f"{group.least} atau lebih"
    return f"{group.least}–{group.most}" if group.least > 1 else f"<{group.most + 1}"


def _share(answers: Answers) -> str:
    return f"{'<5' if answers.right is None else answers.right} dari {answers.papers}"

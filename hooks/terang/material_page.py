"""What the page of a material shows beside its text, as words for the template: for whom, by whom, on what basis."""

from __future__ import annotations

from collections.abc import Mapping

from terang import indonesian, legal_basis
from terang.library import FOLDER, Shelf
from terang.public import PublicSource
from terang.records.materials import Material


def words(slug: str, material: Material, shelf: Shelf, sources: Mapping[str, PublicSource]) -> dict[str, object]:
    """Return what overrides/materi.html shows about a checked material."""
    level = shelf.levels[material.competence]
    return {
        "jenis": material.kind,
        "dipimpin": material.led,
        "audiens": list(material.audience),
        "usia": material.age or "",
        "tempat": material.setting,
        "durasi": material.duration,
        "peserta": material.group or "",
        "kompetensi": material.competence,
        "pembawa": {"nama": level.name, "aturan": level.rule},
        "siapkan": list(material.prepare),
        "dasar": [_basis(basis) for basis in legal_basis.of(material, sources)],
        "bukti": {name: sources[name].evidence for name in material.sources},
        "versi": material.version,
        "tanggal": indonesian.day(material.date),
        "tinjau_lagi": indonesian.day(material.next_review),
        "lewat": material.next_review < shelf.today,
        "lisensi": material.license,
        "pintu": [
            {"nama": door.name, "alamat": f"{FOLDER}{door.id}/"}
            for door in shelf.library.doors
            if door.id in material.doors
        ],
        "terkait": [
            {
                "judul": entry.material.title,
                "alamat": entry.address,
                "jenis": entry.material.kind,
                "durasi": entry.material.duration,
                "kompetensi": entry.material.competence,
            }
            for entry in shelf.related(slug)
        ],
    }


def _basis(basis: legal_basis.Basis) -> dict[str, object]:
    return {
        "aturan": basis.rule.short,
        "judul": basis.source.title,
        "alamat": basis.source.url,
        "status": basis.rule.status,
        "pasal": basis.article.number if basis.article else "",
        "isi": basis.article.says if basis.article else "",
        "menunggu": basis.waits,
        "dicek": "" if basis.rule.checked == "belum" else basis.rule.checked,
    }

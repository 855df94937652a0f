"""The site of another regency with a dozen materials, built as people build it: for tests that walk its library."""

from __future__ import annotations

import shutil
from pathlib import Path

from test_takeover import EXAMPLE, build, engine

CARD = EXAMPLE / "content/materi/kartu-contoh.md"
# title, doors, minutes, level, theme, kind with its paper
STOCK = [
    ("Satu", "sekolah", 5, "K0", "mitos", "kuis", "a4"),
    ("Dua", "sekolah", 10, "K1", "tubuh", "panduan", "a4"),
    ("Tiga", "sekolah, keluarga", 45, "K0", "mitos", "poster", "a3"),
    ("Empat", "keluarga", 90, "K1", "tubuh", "panduan", "a4"),
    ("Lima", "keluarga", 120, "K2", "bercerita", "panduan", "a4"),
    ("Enam", "sekolah", 46, "K3", "tubuh", "panduan", "a4"),
]
PARTS = {
    "poster": "## Tujuan\n\nIsi.\n\n## Cara memakai\n\nIsi.\n\n## Isi\n\nIsi.\n",
    "panduan": "## Tujuan\n\nIsi.\n\n## Sebelum mulai\n\nIsi.\n",
}
TELLING = "\n## Kalau ada yang bercerita\n\n```bercerita\nuntuk: dewasa\n```\n"


def made(folder: Path) -> Path:
    """Build the site below `folder`, and return where it stands."""
    project = folder / "situs"
    shutil.copytree(EXAMPLE, project)
    index = project / "content/materi/index.md"
    index.write_text(
        "---\njudul: Materi\nringkasan: Bahan.\ntemplat: daftar.html\n---\n\n```pintu\n```\n\n```daftar-materi\n```\n",
        encoding="utf-8",
    )
    head = CARD.read_text("utf-8").split("\n---\n")[0]
    for title, doors, minutes, level, theme, kind, paper in STOCK:
        changed = {
            "judul": f"{title} materi",
            "jenis": kind,
            "pintu": f"[{doors}]",
            "tema": f"[{theme}]",
            "durasi": f"{minutes} menit",
            "kompetensi": level,
            "kertas": f"[{paper}]",
        }
        lines = [line for line in head.split("\n")[1:] if line.split(":")[0] not in changed]
        written = "\n".join(["---", *(f"{key}: {value}" for key, value in changed.items()), *lines, "---", ""])
        body = PARTS.get(kind, PARTS["panduan"])
        (project / f"content/materi/{title.lower()}.md").write_text(f"{written}\n{body}{TELLING}", encoding="utf-8")
    result = build(engine(project))
    assert result.returncode == 0, result.stdout + result.stderr
    return project / "site"

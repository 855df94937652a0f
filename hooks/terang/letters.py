"""Letters: a sheet to fill in by hand and carry to an office, and a Word file for those who would rather type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from terang import html, html_tree, typeset
from terang.kept import digest, kept, release
from terang.records.identity import Identity
from terang.records.institutions import Institution
from terang.records.letters import Letter

REGISTER = "data/surat.yml"
FOLDER = "ikut/"


@dataclass(frozen=True, slots=True)
class Desk:
    """What making letters needs."""

    overrides: Path
    cache: Path | None
    identity: Identity

    def pdf(self, letter: Letter, to: Institution) -> bytes:
        """Return the sheet. It carries the day on which its text was last checked: equal text gives equal bytes."""
        return typeset.drawn(
            {
                "judul": letter.title,
                "perihal": letter.subject,
                "kepada": to.name,
                "isi": letter.paragraphs,
                "isian": letter.blanks,
                "penutup": letter.closing,
                "situs": self.identity.name,
                "wilayah": self.identity.area,
                "pengesahan": self.identity.endorsement.text,
            },
            path=REGISTER,
            template=self.overrides / "cetak/surat.typ",
            fonts=self.overrides / "fonts",
            timestamp=int(datetime.combine(letter.checked, time(), UTC).timestamp()),
            cache=self.cache,
        )

    def document(self, letter: Letter, to: Institution) -> bytes:
        """Return the same letter as a Word file (DOCX)."""
        template = self.overrides / "cetak/surat-dokumen.html"
        written = html.texts(template.parent)(template.name, letter=letter, to=to)
        publisher = f"{self.identity.name}, {self.identity.area}"

        def make() -> bytes:
            from terang import word_files  # slow to load, and not needed for what is kept

            about = word_files.About(letter.title, letter.subject, publisher, "", letter.checked, "", titled=False)
            return word_files.made(html_tree.parse(written)[0].children, about)

        here = Path(__file__)
        used = digest(here, here.with_name("word_files.py"), here.with_name("html_tree.py"))
        facts = (release("python-docx"), written, letter.model_dump_json(), publisher, used)
        return kept(self.cache, facts, ".docx", make)

    def files(self, letter: Letter, to: Institution) -> dict[str, bytes]:
        """Return both by their address in the site, the sheet first."""
        begin = f"{FOLDER}surat-{letter.id}"
        return {f"{begin}.pdf": self.pdf(letter, to), f"{begin}.docx": self.document(letter, to)}

"""Letters on paper: a sheet to fill in by hand and carry to an office, for those whom no message reaches."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from terang import typeset
from terang.records.identity import Identity
from terang.records.institutions import Institution
from terang.records.letters import Letter

REGISTER = "data/surat.yml"
FOLDER = "ikut/"


@dataclass(frozen=True, slots=True)
class Desk:
    """What printing a letter needs."""

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


def address(letter: Letter) -> str:
    """Return where a letter is published."""
    return f"{FOLDER}surat-{letter.id}.pdf"

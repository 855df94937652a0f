"""The words by which a material is found, as they stand in addresses: how long, of what kind, for whom, by whom led."""

from __future__ import annotations

from typing import get_args

from terang.records.materials import Kind, Level, Material

LEVELS: tuple[Level, ...] = get_args(Level)
KINDS: tuple[Kind, ...] = get_args(Kind)
LIMITS = (10, 45, 90)  # minutes; a shorter material fits a longer time too
LONGER = f"lebih-dari-{LIMITS[-1]}-menit"
TIMES = (*(f"{limit}-menit" for limit in LIMITS), LONGER)


def kind_word(kind: Kind) -> str:
    """Return a kind as it stands in an address: "daftar-periksa"."""
    return kind.lower().replace(" ", "-")


def level_word(level: Level) -> str:
    """Return a level as it stands in an address: "k1"."""
    return level.lower()


def words(material: Material) -> frozenset[str]:
    """Return every word that a material answers to. Who has K1 may lead what needs K0 or K1."""
    times = [f"{limit}-menit" for limit in LIMITS if material.minutes <= limit] or [LONGER]
    levels = (level_word(level) for level in LEVELS if level >= material.competence)
    return frozenset((*material.doors, *material.themes, kind_word(material.kind), *times, *levels))


def reserved() -> frozenset[str]:
    """Return the words that neither a door nor a theme may have."""
    return frozenset((*TIMES, *map(kind_word, KINDS), *map(level_word, LEVELS), "saring"))

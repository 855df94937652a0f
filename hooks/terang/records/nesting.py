"""What lies in what: places in larger places, groups of people in larger groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from terang.problems import Problem
from terang.records.registers import Area, Group
from terang.shapes import Placed, meant


def wider(areas: Mapping[str, Area]) -> dict[str, tuple[str, ...]]:
    """Return the names of the areas that each area, by its id, lies in: the nearest first."""
    found: dict[str, tuple[str, ...]] = {}
    for name in areas:
        chain = [name]
        while (above := areas[chain[-1]].part_of) and above in areas and above not in chain:
            chain.append(above)
        found[name] = tuple(areas[above].name for above in chain[1:])
    return found


def people(groups: Sequence[Group]) -> dict[str, frozenset[str]]:
    """Return the smallest groups that each group, by its name, consists of: of a smallest one itself."""
    parts = {group.name: group.parts for group in groups}

    def smallest(name: str, above: frozenset[str]) -> frozenset[str]:
        if name in above:
            return frozenset()
        below = [smallest(part, above | {name}) for part in parts.get(name, ())]
        return frozenset().union(*below) if below else frozenset({name})

    return {name: smallest(name, frozenset()) for name in parts}


def check(areas: Mapping[str, Placed[Area]], groups: Sequence[Placed[Group]]) -> Iterator[Problem]:
    """Yield what lies in something unknown or in itself, and groups that are written twice."""
    for name, placed in areas.items():
        above = placed.value.part_of
        if above and above not in areas:
            yield placed.problem("bagian-dari", f"'bagian-dari' {above} tidak ada di sini", meant(above, list(areas)))
        elif above and _returns(name, {key: (p.value.part_of or "",) for key, p in areas.items()}):
            what = f"'{name}' menjadi bagian dari dirinya sendiri"
            yield placed.problem("bagian-dari", what, "tulis wilayah yang lebih besar, atau hapus baris ini")
    names = [placed.value.name for placed in groups]
    parts = {placed.value.name: placed.value.parts for placed in groups}
    for index, group in enumerate(groups):
        name = group.value.name
        if name in names[:index]:
            yield group.problem("nama", f"kelompok '{name}' sudah ditulis", "hapus salah satu")
        for number, part in enumerate(group.value.parts):
            if part not in parts:
                fix = meant(part, names)
                yield group.problem(("terdiri-dari", number), f"kelompok '{part}' tidak ada di sini", fix)
        if _returns(name, parts):
            what = f"'{name}' menjadi bagian dari dirinya sendiri"
            yield group.problem("terdiri-dari", what, "tulis hanya kelompok yang lebih kecil")


def _returns(name: str, below: Mapping[str, Sequence[str]]) -> bool:
    """Whether `name` is met again on the way down from it."""
    seen: set[str] = set()
    todo = list(below.get(name, ()))
    while todo:
        step = todo.pop()
        if step == name:
            return True
        if step not in seen:
            seen.add(step)
            todo += below.get(step, ())
    return False

"""What lies in what: read once from the registers, so that no part is taken for something apart from its whole."""

from __future__ import annotations

from terang.records import nesting
from terang.records.registers import Area, Group


def area(name: str, above: str | None = None) -> Area:
    return Area.model_validate({"id": name, "nama": name.title()} | ({"bagian-dari": above} if above else {}))


def group(name: str, *parts: str) -> Group:
    return Group.model_validate({"nama": name, "terdiri-dari": list(parts)})


def test_a_place_lies_in_every_larger_one() -> None:
    areas = {a.id: a for a in (area("kabupaten", "provinsi"), area("provinsi", "negara"), area("negara"))}
    assert nesting.wider(areas) == {"kabupaten": ("Provinsi", "Negara"), "provinsi": ("Negara",), "negara": ()}


def test_what_is_wrong_with_the_registers_ends() -> None:
    assert nesting.wider({"a": area("a", "b"), "b": area("b", "a"), "c": area("c", "x")}) == {
        "a": ("B",),
        "b": ("A",),
        "c": (),
    }
    assert nesting.people([group("a", "b"), group("b", "a")]) == {"a": frozenset(), "b": frozenset()}


def test_a_group_is_the_smallest_groups_in_it() -> None:
    girls, boys, women = frozenset({"anak perempuan"}), frozenset({"anak laki-laki"}), frozenset({"perempuan"})
    made = nesting.people(
        [
            group("perempuan dan anak", "perempuan", "anak"),
            group("anak", "anak perempuan", "anak laki-laki"),
            group("perempuan"),
            group("anak perempuan"),
            group("anak laki-laki"),
        ]
    )
    assert made == {
        "perempuan dan anak": women | girls | boys,
        "anak": girls | boys,
        "perempuan": women,
        "anak perempuan": girls,
        "anak laki-laki": boys,
    }

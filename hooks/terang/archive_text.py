"""A release of a table as JSON text, and back, exactly: what was published on a day can be read for ever.

The keys are the names of the types in `public`, so renaming one of their fields breaks releases that were frozen
before; those in data/rilis show it. A system or a source stands once and is named where it is used,
so that two releases can be compared line by line.
"""

from __future__ import annotations

import json
import types
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from terang.public import Missing, PublicRelease, PublicSource, PublicSystem, Ratio, Suppressed, Value

FORMAT = 1
_NAMED: dict[type, str] = {PublicSystem: "systems", PublicSource: "sources"}
_VALUES: dict[str, type] = {kind.__name__: kind for kind in (Ratio, Suppressed, Missing)}

Plain = Any  # what json reads and writes


class UnreadableError(Exception):
    """The text is not a release that `written` made."""


def written(release: PublicRelease) -> str:
    """Return `release` as text: keys sorted, two spaces a level, the same every time."""
    named: dict[str, dict[str, Plain]] = {group: {} for group in _NAMED.values()}
    told = {"format": FORMAT, "release": _plain(release, named), **named}
    return json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def read(text: str) -> PublicRelease:
    """Return the release that `text` holds.

    Raises:
        UnreadableError: something is missing, unknown, twice there, or not of its type.
    """
    try:
        told = json.loads(text, object_pairs_hook=_once, parse_float=_refused, parse_constant=_refused)
        if not isinstance(told, dict) or told.keys() != {"format", "release", *_NAMED.values()}:
            raise UnreadableError("not a release")
        if told["format"] != FORMAT:
            raise UnreadableError("of another format")
        found: PublicRelease = _typed(PublicRelease, told["release"], told)
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        raise UnreadableError(str(error)) from error
    return found


def _plain(value: object, named: dict[str, dict[str, Plain]]) -> Plain:
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return {"Decimal": str(value)}
    if isinstance(value, tuple):
        return [_plain(one, named) for one in value]
    assert is_dataclass(value)
    told = {field.name: _plain(getattr(value, field.name), named) for field in fields(value) if field.compare}
    if isinstance(value, PublicSystem | PublicSource):
        named[_NAMED[type(value)]][value.id] = told
        return value.id
    return {type(value).__name__: told} if type(value) in _VALUES.values() else told


def _typed(kind: Any, plain: Plain, told: dict[str, Plain]) -> Any:
    if kind == Value:
        return _value(plain, told)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):  # of one type and None
        return None if plain is None else _typed(next(one for one in inner if one is not types.NoneType), plain, told)
    if origin is tuple:
        if not isinstance(plain, list):
            raise UnreadableError("a list was expected")
        return tuple(_typed(inner[0], one, told) for one in plain)
    if origin is Literal:
        if plain not in inner:
            raise UnreadableError(f"{plain!r} is none of {inner}")
        return plain
    if kind is date:
        return date.fromisoformat(plain)
    if is_dataclass(kind):
        assert isinstance(kind, type)
        return _record(kind, told[_NAMED[kind]][plain] if kind in _NAMED else plain, told)
    if type(plain) is not kind:  # True is not 1 here
        raise UnreadableError(f"{plain!r} is no {kind.__name__}")
    return plain


def _value(plain: Plain, told: dict[str, Plain]) -> Value:
    if type(plain) is int:
        return plain
    ((name, inside),) = plain.items()
    found: Value = Decimal(inside) if name == "Decimal" else _typed(_VALUES[name], inside, told)
    return found


def _record(kind: type, plain: Plain, told: dict[str, Plain]) -> Any:
    """A field that a release does not have keeps its default: it came after the release."""
    known = [field for field in fields(kind) if field.compare]
    if beyond := plain.keys() - {field.name for field in known}:
        raise UnreadableError(f"unknown: {', '.join(sorted(beyond))}")
    hints = get_type_hints(kind)
    given = {f.name: _typed(hints[f.name], plain[f.name], told) for f in known if f.name in plain}
    if lacking := [f.name for f in known if f.name not in given and f.default is f.default_factory is MISSING]:
        raise UnreadableError(f"missing: {', '.join(lacking)}")
    return kind(**given)


def _once(pairs: list[tuple[str, Plain]]) -> dict[str, Plain]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise UnreadableError("a key stands twice")
    return dict(pairs)


def _refused(text: str) -> Plain:
    raise UnreadableError(f"{text} is no exact number")

"""Plain data to typed records, or problems that say where, what and what to do.

A record is a pydantic model. Values arrive as text; the types below turn text into numbers and dates, each with the
sentence that staff read when it cannot. Nothing is guessed: 1.234 is not a number here, and no word is a date.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from terang.periods import Moment, PartialDate
from terang.problems import Problem
from terang.sources import Document
from terang.yaml_tree import KeyPath, Plain


class Record(BaseModel):
    """What every record has in common: unknown keys are refused, nothing changes afterwards."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Placed(Generic[R]):
    """A record and where it was written."""

    value: R
    document: Document
    path: KeyPath

    def problem(self, key: str | tuple[str | int, ...], what: str, fix: str) -> Problem:
        """Return a problem at one of the record's keys, named as staff write it ("" is the record itself)."""
        below = key if isinstance(key, tuple) else (key,) if key else ()
        return self.document.problem((*self.path, *below), what, fix)


def refuse(what: str, fix: str) -> PydanticCustomError:
    """Return the error that a type raises; both texts are Indonesian."""
    return PydanticCustomError("terang", "{what}", {"what": what, "fix": fix})


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise refuse(f"harus tulisan, {_seen(value)}", "tulis isinya sesudah titik dua")
    if not value.strip():
        raise refuse("masih kosong", "isi, atau hapus kolom ini bila tidak wajib")
    return value.strip()


def _pattern(pattern: str, what: str, fix: str) -> BeforeValidator:
    compiled = re.compile(pattern)

    def check(value: object) -> str:
        text = _text(value)
        if not compiled.fullmatch(text):
            raise refuse(f"{what}, tertulis '{text}'", fix)
        return text

    return BeforeValidator(check)


def _whole_number(value: object) -> int:
    text = _text(value)
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise refuse(f"harus angka bulat, tertulis '{text}'", "tulis angka saja, tanpa titik atau koma: 100")
    return int(text)


def _yes(value: object) -> bool:
    text = _text(value)
    if text not in ("ya", "tidak"):
        raise refuse(f"harus ya atau tidak, tertulis '{text}'", "tulis ya atau tidak")
    return text == "ya"


def _day(value: object) -> date:
    found = _partial_date(value)
    if found.precision != "day":
        raise refuse(f"harus tanggal lengkap, tertulis '{value}'", "tulis tahun-bulan-tanggal: 2025-07-31")
    return found.day


def _partial_date(value: object) -> PartialDate:
    text = _text(value)
    match = re.fullmatch(r"((?:19|20)[0-9]{2})(?:-([0-9]{2}))?(?:-([0-9]{2}))?", text)
    if not match:
        raise refuse(f"harus tanggal, tertulis '{text}'", "tulis tahun-bulan-tanggal: 2025-07-31")
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        raise refuse(f"tidak ada di kalender, tertulis '{text}'", "periksa bulan dan tanggalnya") from None
    return PartialDate(first, "day" if day else "month" if month else "year")


def _moment(value: object) -> Moment:
    """A date, or a date with a time and its zone; no other zone is used here, so that no reader has to reckon."""
    text = _text(value)
    if not re.search(r"[ T]", text):
        return Moment(_partial_date(text))
    match = re.fullmatch(r"(\S+)[ T](\d\d)[.:](\d\d)(?: (\S.*))?", text)
    if not match or (match[4] or "WIB") != "WIB":
        raise refuse(f"harus tanggal, atau tanggal dan jam WIB, tertulis '{text}'", "tulis: 2025-07-31 09.00 WIB")
    if not match[4]:
        raise refuse(f"jamnya tanpa zona waktu, tertulis '{text}'", f"tulis WIB sesudah jamnya: {text} WIB")
    if int(match[2]) > 23 or int(match[3]) > 59:
        raise refuse(f"jamnya tidak ada, tertulis '{text}'", "tulis jam 00.00 sampai 23.59")
    return Moment(PartialDate(_day(match[1])), time(int(match[2]), int(match[3])))


def _list(value: object) -> object:
    if not isinstance(value, list):
        raise refuse(
            f"harus daftar, {_seen(value)}",
            "tulis tiap butir di baris baru yang diawali tanda -, atau di antara [ dan ]",
        )
    return value


Text = Annotated[str, BeforeValidator(_text)]
Slug = Annotated[
    str, _pattern(r"[a-z0-9]+(-[a-z0-9]+)*", "harus huruf kecil, angka, dan tanda hubung", "contoh: kasus-per-tahun")
]
Fingerprint = Annotated[
    str, _pattern(r"[0-9a-f]{12}", "harus 12 huruf dan angka", "salin dari pesan masalahnya, misalnya 3fa29c01b7de")
]
WebAddress = Annotated[
    str,
    _pattern(
        r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]+)?(/[^\s<>\"]*)?",
        "harus alamat web lengkap",
        "salin dari bilah alamat peramban, mulai dari https://",
    ),
]
WholeNumber = Annotated[int, BeforeValidator(_whole_number)]
YesNo = Annotated[bool, BeforeValidator(_yes)]
Day = Annotated[date, BeforeValidator(_day)]
DayOrMonth = Annotated[PartialDate, BeforeValidator(_partial_date)]
DayOrTime = Annotated[Moment, BeforeValidator(_moment)]
T = TypeVar("T")
List = Annotated[tuple[T, ...], BeforeValidator(lambda value: tuple(_list(value)))]


def one(document: Document, model: type[R], path: KeyPath = ()) -> tuple[Placed[R] | None, list[Problem]]:
    """Return the record written at `path` of `document`, or every problem with it."""
    data: Any = document.data
    for step in path:
        data = data[step]
    if not isinstance(data, dict):
        what = f"harus berupa kolom dan isinya, {_seen(data)}"
        return None, [document.problem(path, what, "tulis nama kolom, titik dua, lalu isinya")]
    try:
        return Placed(model.model_validate(data), document, path), []
    except ValidationError as error:
        details = error.errors()
        misspelt = {  # told once, as misspelt: that it is missing too is no second problem
            (*detail["loc"][:-1], word)
            for detail in details
            if detail["type"] == "extra_forbidden"
            for word in re.findall(r"mungkin maksud Anda '(.+)'\?", _translated(document, path, model, detail).fix)
        }
        told = (d for d in details if d["type"] != "missing" or d["loc"] not in misspelt)
        return None, [_translated(document, path, model, detail) for detail in told]


def many(document: Document, model: type[R]) -> tuple[list[Placed[R]], list[Problem]]:
    """Return the records of a list, one a list item, and every problem with those left out."""
    if not isinstance(document.data, list):
        fix = "mulai tiap butir dengan tanda - di awal baris"
        return [], [document.problem((), f"berkas ini harus berisi daftar, {_seen(document.data)}", fix)]
    found: list[Placed[R]] = []
    problems: list[Problem] = []
    for index in range(len(document.data)):
        record, wrong = one(document, model, (index,))
        found += [record] if record else []
        problems += wrong
    return found, problems


def meant(word: str, choices: Iterator[str] | list[str]) -> str:
    """Return "mungkin maksud Anda '...'?" when one of `choices` is close to `word`, else the list of them."""
    known = sorted(choices)
    close = difflib.get_close_matches(word, known, 1, 0.6)
    if close:
        return f"mungkin maksud Anda '{close[0]}'?"
    return f"pilih salah satu: {', '.join(known)}" if 0 < len(known) <= 12 else "periksa ejaannya"


def _translated(document: Document, path: KeyPath, model: type[Record], detail: ErrorDetails) -> Problem:
    place = tuple(detail["loc"])
    at = (*path, *place)
    key = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
    context = detail.get("ctx", {})
    if detail["type"] == "missing":
        return document.problem(at[:-1], f"'{key}' belum diisi", f"tambahkan baris '{key}: ...'")
    if detail["type"] == "extra_forbidden":
        return document.problem(at, f"'{key}' tidak dikenal", meant(key, _aliases(_owner(model, place[:-1]))))
    if detail["type"] == "literal_error":
        choices = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        word = detail["input"] if isinstance(detail["input"], str) else ""
        what = f"tidak boleh '{word}'" if word else f"harus satu kata, {_seen(detail['input'])}"
        return document.problem(at, f"'{key}' {what}", meant(word, choices))
    if detail["type"] == "terang":
        return document.problem(at, f"'{key}' {context['what']}", str(context["fix"]))
    return document.problem(
        at, f"'{key}' tidak sesuai, {_seen(detail['input'])}", "bandingkan dengan contoh di bagian atas berkas"
    )


def _aliases(model: type[Record]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _owner(model: type[Record], place: tuple[int | str, ...]) -> type[Record]:
    """Return the record type that stands at `place` inside `model`."""
    for step in place:
        if isinstance(step, str):
            field = next(f for name, f in model.model_fields.items() if (f.alias or name) == step)
            model = next((t for t in _types(field.annotation) if isinstance(t, type) and issubclass(t, Record)), model)
    return model


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _types(inner)


def _seen(value: Plain | object) -> str:
    if value is None:
        return "masih kosong"
    if isinstance(value, list):
        return "tertulis daftar"
    if isinstance(value, dict):
        return "tertulis beberapa kolom"
    return f"tertulis '{value}'"

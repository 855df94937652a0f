"""A text as a reader sees it: without what is invisible, and with what stands for a character put in its place.

So that a rule for what may be written needs to know no tricks. Lines keep their numbers; columns do not.
"""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from html import unescape

# Blank, though Unicode calls them letters or symbols
_BLANK = {"\u115f", "\u1160", "\u2800", "\u3164", "\uffa0"}
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z]\w{1,31});?")
_ESCAPE = re.compile(r"%([2-7][0-9A-Fa-f])|\\(?:u\{?0{0,4}|x)([2-7][0-9A-Fa-f])\}?")
_INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|code|del|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|tt|u|var|wbr)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_LINK = re.compile(r"!?\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_ATTRIBUTES = re.compile(r"\{:?[ ]*[.#][^{}\n]*\}")
_EMPHASIS = str.maketrans("", "", "*_`~\\")
_ENCODED = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{20,}={0,2}")
_WORDS = "nol|kosong|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan"
_DIGIT_OF = dict(zip(_WORDS.split("|"), "00123456789", strict=True))
_SPELLED = re.compile(rf"(?:{_WORDS})(?:[\s,.\-/]{{1,3}}(?:{_WORDS})){{5,}}")


class _Characters(dict[int, str]):
    """What each character is to a reader; worked out once for each."""

    def __missing__(self, code: int) -> str:
        self[code] = _seen(chr(code))
        return self[code]


def _seen(char: str) -> str:
    if char.isascii():
        return char if char.isprintable() or char in "\n\t" else ""
    value = unicodedata.digit(char, None)  # of any script, in full width, raised, in a circle
    if value is not None:
        return str(value)
    category = unicodedata.category(char)
    if category in ("Cf", "Cc", "Mn", "Me", "Cn", "Co") or char in _BLANK:
        return ""
    if category.startswith("Z"):
        return " "
    if category == "Pd" or char == "\N{MINUS SIGN}":
        return "-"
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain.isascii() else char


_CHARACTERS = _Characters()


def characters(text: str) -> str:
    """Return `text` with references and escapes read, every digit in ASCII, and nothing invisible."""
    text = text.replace("\r\n", "\n")
    for _ in range(2):  # &amp;#51; is read twice before it is seen
        if "&" not in text:
            break
        text = _REFERENCE.sub(lambda match: unescape(match[0]).replace("\n", " "), text)
    if "%" in text or "\\" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1] or match[2], 16)), text)
    return text if text.isascii() else text.translate(_CHARACTERS)


def words(text: str) -> str:
    """Return `text` without the marks of Markdown and HTML that a reader does not see. Lines keep their numbers."""
    if "<" in text:
        text = _without_comments(text)
        text = _INLINE_TAG.sub(lambda match: "\n" * match[0].count("\n"), text)
        text = _BREAK.sub(" ", text)
    if "]" in text:
        text = _LINK.sub(r"\1", text)
    if "{" in text:
        text = _ATTRIBUTES.sub("", text)
    return text.translate(_EMPHASIS)


def _without_comments(text: str) -> str:
    """By hand: a pattern would look for the end again from each beginning that has none."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*kept, text[at:]])


def spelled(text: str) -> str:
    """Return `text` with long runs of digits that are spelled as words ("tiga enam nol ...") written as digits."""
    small = text.replace("İ", "I").lower()  # of the same length
    for match in reversed(list(_SPELLED.finditer(small))):
        text = text[: match.start()] + _digits(match) + text[match.end() :]
    return text


def _digits(match: re.Match[str]) -> str:
    figures = "".join(_DIGIT_OF[word] for word in re.findall(_WORDS, match[0]))
    return figures + "\n" * match[0].count("\n")


def encoded(text: str) -> Iterator[tuple[int, str]]:
    """Yield what stands in `text` as base64, if it is text, with the line on which it begins."""
    for match in _ENCODED.finditer(text):
        raw = match[0].rstrip("=").replace("-", "+").replace("_", "/")
        try:
            inside = base64.b64decode(raw[: len(raw) - (len(raw) % 4 == 1)] + "=" * (-len(raw) % 4))
        except binascii.Error:
            continue
        if inside[:200].isascii() and sum(48 <= byte <= 57 for byte in inside) >= 8:
            yield text.count("\n", 0, match.start()) + 1, inside.decode("utf-8", "replace")

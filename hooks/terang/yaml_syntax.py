"""PyYAML's own syntax messages, as staff can act on them."""

from __future__ import annotations

import re

# (what PyYAML says, what is wrong, what to do); the first that fits is taken. `{word}` is the line as written.
_MESSAGES = (
    (
        r"not aligned",
        "baris ini tidak menyambung dengan baris di atasnya: {word}",
        "samakan jumlah spasi di depannya, dan beri titik dua pada baris di atasnya",
    ),
    (
        r"mapping values are not allowed here",
        "ada titik dua di tengah isi: {word}",
        'beri tanda kutip pada isinya: "..."',
    ),
    (
        r"could not find expected ':'",
        "kurang titik dua sesudah nama kolom: {word}",
        "tulis nama kolom, titik dua, spasi, lalu isinya",
    ),
    (r"unexpected end of stream", "tanda kutip dibuka tetapi tidak ditutup: {word}", "tutup tanda kutip itu"),
    (
        r"unknown escape character|expected escape sequence|character escape code",
        "garis miring terbalik di dalam tanda kutip ganda: {word}",
        "pakai tanda kutip tunggal: '...'",
    ),
    (
        r"expected ',' or '\]'",
        "kurung siku dibuka tetapi tidak ditutup: {word}",
        "tutup dengan ], atau pisahkan isinya dengan koma",
    ),
    (
        r"expected ',' or '\}'",
        "kurung kurawal dibuka tetapi tidak ditutup: {word}",
        "tutup dengan }, atau pisahkan isinya dengan koma",
    ),
    (r"cannot start any token", "tanda ini tidak boleh di awal isi: {word}", 'beri tanda kutip pada isinya: "..."'),
    (
        r"expected alphabetic or numeric character",
        "tanda & atau * di awal isi: {word}",
        'beri tanda kutip pada isinya: "..."',
    ),
    (
        r"sequence entries are not allowed here",
        "tanda - tidak boleh di sini: {word}",
        "mulai butir daftar di baris baru",
    ),
    (
        r"expected <block end>, but found '-'",
        "butir ini tidak sejajar dengan butir lain: {word}",
        "samakan jumlah spasi di depan tanda -",
    ),
    (
        r"expected <block end>|mapping keys are not allowed",
        "baris ini tidak sejajar: {word}",
        "samakan jumlah spasi di depannya dengan baris di atasnya",
    ),
    (
        r"expected the node content|did not find expected",
        "isinya tidak terbaca: {word}",
        'beri tanda kutip pada isinya: "..."',
    ),
    (
        r"document (start|separator)|<document start>",
        "baris ini di luar susunan berkas: {word}",
        "samakan jumlah spasi di depannya dengan baris di atasnya",
    ),
    (
        r"chomping|a comment or a line break",
        "ada tulisan sesudah tanda > atau |: {word}",
        "pindahkan tulisan itu ke baris berikutnya",
    ),
)


def explain(problem: str, lines: list[str], line: int, column: int) -> tuple[str, str]:
    """Return (what, fix) for PyYAML's `problem` at `line` and `column`, counted from 0, of `lines`."""
    written = lines[line] if line < len(lines) else ""
    if "mapping values" in problem and re.fullmatch(r"[\s-]*[\w-]+", written[:column]):
        problem = "not aligned"  # the colon is a key's own: the line before it does not lead here
    word = f"'{_shortened(written)}'" if written.strip() else "(baris kosong)"
    for pattern, what, fix in _MESSAGES:
        if re.search(pattern, problem):
            return what.format(word=word), fix
    return f"penulisan di baris ini tidak terbaca: {word}", "bandingkan dengan contoh di bagian atas berkas"


def _shortened(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 60 else text[:59] + "…"

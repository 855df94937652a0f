"""HTML that someone smuggles into Markdown: told by the check, and harmless even if the check had missed it."""

from __future__ import annotations

import base64
import random
import re

import html5lib
import pytest

from terang import allowed_html, markup
from terang.markup import Fence

BLOCKS = ("catatan", "grafik")
EMPTY = {"br", "hr", "img"}

# (what someone writes, what staff read about it)
INJECTIONS = [
    # what the engine itself lets through, also when it is strict
    ("<script>alert(1)</script>", "<script>"),
    ('<img src="x.png" onerror="alert(1)">', "'onerror' pada <img>"),
    ("[x](javascript:alert(1))", "javascript:alert(1)"),
    ('<iframe src="https://contoh.id"></iframe>', "<iframe>"),
    ("![x](https://contoh.id/x.png)", "gambar dari situs lain"),
    ("<style>body{display:none}</style>", "<style>"),
    ('<p onclick="alert(1)">x</p>', "'onclick' pada <p>"),
    ('<meta http-equiv="refresh" content="0;url=//contoh.id">', "<meta>"),
    ('<form action="//contoh.id"><input name="x"></form>', "<form>"),
    ('<svg onload="alert(1)"></svg>', "<svg>"),
    # schemes in disguise
    ('<a href="&#106;avascript:alert(1)">x</a>', "javascript:alert(1)"),
    ('<a href="javascript&colon;alert(1)">x</a>', "javascript:alert(1)"),
    ('<a href="java&#10;script:alert(1)">x</a>', "tautan ini tidak boleh"),
    ('<a href="&#1;javascript:alert(1)">x</a>', "javascript:alert(1)"),
    ("<a href=' JaVaScRiPt:alert(1)'>x</a>", "JaVaScRiPt:alert(1)"),
    ("[x](data:text/html;base64,PHNjcmlwdD4=)", "data:text/html"),
    ("[x](vbscript:x)", "vbscript:x"),
    ("[x]\n\n[x]: javascript:alert(1)", "javascript:alert(1)"),
    ("<javascript:alert(1)>", "<javascript:alert(1)>"),
    ('<a href="sms:110">x</a>', "sms:110"),
    # pictures from elsewhere
    ("![x](data:image/png;base64,AAAA)", "gambar dari situs lain"),
    ("![x](//contoh.id/x.png)", "gambar dari situs lain"),
    ('<img src="\\\\contoh.id/x.png">', "gambar dari situs lain"),
    ('<img src="/\\contoh.id/x.png">', "gambar dari situs lain"),
    ('<img src=" //contoh.id/x.png">', "gambar dari situs lain"),
    ('<img src="ht&#10;tps://contoh.id/x.png">', "gambar dari situs lain"),
    ('<img src="x.png" srcset="//contoh.id/x.png 2x">', "'srcset' pada <img>"),
    # through Markdown's own doors
    ('# x {: onclick="alert(1)" }', "'onclick' pada <h1>"),
    ("[x](y.md){: style=position:fixed }", "'style' pada <a>"),
    ('<div markdown="1">\n<div markdown>\n<script>alert(1)</script>\n</div>\n</div>', "<script>"),
    ('!!! note "<script>alert(1)</script>"\n    isi', "<script>"),
    ('??? note "<img src=x onerror=alert(1)>"\n    isi', "'onerror' pada <img>"),
    ("x[^1]\n\n[^1]: <script>alert(1)</script>", "<script>"),
    ("x | y\n--|--\n<script>alert(1)</script> | z", "<script>"),
    ("- x\n\n    <script>alert(1)</script>", "<script>"),
    ("> <script>alert(1)</script>", "<script>"),
    # other namespaces, elements that swallow, and what parsers read differently
    ("<svg><style><img src=x onerror=alert(1)></style></svg>", "<svg>"),
    ('<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">', "<math>"),
    ('<noscript><p title="</noscript><img src=x onerror=alert(1)>">', "<noscript>"),
    ("<textarea></p><script>alert(1)</script>", "<textarea>"),
    ("<xmp><script>alert(1)</script></xmp>", "<xmp>"),
    ("<scr<script>ipt>alert(1)</script>", "<script>"),
    ("<b <script>alert(1)</script>>", "<script>"),
    ("<SCRIPT\n>alert(1)</SCRIPT\n>", "<script>"),
    ("<p/onclick=alert(1)>x</p>", "'onclick' pada <p>"),
    ("<![CDATA[<script>alert(1)</script>]]>", "tanda <!"),
    ("<?php echo 1 ?>", "tanda <?"),
    ('<base href="//contoh.id"><link rel="stylesheet" href="//contoh.id">', "<base>"),
    ('<object data="x"></object><embed src="x">', "<object>"),
    ("<template><script>alert(1)</script></template>", "<template>"),
    # what swallows the rest of the page
    ("<details>\n<summary>x</summary>\n\nisi", "<details> tidak ditutup"),
    ("<table><tr><td>x\n\nisi", "<table> tidak ditutup"),
    ("<details/>\n\nisi", "<details> tidak ditutup"),
    # what nobody sees
    ("x &#x202e; y", "'&#x202e;' adalah tanda yang tak terlihat"),
    ("x &rlm; y", "'&rlm;' adalah tanda yang tak terlihat"),
    ("x &#8203; y", "'&#8203;' adalah tanda yang tak terlihat"),
    ("x &shy; y", "'&shy;' adalah tanda yang tak terlihat"),
    ("x &#xe000; y", "'&#xe000;' adalah tanda yang tak terlihat"),
    ('[x](y.md "&#x202e;")', "'title' pada <a> memuat tanda yang tak terlihat"),
]


@pytest.mark.parametrize(("written", "told"), INJECTIONS)
def test_the_check_tells(written: str, told: str) -> None:
    assert told in " / ".join(what for _, what in allowed_html.forbidden_html(markup.render(written, BLOCKS)))


def assert_harmless(html: str) -> None:
    body = html5lib.parse(html, namespaceHTMLElements=False).find("body")
    for element in list(body.iter())[1:]:
        assert element.tag in allowed_html.TAGS
        for name, value in element.attrib.items():
            assert name in {"class", "id", "lang", "dir", "href", "title", "src", "alt", "open", "start"}
            if name in ("href", "src"):
                read = re.sub(r"[\x00-\x20]", "", value).lower()  # as browsers read it
                assert not re.match(r"(?!https?:|mailto:|tel:)[a-z]+:", read)
                assert name == "href" or not re.match(r"[/\\\\]{2}", read)


@pytest.mark.parametrize("written", [written for written, _ in INJECTIONS])
def test_the_lock_holds(written: str) -> None:
    assert_harmless(allowed_html.clean(markup.render(written, BLOCKS)))


def test_the_lock_holds_for_what_is_torn_and_mixed() -> None:
    chance = random.Random(20261123)
    for _ in range(400):
        pieces = [chance.choice(INJECTIONS)[0] for _ in range(4)]
        torn = "".join(piece[: chance.randrange(len(piece) + 1)] for piece in pieces)
        assert_harmless(allowed_html.clean(markup.render(torn, BLOCKS)))
        assert_harmless(allowed_html.clean(torn))


PLAIN = """
# Judul {: #judul .kelas }

Kalimat dengan **tebal**, *miring*, `kode < 5`, [tautan](a.md "keterangan"), [luar](https://contoh.id/?a=b&c=d),
[surat](mailto:a@contoh.id), [telepon](tel:129), <https://contoh.id>, catatan[^1], KDRT & 5 < 6 > 4 &ndash; &amp;.

*[KDRT]: Kekerasan dalam rumah tangga

[^1]: Isi catatan.

![Gambar](a.png "keterangan"){: width=300 height=200 }

- satu
    - dua

        1. tiga

Istilah
:   Arti

Kiri | Tengah | Kanan
:--- | :----: | ----:
a    | b      | c

!!! catatan "Perhatian"
    Isi.

??? tanya "Apa?"
    Jawab.

<details markdown><summary>Buka</summary>

Isi **tebal**.

</details>

<!-- catatan untuk petugas -->

> kutipan

Mulai dari tiga:

3. tiga
"""


def test_plain_markdown_passes_whole() -> None:
    html = markup.render(PLAIN, BLOCKS)
    assert allowed_html.forbidden_html(html) == []
    clean = allowed_html.clean(html)
    for tag, count in {
        "a": 7,
        "abbr": 1,
        "img": 1,
        "table": 1,
        "details": 2,
        "li": 5,
        "ol": 3,
        "dt": 1,
        "sup": 1,
    }.items():
        assert len(re.findall(rf"<{tag}\b", clean)) == count, tag
    assert 'title="Kekerasan dalam rumah tangga"' in clean
    assert [f'class="{side}"' in clean for side in ("kiri", "tengah", "kanan")] == [True] * 3
    assert "catatan untuk petugas" not in clean
    assert "Jump back" not in clean


def test_only_cells_are_aligned() -> None:
    clean = allowed_html.clean('<p>align="left"</p><table><tr><td class="a" align="right">x</td></tr></table>')
    assert clean == '<p>align="left"</p><table><tbody><tr><td class="kanan a">x</td></tr></tbody></table>'


# Blocks


def fence(text: str, name: str = "catatan", indent: str = "") -> str:
    return "".join(f"{indent}{line}\n" for line in (f"```{name}", *text.split("\n"), "```"))


@pytest.mark.parametrize(
    "written",
    [
        fence("teks: a"),
        "x\n\n" + fence("teks: a") + "\ny\n",
        "- x\n\n" + fence("teks: a", indent="    "),
        "1. x\n    - y\n\n" + fence("teks: a", indent="        "),
        "!!! catatan\n\n" + fence("teks: a", indent="    "),
        "??? tanya\n\n" + fence("teks: a", indent="    "),
        "<details markdown>\n<summary>x</summary>\n\n" + fence("teks: a") + "\n</details>\n",
        "<div markdown>\n\n" + fence("teks: a") + "\n</div>\n",
        "~~~catatan\nteks: a\n~~~\n",
        "````catatan\nteks: a\n````\n",
    ],
)
def test_a_block_is_found_wherever_it_stands(written: str) -> None:
    html = allowed_html.clean(markup.render(written, BLOCKS))
    assert markup.rendered_blocks(html) == [("catatan", "teks: a")]
    assert [(f.name, f.text) for f in markup.fences(written)] == [("catatan", "teks: a")]
    placed = markup.place_blocks(html, lambda name, text: f"[{name}|{text}]")
    assert "[catatan|teks: a]" in placed
    assert "<pre" not in placed


@pytest.mark.parametrize(
    ("written", "fences"),
    [
        (
            "x\n" + fence("a: b\n\nc: d") + fence("", "grafik"),
            [Fence("catatan", "a: b\n\nc: d", 2), Fence("grafik", "", 7)],
        ),
        ("```catatan\nteks: a\n", [Fence("catatan", "teks: a\n", 1)]),
        ("````\n```catatan\n```\n````\n", [Fence("", "```catatan\n```", 1)]),
        ("``` {.grafik}\n```\n", [Fence("", "", 1)]),
        ("    kode\n", []),
    ],
)
def test_fences_as_a_reader_of_the_markdown_sees_them(written: str, fences: list[Fence]) -> None:
    assert list(markup.fences(written)) == fences


@pytest.mark.parametrize(
    "text", ["teks: <script>alert(1)</script>", "teks: \\1 \\g<0> é – 😀", 'a: "\ue000"', "</div>"]
)
def test_what_a_block_says_comes_back_letter_by_letter(text: str) -> None:
    html = allowed_html.clean(markup.render(fence(text), BLOCKS))
    assert markup.rendered_blocks(html) == [("catatan", text)]
    assert markup.place_blocks(html, lambda _, found: found) == text


def test_no_one_can_write_a_token() -> None:
    real = markup.render(fence("teks: a"), BLOCKS)
    code = base64.urlsafe_b64encode(b"teks: b").decode()
    token = re.fullmatch(r"<div>(.*):catatan:(.*)</div>", real)
    assert token
    assert len(token[1]) >= 16  # nobody guesses it, and it is another one in every run
    for mark in ("", "&#xe000;", "x", "0" * 16):
        forged = allowed_html.clean(
            markup.render(f"<div>{mark}catatan:{code}</div>\n\n<div>{mark}:catatan:{code}</div>", BLOCKS)
        )
        assert markup.rendered_blocks(forged) == []

"""Finished PDFs as a printer and a reader see them: drawn by PDFium, which knows nothing of how they were made."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw
import zxingcpp
from PIL import Image

POINTS = 72  # in an inch


def pages(body: bytes) -> Iterator[pypdfium2.PdfPage]:
    yield from pypdfium2.PdfDocument(body)


def text(page: pypdfium2.PdfPage, part: tuple[float, float, float, float] = (0, 0, 1, 1)) -> str:
    """Return the words in a part of a page, given as shares of its width and height: left, top, right, bottom."""
    width, height = page.get_size()
    left, top, right, bottom = part
    box = (left * width, height - bottom * height, right * width, height - top * height)
    return " ".join(page.get_textpage().get_text_bounded(*box).replace("\u200b", "").split())


def lines(page: pypdfium2.PdfPage) -> list[float]:
    """Return how far below the top of a page each line of it ends, in points."""
    words, height = page.get_textpage(), page.get_height()
    boxes = [words.get_charbox(index, loose=True) for index in range(words.count_chars())]
    return sorted({round(height - bottom, 1) for left, bottom, right, _ in boxes if right > left})


def upside_down(page: pypdfium2.PdfPage, part: tuple[float, float, float, float]) -> set[bool]:
    """Return whether the letters in a part of a page stand on their heads: {False}, {True}, or both."""
    width, height = page.get_size()
    found = set()
    words = page.get_textpage()
    for index in range(words.count_chars()):
        left, bottom, right, top = words.get_charbox(index)
        x, y = (left + right) / 2 / width, 1 - (bottom + top) / 2 / height
        if right > left and part[0] < x < part[2] and part[1] < y < part[3]:
            angle = pypdfium2.raw.FPDFText_GetCharAngle(words.raw, index)
            found.add(abs(angle - math.pi) < 0.1)
    return found


def picture(page: pypdfium2.PdfPage, dots: int) -> Image.Image:
    """Return a page in grey as a scanner of `dots` per inch sees it."""
    return page.render(scale=dots / POINTS, grayscale=True).to_pil()


def faded(image: Image.Image, contrast: float) -> Image.Image:
    """Return a picture with less between its black and its white: poor light, a tired printer."""
    return image.point(lambda value: round(128 + (value - 128) * contrast))


def codes(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image)]

"""Pictures that staff add: what is hidden in them is found in every format, made by the library that cameras feed."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from terang import picture_metadata, pictures

FORMATS = {"png": "PNG", "jpg": "JPEG", "webp": "WEBP"}


def saved(folder: Path, suffix: str, **told: Any) -> list[str]:
    Image.new("RGB", (16, 16), "teal").save(folder / f"gambar.{suffix}", FORMATS[suffix], **told)
    return [said.what for said in picture_metadata.read((folder / f"gambar.{suffix}").read_bytes())]


def exif(part: dict[int, object]) -> Image.Exif:
    made = Image.Exif()
    for key, value in part.items():
        made[key] = value
    return made


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_plain_picture_may_stay(tmp_path: Path, suffix: str) -> None:
    assert saved(tmp_path, suffix) == []


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize(
    "hidden",
    [
        {ExifTags.IFD.GPSInfo: {ExifTags.GPS.GPSLatitudeRef: "S"}},
        {ExifTags.Base.DateTime: "2026:11:25 08:00:00"},
        {ExifTags.Base.Model: "Ponsel"},
    ],
)
def test_what_a_camera_writes_is_found(tmp_path: Path, suffix: str, hidden: dict[int, object]) -> None:
    (what,) = saved(tmp_path, suffix, exif=exif(hidden))
    assert "foto diambil" in what


def test_words_and_comments_are_found(tmp_path: Path) -> None:
    words = PngInfo()
    words.add_itxt("Comment", "foto")
    assert saved(tmp_path, "png", pnginfo=words)
    assert saved(tmp_path, "jpg", comment=b"foto")
    assert saved(tmp_path, "webp", xmp=b"<x:a dc:creator='x'/>")


@pytest.mark.parametrize("body", [b"", b"GIF89a", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xff\xd8"])
def test_what_is_no_such_picture_is_told(body: bytes) -> None:
    assert picture_metadata.read(body) == [picture_metadata.Said("bagian yang tidak dapat dibaca")]


def test_a_file_that_is_no_picture_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"")
    assert list(pictures.check(tmp_path, ["x.md"])) == []


def test_a_large_picture_is_refused(tmp_path: Path) -> None:
    made = BytesIO()
    Image.new("RGB", (16, 16)).save(made, "PNG")
    (tmp_path / "x.png").write_bytes(made.getvalue() + b"\0" * pictures.MAX_BYTES)
    (problem,) = pictures.check(tmp_path, ["x.png"])
    assert problem.what == "gambar ini 1,0 MB, paling besar 1 MB"

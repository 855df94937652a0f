"""No word and no number is cut off: nothing on the real sheets and pictures runs over their edge."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from paper import pages


def test_nothing_runs_over_the_edge_of_a_page(built_site: Path) -> None:
    found = sorted(built_site.rglob("*.pdf"))
    assert len(found) > 100
    for path in found:
        for number, page in enumerate(pages(path.read_bytes()), 1):
            words, (width, height) = page.get_textpage(), page.get_size()
            for index in range(words.count_rects()):
                left, bottom, right, top = words.get_rect(index)
                inside = left > 5 and right < width - 5 and bottom > 5 and top < height - 5  # points
                assert inside, f"{path.name} {number}: {words.get_text_bounded(left, bottom, right, top)}"


def test_nothing_runs_over_the_edge_of_a_picture(built_site: Path) -> None:
    found = sorted((built_site / "materi").glob("*/*.png"))
    assert found
    for path in found:
        with Image.open(path) as image:
            grey = image.convert("L").crop((0, 30, image.width, image.height - 20))  # between the coloured bands
        for left in (0, grey.width - 50):
            darkest, lightest = grey.crop((left, 0, left + 50, grey.height)).getextrema()
            assert lightest - darkest < 20, path.name

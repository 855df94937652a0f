"""Every problem at once, for staff, pre-commit and pull requests; and the last gate before a site is published.

python hooks/check.py periksa [--akar FOLDER] [--anotasi] [--ringkasan BERKAS]
python hooks/check.py terbitkan BARU TUJUAN [--akar FOLDER]
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent))

from terang import site
from terang.built import check_built
from terang.channels import Due
from terang.problems import Problem, as_annotations, as_summary, as_text
from terang.publish import publish, recover

ADDRESS = os.environ.get("TERANG_ALAMAT", "")  # where the site will stand, as mkdocs.yml reads it


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 when nothing is wrong, 1 when something must be mended."""
    parser = argparse.ArgumentParser(prog="check.py")
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument("--akar", type=Path, default=Path.cwd())
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("periksa", parents=[where])
    check.add_argument("--anotasi", action="store_true")
    check.add_argument("--ringkasan", type=Path)
    release = commands.add_parser("terbitkan", parents=[where])
    release.add_argument("new", type=Path)
    release.add_argument("target", type=Path)
    options = parser.parse_args(arguments)

    if options.command == "periksa":
        loaded, problems = site.load(options.akar, ADDRESS)
        code = report(problems, annotate=options.anotasi, summary=options.ringkasan)
        if loaded:
            numbers = "Nomor yang perlu dicek atau dicari ({count}), di data/layanan.yml:"
            remind(numbers, loaded.facts.due, summary=options.ringkasan)
            reviews = "Materi yang perlu ditinjau lagi ({count}), sebelum masanya habis:"
            remind(reviews, loaded.reviews_due, summary=options.ringkasan)
        return code
    recover(options.target)
    loaded, problems = site.load(options.akar, ADDRESS, to_publish=True)
    if loaded and not problems:
        cache = options.akar / site.CACHE
        found = check_built(options.new, loaded.promise, endorsed=loaded.endorsed, root=served_at(), cache=cache)
        problems = list(found)
    if not problems:
        publish(options.new, options.target)
    return report(problems)


def served_at() -> str:
    """Return the path below which the site will be served: "/" unless its address says otherwise."""
    return urlsplit(ADDRESS).path or "/"


def report(problems: list[Problem], *, annotate: bool = False, summary: Path | None = None) -> int:
    """Print the problems for people, and for GitHub if asked. Returns the exit code."""
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write(as_summary(problems))
    if annotate:
        sys.stdout.write(as_annotations(problems))
    if not problems:
        print("Tidak ada masalah.")
        return 0
    sys.stdout.write(as_text(problems))
    return 1


def remind(heading: str, due: list[Due], *, summary: Path | None = None) -> None:
    """Print what should be checked again soon, or what nobody knows yet. That stops nothing."""
    if not due:
        return
    heading = heading.format(count=len(due))
    lines = [f"{one.path}:{one.line}: {' '.join(filter(None, (one.name, one.number)))}, {one.what}" for one in due]
    print("\n".join(["", heading, *(f"  {line}" for line in lines)]))
    if summary:
        with summary.open("a", encoding="utf-8") as file:
            file.write("\n".join(["", heading, "", *(f"- `{line}`" for line in lines), ""]))


if __name__ == "__main__":
    if isinstance(sys.stdout, io.TextIOWrapper):  # a word from a file may not fit the code page of a Windows console
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())

#!/usr/bin/env python3
"""The one door for people: set up, build, serve, check and test the site.

Needs nothing but Python's standard library. Written so that an old Python can still read the file
and say which Python is needed; so no newer syntax here, not even in annotations.
"""

import difflib
import hashlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import venv
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
SITE_LOCK = ROOT / "requirements.txt"
TEST_LOCK = ROOT / ".requirements" / "uji.txt"
NEW_SITE = Path(".terang", "baru")  # the site is built here, and replaces site/ only once it has passed
NO_COMMIT = "1577836800"  # 1 January 2020: what counts as the date of a copy without history; 0 crashes MkDocs
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

HELP = """\
Cara pakai:  python3 tugas.py PERINTAH     (di Windows:  py tugas.py PERINTAH)

  situs      periksa isi dan data, bangun situs, lalu simpan di folder site/
  sajikan    tampilkan situs di komputer ini; halaman ikut berubah saat berkas disimpan
  periksa    sebutkan semua masalah pada isi dan data
  impor      ubah buku kerja dinas (Excel) menjadi rekap yang boleh diterbitkan
  rilis      catat angka yang baru tampil di data/terbit.yml, untuk seterusnya
  uji        jalankan semua pengujian (untuk pengembang)

Pilihan:
  --python-ini   pakai Python ini apa adanya, tanpa menyiapkan folder .venv

Perintah pertama memasang yang diperlukan ke folder .venv. Cukup sekali, dan perlu internet.
"""


def main(words):
    if sys.version_info < OLDEST:
        stop(
            f"Perlu Python 3.11 atau lebih baru; yang ini {sys.version.split()[0]}.", "Unduh dari python.org/downloads."
        )
    own_python = "--python-ini" in words
    words = [word for word in words if word != "--python-ini"]
    if not words or words[0] in ("-h", "--help", "bantuan"):
        print(HELP)
        return 0
    command, rest = words[0], words[1:]
    if command not in COMMANDS:
        near = difflib.get_close_matches(command, COMMANDS, n=1)
        hint = f"Mungkin maksud Anda '{near[0]}'?" if near else "Yang ada: " + ", ".join(COMMANDS) + "."
        stop(f"Perintah '{command}' tidak dikenal.", hint, code=2)
    locks = (SITE_LOCK, TEST_LOCK) if command == "uji" else (SITE_LOCK,)
    python = sys.executable if own_python else prepare(locks)
    return COMMANDS[command](python, rest)


# What the commands do. Each gets the Python that has the packages and the words after the command, and
# returns the exit code.


def build(python, rest):
    refuse_extra("situs", rest)
    began = time.monotonic()
    say("Memeriksa isi dan data, lalu membangun situs ...")
    shutil.rmtree(ROOT / NEW_SITE, ignore_errors=True)
    steps = (
        ("-P", str(Path("hooks", "terang", "publish.py")), "site"),  # puts back what a killed run left aside
        ("-m", "mkdocs", "build", "--strict", "--site-dir", str(NEW_SITE)),
        (str(Path("hooks", "check.py")), "terbitkan", str(NEW_SITE), "site"),
    )
    for step in steps:
        code = run(python, *step)
        if code:
            print("\nSitus tidak dibangun. Folder site/ yang lama tidak diubah.", file=sys.stderr)
            return code
    say(f"Selesai dalam {time.monotonic() - began:.0f} detik. Hasilnya ada di folder site/.")
    return 0


def serve(python, rest):
    refuse_extra("sajikan", rest)
    address = f"127.0.0.1:{free_port()}"
    say(f"Buka http://{address}/ di peramban. Berhenti: tekan Ctrl+C.")
    return run(python, "-m", "mkdocs", "serve", "--dev-addr", address)


def check(python, rest):
    return run(python, str(Path("hooks", "check.py")), "periksa", *rest)


def import_(python, rest):
    words = [str(Path(word).resolve()) if Path(word).is_file() else word for word in rest]  # it runs in another folder
    return run(python, str(Path("hooks", "impor.py")), *words)


def release(python, rest):
    return run(python, str(Path("hooks", "rilis.py")), *rest)


def test(python, rest):
    find_browser()
    for tool in (("ruff", "check"), ("ruff", "format", "--check", "--quiet"), ("mypy",)):
        say("Menjalankan " + " ".join(tool) + " ...")
        code = run(python, "-m", *tool)
        if code:
            return code
    # One process more than cores, for browsers keep theirs waiting. Each file's tests stay together, with what they
    # share; the longest files begin, see tests/conftest.py.
    processes = str((os.cpu_count() or 1) + 1)
    every_core = ("-n", processes, "--dist", "loadfile", "--no-loadscope-reorder")
    return run(python, "-m", "pytest", *(rest or every_core))


COMMANDS = {"situs": build, "sajikan": serve, "periksa": check, "impor": import_, "rilis": release, "uji": test}


# Setting up


def prepare(locks):
    """Make .venv hold what `locks` list, and return its Python. Does nothing if it already does."""
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    missing = [lock for lock in locks if not (python.exists() and is_installed(lock))]
    if not missing:
        return str(python)
    if Path(sys.prefix).resolve() == VENV.resolve():
        stop(
            "Folder .venv perlu disiapkan ulang.",
            "Jalankan dengan Python komputer: keluar dari .venv dulu (deactivate).",
        )
    if importlib.util.find_spec("ensurepip") is None:
        stop("Python di komputer ini belum lengkap.", "Di Debian atau Ubuntu, jalankan: sudo apt install python3-venv")
    say("Memasang yang diperlukan ke folder .venv. Sekali saja, bisa beberapa menit ...")
    for lock in missing:
        stamp(lock).unlink(missing_ok=True)
    if SITE_LOCK in missing:  # another lock or another Python: nothing old may stay behind
        venv.EnvBuilder(with_pip=True, clear=VENV.exists()).create(VENV)
        missing = locks
    pip = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
    # feedparser, with which feeds are tested, needs one module that is published only as source
    built = ("--only-binary=:all:", "--no-binary=sgmllib3k")
    code = run(str(python), *pip, *built, *(word for lock in missing for word in ("-r", str(lock))))
    if code:
        stop("Pemasangan belum berhasil.", "Periksa sambungan internet, lalu ulangi perintah yang sama.", code=code)
    for lock in missing:  # written last, so an interrupted installation is never taken for a whole one
        stamp(lock).write_text(fingerprint(lock), encoding="ascii")
    return str(python)


def is_installed(lock):
    return stamp(lock).exists() and stamp(lock).read_text(encoding="ascii") == fingerprint(lock)


def stamp(lock):
    return VENV / ("terpasang-" + lock.stem)


def fingerprint(lock):
    """What an installation depends on: the lock file, this Python, and where the folder stands."""
    return hashlib.sha256(lock.read_bytes() + sys.version.encode() + str(VENV).encode()).hexdigest()


def find_browser():
    """Return the path of a Chromium for the tests; on Debian, as root, install it if there is none."""
    given = os.environ.get("TERANG_BROWSER")
    found = [path for path in (given, *map(shutil.which, BROWSERS)) if path]
    if not found and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        say("Memasang Chromium untuk pengujian ...")
        apt = {"DEBIAN_FRONTEND": "noninteractive"}
        run("apt-get", "update", "-qq", **apt)
        run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", **apt)
        found = [path for path in map(shutil.which, BROWSERS) if path]
    if not found:
        stop(
            "Pengujian memerlukan peramban Chromium atau Chrome.",
            "Pasang dulu (Debian: sudo apt install chromium), atau isi TERANG_BROWSER dengan letaknya.",
        )
    return found[0]


# Small parts


def run(*command, **settings):
    """Run `command` in the project's folder and return its exit code. It ends when this program is told to."""
    process = subprocess.Popen(command, cwd=str(ROOT), env=dict(environment(), **settings))
    signal.signal(signal.SIGTERM, lambda *_: process.terminate())
    try:
        return process.wait()
    except KeyboardInterrupt:  # Ctrl+C reaches the process too; give it time to end by itself
        try:
            return process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.terminate()
            return process.wait()


def environment():
    """The same build everywhere: UTF-8, and the date of the last commit as the date of everything."""
    date = os.environ.get("SOURCE_DATE_EPOCH", "") or commit_date()
    usable = date if date.isdigit() and int(date) else NO_COMMIT
    return dict(os.environ, NO_MKDOCS_2_WARNING="1", PYTHONUTF8="1", SOURCE_DATE_EPOCH=usable)


def commit_date():
    try:
        command = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:  # no git: a downloaded copy
        return ""


def free_port():
    """Return the first port from 8000 on that nobody uses."""
    for port in range(8000, 8100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return port
    return 8000


def refuse_extra(command, rest):
    if rest:
        stop(f"Perintah '{command}' tidak mengenal '{rest[0]}'.", "Tulis: python3 tugas.py " + command, code=2)


def say(text):
    print(text, flush=True)


def stop(what, fix, code=1):
    print(f"{what}\n    {fix}", file=sys.stderr)
    sys.exit(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""What a reader pays: seconds, bytes and requests of each kind of page on a cheap phone, beside a peer.

    python tugas.py situs
    python tests/bench/reader.py [--runs 7] [--latency 150]

Needs the packages of `tugas.py uji`, and Chromium. The peer is a page of Observable Framework with the chart of
kasus-dinas-per-tahun, drawn by Plot in the theme as it comes. It is no part of the project; build it once, with Node:

    mkdir -p .terang && cp -r tests/bench/observable .terang/
    cd .terang/observable && npm install && npm run build

Both are served with gzip, as GitHub Pages does, and loaded in turn (ours, peer, ours, peer, ...) by a phone of 360 px
with an empty cache: slow 4G, CPU slowed four times, set by Chromium itself. Medians are printed, and the median of
LCP(ours) / LCP(peer) over the pairs: on a busy machine only that ratio can be compared with another run's.

Where the peer might have been slower, it is not: Plot travels in one file (Framework serves it in more than thirty),
and other hosts fail at once (the theme's web font would come from one, before the first paint).

`--latency` is what each request waits. Opening a connection is free here and is not on the road: to account for that,
browsers' own tools let each request wait 562 ms on this network.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import statistics
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, ViewportSize, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
import tugas  # noqa: E402 - it stands in the project's folder

SITE, PEER = ROOT / "site", ROOT / ".terang" / "observable" / "dist"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
SLOW_4G = {"offline": False, "downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8}
SLOWER_CPU = 4
PHONE: ViewportSize = {"width": 360, "height": 800}
SETTLED = 500  # ms without a request before a page is called finished, and once more for what it does then
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt"}  # what GitHub Pages sends with gzip

OTHERS = ("", "bantuan/", "materi/kalau-anak-bercerita/", "tentang/")

OBSERVE = """
window.cost = {fcp: 0, lcp: 0, cls: 0, tasks: []};
const on = (type, use) =>
  new PerformanceObserver(list => list.getEntries().forEach(use)).observe({type, buffered: true});
on("paint", entry => { if (entry.name === "first-contentful-paint") cost.fcp = entry.startTime; });
on("largest-contentful-paint", entry => { cost.lcp = entry.startTime; });
on("layout-shift", entry => { if (!entry.hadRecentInput) cost.cls += entry.value; });
on("longtask", entry => { cost.tasks.push([entry.startTime, entry.duration]); });
"""
# Blocking: what a task takes beyond 50 ms, after the first paint.
COLLECT = """() => ({fcp: cost.fcp, lcp: cost.lcp, cls: cost.cls, blocking: cost.tasks
    .filter(([start, length]) => start + length > cost.fcp)
    .reduce((sum, [, length]) => sum + length - 50, 0)})"""


@dataclass(frozen=True, slots=True)
class Cost:
    """One visit: milliseconds, a shift score, and what came over the network."""

    fcp: float
    lcp: float
    blocking: float
    cls: float
    requests: int
    kilobytes: float  # of 1,000 bytes, with headers, packed


class Host(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does, and keeps the packed answers, so that packing costs the reader nothing."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        body = answer(path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in PACKED:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@functools.cache
def answer(path: Path) -> bytes:
    if not path.is_file():
        return b""
    return gzip.compress(path.read_bytes(), 6) if path.suffix in PACKED else path.read_bytes()


def serve(folder: Path) -> str:
    """Serve `folder` until this program ends. Returns the address, with a slash at the end."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Host, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_address[1]}/"


def visit(browser: Browser, address: str, latency: float) -> Cost:
    """Load a page as someone does who has never been here. `latency` is in milliseconds."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    page.add_init_script(OBSERVE)
    session = context.new_cdp_session(page)
    sizes = count(session)
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.send("Network.emulateNetworkConditions", {**SLOW_4G, "latency": latency})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    page.goto(address, wait_until="networkidle")
    page.wait_for_timeout(SETTLED)
    cost = Cost(**page.evaluate(COLLECT), requests=len(sizes), kilobytes=sum(sizes) / 1000)
    context.close()
    return cost


def count(session: CDPSession) -> list[int]:
    """Return a list that will hold the size of everything that comes over the network from now on."""
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    session.send("Network.enable")
    return sizes


def pages(site: Path) -> list[str]:
    """Return the addresses to visit: every page with a figure, and one of each other kind."""
    figures = [path.parent.relative_to(site).as_posix() + "/" for path in sorted(site.glob("data/**/index.html"))]
    return [*OTHERS, *figures]


def line(name: str, costs: list[Cost]) -> str:
    """Return the medians of some visits, as one row of the table."""
    requests, kilobytes, fcp, lcp, blocking, cls = (
        statistics.median(getattr(cost, field) for cost in costs)
        for field in ("requests", "kilobytes", "fcp", "lcp", "blocking", "cls")
    )
    return f"{name:<34}{requests:>5.0f}{kilobytes:>7.1f}{fcp:>7.0f}{lcp:>7.0f}{blocking:>10.0f}{cls:>7.3f}"


def beside(costs: list[Cost], peers: list[Cost]) -> str:
    """Return LCP by the peer's, pair by pair: the median, and from where to where the middle half goes."""
    low, middle, high = statistics.quantiles([o.lcp / p.lcp for o, p in zip(costs, peers, strict=True)], n=4)
    return f"  {middle:.2f} ({low:.2f} to {high:.2f})"


def main() -> int:
    parser = argparse.ArgumentParser(description="What a reader pays, beside a peer.")
    parser.add_argument("--runs", type=int, default=7, help="visits of each page, at least 2")
    parser.add_argument("--latency", type=float, default=150, help="ms that each request waits")
    parser.add_argument("--site", type=Path, default=SITE, help="a built site")
    parser.add_argument("--peer", type=Path, default=PEER, help="the built page of the peer")
    options = parser.parse_args()
    if not options.site.is_dir():
        print("No site yet: python tugas.py situs")
        return 1
    has_peer = options.peer.is_dir()
    if not has_peer:
        print("No peer to compare with; how to build it stands at the top of this file. Going on without it.\n")
    ours, theirs = serve(options.site), serve(options.peer)

    names = pages(options.site)
    costs: dict[str, list[Cost]] = {name: [] for name in names}
    peers: dict[str, list[Cost]] = {name: [] for name in names}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=tugas.find_browser(), args=[*FLAGS, ONLY_HERE])
        visit(browser, ours, options.latency)  # the first visit pays for the browser's own start
        for _ in range(options.runs):
            for name in names:
                costs[name].append(visit(browser, ours + name, options.latency))
                peers[name] += [visit(browser, theirs, options.latency)] if has_peer else []
        browser.close()

    print(f"slow 4G ({options.latency:.0f} ms), CPU slowed {SLOWER_CPU} times; medians of {options.runs} visits\n")
    print(f"{'page':<34}{'req.':>5}{'KB':>7}{'FCP':>7}{'LCP':>7}{'blocking':>10}{'CLS':>7}  LCP by the peer's")
    for name in names:
        print(line(name or "(front)", costs[name]) + (beside(costs[name], peers[name]) if has_peer else ""))
    if has_peer:
        print(line("Observable Framework + Plot", [cost for name in names for cost in peers[name]]))
    print(
        "\nGoals: help 1 request, 15 KB; other pages 4 requests, 40 KB; LCP of pages with a figure at most the peer's."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

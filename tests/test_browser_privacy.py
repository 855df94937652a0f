"""What a visit gives away, keeps and costs, on every page, as a browser that runs scripts sees it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from site_pages import help_page, kinds_of_pages

REQUESTS, BYTES = 4, 40_000  # on a first visit, before anyone touches anything
HELP_REQUESTS, HELP_BYTES = 1, 15_000
LATER = 1000  # ms: time enough for a script to fetch or keep something after the page has loaded
WATCH = """
window.breaches = [];
document.addEventListener("securitypolicyviolation",
  event => breaches.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`));
"""
KEPT = """async () => [
  ...Object.keys(localStorage), ...Object.keys(sessionStorage),
  ...(await indexedDB.databases()).map(database => database.name),
  ...(await caches.keys()),
  ...(await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
]"""
POLICY = "document.querySelector('meta[http-equiv=Content-Security-Policy i]')?.content ?? ''"
REFERRER = "document.querySelector('meta[name=referrer]')?.content ?? ''"


@dataclass
class Visit:
    """One page, opened for the first time."""

    page: Page
    requests: list[Request] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def fetched(self) -> list[Request]:
        return [request for request in self.requests if not request.url.startswith("data:")]

    def faults(self, address: str, requests: int, size: int) -> Iterator[str]:
        """Yield all that this visit gave away, kept, or cost beyond the limits."""
        yield from self.errors
        fetched = self.fetched()
        yield from (f"asks another host: {request.url}" for request in fetched if not request.url.startswith(address))
        if len(fetched) > requests:
            yield f"{len(fetched)} requests: {[request.url for request in fetched]}"
        if (weight := sum(map(transferred, fetched))) > size:
            yield f"{weight} bytes"
        yield from (f"keeps {name}" for name in self.page.evaluate(KEPT))
        yield from (f"sets cookie {cookie['name']}" for cookie in self.page.context.cookies())
        yield from (f"runs a service worker: {worker.url}" for worker in self.page.context.service_workers)
        yield from (f"breaks its policy: {breach}" for breach in self.page.evaluate("breaches"))
        policy = self.page.evaluate(POLICY)
        if "default-src 'none'" not in policy or "unsafe-" in policy:
            yield f"weak policy: '{policy}'"
        if (referrer := self.page.evaluate(REFERRER)) != "no-referrer":
            yield f"tells other sites where its readers come from: referrer '{referrer}'"


def transferred(request: Request) -> int:
    """Return the bytes of the answer, head and body, as they came over the wire: none if none came."""
    if request.failure:
        return 0
    sizes = request.sizes()
    return sizes["responseHeadersSize"] + sizes["responseBodySize"]


def visit(context: BrowserContext, url: str) -> Visit:
    made = Visit(context.new_page())
    made.page.add_init_script(WATCH)
    made.page.on("request", lambda request: made.requests.append(request))
    made.page.on("console", lambda said: made.errors.append(f"says: {said.text}") if said.type == "error" else None)
    made.page.on("pageerror", lambda error: made.errors.append(f"fails: {error}"))
    made.page.goto(url)
    return made


def test_no_page_tells_keeps_or_costs_too_much(browser: Browser, address: str, built_site: Path) -> None:
    context = browser.new_context()  # one for all, as people have: what one page keeps, each of them is blamed for
    visits = {page: visit(context, address + page) for page in kinds_of_pages(built_site)}
    visits[""].page.wait_for_timeout(LATER)
    faults = {}
    for page, made in visits.items():
        limits = (HELP_REQUESTS, HELP_BYTES) if help_page(page) else (REQUESTS, BYTES)
        faults[page] = list(made.faults(address, *limits))
    context.close()
    assert {page: found for page, found in faults.items() if found} == {}


SINS = """<!doctype html><html lang="id"><head><title>x</title>
<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-inline'; style-src 'none'">
</head><body><p style="color: red">x</p>
<script>
document.cookie = "seen=1";
localStorage.setItem("local", 1);
sessionStorage.setItem("session", 1);
caches.open("cache");
indexedDB.open("database");
fetch("https://elsewhere.example/count").catch(() => undefined);
throw new Error("broken");
</script></body></html>"""


def test_a_page_that_does_all_of_it_is_found_out(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.route("**/*", lambda route: route.fulfill(body=SINS, content_type="text/html"))
    made = visit(context, f"{address}rusak/")
    made.page.wait_for_timeout(LATER)
    found = "\n".join(made.faults(address, 1, 100))
    context.close()
    for sin in [
        "asks another host: https://elsewhere.example/count", "2 requests: ", " bytes", "sets cookie seen",
        "keeps local", "keeps session", "keeps cache", "keeps database", "breaks its policy: style-src-attr: inline",
        "weak policy: 'script-src", "fails: broken", "referrer ''",
    ]:  # fmt: skip
        assert sin in found, sin


@pytest.mark.parametrize(
    ("page", "link"),
    [("", ".keluar a"), ("bantuan/", ".keluar a"), ("bantuan/", "a[href*='wa.me']"), ("data/survei/", "td a, th a")],
)
def test_a_site_that_a_reader_goes_to_does_not_learn_from_where(
    browser: Browser, address: str, page: str, link: str
) -> None:
    with browser.new_context() as context:
        context.set_default_timeout(5_000)
        elsewhere = re.compile(f"^(?!{re.escape(address)})")
        context.route(elsewhere, lambda route: route.fulfill(body="<title>outside</title>", content_type="text/html"))
        opened = context.new_page()
        opened.goto(address + page)
        # What the link itself says is taken away: the page's own word must be enough.
        opened.locator(link).first.evaluate("link => link.removeAttribute('rel')")
        with opened.expect_navigation() as left:
            opened.locator(link).first.click()
        headers = left.value.request.all_headers()
        assert not left.value.url.startswith(address)
        assert "referer" not in headers
        assert "origin" not in headers

"""Where something that was typed could get out, or stay behind."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Page

from harness import ROOT

from .visits import Visit

SITE = ROOT / "site"

# All that outlives a page, or that others see of it.
KEPT = """async () => {
    const given = async (ask) => { try { return await ask(); } catch { return "denied"; } };
    return {
        title: document.title,
        address: location.href,
        referrer: document.referrer,
        window: name,
        state: history.state,
        cookie: document.cookie,
        local: await given(() => ({ ...localStorage })),
        session: await given(() => ({ ...sessionStorage })),
        databases: await given(() => indexedDB.databases()),
        caches: await given(async () => Promise.all((await caches.keys()).map(async (name) => {
            const cache = await caches.open(name);
            return [name, (await cache.keys()).map(({ url }) => url)];
        }))),
    };
}"""


def traces_of(visit: Visit, marks: Iterable[str]) -> list[str]:
    """Where the marks are besides the page itself, and each request for anything but a file of the site.

    Every page of the visit's context is looked at, with all steps of its history; so is all that was said on the
    console.
    """
    requests = [each for each in visit.sent if not each.address.startswith(("blob:", "data:"))]
    found = [
        f"request for {each.address}" for each in requests if each.body or not _is_of_site(each.address, visit.origin)
    ]
    places = [("request", f"{each.address} {each.headers}") for each in requests]
    places += [("console", text) for text in visit.said]
    places += [("cookie", json.dumps(cookie)) for cookie in visit.page.context.cookies()]
    for page in visit.page.context.pages:
        places += _kept_by(page)
    marks = list(marks)
    return found + [f"{place}: {text}" for place, text in places if any(each in unquote(text) for each in marks)]


def _is_of_site(address: str, origin: str) -> bool:
    """Whether an address is that of a file of the site, with nothing added that somebody could have typed."""
    rest = urlsplit(address.removeprefix(origin))
    path = unquote(rest.path) or "index.html"
    if origin.startswith("file:"):
        path = str(Path(url2pathname(urlsplit(origin).path)) / path)
    return address.startswith(origin) and not rest.query and (SITE / path).is_file()


def _kept_by(page: Page) -> Iterator[tuple[str, str]]:
    for place, content in page.evaluate(KEPT).items():
        yield place, json.dumps(content, ensure_ascii=False)
    session = page.context.new_cdp_session(page)
    for entry in session.send("Page.getNavigationHistory")["entries"]:
        yield "history", f"{entry['url']} {entry['title']}"
    session.detach()

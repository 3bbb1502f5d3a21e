"""Whatever function the quick start lacks: what was asked is answered, by a start with all of them."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cases import cases_of
from harness import ROOT
from harness.site_server import SiteServer
from site_hooks.runtime.parts import quick_modules, write_part
from tests.pages import WITH_A_FORM

from .checker_page import CheckerPage
from .photo_page import PhotoPage
from .visits import StartVisit

pytestmark = pytest.mark.in_one_browser("none")


@pytest.fixture(scope="session")
def poor_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with quick modules that have no function but those that the first check needs."""
    poor = Path(shutil.copytree(site, tmp_path_factory.mktemp("poor") / "site"))
    runtime = ROOT / "build" / "runtime"
    manifest = json.loads((runtime / "manifest.json").read_text(encoding="ascii"))
    packed = {part["name"]: runtime / f"{part['file']}.bin" for part in manifest["parts"]}
    core, image = (gzip.decompress(packed[name].read_bytes()) for name in ("core", "image"))
    modules = quick_modules(ROOT / "build" / "pyodide", core, image, manifest, [])
    entries = {name: write_part(poor / "runtime", name, module) for name, module in modules.items()}
    for script in poor.rglob("*.js"):
        if script.parent == poor / "runtime":
            continue
        text = script.read_text(encoding="utf-8")
        for name, entry in entries.items():
            made = ",".join(f"{key}:{json.dumps(value)}" for key, value in entry.items())
            text, found = re.subn(rf'name:"{name}",file:"[^"]+",stored:\d+,unpacked:\d+', made, text)
            assert found == ("quick-wasm" in text)
        script.write_text(text, encoding="utf-8")
    return poor


@pytest.fixture(scope="session")
def poor_addresses(poor_site: Path) -> Iterator[dict[str, str]]:
    """Where that site is, over HTTP and in its folder."""
    with SiteServer(poor_site) as server:
        yield {"http": server.address, "file": f"{poor_site.as_uri()}/"}


@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize("checker", WITH_A_FORM)
def test_every_case_is_answered_rightly(
    visit_at: StartVisit, poor_addresses: dict[str, str], way: str, checker: str
) -> None:
    visit = visit_at(poor_addresses[way])
    for case in cases_of(checker):
        if case.page:
            page = CheckerPage(visit, f"check/{checker}.html")
            page.page.reload()  # nothing of the case before is left
            page.set_day(case.today)
            page.ask(case.input)
            page.expect_outcome(case.outcome)
            assert set(case.rules) == page.rules, case.name
            failure = page.status.get_attribute("data-image-failure")
            assert failure is None or failure.startswith("left-out"), case.name
    assert [] == visit.page_errors  # Pyodide tells the console about its end


# The worker says once, when it is asked about the fiftieth photo, that it lacks a function.
MISS = """const post = Worker.prototype.postMessage;
let asked = 0;
Worker.prototype.postMessage = function (message, ...rest) {
    if (message.of !== "check-file" || ++asked !== 50) return post.call(this, message, ...rest);
    const failure = { kind: "left-out", detail: "RuntimeError: unreachable" };
    setTimeout(() => this.onmessage({ data: { kind: "failed", failure } }));
};"""


def test_photos_that_are_under_way_are_asked_about_again(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(MISS)
    page = PhotoPage(visit)
    shutil.copy(photos / "text.jpg", tmp_path / "README.md")
    copies = [Path(shutil.copy(photos / "good.jpg", tmp_path / f"{number:03}.jpg")) for number in range(100)]
    others = [photos / "cut.jpg", photos / "empty.jpg", photos / "large.jpg"]
    page.drop(*copies[:40], tmp_path / "README.md", *others, *copies[40:])
    all_answered = "已检查 104 / 104 张，不合格 4 张，合格 100 张"
    expect(page.progress).to_contain_text(all_answered, timeout=300_000)
    assert str(page.status.get_attribute("data-image-failure")).startswith("left-out")
    assert [] == visit.page_errors

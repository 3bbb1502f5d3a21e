"""What is on the disk when the browser is closed again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from harness.browsers import BROWSER_NAMES, launch_options
from tests.pages import MARKED_ROW, MARKS, WITH_A_FORM, marked

from .checker_page import CheckerPage
from .photo_page import PhotoPage
from .test_roster_page import RosterPage
from .visits import TIMEOUT, Visit, record

CONTROL = "control-mark"


def written(folder: Path, texts: tuple[str, ...]) -> Iterator[str]:
    """The files of a profile that have one of the texts, in any way in which browsers write it."""
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            for text in texts:
                if any(each in content for each in (text.encode(), text.encode("utf-16-le"), quote(text).encode())):
                    yield f"{path.relative_to(folder)}: {text}"


@pytest.fixture
def photo(photos: Path, tmp_path: Path) -> Path:
    """A photo whose name has the marks."""
    return Path(shutil.copy(photos / "good.jpg", tmp_path / f"{' '.join(MARKS)}.jpg"))


@pytest.mark.in_one_browser("none")
def test_a_profile_on_the_disk_has_nothing_of_it(browser: Browser, origin: str, photo: Path, tmp_path: Path) -> None:
    name = next(each for each in BROWSER_NAMES if each == "installed" or browser.version.startswith(f"{each}."))
    profile = tmp_path / "profile"
    start = browser.browser_type.launch_persistent_context
    use_everything(start(profile, locale="zh-CN", **launch_options(name)), origin, photo)
    assert [*written(profile, (CONTROL,))], "nothing of what a page keeps is on the disk"
    assert [] == [*written(profile, MARKS)]


@pytest.mark.slow
@pytest.mark.thorough
@pytest.mark.parametrize("way", ["http", "file"])
def test_nor_has_the_history_of_a_whole_browser(
    launched: Callable[[str], Browser], request: pytest.FixtureRequest, way: str, photo: Path, tmp_path: Path
) -> None:
    """The unpacked Chromiums keep no history."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("apt-get install chromium")
    options = launch_options(BROWSER_NAMES[0]) | {"executable_path": program, "env": {**os.environ}}
    origin = request.getfixturevalue(f"{way}_address")
    profile = tmp_path / "profile"
    start = launched(BROWSER_NAMES[0]).browser_type.launch_persistent_context
    use_everything(start(profile, locale="zh-CN", **options), origin, photo)
    assert any("History" in place for place in written(profile, (CONTROL,))), "there is no history on the disk"
    assert [] == [*written(profile, MARKS)]


def use_everything(context: BrowserContext, origin: str, named: Path) -> None:
    """Put the marks into all that takes something, leave the control where browsers keep things, and close."""
    context.set_default_timeout(TIMEOUT)
    visit = Visit(context.new_page(), origin)
    record(context, visit)
    visit.page.on("dialog", lambda dialog: dialog.accept())
    for checker in WITH_A_FORM:
        page = CheckerPage(visit, f"check/{checker}.html")
        page.ask(marked(checker))
        expect(page.verdict).to_be_visible()
        visit.page.locator(".md-footer__link").first.click()
    photo = PhotoPage(visit)
    photo.bring(named)
    photo.expect_verdict(named.name, "pass")
    roster = RosterPage(visit)
    roster.page.locator(".checker-form textarea").fill(f"姓名\t公民身份号码\n{MARKED_ROW}")
    expect(roster.progress).to_contain_text("人查完了")
    visit.open(f"index.html#{CONTROL}")
    visit.settle()
    visit.page.evaluate("control => localStorage.setItem('control', control)", CONTROL)
    context.close()

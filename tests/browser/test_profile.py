"""What is on the disk when the browser is closed again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

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


@pytest.mark.in_one_browser("none")
def test_a_profile_on_the_disk_has_nothing_of_it(browser: Browser, origin: str, photos: Path, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    name = next(each for each in BROWSER_NAMES if each == "installed" or browser.version.startswith(f"{each}."))
    context = browser.browser_type.launch_persistent_context(profile, locale="zh-CN", **launch_options(name))
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
    named = Path(shutil.copy(photos / "good.jpg", tmp_path / f"{' '.join(MARKS)}.jpg"))
    photo.bring(named)
    photo.expect_verdict(named.name, "pass")
    roster = RosterPage(visit)
    roster.page.locator(".checker-form textarea").fill(f"姓名\t公民身份号码\n{MARKED_ROW}")
    expect(roster.progress).to_contain_text("人查完了")
    visit.open(f"index.html#{CONTROL}")  # what a history has to have
    visit.settle()
    context.close()
    assert [*written(profile, (CONTROL,))], "nothing of the history is on the disk"
    assert [] == [*written(profile, MARKS)]

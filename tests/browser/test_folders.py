"""The folder for a share: under any name, next to another version, read-only, and what a page says that is alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.browsers import BROWSER_NAMES
from harness.next_version import make_next_version
from tests.matrix.questions import expect_every_checker_answers, questions

from .checker_page import CheckerPage
from .unwatched import wrong_answers
from .visits import StartVisit

NAMES = [
    "证件 自查",
    "a b  c",
    "#1 证件",
    "100%",
    "%23%20",
    "a+b",
    "证件📇🙂",
    "a&b=c;d,e",
    "（新）[2026]{1}'",
    "~$x!@^`",
]


def tree(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file with its size and when it was changed."""
    found = {}
    for path in folder.rglob("*"):
        status = path.stat()
        found[path.relative_to(folder).as_posix()] = (status.st_size, status.st_mtime_ns)
    return found


def copy_to_read(site: Path, folder: Path) -> Path:
    """Copy the site into a folder that nobody may write to."""
    shutil.copytree(site, folder)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    return folder


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_every_checker_answers_whatever_the_folder_is_called(
    visit_at: StartVisit, site: Path, tmp_path: Path, is_newest: bool, name: str
) -> None:
    if not is_newest:
        pytest.skip("it freezes while it is driven; the next test asks it")
    folder = copy_to_read(site, tmp_path / name / name)
    before = tree(folder)
    visit = visit_at(folder.as_uri() + "/")
    visit.open()
    visit.page.get_by_role("textbox", name="搜索").fill("年审")
    visit.page.locator(".md-search-result__item a").first.click()
    expect(visit.page.locator("h1")).to_have_count(1)
    assert visit.page.url.startswith(visit.origin)
    checker = CheckerPage(visit, "check/certificate-number.html#number=川X018888")
    checker.expect_outcome("fail")
    checker.verdict.get_by_role("link", name="第十三问").first.click()
    visit.page.wait_for_url(f"{visit.origin}guide/certificate-number.html*")
    assert 8 == expect_every_checker_answers(visit.page, visit.origin)
    assert [] == visit.network_requests + visit.console_errors + visit.page_errors
    assert before == tree(folder)  # nobody writes there


@pytest.mark.thorough
@pytest.mark.parametrize("name", NAMES)
def test_and_in_the_oldest_browser_too(site: Path, tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(site, tmp_path / name / name))
    asked = [*questions(1)]
    assert 8 == len(asked)
    assert [] == wrong_answers(BROWSER_NAMES[-1], folder, asked, tmp_path / "profile")


@pytest.mark.in_one_browser("none")
def test_two_versions_side_by_side(visit_at: StartVisit, site: Path, tmp_path: Path) -> None:
    old = shutil.copytree(site, tmp_path / "旧版")
    new = make_next_version(site, tmp_path / "新版")
    visit = visit_at(old.as_uri() + "/")
    first = CheckerPage(visit)
    page = visit.page.context.new_page()
    assert 8 == expect_every_checker_answers(page, new.as_uri() + "/")
    first.ask({"number": "川X010099"})
    first.expect_outcome("pass")
    assert not [address for address in visit.requests if visit.page.url in address and "新版" in address]


@pytest.mark.in_one_browser("oldest")
def test_a_page_that_is_alone_says_why(visit_at: StartVisit, site: Path, tmp_path: Path) -> None:
    """As Explorer unpacks one page into a folder of its own if somebody opens it inside the zip."""
    for path in ("index.html", "check/photo.html"):
        alone = tmp_path / "Temp1_offline.zip" / Path(path).name
        alone.parent.mkdir(exist_ok=True)
        shutil.copy(site / path, alone)
        visit = visit_at(alone.parent.as_uri() + "/")
        visit.open(alone.name)
        said = visit.page.locator("body > .incomplete")
        expect(said).to_contain_text("在压缩包里面打开的：关掉这个窗口，右键点压缩包，选“全部提取”")
        expect(said).to_be_in_viewport()
        visit = visit_at(site.as_uri() + "/")
        visit.open(path)
        expect(visit.page.locator("body > .incomplete")).to_be_hidden()

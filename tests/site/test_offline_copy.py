"""The zip for a file share: whole, the same whenever it is built, and answering once it is unpacked."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cases.photos.files import Recipe, file_of
from harness import ROOT
from site_hooks.offline_copy import main
from tests.browser.checker_page import CheckerPage
from tests.browser.firefox import Firefox
from tests.browser.photo_page import PHOTO_PAGE, PhotoPage
from tests.browser.visits import StartVisit
from tests.pages import WITH_A_FORM

PAGES = ROOT / "build" / "offline" / "site"


@pytest.fixture(scope="session")
def archive() -> Path:
    (found,) = (ROOT / "build" / "offline").glob("*.zip")
    return found


@pytest.fixture(scope="session")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder as somebody has it who unpacked the zip on a share with a Chinese name."""
    place = tmp_path_factory.mktemp("共享 文件夹")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(place)
    (folder,) = place.iterdir()
    return folder


def test_one_folder_with_plain_names_whose_first_page_says_what_to_do(archive: Path, unpacked: Path) -> None:
    names = zipfile.ZipFile(archive).namelist()
    assert all(name.isascii() and name.startswith(f"{archive.stem}/") for name in names)
    assert "00-START-HERE.html" == min(path.name for path in unpacked.iterdir() if path.is_file())


def test_the_sums_are_those_of_all_files(unpacked: Path) -> None:
    lines = (unpacked / "SHA256SUMS").read_text("ascii").splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    there = {
        path.relative_to(unpacked).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in unpacked.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }
    assert there == listed


def test_no_file_has_a_name_that_servers_refuse(unpacked: Path) -> None:
    usual = {".html", ".css", ".js", ".json", ".png", ".svg", ".woff2", ".bin", ".map", ".txt", ""}
    usual |= {".docx", ".xlsx"}  # Office's own, which every server knows
    assert set() == {path.suffix for path in unpacked.rglob("*") if path.is_file()} - usual


def test_zipping_again_gives_the_same_bytes(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = zipfile.ZipFile(archive).infolist()[0].date_time
    monkeypatch.setattr("site_hooks.offline_copy.time.gmtime", lambda _: moment)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    again = tmp_path / archive.name
    main(PAGES, again)
    assert archive.read_bytes() == again.read_bytes()


@pytest.mark.thorough  # `make reproducible` builds all of it twice
def test_packing_the_runtime_again_gives_the_same_bytes(tmp_path: Path) -> None:
    wheels, trimmed = ROOT / "build" / "wheels", tmp_path / "pyodide"
    for program, pyodide, out in (
        ("trimmed", ROOT / "node_modules" / "pyodide", trimmed),
        ("parts", trimmed, tmp_path / "runtime"),
    ):
        command = [sys.executable, "-m", f"site_hooks.runtime.{program}", *map(str, (pyodide, wheels, out))]
        subprocess.run(command, cwd=ROOT, check=True)
    # Parts are named by their content.
    packed = {path.name for path in (ROOT / "build" / "runtime").iterdir()}
    assert packed == {path.name for path in (tmp_path / "runtime").iterdir()}


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A drawn photo that passes."""
    path = tmp_path / "good.jpg"
    path.write_bytes(file_of(Recipe()))
    return path


def test_every_checker_answers_from_the_unpacked_folder(visit_at: StartVisit, unpacked: Path, photo: Path) -> None:
    visit = visit_at(unpacked.as_uri() + "/")
    for name in WITH_A_FORM:
        checker = CheckerPage(visit, f"check/{name}.html")
        visit.page.locator(".checker-examples > summary").click(no_wait_after=True)
        visit.page.locator(".checker-examples button").first.click(no_wait_after=True)
        checker.expect_outcome("pass")
    photo_page = PhotoPage(visit)
    photo_page.bring(photo)
    photo_page.expect_verdict(photo.name, "pass")
    assert [] == visit.network_requests
    assert [] == visit.console_errors + visit.page_errors


def test_the_first_page_leads_to_the_site(visit_at: StartVisit, unpacked: Path) -> None:
    visit = visit_at(unpacked.as_uri() + "/")
    visit.open("00-START-HERE.html")
    visit.page.get_by_role("link", name="打开网站").click()
    expect(visit.page.locator("h1")).to_contain_text("办证指南和自查工具")
    visit.open("offline.html")
    expect(visit.page.locator(".offline-download")).to_contain_text("您现在用的就是离线版")
    assert [] == visit.console_errors + visit.page_errors


@pytest.mark.thorough
def test_firefox_answers_from_the_unpacked_folder(firefox: Firefox, unpacked: Path, photo: Path) -> None:
    addresses = [f"{unpacked.as_uri()}/check/{name}.html" for name in WITH_A_FORM]
    answers = firefox.answers("--example", *addresses)
    answers += firefox.answers("--photo", photo, f"{unpacked.as_uri()}/{PHOTO_PAGE}")
    assert ["pass"] * (len(WITH_A_FORM) + 1) == [answer["outcome"] for answer in answers]


def test_the_site_offers_the_zip_with_its_sum(visit_at: StartVisit, archive: Path, site: Path) -> None:
    visit = visit_at(site.as_uri() + "/")
    visit.open("offline.html")
    link = visit.page.get_by_role("link", name="下载离线版")
    offered = site / (link.get_attribute("href") or "")
    assert archive.read_bytes() == offered.read_bytes()
    expect(visit.page.locator(".offline-sum")).to_have_text(hashlib.sha256(archive.read_bytes()).hexdigest())

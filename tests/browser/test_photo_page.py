"""The photo checker as a person meets it: over HTTP and from a folder, in each Chromium."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.site_server import SiteServer, altered
from tests.pages import MARKS

from .photo_page import PHOTO_PAGE, PhotoPage
from .traces import traces_of
from .visits import StartVisit, Visit


@pytest.mark.everywhere
def test_one_photo_is_one_verdict(visit: Visit, photos: Path, tmp_path: Path) -> None:
    page = PhotoPage(visit)
    name = f"{' '.join(MARKS)}.jpg"
    page.bring(Path(shutil.copy(photos / "good.jpg", tmp_path / name)))
    page.expect_verdict(name, "pass")
    expect(page.verdict).to_be_focused()
    expect(page.page.locator(".photo-list")).to_be_hidden()
    expect(page.verdict.locator(".photo-size")).to_contain_text("上限 100 KB（102,400 字节）")
    expect(page.verdict.locator(".photo-facts")).to_have_text("像素：358 × 441　格式：JPEG")
    assert page.verdict.locator(".photo-measures tbody tr").count() > 3
    assert 0 == page.verdict.get_by_role("button", name="压到").count()
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests
    assert [] == traces_of(visit, MARKS)


def test_nothing_leaves_once_the_page_is_ready(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    page.page.locator("[data-pick=files]").focus()
    expect(page.status).to_contain_text("已就绪")
    page.visit.go_offline()
    before = len(page.visit.requests)
    page.bring(photos / "large.jpg", photos / "grey.jpg")
    page.expect_all_checked(2)
    page.download("把太大的 1 张压小")
    assert [] == [address for address in page.visit.requests[before:] if not address.startswith(("blob:", "data:"))]


def test_only_this_page_has_the_photo_script(visit_at: StartVisit, http_address: str) -> None:
    scripts = {}
    for path in (PHOTO_PAGE, "check/certificate-number.html", "index.html"):
        visit = visit_at(http_address)
        visit.open(path)
        visit.settle()
        scripts[path] = {
            name
            for name in ("photo.", "page.")
            if any(f"/assets/{name}" in url and url.endswith(".js") for url in visit.requests)
        }
        assert [] == [url for url in visit.requests if "/runtime/" in url]
    assert {PHOTO_PAGE: {"photo."}, "check/certificate-number.html": {"page."}, "index.html": set()} == scripts


def test_what_was_found_is_drawn_over_the_picture(visit: Visit, photos: Path) -> None:
    page = PhotoPage(visit)
    page.bring(photos / "grey.jpg")
    page.expect_verdict("grey.jpg", "fail")
    picture = page.verdict.get_by_role("img", name="照片：grey.jpg")
    painted = """canvas => {
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height / 8);
        return data.filter((value, index) => index % 4 === 3 && value).length / (data.length / 4);
    }"""
    for name, label in (("background", "当作背景的地方"), ("not_white", "背景里不够白的地方")):
        layer = picture.locator(f".photo-layer-{name}")
        assert 0.05 < layer.evaluate(painted) < 0.9, "hatched, not filled"
        expect(layer).to_be_visible()
        page.page.get_by_label(label).uncheck()
        expect(layer).to_be_hidden()
    expect(picture.locator(".photo-layer-guides")).to_be_hidden()
    page.page.get_by_label("辅助线").check()
    expect(picture.locator(".photo-layer-guides")).to_be_visible()
    page.bring(photos / "good.jpg")
    page.expect_verdict("good.jpg", "pass")
    expect(page.page.get_by_label("当作背景的地方")).not_to_be_checked()
    page.page.get_by_label("背景里不够白的地方").check()
    assert 0 == page.verdict.locator(".photo-layer-not_white").evaluate(painted)


@pytest.mark.in_one_browser("newest")
def test_the_keyboard_is_enough(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    keyboard = page.page.keyboard
    page.page.on("filechooser", lambda _: None)  # from now on the browser tells of it in place of opening it
    page.page.locator("[data-pick=files]").focus()
    expect(page.status).to_contain_text("已就绪")
    with page.page.expect_file_chooser() as chooser:
        keyboard.press("Enter")
    chooser.value.set_files([photos / "good.jpg", photos / "grey.jpg"])
    page.expect_all_checked(2)
    focused = "document.activeElement.textContent"
    for _ in range(20):
        keyboard.press("Tab")
        if page.page.evaluate(focused) == "grey.jpg":
            break
    keyboard.press("Enter")
    page.expect_verdict("grey.jpg", "fail")
    expect(page.verdict).to_be_focused()
    for _ in range(30):
        keyboard.press("Tab")
        if page.page.evaluate("document.activeElement.dataset.check") == "hat":
            break
    keyboard.press("Space")
    expect(page.page.get_by_label("没有戴帽子")).to_be_checked()
    expect(page.row("grey.jpg")).to_contain_text("1 / 7")


def test_a_failure_is_said_and_mended(
    visit_at: StartVisit, server: SiteServer, http_address: str, photos: Path
) -> None:
    server.override("runtime/rules.*", altered)
    server.override("runtime/image.*", altered)
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / "good.jpg")
    expect(page.status).to_have_attribute("data-stage", "failed")
    expect(page.verdict).to_be_hidden()
    server.clear()
    page.press("再试一次")
    page.expect_verdict("good.jpg", "pass")


def test_the_slip_has_the_photo_the_ticks_and_nothing_else(
    visit_at: StartVisit, http_address: str, photos: Path
) -> None:
    page = PhotoPage(visit_at(http_address))
    page.page.add_init_script("self.print = () => {};")
    page = PhotoPage(page.visit)
    page.bring(photos / "good.jpg", photos / "grey.jpg")
    page.expect_all_checked(2)
    page.row("grey.jpg").get_by_role("button").click()
    page.expect_verdict("grey.jpg", "fail")
    page.page.get_by_label("没有戴发夹").check()
    page.press("打印这份结果")
    page.page.emulate_media(media="print")
    slip = page.verdict.locator(".checker-slip")
    expect(slip).to_contain_text("grey.jpg")
    expect(slip).to_contain_text("规则版本")
    expect(page.verdict.locator(".photo-picture")).to_be_visible()
    expect(page.page.get_by_label("没有戴发夹")).to_be_checked()
    expect(page.verdict.get_by_text("当作背景的地方")).to_be_visible()
    expect(page.verdict.get_by_text("辅助线：")).to_be_hidden()
    for selector in (".photo-list", ".photo-ways", ".checker-form", "#by-hand"):
        expect(page.page.locator(selector)).to_be_hidden()


def test_the_page_fits_a_phone_with_all_that_it_shows(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    page.page.set_viewport_size({"width": 360, "height": 800})
    page.bring(*sorted(photos.iterdir()))
    page.expect_all_checked(10)
    page.row("large.jpg").get_by_role("button").click()
    page.expect_verdict("large.jpg", "fail")
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 360

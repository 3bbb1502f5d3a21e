"""The photo page when something goes wrong or comes in between: nothing is lost, nothing wrong is shown."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, expect

from harness.browsers import in_worker

from .photo_page import PhotoPage
from .visits import StartVisit

# A worker that is asked about this photo dies of it.
DEADLY = """const post = Worker.prototype.postMessage;
Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind !== "request" || message.request.name !== "grey.jpg") return post.call(this, message, ...rest);
    this.dispatchEvent(new ErrorEvent("error", { message: "out of memory", cancelable: true }));
};"""
# A canvas that cannot be had for the first thumbnail, and for the one as the photo opens.
NO_THUMBNAIL = """const encode = OffscreenCanvas.prototype.convertToBlob;
let left = 2;
OffscreenCanvas.prototype.convertToBlob = function (options) {
    if (!left) return encode.call(this, options);
    left -= 1;
    return Promise.reject(new DOMException("no memory for it", "EncodingError"));
};"""
# Requests wait until they are let through.
HELD = """const post = Worker.prototype.postMessage;
let held;
self.hold = () => { held = []; };
self.release = () => { const all = held; held = undefined; all.forEach((send) => send()); };
Worker.prototype.postMessage = function (message, ...rest) {
    const send = () => post.call(this, message, ...rest);
    if (held && message.kind === "request") held.push(send);
    else send();
};"""
UNREADABLE_FILE = """const own = FileSystemFileHandle.prototype.getFile;
FileSystemFileHandle.prototype.getFile = function () {
    return this.name === "grey.jpg" ? Promise.reject(new DOMException("locked", "NotReadableError")) : own.call(this);
};"""


@pytest.mark.in_one_browser("oldest")
def test_a_photo_that_kills_workers_does_not_hold_up_the_others(
    visit_at: StartVisit, http_address: str, photos: Path
) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(DEADLY)
    page = PhotoPage(visit)
    page.bring(photos / "grey.jpg", photos / "good.jpg", photos / "cut.jpg")
    for _ in range(2):
        page.status.get_by_role("button", name="再试一次").click()
    page.expect_all_checked(3)
    expect(page.row("grey.jpg")).to_contain_text("没有检查")
    expect(page.row("good.jpg")).to_contain_text("合格")
    expect(page.row("cut.jpg")).to_contain_text("不合格")
    page.row("grey.jpg").get_by_role("button").click()
    expect(page.verdict).to_contain_text("这张照片没有查完")


def test_a_photo_that_comes_to_nothing_is_said_and_can_be_tried_again(
    visit_at: StartVisit, http_address: str, photos: Path
) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(in_worker(NO_THUMBNAIL))
    page = PhotoPage(visit)
    page.bring(photos / "good.jpg")
    expect(page.verdict).to_contain_text("这张照片没有查完")
    page.verdict.get_by_text("给技术人员看的信息").click()
    expect(page.verdict).to_contain_text("no memory for it")
    page.bring(photos / "grey.jpg")
    page.expect_all_checked(2)
    page.row("good.jpg").get_by_role("button").click()
    page.expect_verdict("good.jpg", "pass")
    assert [] == visit.page_errors


@pytest.mark.in_one_browser("newest")
def test_no_verdict_is_shown_for_another_file(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(HELD)
    page = PhotoPage(visit)
    page.bring(photos / "large.jpg", photos / "good.jpg")
    page.expect_all_checked(2)
    page.row("large.jpg").get_by_role("button").click()
    page.press("压到 100 KB 以内")
    page.expect_verdict("large.jpg（压缩后）", "pass")
    visit.page.evaluate("hold()")
    page.press("看原来的照片")
    expect(page.row("large.jpg")).to_contain_text("正在检查")
    expect(page.row("large.jpg")).not_to_contain_text("合格")
    page.row("good.jpg").get_by_role("button").click()
    expect(page.verdict).to_contain_text("正在检查")
    expect(page.verdict).not_to_contain_text("合格")
    visit.page.evaluate("release()")
    page.expect_verdict("good.jpg", "pass")
    expect(page.row("large.jpg")).to_contain_text("不合格")


def test_steps_go_on_when_a_photo_leaves_the_list(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    page = PhotoPage(visit_at(http_address))
    shutil.copy(photos / "slightly.jpg", tmp_path / "b.jpg")
    shutil.copy(photos / "grey.jpg", tmp_path / "a.jpg")
    shutil.copy(photos / "grey.jpg", tmp_path / "c.jpg")
    page.bring(*(tmp_path / name for name in ("a.jpg", "b.jpg", "c.jpg")), photos / "good.jpg")
    page.expect_all_checked(4)
    page.page.get_by_label("只看有问题的").check()
    page.row("b.jpg").get_by_role("button").click()
    page.press("压到 100 KB 以内")
    page.expect_verdict("b.jpg（压缩后）", "pass")
    expect(page.rows).to_have_count(2)
    page.press("下一张")
    page.expect_verdict("c.jpg", "fail")
    page.press("上一张")
    page.expect_verdict("a.jpg", "fail")
    page.press("回到表格")
    expect(page.row("a.jpg").get_by_role("button")).to_be_focused()


def test_ticks_are_not_cleared_by_one_press(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / "good.jpg", photos / "grey.jpg")
    page.expect_all_checked(2)
    page.row("good.jpg").get_by_role("button").click()
    page.page.get_by_label("没有戴发夹").check()
    clear = page.page.locator(".photo-clear")
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.message)
        if len(asked) > 1:
            dialog.accept()
        else:
            dialog.dismiss()

    page.page.on("dialog", answer)
    clear.click()
    expect(page.rows).to_have_count(2)
    clear.click()
    expect(page.rows).to_have_count(0)
    assert ["清空以后，结果和打过的勾都没有了。要清空吗？"] * 2 == asked
    expect(page.page.get_by_role("button", name="选照片")).to_be_focused()


def test_packing_can_be_stopped_and_gone_on_with(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(HELD)
    page = PhotoPage(visit)
    for name in ("1.jpg", "2.jpg", "3.jpg"):
        shutil.copy(photos / "slightly.jpg", tmp_path / name)
    page.bring(*sorted(tmp_path.iterdir()))
    page.expect_all_checked(3)
    visit.page.evaluate("hold()")
    page.press("把太大的 3 张压小")
    page.press("停止")
    visit.page.evaluate("release()")
    expect(page.said).to_have_text("已停止，没有打包。已经压小的在表里，可以接着压。")
    expect(page.rows.filter(has_text="压缩后")).to_have_count(1)
    page.download("把太大的 2 张压小")
    page.download("把压小的 3 张打包下载")


def test_one_file_that_cannot_be_read_keeps_none_away(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(UNREADABLE_FILE)
    page = PhotoPage(visit)
    page.drop(photos)
    page.expect_all_checked(9)
    expect(page.said).to_contain_text("有 1 个文件或者文件夹读不到")


def test_long_numbers_stay_whole_in_the_table(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    page = PhotoPage(visit_at(http_address))
    folder = tmp_path / "519999199003070010"  # synthetic
    folder.mkdir()
    for name in ("good.jpg", "grey.jpg"):
        shutil.copy(photos / name, folder / name)
    page.drop(folder)
    page.expect_all_checked(2)
    page.download("导出表格").save_as(tmp_path / "table.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_text(encoding="utf-8-sig"))))
    assert {"'519999199003070010"} == {row[1] for row in rows[1:]}

"""The photo checker as a person meets it: over HTTP and from a folder, in each Chromium and in Firefox."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import expect

from tests.cases_of import Case, cases_of
from tests.photos import Recipe, file_of
from validators import CHECKERS
from validators.engine import check

from .browsers import Visit
from .firefox import Firefox
from .photo_page import LIMIT, PHOTO_PAGE, PhotoPage
from .site_server import SiteServer, altered

StartVisit = Callable[[str], Visit]


@pytest.fixture(scope="module")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one photo of each kind."""
    folder = tmp_path_factory.mktemp("photos")
    recipes = {
        "good.jpg": Recipe(),
        "grey.jpg": Recipe(background="#aaaaaa"),
        "slightly.jpg": Recipe(size=(600, 800), noise=8, quality=95),
        "large.jpg": Recipe(size=(2400, 3200), noise=12, quality=95),
        "large.png": Recipe(size=(500, 700), noise=4, format="PNG"),
        "lying.jpg": Recipe(size=(600, 800), noise=8, quality=95, orientation=6, software="Camera 1.0"),
        "glass.png": Recipe(size=(500, 700), noise=8, format="PNG", mode="RGBA"),
    }
    for name, recipe in recipes.items():
        (folder / name).write_bytes(file_of(recipe))
    (folder / "empty.jpg").touch()
    (folder / "text.jpg").write_text("不是照片", encoding="utf-8")
    (folder / "cut.jpg").write_bytes((folder / "good.jpg").read_bytes()[:3000])
    return folder


def test_one_photo_is_one_verdict(visit: Visit, photos: Path) -> None:
    page = PhotoPage(visit)
    page.bring(photos / "good.jpg")
    page.expect_verdict("good.jpg", "pass")
    expect(page.verdict).to_be_focused()
    expect(page.page.locator(".photo-list")).to_be_hidden()
    expect(page.verdict.locator(".photo-size")).to_contain_text("上限 100 KB（102,400 字节）")
    expect(page.verdict.locator(".photo-facts")).to_have_text("像素：358 × 441　格式：JPEG")
    assert page.verdict.locator(".photo-measures tbody tr").count() > 3
    assert 0 == page.verdict.get_by_role("button", name="压到").count()
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests
    assert [] == [address for address in visit.requests if not address.startswith((visit.origin, "blob:", "data:"))]


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
        visit.page.wait_for_load_state("networkidle")
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


def test_a_photo_that_is_slightly_too_large_is_only_encoded_anew(visit: Visit, photos: Path, tmp_path: Path) -> None:
    page = PhotoPage(visit)
    page.bring(photos / "slightly.jpg")
    page.expect_verdict("slightly.jpg", "fail")
    assert "photo/larger-than-100-kb" in page.rules
    page.press("压到 100 KB 以内")
    page.expect_verdict("slightly.jpg（压缩后）", "pass")
    expect(page.verdict.locator(".photo-fitted")).to_contain_text("像素没有变（600 × 800）")
    download = page.download("下载压缩后的照片")
    assert "slightly.jpg" == download.suggested_filename
    download.save_as(tmp_path / "made.jpg")
    assert LIMIT * 0.8 < (tmp_path / "made.jpg").stat().st_size <= LIMIT, "the best quality that fits"
    with Image.open(tmp_path / "made.jpg") as made, Image.open(photos / "slightly.jpg") as before:
        assert ("JPEG", before.size) == (made.format, made.size)
        assert max(ImageStat.Stat(ImageChops.difference(made.convert("RGB"), before)).mean) < 8
    page.press("看原来的照片")
    page.expect_verdict("slightly.jpg", "fail")


@pytest.mark.parametrize("name", ["large.jpg", "large.png"])
def test_a_photo_is_drawn_smaller_only_if_it_must(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path, name: str
) -> None:
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / name)
    page.expect_verdict(name, "fail")
    page.press("压到 100 KB 以内")
    page.expect_verdict("large.jpg（压缩后）", "pass")
    said = page.verdict.locator(".photo-fitted").inner_text()
    page.download("下载压缩后的照片").save_as(tmp_path / "made.jpg")
    assert (tmp_path / "made.jpg").stat().st_size <= LIMIT
    with Image.open(tmp_path / "made.jpg") as made, Image.open(photos / name) as before:
        assert f"{made.width} × {made.height}" in said
        assert (made.size == before.size) == ("像素没有变" in said) == (name == "large.png")
        assert abs(made.width / made.height - before.width / before.height) < 0.01
        assert not made.getexif()


def test_the_way_up_is_kept_and_what_the_camera_wrote_is_not(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / "lying.jpg")
    page.expect_verdict("lying.jpg", "fail")
    expect(page.verdict.locator(".photo-facts")).to_contain_text("600 × 800")
    assert {"photo/rotated-by-exif", "photo/software-named"} <= page.rules
    page.press("压到 100 KB 以内")
    page.expect_verdict("lying.jpg（压缩后）", "pass")
    page.download("下载压缩后的照片").save_as(tmp_path / "made.jpg")
    with Image.open(tmp_path / "made.jpg") as made:
        assert ((600, 800), {}) == (made.size, dict(made.getexif()))
        top, bottom = (made.convert("L").crop((200, row, 400, row + 10)) for row in (5, 785))
        assert ImageStat.Stat(bottom).mean[0] + 100 < ImageStat.Stat(top).mean[0], "the clothes are below"


def test_a_see_through_picture_is_not_made_into_a_jpeg(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / "glass.png")
    page.expect_verdict("glass.png", "fail")
    assert {"photo/larger-than-100-kb", "photo/transparent"} <= page.rules
    assert 0 == page.verdict.get_by_role("button", name="压到").count()


DECODED_ALIKE = [case for case in cases_of("photo") if not case.missing and case.input.get("decoded", True)]


def brought(case: Case, folder: Path) -> Path:
    """The case's photo as a file, whose name begins with the case's number."""
    path = folder / f"{DECODED_ALIKE.index(case)}-{case.raw['name'] or 'photo'}"[:100]
    path.write_bytes(case.raw["data"])
    return path


def test_the_browser_sees_what_pillow_sees(visit_at: StartVisit, http_address: str, tmp_path: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    for case in DECODED_ALIKE:
        path = brought(case, tmp_path)
        expected = check(CHECKERS["photo"], {**case.raw, "name": path.name}, date.today())
        page.bring(path)
        page.expect_verdict(path.name, expected.outcome)
        assert {finding.rule for finding in expected.findings} == page.rules, case.name
        measures = [measure["value"] for measure in expected.details["measures"]]
        assert pytest.approx(measures, abs=2) == page.measures, case.name


def test_many_photos_come_in_a_table(visit: Visit, photos: Path) -> None:
    page = PhotoPage(visit)
    page.bring(*sorted(photos.iterdir()))
    page.expect_all_checked(10)
    expect(page.progress).to_have_text("已检查 10 / 10 张，通过 1，不通过 9，需要咨询 0。")
    expect(page.row("good.jpg")).to_contain_text("通过")
    expect(page.row("empty.jpg")).to_contain_text("里面是空的")
    expect(page.row("cut.jpg")).to_contain_text("不完整")
    expect(page.row("good.jpg").locator("img")).to_have_attribute("src", re.compile("^data:image/"))
    for _ in range(2):
        page.page.get_by_role("button", name="大小").click()
    sizes = [(photos / name).stat().st_size for name in page.names()]
    assert sorted(sizes, reverse=True) == sizes
    expect(page.page.get_by_role("columnheader", name="大小")).to_have_attribute("aria-sort", "descending")
    page.page.get_by_label("只看没有通过的").check()
    assert 9 == page.rows.count()
    assert "good.jpg" not in page.names()
    page.row("grey.jpg").get_by_role("button").click()
    page.expect_verdict("grey.jpg", "fail")
    page.press("下一张")
    expect(page.verdict.locator(".photo-title")).not_to_have_text("grey.jpg")
    page.press("上一张")
    page.expect_verdict("grey.jpg", "fail")
    page.press("回到表格")
    expect(page.page.get_by_role("button", name="grey.jpg")).to_be_focused()
    page.page.locator(".photo-clear").click()
    expect(page.verdict).to_be_hidden()
    assert [] == visit.console_errors + visit.page_errors


def test_all_that_is_too_large_is_packed(visit: Visit, photos: Path, tmp_path: Path) -> None:
    for folder in ("甲科", "乙科"):
        (tmp_path / "全体" / folder).mkdir(parents=True)
        for name in ("large.png", "good.jpg"):
            (tmp_path / "全体" / folder / name).write_bytes((photos / name).read_bytes())
    (tmp_path / "全体" / "甲科" / "large.jpg").write_bytes((photos / "large.jpg").read_bytes())
    (tmp_path / "全体" / "Thumbs.db").write_bytes(b"x")
    page = PhotoPage(visit)
    drop(page, tmp_path / "全体")
    page.expect_all_checked(5)
    page.download("把太大的 3 张压小").save_as(tmp_path / "made.zip")
    expect(page.said).to_contain_text("已压缩 3 张")
    expect(page.progress).to_contain_text("通过 5，不通过 0")
    with zipfile.ZipFile(tmp_path / "made.zip") as archive:
        names = sorted(archive.namelist())
        assert ["全体/乙科/large.jpg", "全体/甲科/large (2).jpg", "全体/甲科/large.jpg"] == names
        assert all(0 < entry.file_size <= LIMIT for entry in archive.infolist())
        for name in names:
            assert "JPEG" == Image.open(io.BytesIO(archive.read(name))).format
    assert [] == visit.console_errors + visit.page_errors


HOSTILE = [
    "=HYPERLINK(1).jpg",
    "+1.jpg",
    "-1.jpg",
    "@x.jpg",
    'a"b,c.jpg',
    "<img src=x onerror=alert(1)>.jpg",
    "\u202egpj.exe.jpg",
]


def test_the_table_opens_in_a_spreadsheet_and_calculates_nothing(visit: Visit, photos: Path, tmp_path: Path) -> None:
    for name in HOSTILE:
        (tmp_path / name).write_bytes((photos / "grey.jpg").read_bytes())
    page = PhotoPage(visit)
    page.bring(*(tmp_path / name for name in HOSTILE))
    page.expect_all_checked(len(HOSTILE))
    assert HOSTILE == page.names()
    assert len(HOSTILE) == page.page.locator(".photo-table img").count(), "names stay text"
    page.row("+1.jpg").get_by_role("button").click()
    page.expect_verdict("+1.jpg", "fail")
    page.page.get_by_label("没有戴帽子").check()
    expect(page.row("+1.jpg")).to_contain_text("1 / 6")
    download = page.download("导出表格")
    assert download.suggested_filename.endswith(".csv")
    content = download.path().read_bytes()
    assert content.startswith("\ufeff".encode())
    text = content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert text.count("\r\n") == len(rows) + 1
    assert [f"'{name}" if name[0] in "=+-@" else name for name in HOSTILE] == [row["照片"] for row in rows]
    assert {"不通过"} == {row["结果"] for row in rows}
    assert all("背景" in row["发现的问题"] for row in rows)
    assert "没有戴帽子" == rows[1]["人工核对已勾"]
    assert "没有戴帽子" not in rows[1]["人工核对没勾"]
    assert all(not cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row.values())


def test_bad_files_are_answered(visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path) -> None:
    with (tmp_path / "huge.jpg").open("wb") as huge:
        huge.truncate(500 * 1024 * 1024)
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    (tmp_path / "bomb.png").write_bytes(bomb.getvalue())
    (tmp_path / "gone.jpg").write_bytes((photos / "good.jpg").read_bytes())
    page = PhotoPage(visit_at(http_address))
    page.page.locator("[data-pick=files]").focus()
    expect(page.status).to_contain_text("已就绪")
    page.page.evaluate("() => { document.querySelector('.photo-list').hidden = false; }")
    page.bring(tmp_path / "huge.jpg", tmp_path / "bomb.png")
    page.expect_all_checked(2)
    expect(page.row("huge.jpg")).to_contain_text("没有检查")
    expect(page.row("huge.jpg")).to_contain_text("文件太大")
    expect(page.row("bomb.png")).to_contain_text("没有打开看画面")
    page.bring(tmp_path / "gone.jpg")
    page.expect_verdict("gone.jpg", "pass")
    (tmp_path / "gone.jpg").unlink()
    page.row("gone.jpg").get_by_role("button").click()
    expect(page.verdict).to_contain_text("读不到这个文件")
    page.row("huge.jpg").get_by_role("button").click()
    expect(page.verdict).to_contain_text("网页没有打开它")
    assert [] == page.visit.page_errors


def drop(page: PhotoPage, *paths: Path) -> None:
    """Drags files from outside onto the frame, as the system would."""
    session = page.page.context.new_cdp_session(page.page)
    page.page.locator(".photo-drop").scroll_into_view_if_needed()
    box = page.page.locator(".photo-drop").bounding_box()
    assert box
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data})


def test_files_and_folders_can_be_dropped(visit: Visit, photos: Path) -> None:
    page = PhotoPage(visit)
    drop(page, photos / "good.jpg")
    page.expect_verdict("good.jpg", "pass")
    drop(page, photos)
    page.expect_all_checked(11)
    expect(page.row("grey.jpg").locator(".photo-folder")).to_have_text(photos.name)
    assert [] == visit.console_errors + visit.page_errors


def test_a_folder_can_be_chosen(visit: Visit, photos: Path, tmp_path: Path) -> None:
    if visit.page.context.browser and visit.page.context.browser.version.startswith("109."):
        pytest.skip("Playwright cannot hand a folder to the input of a browser as old as this")
    page = PhotoPage(visit)
    folder = shutil.copytree(photos, tmp_path / "全体")
    (folder / ".DS_Store").write_bytes(b"x")
    page.folder.set_input_files(folder)
    page.expect_all_checked(10)
    expect(page.said).to_have_text("跳过了 1 个系统文件。")
    expect(page.row("grey.jpg").locator(".photo-folder")).to_have_text("全体")


def test_an_empty_folder_is_said_to_be_empty(visit: Visit, tmp_path: Path) -> None:
    page = PhotoPage(visit)
    (tmp_path / "空").mkdir()
    drop(page, tmp_path / "空")
    expect(page.said).to_contain_text("没有收到文件")
    expect(page.verdict).to_be_hidden()


def test_a_picture_can_be_pasted(visit: Visit, photos: Path) -> None:
    page = PhotoPage(visit)
    page.page.evaluate(
        """bytes => {
            const clipboardData = new DataTransfer();
            clipboardData.items.add(new File([new Uint8Array(bytes)], "image.jpg", { type: "image/jpeg" }));
            document.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }));
        }""",
        list((photos / "good.jpg").read_bytes()),
    )
    page.expect_verdict("image.jpg", "pass")


def test_the_keyboard_is_enough(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    keyboard = page.page.keyboard
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
    expect(page.row("grey.jpg")).to_contain_text("1 / 6")


def test_checking_can_be_stopped_and_go_on(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    for index in range(60):
        (tmp_path / f"{index:02}.jpg").write_bytes((photos / "large.jpg").read_bytes())
    page = PhotoPage(visit_at(http_address))
    page.bring(*sorted(tmp_path.iterdir()))
    expect(page.row("00.jpg")).to_contain_text("不通过")
    page.press("停止")
    expect(page.page.get_by_role("button", name="继续检查")).to_be_visible()
    page.page.wait_for_timeout(1000)
    stopped = page.rows.filter(has_text="等待").count()
    assert 0 < stopped < 60
    page.page.wait_for_timeout(500)
    assert stopped == page.rows.filter(has_text="等待").count()
    page.press("继续检查")
    page.expect_all_checked(60)


def test_a_folder_of_thousands_stays_usable(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    for index in range(2000):
        (tmp_path / f"{index}.txt").write_text(str(index), encoding="ascii")
    (tmp_path / "2000.jpg").write_bytes((photos / "good.jpg").read_bytes())
    page = PhotoPage(visit_at(http_address))
    drop(page, tmp_path)
    page.expect_all_checked(2001)
    expect(page.progress).to_contain_text("通过 1，不通过 2000")
    assert 100 == page.rows.count()
    page.page.get_by_role("button", name="照片 ", exact=False).first.click()
    expect(page.page.locator(".photo-pages")).to_contain_text("第 1 页，共 21 页")
    page.press("后一页")
    expect(page.page.locator(".photo-pages")).to_contain_text("第 2 页")
    assert 100 == page.rows.count()


NO_CANVAS = "self.OffscreenCanvas = undefined;"
NOISE = """for (const name of ["OffscreenCanvasRenderingContext2D", "CanvasRenderingContext2D"]) {
    if (!self[name]) continue;
    const own = self[name].prototype.getImageData;
    self[name].prototype.getImageData = function (...given) {
        const image = own.apply(this, given);
        image.data.forEach((_, index) => { image.data[index] = (index * 7919) % 256; });
        return image;
    };
}"""
# Puts a line before the worker's own script.
IN_WORKER = """const OwnBlob = Blob;
self.Blob = class extends OwnBlob {
    constructor(parts, options) {
        const isWorker = typeof parts?.[0] === "string" && parts[0].includes("importScripts");
        super(isWorker ? [%s, ...parts] : parts, options);
    }
};"""


def test_where_workers_cannot_draw_the_page_does(visit: Visit, photos: Path, tmp_path: Path) -> None:
    visit.page.add_init_script(IN_WORKER % json.dumps(NO_CANVAS))
    page = PhotoPage(visit)
    page.bring(photos / "slightly.jpg")
    page.expect_verdict("slightly.jpg", "fail")
    page.press("压到 100 KB 以内")
    page.expect_verdict("slightly.jpg（压缩后）", "pass")
    page.download("下载压缩后的照片").save_as(tmp_path / "made.jpg")
    assert (tmp_path / "made.jpg").stat().st_size <= LIMIT
    page.bring(photos / "text.jpg")
    page.expect_verdict("text.jpg", "fail")
    assert [] == visit.console_errors + visit.page_errors


def test_a_browser_that_hides_colours_is_not_believed(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(IN_WORKER % json.dumps(NOISE))
    page = PhotoPage(visit)
    page.bring(photos / "good.jpg")
    expect(page.verdict).to_contain_text("不让网页看到图片里真正的颜色")


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


@pytest.mark.parametrize("way", ["http", "intranet", "file"])
def test_firefox_answers_the_same(
    firefox: Firefox, request: pytest.FixtureRequest, way: str, photos: Path, tmp_path: Path
) -> None:
    cases = [case for case in DECODED_ALIKE if case.page][: 2 if way != "http" else None]
    files = [photos / "large.jpg", *(brought(case, tmp_path) for case in cases)]
    address = request.getfixturevalue(f"{way}_address") + PHOTO_PAGE
    large, *answers = firefox.answers(*(part for file in files for part in ("--photo", file)), address)
    assert LIMIT * 0.8 < large["fitted"] <= LIMIT
    expected = [(case.outcome, sorted(case.rules)) for case in cases]
    assert expected == [(answer["outcome"], sorted(answer["rules"])) for answer in answers]

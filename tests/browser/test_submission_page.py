"""本月要报的人 as a person meets it: names, photos beside them, what is lacking, and what is taken away."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from cases.photos.files import Recipe, file_of

from .faults import KILL_ALL
from .test_many_at_once import REVIEW_PAGE
from .test_roster_page import RosterPage
from .traces import traces_of
from .visits import StartVisit, Visit

HEADER = ("姓名", "公民身份号码", "证件编号", "办证日期")
PEOPLE = [
    HEADER,
    ("张三", "519999199003070013", "川X010001", ""),
    ("李四", "51999919900307003X", "", ""),
    ("王五", "519999199003070056", "川X010003", "2024-03-01"),
]
LARGE = Recipe(size=(1400, 1730), quality=97, noise=6.0)


class SubmissionPage(RosterPage):
    """The roster's page, with photos."""

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit)
        self.part: Locator = self.page.locator("[data-submission]")
        self.told: Locator = self.page.locator(".submission-said")
        self.lines: Locator = self.page.locator(".submission-table tbody tr")
        self.counted: Locator = self.part.locator(".submission-counted")

    def photos(self, *paths: Path) -> None:
        """Choose photos."""
        self.page.set_input_files("input[name=photos]", paths)

    def line(self, name: str) -> Locator:
        """The line of the person with this name."""
        return self.lines.filter(has=self.page.locator(".submission-name strong", has_text=name))

    def standing(self, name: str) -> Locator:
        """What the person's line says first."""
        return self.line(name).locator(".submission-standing")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    recipes = {
        "张三.jpg": LARGE,
        "DSC_0001.jpg": Recipe(hair="white"),
        "灰 李四.jpg": Recipe(background="#808080"),
    }
    paths = {name: tmp_path / name for name in recipes}
    for name, recipe in recipes.items():
        paths[name].write_bytes(file_of(recipe))
    return paths


def test_a_month_is_prepared_from_names_to_papers(visit: Visit, files: dict[str, Path], tmp_path: Path) -> None:
    page = SubmissionPage(visit)
    page.photos(*files.values())
    expect(page.told).to_contain_text("收到 3 张照片。还没有人")
    page.paste(*PEOPLE)
    expect(page.counted).to_have_text("照片已查 3 / 3 张。")
    expect(page.standing("张三")).to_have_text("还差 4 样")
    expect(page.line("张三")).to_contain_text("超过了 100 KB")
    expect(page.standing("李四")).to_have_text("还差 5 样")
    expect(page.standing("王五")).to_have_text("可以上报")
    page.line("李四").get_by_role("button", name="不用这张").click()
    expect(page.line("李四")).to_contain_text("没有照片")
    whose = page.page.get_by_label("DSC_0001.jpg 是谁的照片")
    whose.focus()
    whose.select_option(label="李四（第 3 行）")
    expect(page.line("李四")).to_contain_text("照片看过，是本人")
    page.line("李四").get_by_role("checkbox").first.check()
    expect(page.standing("李四")).to_have_text("还差 4 样")
    expect(page.line("李四").get_by_role("checkbox").first).to_be_focused()
    page.part.get_by_label("办什么：").select_option("new")
    expect(page.lines).to_have_count(2)
    with page.page.expect_download() as download:
        page.press("下载这些人的照片（zip）")
    expect(page.told).to_have_text("打包了 2 张照片，其中 1 张是压小的。")
    with zipfile.ZipFile(io.BytesIO(download.value.path().read_bytes())) as packed:
        sizes = {entry.filename: entry.file_size for entry in packed.infolist()}
    assert {"张三_川X010001.jpg", "李四.jpg"} == set(sizes)
    assert 100_000 >= max(sizes.values())
    page.page.evaluate("window.print = () => { window.printed = document.querySelectorAll('.form-paper').length; }")
    page.press("打印 2 人的收集表")
    expect(page.page.locator(".form-paper")).to_have_count(2)
    expect(page.told).to_have_text("")
    assert 2 == page.page.evaluate("window.printed")
    expect(page.page.locator(".form-paper").nth(1).locator("[data-paper=name]")).to_have_text("李四")
    page.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.page.locator(".form-paper")).to_have_count(0)
    with page.page.expect_download() as download:
        page.press("下载核验结果（Excel）")
    download.value.save_as(tmp_path / "result.xlsx")
    sheet = load_workbook(tmp_path / "result.xlsx")["核验结果"]
    assert ["照片", "张三.jpg：合格"] == [str(sheet.cell(row, sheet.max_column).value) for row in (1, 2)]
    # The roster is put right and comes again: what was ticked and said is still there.
    page.paste(HEADER, *[("李四", "51999919900307003X", "川X010002", "")])
    expect(page.standing("李四")).to_have_text("还差 3 样")
    page.page.on("dialog", lambda dialog: dialog.accept())
    page.press("清除")
    expect(page.page.locator(".submission-result")).to_be_hidden()
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests
    assert [] == traces_of(visit, [cell for person in PEOPLE[1:] for cell in person[:2]])


def test_a_few_names_are_enough_and_checking_stops(
    visit_at: StartVisit, http_address: str, tmp_path: Path, files: dict[str, Path]
) -> None:
    page = SubmissionPage(visit_at(http_address))
    page.press("把这些人加进来")
    expect(page.told).to_contain_text("没有看到姓名或者号码")
    page.page.locator("#submission-typed").fill("张三 519999199003070013\n李四，51999919900307003X")
    page.press("把这些人加进来")
    expect(page.lines).to_have_count(2)
    page.page.locator("#submission-typed").fill("王五 519999199003070056")
    page.press("把这些人加进来")
    expect(page.lines).to_have_count(3)
    paths = [tmp_path / f"{count} 张三.jpg" for count in range(24)]
    for path in paths:
        path.write_bytes(files["张三.jpg"].read_bytes())
    page.photos(*paths)
    page.part.get_by_role("button", name="停下").click()
    page.part.get_by_role("button", name="继续").click()
    expect(page.counted).to_have_text("照片已查 24 / 24 张。")
    expect(page.standing("张三")).to_have_text("还差 5 样")
    expect(page.part.get_by_role("button", name="停下")).to_be_hidden()
    assert [] == page.visit.console_errors + page.visit.page_errors


def end_and_try_again(page: Page) -> None:
    """End the workers in the middle of what they do; once the page has said so, press the button."""
    page.evaluate("killAll()")
    page.clock.fast_forward(61_000)
    expect(page.locator(".checker-status")).to_contain_text("很久没有回应")
    page.clock.resume()
    page.get_by_role("button", name="再试一次").click()


@pytest.mark.in_one_browser("newest")
def test_lines_go_on_after_the_worker_has_ended(visit_at: StartVisit, http_address: str) -> None:
    page = visit_at(http_address).page
    page.add_init_script(KILL_ALL)
    page.clock.install()
    page.goto(f"{http_address}{REVIEW_PAGE}")
    page.locator(".checker-lines > summary").click()
    page.locator(".checker-lines textarea").fill("2018-12-31\n" * 200)
    page.get_by_role("button", name="逐行检查").click()
    expect(page.locator(".checker-lines-status .checker-count")).to_contain_text("/ 200 行")
    end_and_try_again(page)
    expect(page.locator(".checker-lines-row")).to_have_count(200)


@pytest.mark.in_one_browser("newest")
def test_what_was_ticked_is_there_after_the_worker_has_ended(
    visit_at: StartVisit, http_address: str, files: dict[str, Path]
) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(KILL_ALL)
    visit.page.clock.install()
    page = SubmissionPage(visit)
    page.photos(files["张三.jpg"])
    page.paste(*PEOPLE)
    expect(page.counted).to_have_text("照片已查 1 / 1 张。")
    page.line("张三").get_by_role("checkbox").first.check()
    page.part.get_by_label("办什么：").select_option("new")
    expect(page.lines).to_have_count(2)
    page.page.evaluate("killAll()")
    page.part.get_by_label("办什么：").select_option("submitted")  # a question that nobody answers
    end_and_try_again(page.page)
    expect(page.lines).to_have_count(3)
    expect(page.line("张三").get_by_role("checkbox").first).to_be_checked()
    assert [] == visit.page_errors

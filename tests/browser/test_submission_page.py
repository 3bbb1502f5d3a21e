"""本月要报的人 as a person meets it: names, photos beside them, what is lacking, and what is taken away."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from cases.photos.files import Recipe, file_of

from .axe import in_each_way
from .checker_page import LATE_ANSWERS, tab_to
from .faults import BROKEN_IMAGES, KILL_ALL, ON_THE_WAY
from .firefox import Firefox
from .photo_page import drop
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

    def write(self, *lines: str) -> None:
        """Write people, and have them looked at."""
        self.page.locator("#submission-written").fill("\n".join(lines))
        self.press("看这些人")

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


@pytest.mark.in_one_browser("newest")
def test_a_few_names_are_enough_and_checking_stops(
    visit_at: StartVisit, http_address: str, tmp_path: Path, files: dict[str, Path]
) -> None:
    page = SubmissionPage(visit_at(http_address))
    page.press("看这些人")
    expect(page.told).to_contain_text("没有看到姓名或者号码")
    # By keyboard alone.
    keyboard = page.page.keyboard
    page.page.locator("#submission-written").focus()
    keyboard.insert_text("张三 519999199003070013\n李四，51999919900307003X")
    keyboard.press("Tab")
    keyboard.press("Enter")
    expect(page.lines).to_have_count(2)
    expect(page.page.locator(".submission-result")).to_be_focused()
    tab_to(page.line("张三").get_by_role("checkbox").first)
    for outcome in ("还差 4 样", "还差 5 样"):
        keyboard.press("Space")
        expect(page.standing("张三")).to_have_text(outcome)
    tab_to(page.part.get_by_role("button", name="打印 2 人的收集表"))
    page.write("张三 519999199003070013", "李四，51999919900307003X", "王五 519999199003070056")
    expect(page.lines).to_have_count(3)
    page.paste(HEADER, ("张三", "519999199003070013", "川X010001", ""), ("赵六", "519999199003070072", "", ""))
    expect(page.said).to_contain_text("2 人；另外写了 2 人；写在框里的人有 1 个花名册里已经有了，没有再加。")
    expect(page.lines).to_have_count(4)
    expect(page.line("王五")).to_contain_text("“另外写的人”第 3 行")
    page.write("")
    expect(page.lines).to_have_count(2)
    folder = tmp_path / "照片"
    folder.mkdir()
    (folder / "名单.txt").write_text("张三", encoding="utf-8")
    for count in range(24):
        (folder / f"{count} 张三.jpg").write_bytes(files["张三.jpg"].read_bytes())
    drop(page.part.locator(".file-drop"), folder)
    expect(page.told).to_have_text("收到 24 张照片。有 1 个文件不是照片，没有收。")
    page.part.get_by_role("button", name="停下").click()
    page.part.get_by_role("button", name="继续").click()
    expect(page.counted).to_have_text("照片已查 24 / 24 张。")
    expect(page.standing("张三")).to_have_text("还差 4 样")
    expect(page.part.get_by_role("button", name="停下")).to_be_hidden()
    assert [] == page.visit.console_errors + page.visit.page_errors


def end_and_try_again(page: Page) -> None:
    """End the workers in the middle of what they do; once the page has said so, press the button."""
    page.evaluate("killAll()")
    page.wait_for_timeout(300)  # what they said before is news, from which the page counts its patience anew
    page.clock.fast_forward(61_000)
    expect(page.locator(".checker-status")).to_contain_text("很久没有回应")
    page.clock.resume()
    page.get_by_role("button", name="再试一次").click()


@pytest.mark.in_one_browser("newest")
def test_lines_go_on_after_the_worker_has_ended(visit_at: StartVisit, http_address: str) -> None:
    page = visit_at(http_address).page
    page.add_init_script(LATE_ANSWERS)
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
    columns = page.page.get_by_text("每一栏当作什么", exact=True)
    columns.click()
    page.page.locator(".roster-columns select").nth(1).select_option("")
    expect(page.lines).to_have_count(2)
    page.page.evaluate("killAll()")
    page.part.get_by_label("办什么：").select_option("submitted")  # a question that nobody answers
    end_and_try_again(page.page)
    expect(page.lines).to_have_count(3)
    expect(page.line("张三").get_by_role("checkbox").first).to_be_checked()
    columns.click()
    expect(page.page.locator(".roster-columns select").nth(1)).to_have_value("")
    assert [] == visit.page_errors


@pytest.mark.in_one_browser("newest")
def test_people_and_photos_stand_in_nobodys_way(visit: Visit, files: dict[str, Path]) -> None:
    page = SubmissionPage(visit)
    page.write("王五 51999919900307005", "赵六")
    page.paste(*PEOPLE)
    page.photos(*files.values())
    expect(page.counted).to_have_text("照片已查 3 / 3 张。")
    page.line("李四").get_by_role("button", name="不用这张").click()
    expect(page.page.locator(".submission-unused")).to_contain_text("灰 李四.jpg")
    page.page.evaluate("for (const each of document.querySelectorAll('.checker details')) each.open = true")
    expect(page.page.locator(".roster-tick input").first).to_be_visible()
    assert [] == in_each_way(visit)
    page.page.set_viewport_size({"width": 320, "height": 256})  # 400 % of a small screen
    assert 320 == page.page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.in_one_browser("none")
def test_where_the_image_does_not_work_tables_are_read_too(visit: Visit) -> None:
    visit.page.add_init_script(ON_THE_WAY % BROKEN_IMAGES["an exception"])
    page = SubmissionPage(visit)
    people = len(PEOPLE) - 1
    page.paste(*PEOPLE)
    expect(page.lines).to_have_count(people)
    expect(page.page.locator(".checker-status").first).to_contain_text("用普通方式启动")
    page.write("赵六 519999199003070072")
    expect(page.lines).to_have_count(people + 1)


@pytest.mark.thorough
def test_firefox_reads_tables(firefox: Firefox, http_address: str, file_address: str) -> None:
    text = "\n".join(",".join(row) for row in PEOPLE)
    for answer in firefox.answers(
        "--roster", text, *(f"{each}check/roster.html" for each in (http_address, file_address))
    ):
        assert "pass" == answer["outcome"]
        assert [name for name, *_ in PEOPLE[1:]] == answer["lines"]

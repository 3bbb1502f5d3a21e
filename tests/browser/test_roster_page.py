"""The roster checker as a person meets it: files, pasted rows, questions, the table and the results."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import FilePayload, Locator, Page, expect

from cases.rosters import drawn
from tests.pages import MARKED_ID, MARKED_NAME, MARKS

from .photo_page import drop
from .traces import traces_of
from .visits import StartVisit, Visit

ROSTER_PAGE = "check/roster.html"
HEADER = ("姓名", "公民身份号码", "证件编号", "办证日期")
PEOPLE = [
    HEADER,
    ("张某", "519999199003070013", "川X010001", "2024-03-01"),
    (MARKED_NAME, MARKED_ID, "川X010002", "2026-03-01"),
    ("合计", "2 人", "", ""),
]


class RosterPage:
    """The page with the roster checker."""

    def __init__(self, visit: Visit) -> None:
        visit.open(ROSTER_PAGE)
        self.visit = visit
        self.page: Page = visit.page
        self.said: Locator = self.page.locator(".checker-said")
        self.verdict: Locator = self.page.locator(".checker-verdict")
        self.progress: Locator = self.page.locator(".roster-progress")
        self.listed: Locator = self.page.locator(".roster-listed")
        self.rows: Locator = self.page.locator(".roster-table tbody tr")

    def bring(self, name: str, content: bytes) -> None:
        """Choose a file."""
        file = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
        self.page.set_input_files("input[name=files]", file)

    def paste(self, *rows: tuple[str, ...]) -> None:
        """Put rows as a spreadsheet copies them into the text box."""
        self.page.locator(".checker-form textarea").fill("\n".join("\t".join(row) for row in rows))

    def press(self, name: str) -> None:
        """Press the button with this text."""
        self.page.get_by_role("button", name=name, exact=True).click()


@pytest.fixture
def roster(visit: Visit) -> RosterPage:
    return RosterPage(visit)


def many(count: int) -> bytes:
    rows = [HEADER, *(("张某", "519999199003070031", f"川X01{each % 9999:04}", "") for each in range(count))]
    return "\n".join(",".join(row) for row in rows).encode("gb18030")


def test_files_of_several_kinds_are_checked_one_after_the_other(roster: RosterPage, tmp_path: Path) -> None:
    roster.bring("花名册.xlsx", drawn("01-plain-24-columns.xlsx"))
    expect(roster.progress).to_contain_text("人查完了")
    expect(roster.said).to_contain_text("花名册.xlsx：Excel 工作簿（.xlsx）")
    expect(roster.verdict).to_be_visible()
    roster.bring("旧.xls", drawn("64-excel-97.xls"))
    expect(roster.said).to_contain_text("旧.xls：Excel 97–2003")
    expect(roster.progress).to_contain_text("人查完了")
    roster.bring("导出.csv", drawn("40-gbk.csv"))
    expect(roster.said).to_contain_text("导出.csv：文本")
    expect(roster.progress).to_contain_text("人查完了")
    roster.bring("名单.xlsx", drawn("74-pdf-named.xlsx"))
    expect(roster.verdict.locator("[data-rule='roster/other-kind']")).to_contain_text("这是PDF 文档")
    expect(roster.page.locator(".roster-result")).to_be_hidden()
    roster.bring("无表头.xlsx", drawn("07-no-header.xlsx"))
    expect(roster.page.locator(".roster-question select").first).to_be_visible()
    roster.press("就这样查")
    expect(roster.progress).to_contain_text("人查完了")
    roster.paste(*PEOPLE)
    expect(roster.said).to_have_text("粘贴的表格：文本，第 1 行是表头，2 人；有 1 行不是人，没有查。")
    expect(roster.page.locator(".roster-block")).to_contain_text(["编号", "年审"])
    with roster.page.expect_download() as download:
        roster.press("下载核验结果（Excel）")
    download.value.save_as(tmp_path / "result.xlsx")
    assert "核验结果" in load_workbook(tmp_path / "result.xlsx").sheetnames
    with roster.page.expect_download() as download:
        roster.press("下载核验结果（CSV）")
    download.value.save_as(tmp_path / "result.csv")
    assert MARKED_NAME in (tmp_path / "result.csv").read_text(encoding="utf-8-sig")
    visit = roster.visit
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests
    assert [] == traces_of(visit, MARKS)


@pytest.mark.in_one_browser("newest")
def test_the_table_is_filtered_sorted_and_paged(roster: RosterPage) -> None:
    roster.bring("花名册.csv", many(150))
    expect(roster.rows).to_have_count(100)
    roster.page.get_by_role("navigation", name="花名册翻页").get_by_role("button", name="后一页").click()
    expect(roster.rows).to_have_count(50)
    roster.press("行")
    expect(roster.rows.first.locator("td").first).to_have_text("2")
    roster.press("行")
    expect(roster.rows.first.locator("td").first).to_have_text("151")
    kinds = roster.page.locator(".roster-filters select").first
    kinds.select_option(index=1)
    expect(roster.listed).to_have_text(f"列出 {int(kinds.locator(':checked').inner_text().split('（')[-1][:-3])} 人。")
    columns = roster.page.get_by_text("每一栏当作什么", exact=True)
    columns.click()
    roster.page.get_by_label("A 列“姓名”").select_option("")
    # The check was done again, and nobody has asked for its lists yet.
    expect(roster.page.locator(".roster-columns")).to_have_count(0)
    columns.click()
    expect(roster.page.locator(".roster-columns select").first).to_have_value("")


@pytest.mark.in_one_browser("oldest")
def test_what_was_found_leads_to_the_people_the_list_and_the_comparison(
    visit_at: StartVisit, http_address: str
) -> None:
    roster = RosterPage(visit_at(http_address))
    page = roster.page
    asked = ("王某", "519999199003070055", "川X970001", "2024-03-01")
    faulty = ("赵某", "519999199003070031", "", "")
    roster.paste(HEADER, ("张某", "519999199003070013", "川X010001", ""), faulty, asked)
    expect(roster.progress).to_have_text("3 人查完了。")
    expect(page.locator(".roster-counts")).to_contain_text("不通过 2 人")
    page.locator(".roster-kind", has_text="川X97").click()
    expect(roster.rows).to_have_count(1)
    expect(page.locator(".roster-rows")).to_be_focused()
    roster.press("是本单位的")
    expect(page.locator("[name=codes]")).to_have_value("川X97")
    expect(page.locator(".roster-answer")).to_have_count(0)
    roster.press("下一处")
    expect(page.locator(".roster-here")).to_be_focused()
    page.locator(".roster-applicants > summary").click()
    boxes = page.locator(".roster-tick input")
    expect(boxes).to_have_count(3)
    assert [True, False, False] == [box.is_checked() for box in boxes.all()]
    answers = iter([False, True])
    page.on("dialog", lambda dialog: dialog.accept() if next(answers) else dialog.dismiss())
    boxes.nth(1).click()
    expect(boxes.nth(1)).not_to_be_checked()
    boxes.nth(1).click()
    expect(boxes.nth(1)).to_be_checked()
    page.evaluate("window.print = () => {}")
    roster.press("打印名单")
    sheet = page.locator(".roster-list-sheet")
    expect(sheet).to_contain_text("合计 2 人")
    expect(sheet).to_contain_text("第 1 页 共 1 页")
    assert "519999" not in sheet.inner_text()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    roster.paste(HEADER, ("张某", "519999199003070013", "川X010001", "2026-11-01"), asked, PEOPLE[2])
    expect(page.locator(".roster-changes-found")).to_contain_text("新来 1 人，少了 1 人，改了内容的 1 人")
    page.emulate_media(media="print")
    expect(page.locator(".roster-changes-found .checker-on-paper").first).to_have_text(f"第 4 行 {MARKED_NAME[0]}**")
    expect(page.locator(".roster-changes-found .checker-on-screen").first).to_be_hidden()


@pytest.mark.in_one_browser("oldest")
def test_a_check_is_stopped_and_cleared(visit_at: StartVisit, http_address: str, tmp_path: Path) -> None:
    roster = RosterPage(visit_at(http_address))
    roster.bring("花名册.csv", many(30_000))
    expect(roster.progress).to_contain_text(re.compile("已查 [1-9]"))
    roster.press("停下")
    expect(roster.progress).to_contain_text("停下了，只查了前")
    expect(roster.rows).to_have_count(100)
    roster.bring("花名册.csv", many(30_000))  # and another one before it is checked
    expect(roster.progress).to_contain_text(re.compile("已查 [1-9]"))
    files = [tmp_path / "分表.xlsx", tmp_path / "另一张.xlsx"]
    for file in files:
        file.write_bytes(drawn("11-a-sheet-per-department.xlsx"))
    drop(roster.page.locator(".roster .file-drop").first, *files)
    expect(roster.said).to_have_text("一次查一张花名册，只收了第一个文件。")
    sheets = roster.page.locator(".roster-question input")
    expect(sheets.first).not_to_be_checked()  # it says how to fill in the others
    expect(sheets.nth(1)).to_be_checked()
    roster.press("就这样查")
    expect(roster.progress).to_contain_text("人查完了")
    roster.paste(*PEOPLE)
    expect(roster.progress).to_have_text("2 人查完了。")
    roster.page.on("dialog", lambda dialog: dialog.accept())
    roster.press("清除")
    expect(roster.verdict).to_be_hidden()
    roster.paste(*PEOPLE)
    expect(roster.progress).to_have_text("2 人查完了。")


@pytest.mark.in_one_browser("oldest")
def test_the_keyboard_is_enough(visit_at: StartVisit, http_address: str) -> None:
    roster = RosterPage(visit_at(http_address))
    roster.page.locator(".checker-form textarea").focus()
    roster.page.keyboard.type("张某 519999199003070013\n李某某，519999199003070031")
    expect(roster.progress).to_have_text("2 人查完了。")
    expect(roster.page.locator(".checker-form textarea")).to_be_focused()  # whoever types is not taken away
    roster.page.keyboard.press("ControlOrMeta+a")
    roster.page.keyboard.press("ControlOrMeta+x")
    roster.page.keyboard.press("ControlOrMeta+v")
    expect(roster.verdict).to_be_focused()
    for _ in range(40):
        roster.page.keyboard.press("Tab")
        if "只看有问题的" == roster.page.evaluate("document.activeElement.parentElement.textContent"):
            break
    shown = roster.rows.count()
    roster.page.keyboard.press("Space")
    expect(roster.rows).to_have_count(3 - shown)


_NOTE_PRACTICE = """() => {
    const post = Worker.prototype.postMessage;
    window.practices = [];
    Worker.prototype.postMessage = function (message, ...more) {
        if (message.of === "practise") practices.push(message);
        return post.call(this, message, ...more);
    };
    window.practised = new Promise((resolve) => {
        window.Worker = class extends Worker {
            constructor(...given) {
                super(...given);
                this.addEventListener("message", ({ data }) => {
                    if (practices.length && data.id === practices[0].id) resolve(data.kind);
                });
            }
        };
    });
}"""


def test_whoever_is_about_to_give_a_file_starts_python_which_practises(visit_at: StartVisit, http_address: str) -> None:
    roster = RosterPage(visit_at(http_address))
    roster.page.evaluate(_NOTE_PRACTICE)
    for _ in range(2):
        roster.page.locator("[data-pick=files]").focus()
        roster.page.locator("[data-pick=photos]").focus()
    assert "answer" == roster.page.evaluate("practised")
    roster.bring("花名册.xlsx", drawn("01-plain-24-columns.xlsx"))
    expect(roster.progress).to_contain_text("人查完了")
    expect(roster.page.locator(".roster-counts")).to_contain_text("通过")
    assert 1 == roster.page.evaluate("practices.length")


def test_only_this_page_fetches_what_reads_tables(visit_at: StartVisit, http_address: str) -> None:
    roster = RosterPage(visit_at(http_address))
    roster.page.locator("[data-pick=files]").focus()
    expect(roster.page.locator(".checker-status")).to_contain_text("已就绪")
    assert 1 == sum("/runtime/tables." in address for address in roster.visit.requests)
    roster.visit.open("check/certificate-number.html")
    roster.page.locator("[name=number]").focus()
    expect(roster.page.locator(".checker-status")).to_contain_text("已就绪")
    assert 1 == sum("/runtime/tables." in address for address in roster.visit.requests)

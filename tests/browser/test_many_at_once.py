"""One check a line: the table, the way back to a line, and the calendar file."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, Route, expect

from cases import cases_of
from validators import CHECKERS
from validators.resident_id.check_digit import work_out

from .checker_page import CheckerPage
from .sharing import shared
from .test_print import sheets
from .visits import StartVisit, Visit

REVIEW_PAGE = "check/annual-review.html"
WITH_LINES = [name for name, checker in CHECKERS.items() if checker.lines]
DATES = "张三\t川X010001\t2018-12-31\n\n李四，2026年2月1日\n王五 03/04/2018\n２０２５．１２．３１\n2018-02-30"


def check_lines(page: Page, text: str) -> Locator:
    """Put the text into the field for lines and wait for the table."""
    if page.locator(".checker-lines:not([open])").count():
        page.locator(".checker-lines > summary").click()
    page.locator(".checker-lines textarea").fill(text)
    page.get_by_role("button", name="逐行检查").click()
    result = page.locator(".checker-lines-result")
    expect(result).to_be_visible()
    return result


def texts(rows: Locator) -> list[list[str]]:
    return [row.locator("td").all_inner_texts() for row in rows.all()]


def saved_calendar(button: Locator, folder: Path) -> tuple[str, Calendar]:
    with button.page.expect_download() as download:
        button.click()
    path = folder / "saved.ics"
    download.value.save_as(path)
    return download.value.suggested_filename, Calendar.from_ical(path.read_bytes())


def test_the_table_says_what_is_due_until_when_and_what_to_do(visit: Visit, tmp_path: Path) -> None:
    CheckerPage(visit, REVIEW_PAGE).set_day("2026-03-01")
    result = check_lines(visit.page, DATES)
    expect(result).to_be_focused()
    expect(result.locator(".checker-lines-count")).to_have_text("共 5 个：日期有误 1 个，要审 3 个，不用审 1 个。")
    head = ["行", "内容", "办证日期", "今年年审", "截止日期", "离截止", "结果"]
    assert head == result.locator("th").all_inner_texts()
    due = ["2026-03-31\n当天也算（本站约定）", "还有 30 天\n到截止那天", "要审"]
    first, third, fourth, fifth, sixth = (
        ["1", "张三 川X010001", "2018-12-31", "要审\n审过了就不用再审", *due],
        ["3", "李四", "2026-02-01", "不用审\n今年办的", "2027-03-31\n下一次", "", "不用审"],
        ["4", "王五", "2018", "要审\n审过了就不用再审", *due],
        ["5", "２０２５．１２．３１", "2025-12-31", "要审\n审过了就不用再审", *due],
        ["6", "2018-02-30", "", "", "", "", "日期有误"],
    )
    # What there is to do comes first.
    assert [sixth, first, fourth, fifth, third] == texts(result.locator(".checker-lines-row"))
    visit.page.get_by_label("照原来的行排").check()
    assert [first, third, fourth, fifth, sixth] == texts(result.locator(".checker-lines-row"))
    visit.page.get_by_label("只看：").select_option("不用审")
    expect(result.locator(".checker-lines-row:visible")).to_have_count(1)
    expect(result.locator("[data-line='6']")).to_contain_text("2018 年 2 月没有 30 日")

    # Each deadline goes into the calendar once.
    _, calendar = saved_calendar(result.get_by_role("button", name="存成日历提醒"), tmp_path)
    assert [date(2026, 3, 31), date(2027, 3, 31)] == [event.start for event in calendar.events]

    # An answer above the lines holds for each that has none of its own.
    visit.page.get_by_label("已经审过").check()
    result = check_lines(visit.page, "2018-12-31\n2019-12-31\n2020-12-31 未审")
    visit.page.get_by_label("照原来的行排").check()
    shown = ["不用再审\n今年审过了", "不用再审\n今年审过了", "要审\n还没有审"]
    assert shown == [row[3] for row in texts(result.locator(".checker-lines-row"))]


@pytest.mark.in_one_browser("oldest")
def test_a_date_is_checked_by_keyboard_alone_and_a_row_leads_to_its_line_wherever_that_is_by_now(visit: Visit) -> None:
    checker = CheckerPage(visit, REVIEW_PAGE)
    checker.tab_to(visit.page.get_by_label("办证日期", exact=True))
    visit.page.keyboard.type("2018-12-31")
    visit.page.keyboard.press("Enter")
    expect(checker.verdict).to_be_focused()
    assert checker.rules
    area = visit.page.locator(".checker-lines textarea")
    selected = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    result = check_lines(visit.page, DATES)
    result.get_by_role("button", name="到第 4 行去改").click()
    expect(area).to_be_focused()
    assert "王五 03/04/2018" == area.evaluate(selected)
    result = check_lines(visit.page, "2018-12-31\n2019-12-31\n2020-12-31")
    area.press("Control+Home")
    visit.page.keyboard.type("张三 ")
    result.get_by_role("button", name="到第 2 行去改").click()
    assert "2019-12-31" == area.evaluate(selected)
    result.get_by_role("button", name="到第 1 行去改").click()
    assert "张三 2018-12-31" == area.evaluate(selected)
    area.press("Control+Home")
    visit.page.keyboard.type("2017-12-31\n")
    result.get_by_role("button", name="到第 3 行去改").click()
    assert "2020-12-31" == area.evaluate(selected)


@pytest.mark.in_one_browser("oldest")
def test_whatever_was_pasted_is_answered(visit: Visit) -> None:
    checker = CheckerPage(visit, REVIEW_PAGE)
    said = visit.page.locator(".checker-lines-status")
    result = check_lines(visit.page, "2018-12-31\n" * 500)
    expect(result.locator(".checker-lines-count")).to_contain_text("500")
    # So many at once, right after a start, need no function that was left out.
    assert checker.status.get_attribute("data-image-failure") is None
    for text, words in ((" \n\n", "没有可以查的行"), ("2018-12-31\n" * 501, "这里有 501 行，一次最多 500 行")):
        visit.page.locator(".checker-lines textarea").fill(text)
        visit.page.get_by_role("button", name="逐行检查").click()
        expect(said).to_contain_text(words)
        expect(visit.page.locator(".checker-lines-result")).to_be_hidden()

    hostile = '<img src=x onerror="document.title=1"> 2018-12-31'
    title = visit.page.title()
    result = check_lines(visit.page, hostile)
    expect(result.locator("td").nth(1)).to_contain_text("<img")
    assert 0 == result.locator("img").count()
    assert title == visit.page.title()

    # A line that is a whole page takes no more room than others.
    result = check_lines(visit.page, "张" * 100_000)
    expect(result.locator("td").nth(1)).to_have_text("张" * 300 + "……（共 100000 个字符）")


ROWS = {
    "certificate-number": [f"川X01{number:04}" for number in range(1, 20)] + ["川X01001"],
    "resident-id": [f"51999919900307{number:03}" for number in range(1, 21)],
    "annual-review": ["2018/12/31"] * 19 + ["2018/2/30"],
}

RIGHT = {
    "certificate-number": [f"张三\t川X01{number:04}" for number in range(1, 31)],
    "resident-id": [
        f"张三\t{body}{work_out(body).expected}" for body in (f"51999919900307{number:03}" for number in range(1, 31))
    ],
    "annual-review": [f"张三\t川X01{number:04}\t2018-12-31\t已审" for number in range(1, 31)],
}


@pytest.mark.parametrize("checker", shared(WITH_LINES))
def test_lines_are_judged_like_single_ones_and_rows_taken_as_they_come(
    visit: Visit, checker: str, tmp_path: Path
) -> None:
    lines = CHECKERS[checker].lines
    assert lines
    sample = [case for case in cases_of(checker) if case.page and case.input.keys() == {lines.field}]
    sample = [case for case in sample if case.input[lines.field].strip() and case.today == "2026-03-01"]
    CheckerPage(visit, f"check/{checker}.html").set_day("2026-03-01")
    result = check_lines(visit.page, "\n".join(case.input[lines.field] for case in sample))
    visit.page.get_by_label("照原来的行排").check()
    shown = result.locator("tbody").evaluate_all(
        "groups => groups.map(group => [...group.querySelectorAll('[data-rule]')].map(item => item.dataset.rule))"
    )
    assert [sorted(case.rules) for case in sample] == [sorted(rules) for rules in shown]
    assert len(sample) > 4

    # Twenty rows out of a spreadsheet, with a heading, names, a total.
    values = ROWS[checker]
    if checker == "resident-id":
        values = [body + work_out(body).expected for body in values[:19]] + [values[19]]
    rows = [f"{count}\t张三\t{value}\t法规科" for count, value in enumerate(values, 1)]
    title = {"certificate-number": "证件编号", "resident-id": "身份证号", "annual-review": "办证日期"}[checker]
    result = check_lines(visit.page, "\n".join([f"序号\t姓名\t{title}\t科室", *rows, "合计\t20"]))
    expect(result.locator(".checker-lines-row")).to_have_count(20)
    expect(result.locator(".checker-lines-whole")).to_contain_text("第 1 行是表头，第 22 行是合计，没有查")
    expect(result.locator(".checker-lines-fail")).to_have_count(1)
    expect(result.locator("tbody").first).to_have_attribute("data-line", "21")
    assert "U+" not in result.inner_text()
    with visit.page.expect_download() as download:
        result.get_by_role("button", name="导出表格").click()
    path = tmp_path / "table.csv"
    download.value.save_as(path)
    table = list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))
    assert rows == [row["内容"] for row in table]
    assert "不符合：" in table[-1]["要做什么"]

    # Thirty rows that are right print on one sheet.
    check_lines(visit.page, "\n".join(RIGHT[checker]))
    expect(result.locator(".checker-lines-pass")).to_have_count(30)
    visit.page.evaluate("self.print = () => {}")
    result.get_by_role("button", name="打印这张表").click()
    assert 1 == sheets(visit.page)
    assert [] == visit.console_errors + visit.page_errors


@pytest.mark.parametrize("beside", [False, True], ids=["text", "beside"])
def test_a_table_on_something_else_says_so_and_is_not_printed(visit: Visit, beside: bool) -> None:
    CheckerPage(visit, REVIEW_PAGE)
    result = check_lines(visit.page, "2018-12-31\n2019-12-31")
    area = visit.page.locator(".checker-lines textarea")
    if beside:
        visit.page.get_by_label("已经审过").check()
    else:
        area.press("Control+End")
        visit.page.keyboard.type("0")
    said = visit.page.locator(".checker-lines-status")
    expect(said).to_contain_text("改过了")
    for name in ("打印这张表", "存成日历提醒"):
        expect(result.get_by_role("button", name=name)).to_be_disabled()
    visit.page.emulate_media(media="print")
    expect(result).to_be_hidden()
    visit.page.emulate_media(media="screen")
    if not beside:
        area.press("Backspace")
        expect(said).to_be_empty()
        expect(result.get_by_role("button", name="打印这张表")).to_be_enabled()
        visit.page.keyboard.type("0")
    visit.page.get_by_role("button", name="逐行检查").click()
    expect(result).to_be_focused()
    expect(said).to_be_empty()
    expect(result.get_by_role("button", name="打印这张表")).to_be_enabled()


def test_a_change_while_lines_are_checked_is_said(visit: Visit) -> None:
    CheckerPage(visit, REVIEW_PAGE)
    visit.page.locator(".checker-lines > summary").click()
    area = visit.page.locator(".checker-lines textarea")
    area.fill("2018-12-31\n2019-12-31")
    button = visit.page.get_by_role("button", name="逐行检查")
    button.press("Enter")
    expect(button).to_have_attribute("aria-disabled", "true")
    expect(button).to_be_focused()
    area.press_sequentially("0")
    result = visit.page.locator(".checker-lines-result")
    expect(result).to_be_visible()
    expect(visit.page.locator(".checker-lines-status")).to_contain_text("改过了")
    expect(result.get_by_role("button", name="打印这张表")).to_be_disabled()
    expect(area).to_be_focused()
    expect(button).not_to_have_attribute("aria-disabled", "true")


@pytest.mark.in_one_browser("newest")
def test_it_works_by_keyboard_alone(visit: Visit) -> None:
    page = CheckerPage(visit, REVIEW_PAGE)
    page.tab_to(visit.page.locator(".checker-lines > summary"))
    visit.page.keyboard.press("Enter")
    page.tab_to(visit.page.locator(".checker-lines textarea"))
    visit.page.keyboard.type("2018-12-31")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    expect(visit.page.locator(".checker-lines-result")).to_be_focused()
    page.tab_to(visit.page.get_by_role("button", name="到第 1 行去改"))


def test_the_deadline_goes_into_a_calendar(visit: Visit, tmp_path: Path) -> None:
    page = CheckerPage(visit, REVIEW_PAGE)
    page.set_day("2026-03-01")
    page.ask({"issued_on": "张三 2018-12-31"})
    page.expect_outcome("pass")
    # The library that writes it is fetched by who wants a calendar, and by nobody else.
    assert [] == [address for address in visit.requests if "/calendar." in address]
    name, calendar = saved_calendar(page.verdict.get_by_role("button", name="存成日历提醒"), tmp_path)
    assert "annual-review-2026-03-31.ics" == name
    (event,) = calendar.events
    assert date(2026, 3, 31) == event.start
    assert "行政执法证年审：3 月 31 日截止" == event["SUMMARY"]
    assert "第五问" in str(event["DESCRIPTION"])
    assert "张三" not in calendar.to_ical().decode()
    triggers = [alarm.decoded("TRIGGER") for alarm in event.walk("VALARM")]
    assert [-timedelta(days=30, hours=-9), -timedelta(days=7, hours=-9)] == triggers
    assert [] == visit.console_errors + visit.page_errors


def test_the_calendar_is_written_without_a_secure_context_too(
    visit_at: StartVisit, intranet_address: str, tmp_path: Path
) -> None:
    visit = visit_at(intranet_address)
    page = CheckerPage(visit, REVIEW_PAGE)
    assert not visit.page.evaluate("isSecureContext")
    page.ask({"issued_on": "2018-12-31"})
    _, calendar = saved_calendar(page.verdict.get_by_role("button", name="存成日历提醒"), tmp_path)
    assert 1 == len(calendar.events)


def test_a_calendar_that_cannot_be_fetched_is_said(visit_at: StartVisit, http_address: str, tmp_path: Path) -> None:
    visit = visit_at(http_address)

    def missing(route: Route) -> None:
        route.abort()

    def login_page(route: Route) -> None:
        route.fulfill(body="<h1>请登录</h1>", content_type="text/html")

    page = CheckerPage(visit, REVIEW_PAGE)
    page.ask({"issued_on": "2018-12-31"})
    button = page.verdict.get_by_role("button", name="存成日历提醒")
    said = page.verdict.locator(".checker-calendar-said")
    for fault in (missing, login_page):
        visit.page.route("**/calendar.*.js", fault)
        said.evaluate("said => said.replaceChildren()")
        button.click()
        expect(said).to_contain_text("没有取到日历组件")
        expect(visit.page.locator("script[src*='/calendar.']")).to_have_count(0)
        visit.page.unroute("**/calendar.*.js")
    _, calendar = saved_calendar(button, tmp_path)
    assert 1 == len(calendar.events)

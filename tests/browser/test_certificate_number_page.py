"""The number checker as a person meets it: over HTTP and from a folder, in each Chromium."""

import json
import re
from itertools import cycle

import pytest
from playwright.sync_api import expect

from harness import ROOT

from .checker_page import LATE_ANSWERS, NUMBER_PAGE, READY, CheckerPage
from .firefox import Firefox
from .visits import Visit

MUST_ANSWER = {
    "川X010099": "pass",
    "川X06210010": "pass",
    "川x０１ 0099": "pass",
    "川X018888": "fail",
    "川X970001": "unsure",
    "川A010001": "unsure",
}


@pytest.mark.in_one_browser("oldest")
def test_every_kind_of_text_is_answered(visit: Visit) -> None:
    checker = CheckerPage(visit)
    for number, outcome in MUST_ANSWER.items():
        checker.ask({"number": number})
        checker.expect_slip({"number": number})
        checker.expect_outcome(outcome)

    # Its parts, each with its meaning.
    checker.ask({"number": "川X06210010"})
    checker.expect_slip({"number": "川X06210010"})
    assert ["地区代码\n川X06\n广安市武胜县", "部门代码\n21\n卫生健康委", "人员编码\n0010\n第 10 号"] == [
        item.inner_text() for item in checker.verdict.locator(".checker-segments li").all()
    ]

    # What is wrong is marked where it stands.
    checker.ask({"number": "川X0l0😀099"})
    checker.expect_outcome("fail")
    assert ["l", "😀"] == checker.verdict.locator("mark").all_inner_texts()

    # An example takes one click, and overwrites what was typed once that is agreed to.
    visit.page.once("dialog", lambda dialog: dialog.accept())
    checker.try_example("随意编的号")
    checker.expect_slip({"number": "川X018888"})
    expect(checker.number).to_have_value("川X018888")

    hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>'
    title = visit.page.title()
    checker.ask({"number": hostile, "region": hostile, "department": hostile})
    expect(checker.verdict.locator(".checker-typed").first).to_have_text(hostile)
    assert 0 == checker.verdict.locator("img, script").count()
    assert title == visit.page.title()

    checker.ask({"number": "川X010099，" * 150_000})
    expect(checker.verdict.locator("[data-rule]")).to_have_count(1)
    assert {"engine/too-long"} == checker.rules
    assert 1_350_000 == len(checker.number.input_value())


@pytest.mark.in_one_browser("newest")
def test_each_finding_leads_to_its_rule(visit: Visit) -> None:
    checker = CheckerPage(visit)
    checker.ask({"number": "川X0l8888", "region": "x" * 60})
    checker.expect_outcome("fail")
    findings = checker.verdict.locator("[data-rule]")
    assert {"engine/too-long", "certificate-number/illegal-character"} <= checker.rules
    for finding in findings.all():
        rule = finding.get_attribute("data-rule") or ""
        link = finding.get_by_role("link", name="规则说明")
        assert f"{visit.origin}reference/rules.html#{rule.replace('/', '-')}" == link.evaluate("link => link.href")
    findings.first.get_by_role("link", name="规则说明").click()
    expect(visit.page.locator("h3:target")).to_be_in_viewport()


@pytest.mark.everywhere
def test_a_link_carries_the_number(visit: Visit) -> None:
    checker = CheckerPage(visit, f"{NUMBER_PAGE}#number=川x０１ 0099")
    checker.expect_outcome("pass")
    expect(checker.number).to_have_value("川x０１ 0099")
    expect(checker.verdict).to_be_focused()


@pytest.mark.everywhere
def test_the_runtime_is_fetched_once_when_it_is_wanted_and_nothing_else_ever(visit: Visit, file_address: str) -> None:
    for path in ("index.html", "guide/certificate-number.html"):
        visit.open(path)
        visit.settle()
    checker = CheckerPage(visit)
    visit.settle()
    assert [] == [address for address in visit.requests if "/runtime/" in address]
    checker.number.focus()
    expect(checker.status).to_contain_text(READY)
    fetched = [address for address in visit.requests if "/runtime/" in address]
    assert len(set(fetched)) == len(fetched) > 0
    if visit.origin == file_address:
        assert [] == visit.network_requests
    else:
        visit.go_offline()
    before = len(visit.requests)
    checker.ask({"number": "川X018888"})
    checker.expect_outcome("fail")
    assert [] == visit.requests[before:]
    assert [] == [address for address in visit.requests if not address.startswith((visit.origin, "blob:", "data:"))]
    # A page that is left breaks off what it was fetching for the search.
    failed = [failure for failure in visit.failed_requests if "/runtime/" in failure]
    assert [] == visit.console_errors + failed


def test_it_checks_as_one_types_once_it_was_asked(visit: Visit) -> None:
    checker = CheckerPage(visit)
    checker.number.press_sequentially("川X01")
    expect(checker.status).to_contain_text(READY)
    expect(checker.verdict).to_be_hidden()
    checker.number.press("Enter")
    checker.expect_outcome("fail")
    checker.number.focus()
    checker.number.press_sequentially("0099")
    checker.expect_outcome("pass")
    expect(checker.number).to_be_focused()


@pytest.mark.everywhere
def test_the_unit_codes_stay_only_if_wanted(visit: Visit) -> None:
    checker = CheckerPage(visit)
    keep = visit.page.get_by_label("把上面这几项保存在这台电脑上")
    region = visit.page.get_by_label("本单位地区代码")
    line = visit.page.locator("[data-unit]")

    def reload() -> None:
        visit.page.reload()
        visit.page.wait_for_load_state()

    def unfold() -> None:
        expect(region).to_be_hidden()
        line.click()

    unfold()
    region.fill("川X06")
    reload()
    expect(region).to_have_value("")
    expect(line).to_have_text("没有填")
    unfold()
    region.fill("川X06")
    visit.page.get_by_label("本单位部门代码").fill("21")
    visit.page.get_by_label("本单位人数").fill("30")
    keep.check()
    checker.number.fill("川X06210010")
    reload()
    expect(line).to_have_text("川X06 · 21 · 人数 30")
    unfold()
    expect(region).to_have_value("川X06")
    expect(keep).to_be_checked()
    expect(checker.number).to_have_value("")
    keep.uncheck()
    reload()
    expect(region).to_have_value("")


def test_it_works_by_keyboard_alone(visit: Visit) -> None:
    checker = CheckerPage(visit)
    checker.tab_to(checker.number)
    visit.page.keyboard.type("川X970001")
    visit.page.keyboard.press("Enter")
    checker.expect_outcome("unsure")
    expect(checker.verdict).to_be_focused()
    visit.page.keyboard.press("Tab")
    expect(checker.verdict.get_by_role("link", name="第十三问").first).to_be_focused()
    visit.page.keyboard.press("Enter")
    expect(visit.page).to_have_url(re.compile(r"guide/certificate-number\.html#codes$"))


def test_no_key_leaves_the_page(visit: Visit) -> None:
    checker = CheckerPage(visit)
    checker.number.fill("川X010099")
    checker.number.blur()
    for key in ("p", ",", "n", "."):
        visit.page.keyboard.press(key)
        visit.page.wait_for_timeout(500)
        assert visit.page.url == visit.origin + NUMBER_PAGE, key
    expect(checker.number).to_have_value("川X010099")


def test_who_types_on_is_not_taken_to_the_verdict(visit: Visit) -> None:
    checker = CheckerPage(visit)
    checker.number.fill("川X010099")
    checker.number.press("Enter")
    checker.number.press_sequentially("1")
    checker.expect_outcome("fail")
    expect(checker.page.locator(".checker-said")).to_have_text("现在的结果：有 1 处错误")
    expect(checker.number).to_be_focused()


def test_who_reads_on_is_not_taken_to_the_verdict(visit: Visit) -> None:
    checker = CheckerPage(visit, f"{NUMBER_PAGE}#number=川X010099")
    visit.page.mouse.move(400, 400)
    visit.page.mouse.wheel(0, 400)
    checker.expect_outcome("pass")
    expect(checker.page.locator(".checker-said")).to_have_text("现在的结果：没有查出错误")
    expect(checker.verdict).not_to_be_focused()


def test_the_button_leads_to_the_verdict_on_what_stands_there_now(visit: Visit) -> None:
    visit.page.add_init_script(LATE_ANSWERS)
    checker = CheckerPage(visit)
    checker.ask({"number": "川X01009"})
    checker.expect_outcome("fail")
    checker.number.focus()
    checker.number.press_sequentially("9")
    visit.page.wait_for_timeout(250)  # the check of what was typed is under way
    checker.number.press("Enter")
    expect(checker.verdict).to_be_focused()
    assert ["fail", "pass"] == visit.page.evaluate("focused")


def test_the_slip_shows_input_verdict_version_and_day(visit: Visit) -> None:
    checker = CheckerPage(visit, f"{NUMBER_PAGE}#number=川X018888")
    checker.expect_outcome("fail")
    visit.page.evaluate("print = () => document.body.append('printed')")
    visit.page.get_by_role("button", name="打印这份结果").click()
    expect(visit.page.locator("body")).to_contain_text("printed")
    visit.page.emulate_media(media="print")
    version = json.loads((ROOT / "build/runtime/manifest.json").read_text(encoding="ascii"))["version"]
    expect(checker.verdict.locator(".checker-slip")).to_have_text(
        re.compile(rf"证件编号川X018888检查日期\d{{4}}-\d\d-\d\d规则版本{re.escape(version)}")
    )
    expect(checker.verdict).to_contain_text("处错误")
    for hidden in (".checker-form", ".md-header", "#by-hand", ".checker-print"):
        expect(visit.page.locator(hidden)).to_be_hidden()


def test_firefox_answers_the_same(firefox: Firefox, http_address: str, file_address: str) -> None:
    # A start each, so each number goes one of the two ways.
    ways = cycle((http_address, file_address))
    addresses = [f"{origin}{NUMBER_PAGE}#number={number}" for origin, number in zip(ways, MUST_ANSWER, strict=False)]
    assert list(MUST_ANSWER.values()) == [answer["outcome"] for answer in firefox.answers(*addresses)]

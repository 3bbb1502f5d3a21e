"""The resident identity number's page: a person's number stays in the page's memory, and off paper."""

from __future__ import annotations

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from validators.engine import check
from validators.resident_id import CHECKER

from .checker_page import CheckerPage
from .test_many_at_once import check_lines
from .visits import Visit

PAGE = "check/resident-id.html"
NUMBER = "519999199003070013"
WRONG = "519999190903070013"
OLD = "519999900307001"


def on_paper(page: Page) -> str:
    """What a printer would print, without any white space."""
    page.emulate_media(media="print")
    return "".join(page.locator("body").inner_text().split())


@pytest.mark.everywhere
def test_a_link_carries_nothing_about_a_person(visit: Visit) -> None:
    checker = CheckerPage(visit, f"{PAGE}#sex=男&birth_date=1990-03-07&number={NUMBER}")
    visit.settle()
    expect(visit.page.get_by_label("公民身份号码", exact=True)).to_have_value("")
    expect(visit.page.get_by_label("出生日期", exact=True)).to_have_value("")
    expect(checker.verdict).to_be_hidden()
    assert [] == [address for address in visit.requests if "/runtime/" in address]


@pytest.mark.everywhere
def test_nothing_about_a_person_is_kept(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    before = visit.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    checker.ask({"number": NUMBER, "sex": "女", "birth_date": "1990-03-08"})
    checker.expect_outcome("fail")
    check_lines(visit.page, f"{NUMBER}\n{WRONG}")
    assert before == visit.page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert visit.page.url == visit.origin + PAGE
    assert "" == visit.page.evaluate("document.cookie")
    texts = visit.page.locator(".checker input[type=text], .checker textarea")
    assert {"off"} == set(texts.evaluate_all("fields => fields.map(field => field.autocomplete)"))
    visit.page.reload()
    expect(visit.page.get_by_label("公民身份号码", exact=True)).to_have_value("")


SHAPES = [NUMBER, WRONG, OLD, f"身份证 {NUMBER[:6]}-{NUMBER[6:14]}-{NUMBER[14:]}", "5.19999E+17"]


def mask_of(number: str) -> str:
    return str(check(CHECKER, {"number": number}, date.today()).details["masked"]["number"])


@pytest.mark.in_one_browser("newest")
def test_paper_shows_the_mask_alone(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    visit.page.evaluate("print = () => {}")
    for number in SHAPES:
        visit.page.emulate_media(media="screen")
        checker.ask({"number": number, "sex": "女", "birth_date": "1991-03-07"})
        expect(checker.verdict.locator(".checker-slip dd").first).to_have_text(mask_of(number))
        result = check_lines(visit.page, f"{number}\n{number} ")
        expect(result.locator(".checker-lines-row").first).to_contain_text(number)
        whole_page = on_paper(visit.page)
        visit.page.emulate_media(media="screen")
        visit.page.get_by_role("button", name="打印这份结果").click()
        slip = on_paper(visit.page)
        assert slip != whole_page, number
        digits = "".join(character for character in number if character.isdigit())
        for text in (whole_page, slip):
            assert "*" * 10 in text, number
            assert [] == [
                digits[start : start + 6] for start in range(len(digits) - 5) if digits[start : start + 6] in text
            ], number
            assert "1990年3月7日" not in text, number
        visit.page.evaluate("dispatchEvent(new Event('afterprint'))")

    # Nothing at all of a number that is too long to be read.
    visit.page.emulate_media(media="screen")
    result = check_lines(visit.page, NUMBER * 200)
    visit.page.emulate_media(media="print")
    expect(result.locator("td").nth(1).locator(".checker-on-paper")).to_have_text("（填了，不打印）")


def test_every_example_is_made_up_and_a_number_is_taken_apart(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    for button in visit.page.locator("button[data-example]").all():
        assert "虚构" in (button.text_content() or "")
    checker.try_example("末位不对")
    checker.expect_outcome("fail")
    checker.ask({"number": OLD})
    expect(checker.verdict.locator(".checker-segments li").first).to_contain_text("519999")
    assert [
        "地址码\n519999\n四川省",
        "出生日期码\n19900307\n1990年3月7日，19 是补上的",
        "顺序码\n001\n单数是男",
        "校验码\n3\n推算的",
    ] == [item.inner_text() for item in checker.verdict.locator(".checker-segments li").all()]


@pytest.mark.in_one_browser("oldest")
def test_it_works_by_keyboard_alone(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    checker.tab_to(visit.page.get_by_label("公民身份号码", exact=True))
    visit.page.keyboard.type(NUMBER)
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Tab")
    checker.tab_to(visit.page.get_by_label("出生日期", exact=True))
    visit.page.keyboard.type("1990.3.7")
    visit.page.keyboard.press("Enter")
    checker.expect_outcome("fail")
    assert {"resident-id/sex-differs"} == checker.rules
    expect(checker.verdict).to_be_focused()

"""Five questions as a person answers them: over HTTP and from a folder, in each Chromium."""

import re

import pytest
from playwright.sync_api import Locator, expect

from .checker_page import LATE_ANSWERS, READY, CheckerPage
from .firefox import Firefox
from .visits import Visit

PAGE = "check/eligibility.html"
FIELDS = ("unit", "staffing", "exam", "post", "sanctions")


def question(checker: CheckerPage, field: str) -> Locator:
    return checker.page.locator(f"[data-field={field}]")


def answer(checker: CheckerPage, field: str, words: str) -> None:
    question(checker, field).get_by_label(words, exact=True).check()


def shown(checker: CheckerPage) -> list[str]:
    return [field for field in FIELDS if question(checker, field).is_visible()]


def expect_fragment(checker: CheckerPage, fragment: str) -> None:
    expect(checker.page).to_have_url(re.compile(rf"eligibility\.html{re.escape(fragment)}$"))


def test_one_question_comes_after_the_other_and_one_person_after_the_other(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    assert ["unit"] == shown(checker)
    for count, (field, words) in enumerate(
        [
            ("unit", "有执法职能的行政机关"),
            ("staffing", "事业干部"),
            ("exam", "通过了，是最近三年考的"),
            ("post", "执法岗位，做执法工作"),
        ],
        start=2,
    ):
        answer(checker, field, words)
        assert list(FIELDS[:count]) == shown(checker)
        expect(checker.page.locator(".checker-said")).to_have_text("请接着回答下面的问题。")
        expect(checker.verdict).to_be_hidden()
    answer(checker, "sanctions", "没有")
    checker.expect_outcome("pass")
    expect(checker.page.locator(".checker-said")).to_have_text("现在的结果：可以申领")
    expect(checker.verdict).to_contain_text("可以申领行政执法证")
    expect(checker.verdict).not_to_be_focused()

    # Another person of the same unit needs no first answer.
    visit.page.get_by_role("button", name="换一个人").click(delay=200)  # as long as a person's press
    expect(checker.verdict).to_be_hidden()
    assert ["unit", "staffing"] == shown(checker)
    expect(question(checker, "unit").locator(":checked")).to_have_value("administrative-organ")
    expect(question(checker, "staffing").locator(":checked")).to_have_count(0)
    expect(question(checker, "staffing").get_by_role("radio").first).to_be_focused()
    assert [] == visit.console_errors + visit.page_errors


def test_one_answer_can_decide_and_be_taken_back(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    answer(checker, "unit", "国有企业")
    checker.expect_outcome("fail")
    # Nothing more is asked, and the question stays for who goes through its answers by the arrow keys.
    assert ["unit"] == shown(checker)
    visit.page.locator(".checker-form [type=submit]").focus()
    assert [] == shown(checker)
    expect(visit.page.locator(".checker-answers dd")).to_contain_text(["国有企业"])
    visit.page.get_by_role("button", name="修改所在单位").click(delay=200)  # as long as a person's press
    answer(checker, "unit", "法律、法规授权的组织")
    expect(checker.verdict).to_be_hidden()
    assert ["unit", "staffing"] == shown(checker)
    answer(checker, "staffing", "公务员")
    question(checker, "unit").get_by_role("button", name="清除这一项的答案").click()
    expect(question(checker, "unit").locator(":checked")).to_have_count(0)
    expect(question(checker, "unit").get_by_label("有执法职能的行政机关")).to_be_focused()
    expect(question(checker, "staffing").get_by_label("公务员", exact=True)).to_be_checked()
    expect_fragment(checker, "#staffing=civil-servant")
    question(checker, "staffing").get_by_role("button", name="清除这一项的答案").click()
    expect_fragment(checker, "")


@pytest.mark.everywhere
def test_the_answers_stand_in_the_address_and_a_link_brings_them(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    answer(checker, "unit", "有执法职能的行政机关")
    expect_fragment(checker, "#unit=administrative-organ")
    answer(checker, "staffing", "合同聘用人员")
    expect_fragment(checker, "#unit=administrative-organ&staffing=contract")
    address = checker.page.url
    visit.page.goto("about:blank")
    visit.page.goto(address)
    checker.expect_outcome("fail")
    expect(checker.verdict).to_be_focused()
    expect(question(checker, "staffing").get_by_label("合同聘用人员")).to_be_checked()
    expect(visit.page.locator(".checker-answers dd")).to_contain_text(["有执法职能的行政机关", "合同聘用人员"])
    visit.page.evaluate("location.hash = '#exam=not-passed'")
    checker.expect_slip({"exam": "还没有通过"})
    expect(question(checker, "unit").locator(":checked")).to_have_count(0)


def test_a_mistyped_link_is_told_what_can_be_answered(visit: Visit) -> None:
    checker = CheckerPage(visit, f"{PAGE}#unit=<b>bureau</b>&staffing=civil-servant")
    checker.expect_outcome("fail")
    assert {"engine/unknown-choice", "eligibility/not-answered"} == checker.rules
    expect(checker.verdict).to_contain_text("“<b>bureau</b>”不在这一项可以选的答案里")
    assert 0 == checker.verdict.locator("b").count()
    answer(checker, "unit", "有执法职能的行政机关")
    checker.expect_outcome("unsure")


@pytest.mark.in_one_browser("newest")
def test_it_works_by_keyboard_alone(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    keyboard = visit.page.keyboard
    checker.tab_to(question(checker, "unit").get_by_role("radio").first)
    expect(checker.status).to_contain_text(READY)
    keyboard.press("Space")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    expect(question(checker, "unit").locator(":checked")).to_have_value("delegated-institution")
    for field in FIELDS[1:]:
        checker.tab_to(question(checker, field).get_by_role("radio").first)
        keyboard.press("Space")
    checker.expect_outcome("pass")
    expect(checker.verdict).to_contain_text("委托行政执法证")
    checker.tab_to(visit.page.locator(".checker-form [type=submit]"))
    keyboard.press("Enter")
    expect(checker.verdict).to_be_focused()


def test_the_button_leads_to_the_verdict_while_the_last_answer_is_still_being_checked(visit: Visit) -> None:
    visit.page.add_init_script(LATE_ANSWERS)
    checker = CheckerPage(visit, PAGE)
    checker.fill(
        {
            "unit": "administrative-organ",
            "staffing": "civil-servant",
            "exam": "passed-within-three-years",
            "post": "enforcement",
        }
    )
    expect(checker.page.locator(".checker-said")).to_have_text("请接着回答下面的问题。")
    answer(checker, "sanctions", "没有")
    visit.page.wait_for_timeout(250)
    expect(checker.verdict).to_be_hidden()
    checker.page.locator(".checker-form [type=submit]").click()
    checker.expect_outcome("pass")
    expect(checker.verdict).to_be_focused()


@pytest.mark.thorough
def test_firefox_answers_from_a_windows_share(firefox: Firefox, file_address: str) -> None:
    # Firefox gives the pages of \\server\share an address of five slashes, and its path with three.
    (answer,) = firefox.answers("--example", file_address.replace("file:///", "file://///") + PAGE)
    assert answer["outcome"] in ("pass", "fail", "unsure")


def test_questions_have_their_names_for_a_screen_reader(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    for field, name in zip(FIELDS, ("所在单位", "本人编制", "资格考试", "现在的岗位", "处分和处罚"), strict=True):
        group = question(checker, field)
        group.evaluate("group => { group.hidden = false; }")
        expect(group).to_have_accessible_name(re.compile(name))
        expect(group).to_have_accessible_description(re.compile("？"))


def test_the_letter_says_what_is_asked_and_leaves_the_rest_blank(visit: Visit) -> None:
    checker = CheckerPage(
        visit, f"{PAGE}#unit=unsure&staffing=civil-servant&exam=passed-within-three-years&post=unsure&sanctions=none"
    )
    checker.expect_outcome("unsure")
    letter = checker.verdict.locator(".letter")
    expect(letter).to_be_hidden()
    visit.page.evaluate("print = () => document.body.append('printed')")
    visit.page.get_by_role("button", name="打印给司法局的咨询函").click()
    expect(visit.page.locator("body")).to_contain_text("printed")
    visit.page.emulate_media(media="print")
    expect(letter).to_be_visible()
    for words in (
        "1. 本单位是不是行政执法部门？",
        "2. 这位同志的岗位是不是执法岗位？",
        "本人编制：公务员",
        "处分和处罚：没有",
        "□ 本单位的三定方案",
        "单位（盖章）：",
        "姓名：",
        "日期：",
    ):
        expect(letter).to_contain_text(words)
    outcome = checker.verdict.locator(".checker-outcome")
    for hidden in ("h1", ".md-header", ".checker-form", "#by-hand", ".checker-print"):
        expect(visit.page.locator(hidden).first).to_be_hidden()
    expect(outcome).to_be_hidden()
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(letter).to_be_hidden()
    expect(outcome).to_be_visible()


def test_without_scripts_all_questions_and_the_way_by_hand_can_be_read(visit: Visit) -> None:
    page = visit.page.context.browser.new_page(java_script_enabled=False)  # type: ignore[union-attr]
    page.goto(visit.origin + PAGE)
    for field in FIELDS:
        expect(page.locator(f"[data-field={field}]")).to_be_visible()
    expect(page.locator("#by-hand")).to_be_visible()
    page.close()

"""What somebody has typed stays, half a word is not judged, and the answer comes into sight."""

from __future__ import annotations

import re

from playwright.sync_api import Dialog, Page, expect

from tests.pages import MARKED_ROW

from .checker_page import CheckerPage
from .test_many_at_once import check_lines
from .visits import Visit

SIZES = [(1366, 650), (1366, 768), (360, 740), (360, 640)]
ROWS = "川X010001\n川X018888\n川X010003"

# An input method as the browsers report it. Chromium ends with compositionend, Firefox with one more input.
COMPOSE = """(field, [text, chromium]) => {
    const input = (isComposing) => new InputEvent("input", { bubbles: true, isComposing });
    field.dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    for (const part of ["c", "chuan"]) { field.value = part; field.dispatchEvent(input(true)); }
    window.composing = () => {
        field.value = text;
        if (chromium) field.dispatchEvent(input(true));
        field.dispatchEvent(new CompositionEvent("compositionend", { bubbles: true, data: text }));
        if (!chromium) field.dispatchEvent(input(false));
    };
}"""


def test_half_a_word_is_not_checked_and_a_whole_one_once(visit: Visit) -> None:
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888"})
    checker.expect_outcome("fail")
    visit.page.evaluate(
        """() => {
            const verdict = document.querySelector(".checker-verdict");
            new MutationObserver(() => { window.changes++; }).observe(verdict, { childList: true });
        }"""
    )
    # As Chromium ends a composition, then as Firefox does.
    for is_chromium, number, before, after in (
        (True, "川X010001", "fail", "pass"),
        (False, "川X018888", "pass", "fail"),
    ):
        visit.page.evaluate("window.changes = 0")
        checker.number.evaluate(COMPOSE, [number, is_chromium])
        visit.page.wait_for_timeout(600)
        assert 0 == visit.page.evaluate("window.changes")
        checker.expect_outcome(before)
        visit.page.evaluate("window.composing()")
        checker.expect_outcome(after)
        visit.page.wait_for_timeout(600)
        assert 1 == visit.page.evaluate("window.changes")


def test_a_citation_and_back_brings_the_form_and_its_verdict(visit: Visit) -> None:
    visit.page.add_init_script("self.cameWith = JSON.stringify(history.state)")
    checker = CheckerPage(visit)

    def go_and_come_back() -> tuple[str, str]:
        """What the history had of the page before it opened, and has afterwards."""
        checker.expect_outcome("fail")
        checker.verdict.get_by_role("link", name="第十三问").first.click()
        visit.page.wait_for_url("**/guide/certificate-number.html*")
        visit.page.go_back()
        visit.page.wait_for_load_state()
        return visit.page.evaluate("self.cameWith"), visit.page.evaluate("JSON.stringify(history.state)")

    checker.ask({"number": "川X018888", "region": "川X"})
    assert "8888" not in visit.page.evaluate("JSON.stringify(history.state)")
    before, after = go_and_come_back()
    expect(checker.number).to_have_value("川X018888")
    checker.expect_outcome("fail")
    assert "川X018888" in before
    assert "8888" not in after
    # A row that was pasted as a whole may be about a person: nothing of it stays behind.
    checker.ask({"number": MARKED_ROW.replace("0001", "8888")})
    before, after = go_and_come_back()
    assert "8888" not in before + after
    expect(checker.number).to_have_value("")


def test_a_number_of_a_person_does_not_come_back(visit: Visit) -> None:
    checker = CheckerPage(visit, "check/resident-id.html")
    field = visit.page.locator("[data-field=number]")
    field.fill("519999199003070013")
    visit.page.evaluate("addEventListener('pagehide', () => {}); addEventListener('unload', () => {})")
    assert "519999199003070013" not in visit.page.evaluate("JSON.stringify(history.state)")
    assert checker.verdict.is_hidden()


def test_leaving_with_pasted_lines_asks_first(visit: Visit) -> None:
    CheckerPage(visit)
    visit.page.locator(".checker-lines > summary").click()
    visit.page.locator(".checker-lines textarea").press_sequentially("川X010001")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    visit.page.on("dialog", stay)
    visit.page.evaluate("setTimeout(() => { location.href = '../index.html'; })")
    visit.page.wait_for_timeout(500)
    assert ["beforeunload"] == asked
    expect(visit.page.locator(".checker-lines textarea")).to_have_value("川X010001")


def test_an_example_asks_before_it_overwrites(visit: Visit) -> None:
    checker = CheckerPage(visit)
    answers = [False, True]
    visit.page.on("dialog", lambda dialog: dialog.accept() if answers.pop(0) else dialog.dismiss())
    checker.number.fill("川X010007")
    checker.try_example("随意编的号")
    expect(checker.number).to_have_value("川X010007")
    checker.try_example("随意编的号")
    expect(checker.number).to_have_value("川X018888")
    # An example overwrites another without a word.
    checker.try_example("少一位")
    expect(checker.number).to_have_value("川X01009")
    assert [] == answers


def in_sight(page: Page, selector: str) -> bool:
    """Whether all of an element stands below the header and above the window's end."""
    return bool(
        page.locator(selector).first.evaluate(
            """element => {
                const { top, bottom } = element.getBoundingClientRect();
                const header = document.querySelector(".md-header").getBoundingClientRect();
                return top >= Math.max(0, header.bottom) - 1 && bottom <= innerHeight;
            }"""
        )
    )


def test_the_headline_comes_into_sight(visit: Visit) -> None:
    checker = CheckerPage(visit)
    for width, height in SIZES:
        visit.page.set_viewport_size({"width": width, "height": height})
        for number, outcome in (("川X010001", "pass"), ("川X018888", "fail")):
            visit.page.evaluate("scrollTo(0, 0)")
            checker.ask({"number": number})
            checker.expect_outcome(outcome)
        expect(checker.verdict).to_be_focused()
        assert in_sight(visit.page, ".checker-verdict .checker-outcome"), (width, height)
        check_lines(visit.page, ROWS)
        expect(visit.page.locator(".checker-lines-result")).to_be_focused()
        assert in_sight(visit.page, ".checker-lines-count"), (width, height)


def test_a_field_says_what_is_wrong_with_it(visit: Visit) -> None:
    checker = CheckerPage(visit)
    checker.ask({"number": "川X018888", "region": "北京"})
    checker.expect_outcome("fail")
    region = visit.page.get_by_label("本单位地区代码")
    expect(region).to_be_visible()  # what is wrong is not folded
    for field, said in ((checker.number, "8888"), (region, "不像地区代码")):
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(field).to_have_accessible_description(re.compile(said))
    checker.verdict.locator("[data-rule='certificate-number/unclear-own-region']").get_by_role("button").click()
    expect(region).to_be_focused()
    region.fill("川X")
    expect(region).not_to_have_attribute("aria-invalid", "true")
    expect(checker.verdict.get_by_role("heading", name="有 1 处错误")).to_be_visible()

"""Two names side by side, as a person compares them: over HTTP and from a folder, in each Chromium."""

import pytest
from playwright.sync_api import expect

from .checker_page import CheckerPage
from .visits import Visit

PAGE = "check/replacement.html"
OLD, NEW = "广安市国土资源局", "广安市自然资源和规划局"


def test_what_differs_is_marked_and_asked_in_words(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    checker.ask({"unit_on_certificate": OLD, "current_unit": NEW, "reform": "merged-new-name"})
    checker.expect_outcome("fail")
    line = checker.verdict.locator(".checker-comparison")
    expect(line).to_have_text("广安市证件上国土资源现在自然资源和规划局")
    expect(line.locator("del")).to_have_text(["证件上国土资源"])
    expect(line.locator("ins")).to_have_text(["现在自然资源和规划"])

    # A doubt can be printed as a letter.
    checker.ask({"unit_on_certificate": OLD, "current_unit": OLD, "reform": "renamed"})
    checker.expect_outcome("unsure")
    expect(visit.page.get_by_role("button", name="打印给司法局的咨询函")).to_be_visible()
    expect(checker.verdict.locator(".letter")).to_contain_text(f"证件上的单位名称：{OLD}")

    # Names stay text, and out of the address.
    hostile, script = '<img src=x onerror="document.title=1">', "<script>document.title=2</script>"
    title, address = visit.page.title(), visit.page.url
    checker.ask({"unit_on_certificate": hostile, "current_unit": script})
    checker.expect_slip({"old": hostile, "new": script})
    assert 0 == checker.verdict.locator("img, script").count()
    assert (title, address) == (visit.page.title(), visit.page.url)
    assert [] == visit.console_errors + visit.page_errors


@pytest.mark.in_one_browser("newest")
def test_it_compares_by_keyboard_alone_and_as_one_types_once_it_was_asked(visit: Visit) -> None:
    checker = CheckerPage(visit, PAGE)
    keyboard = visit.page.keyboard
    checker.tab_to(visit.page.get_by_label("证件上的单位名称"))
    keyboard.insert_text(OLD)
    keyboard.press("Tab")
    keyboard.insert_text(OLD)
    keyboard.press("Enter")
    checker.expect_outcome("pass")
    expect(checker.verdict).to_be_focused()
    expect(checker.verdict.locator(".checker-comparison")).to_have_count(0)
    visit.page.get_by_label("现在的单位名称").press("End")
    keyboard.type("甲")
    checker.expect_outcome("unsure")
    expect(checker.verdict.locator("ins")).to_have_text(["现在甲"])
    keyboard.press("Tab")
    for _ in range(2):
        keyboard.press("ArrowDown")
    expect(visit.page.get_by_label("没有合并，只改了名称")).to_be_checked()
    checker.expect_slip({"old": OLD, "new": f"{OLD}甲", "reform": "没有合并，只改了名称"})

"""What every page has besides its text, and what the home page offers first."""

from __future__ import annotations

from playwright.sync_api import expect

from .visits import Visit

SEASON = {
    "2026-01-05": "离截止还有 85 天。",
    "2026-03-31": "今天就是最后一天。",
    "2026-04-01": "离截止还有 364 天。",
    "2026-12-31": "离截止还有 90 天。",
}


def test_large_letters_last(visit: Visit) -> None:
    visit.open("guide/flow.html")
    size = "getComputedStyle(document.querySelector('.md-content p')).fontSize"
    assert "17.5px" == visit.page.evaluate(size)
    switch = visit.page.get_by_role("button", name="大字")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    visit.open("faq.html")
    assert float(visit.page.evaluate(size).removesuffix("px")) >= 20
    visit.page.get_by_role("button", name="大字").click()
    visit.open("guide/flow.html")
    assert "17.5px" == visit.page.evaluate(size)
    assert [] == visit.console_errors + visit.page_errors


def test_a_page_of_the_guide_can_be_printed_by_a_button(visit: Visit) -> None:
    visit.page.add_init_script("window.print = () => { window.printed = true }")
    visit.open("guide/photo.html")
    visit.page.get_by_role("button", name="打印本页").click()
    assert visit.page.evaluate("window.printed")


def test_what_is_to_be_pasted_can_be_copied(visit: Visit) -> None:
    visit.open("guide/new-account.html")
    button = visit.page.get_by_role("button", name="复制“广安市司法局（审核）”")
    button.click()
    expect(button).to_contain_text("已")
    assert "广安市司法局（审核）" == visit.page.evaluate("getSelection().toString().trim()")


def test_the_home_page_shows_all_tools_and_what_is_due_on_a_small_screen(visit: Visit) -> None:
    visit.page.clock.set_fixed_time("2026-03-30T10:00:00+08:00")
    visit.page.set_viewport_size({"width": 1366, "height": 650})
    visit.open()
    tools = visit.page.locator(".tools a")
    listed = visit.page.locator(".md-nav--primary a[href^='check/']")
    assert set(listed.evaluate_all("all => all.map(one => one.href)")) <= set(
        tools.evaluate_all("all => all.map(one => one.href)")
    )
    for each in tools.all():
        expect(each).to_be_in_viewport(ratio=1)
    expect(visit.page.locator(".home-due")).to_have_text("年审每年 3 月 31 日前。离截止还有 1 天。")
    for day, said in SEASON.items():
        visit.page.clock.set_fixed_time(f"{day}T10:00:00+08:00")
        visit.page.reload()
        expect(visit.page.locator("[data-due]")).to_have_text(said)
    visit.page.get_by_role("button", name="搜索：").click()
    expect(visit.page.get_by_role("textbox", name="搜索")).to_be_focused()


def test_a_checkers_button_is_in_sight_and_its_verdict_beside_the_form(visit: Visit) -> None:
    visit.page.set_viewport_size({"width": 1366, "height": 650})
    visit.open("check/certificate-number.html")
    expect(visit.page.get_by_role("button", name="检查", exact=True)).to_be_in_viewport(ratio=1)
    visit.page.get_by_role("textbox", name="证件编号", exact=True).fill("川X018888")
    visit.page.get_by_role("button", name="检查", exact=True).click()
    verdict = visit.page.locator(".checker-verdict")
    expect(verdict).to_be_visible()
    form = visit.page.locator(".checker-form").bounding_box()
    beside = verdict.bounding_box()
    assert form
    assert beside
    assert beside["x"] >= form["x"] + form["width"]
    assert beside["y"] < form["y"] + 200

"""The application form as a person fills it in: over HTTP and from a folder, in each Chromium."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, expect

from .firefox import Firefox
from .form_page import FORM_PAGE, RIGHT, FormPage
from .traces import traces_of
from .visits import StartVisit, Visit

LAWS = "《中华人民共和国行政处罚法》《中华人民共和国行政许可法》"


@pytest.mark.everywhere
def test_a_form_is_filled_in_checked_and_right(visit: Visit) -> None:
    page = FormPage(visit)
    for name, value in RIGHT.items():
        if name in {"certificate_kind", "sex"}:
            page.choose(name, value)
        else:
            page.field(name).fill(value)
    page.check()
    expect(page.summary.get_by_role("heading")).to_contain_text("可以交了")
    place, form = page.summary.bounding_box(), page.page.locator(".checker-form").bounding_box()
    assert place
    assert form
    assert form["x"] + form["width"] <= place["x"]
    assert 0 == page.page.locator("[aria-invalid=true]").count()
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests
    assert [] == traces_of(visit, [RIGHT["name"], RIGHT["resident_id"]])


def test_a_field_is_judged_when_it_is_left(visit: Visit) -> None:
    page = FormPage(visit)
    page.choose("sex", "女")
    number = page.field("resident_id")
    number.fill("519999199003070013")  # a man's
    number.press("Tab")
    expect(page.page.locator(".checker-field-said")).to_contain_text("性别")
    # What nobody has touched yet is not said to be missing, nor is there a verdict.
    expect(page.beside("name")).to_have_count(0)
    expect(page.summary).to_be_hidden()
    expect(page.verdict).to_be_hidden()
    number.fill("51999919900307001")
    page.field("name").focus()
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(number).to_have_accessible_description(re.compile("不符合：.*18 位"))
    # It is mended while it is typed, not only when it is left again.
    number.fill("51999919900307001")
    number.press_sequentially("3")
    page.choose("sex", "男")
    expect(page.page.locator(".checker-field-said")).to_have_count(0)


def test_the_summary_leads_to_each_field(visit: Visit) -> None:
    page = FormPage(visit)
    page.choose("certificate_kind", "行政执法证")
    page.check()
    links = page.summary.get_by_role("link")
    assert links.count() > 15
    links.filter(has_text="没有填姓名").click()
    name = page.field("name")
    expect(name).to_be_focused()
    name.press_sequentially("张三")
    expect(links.filter(has_text="没有填姓名")).to_have_count(0)
    expect(name).to_be_focused()
    expect(page.beside("political_status")).to_contain_text("请确认")
    expect(page.page.locator(".form-section-filled").nth(1)).to_have_text("填了 1 / 5 栏")


@pytest.mark.in_one_browser("oldest")
def test_the_keyboard_is_enough(visit: Visit) -> None:
    page = FormPage(visit)
    keyboard = page.page.keyboard
    page.tab_to(page.field("certificate_kind").get_by_role("radio").first)
    keyboard.press("Space")
    page.tab_to(page.field("name"))
    keyboard.type("张?三")
    page.tab_to(page.page.locator(".checker-form [type=submit]"))
    keyboard.press("Enter")
    expect(page.summary).to_be_focused()
    page.tab_to(page.summary.get_by_role("link", name=re.compile("性别")))
    keyboard.press("Enter")
    expect(page.field("sex").get_by_role("radio").first).to_be_focused()
    page.tab_to(page.page.get_by_role("button", name="再填一个人"))
    keyboard.press("Enter")
    expect(page.people).to_have_count(1)
    expect(page.field("certificate_kind").get_by_role("radio").first).to_be_focused()


def test_what_one_certificate_does_not_want_is_folded_and_kept(visit: Visit) -> None:
    page = FormPage(visit)
    body = page.field("delegating_body")
    page.choose("certificate_kind", "委托行政执法证")
    body.fill("武胜县水务局")
    page.choose("certificate_kind", "行政执法证")
    expect(body).to_be_hidden()
    folded = page.page.locator(".form-folded:visible")
    expect(folded).to_have_count(2)
    expect(folded.first).to_contain_text("行政执法证不填")
    expect(folded.first).to_contain_text("武胜县水务局")
    page.choose("certificate_kind", "委托行政执法证")
    expect(body).to_have_value("武胜县水务局")
    page.choose("certificate_kind", "行政执法证")
    page.check()
    page.summary.get_by_role("link", name=re.compile("委托机关")).first.click()
    expect(body).to_be_focused()
    page.field("duty").focus()
    page.choose("certificate_kind", "委托行政执法证")
    page.choose("certificate_kind", "行政执法证")
    page.press("清掉")
    expect(body).to_have_value("")
    expect(page.summary.get_by_role("link", name=re.compile("委托机关"))).to_have_count(0)


def test_one_person_after_the_other(visit: Visit) -> None:
    page = FormPage(visit)
    page.example()
    page.press("再填一个人")
    expect(page.people).to_have_text([re.compile("张三.*可以交")])
    expect(page.summary).to_be_hidden()
    expect(page.field("certificate_number")).to_have_value("川X")
    page.field("name").fill("李四")
    page.people.get_by_role("button", name="打开：张三").click()
    expect(page.field("name")).to_have_value("张三")
    expect(page.summary).to_be_focused()
    expect(page.people).to_have_text([re.compile("李四.*没有填完")])
    page.page.once("dialog", lambda dialog: dialog.dismiss())
    page.people.get_by_role("button", name="删除：李四").click()
    expect(page.people).to_have_count(1)
    page.page.once("dialog", lambda dialog: dialog.accept())
    page.people.get_by_role("button", name="删除：李四").click()
    expect(page.people).to_have_count(0)


@pytest.mark.in_one_browser("newest")
def test_everybody_is_opened_as_a_roster(visit: Visit) -> None:
    page = FormPage(visit)
    page.example()
    page.press("再填一个人")
    law = '《甲法》,"第一条"\n=《乙法》'
    page.fill({**RIGHT, "name": "李四", "resident_id": "51999919900307001", "legal_basis": law})
    with visit.page.expect_popup() as popup:
        page.press("放进花名册")
    roster = popup.value
    expect(roster.locator(".checker-said")).to_contain_text("信息收集表里填好的：文本，第 1 行是表头，2 人。")
    expect(roster.locator(".roster-progress")).to_have_text("2 人查完了。")
    row = roster.locator(".roster-table tbody tr", has_text="李四")
    expect(row).to_contain_text("17 位")
    expect(page.page.locator(".form-people .form-said")).to_contain_text("2 张表")
    assert [] == traces_of(visit, ["李四", "5199999"]), "in either window"
    assert roster.evaluate("opener === null")
    assert [] == visit.console_errors + visit.page_errors + visit.failed_requests
    roster.reload()
    expect(roster.locator(".roster-result")).to_be_hidden()


def test_a_file_brings_everybody_back(visit: Visit, tmp_path: Path) -> None:
    page = FormPage(visit)
    page.example()
    file = page.save()
    assert "信息收集表.json" == file.suggested_filename
    assert RIGHT == json.loads(Path(file.path()).read_text(encoding="utf-8"))
    page.press("再填一个人")
    page.field("name").fill("李四")
    two = json.loads(Path(page.save().path()).read_text(encoding="utf-8"))
    assert ["张三", "李四"] == [person["name"] for person in two]
    visit.page.reload()
    page.open(tmp_path, two)
    expect(page.field("name")).to_have_value("张三")
    expect(page.people).to_have_text([re.compile("李四")])


def test_a_file_overwrites_nothing_unasked(visit: Visit, tmp_path: Path) -> None:
    page = FormPage(visit)
    page.field("name").fill("李四")
    page.open(tmp_path, {"name": "张三", "duty": "科员"})
    question = page.page.locator(".form-question")
    expect(question.get_by_role("button").first).to_be_focused()
    expect(page.field("name")).to_have_value("李四")
    page.press("只填还空着的 1 栏")
    expect(page.field("duty")).to_have_value("科员")
    expect(page.field("name")).to_have_value("李四")
    page.open(tmp_path, {"name": "张三"})
    page.press("现在这张先收起来，再打开")
    expect(page.field("name")).to_have_value("张三")
    expect(page.people).to_have_text([re.compile("李四")])
    expect(question).to_be_hidden()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            {"name": "张三", "foo": "x", "area": ["y"], "general_exam_score": 86},
            r"照文件填了 2 栏。.*第 3 行“foo”、第 4 行“area”。",
        ),
        ('{"name": "张三', "看不懂这个文件"),
        ("", "这个文件是空的"),
        ("[1, null]", "什么也没有填。.*第 1 个人、第 2 个人"),
        ([{"name": "张三"}] * 201, "文件里有 201 个人"),
        (b"x" * 2_000_001, "这个文件太大"),
        ('{"name": "张三"}'.encode("gb18030"), "照文件填了 1 栏。"),
    ],
    ids=["unknown", "broken", "empty", "nobody", "crowd", "huge", "gb18030"],
)
@pytest.mark.in_one_browser("newest")
def test_what_a_file_holds_besides_is_named(
    visit_at: StartVisit, http_address: str, tmp_path: Path, content: object, said: str
) -> None:
    page = FormPage(visit_at(http_address))
    page.open(tmp_path, content)
    expect(page.said).to_have_text(re.compile(said))
    expect(page.field("name")).to_have_value("张三" if "照文件填了" in said else "")


def test_nothing_is_kept_and_leaving_asks(visit: Visit) -> None:
    page = FormPage(visit)
    before = visit.page.url
    page.field("name").press_sequentially("张三")
    page.field("education").press_sequentially("大学本科")
    page.check()
    assert before == visit.page.url
    assert [] == traces_of(visit, ["张三", "大学本科"])
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    visit.page.on("dialog", stay)
    leave = "setTimeout(() => { location.href = '../index.html'; })"
    visit.page.evaluate(leave)
    visit.page.wait_for_timeout(500)
    assert ["beforeunload"] == asked
    page.save()
    visit.page.evaluate(leave)
    visit.page.wait_for_url("**/index.html")
    assert ["beforeunload"] == asked


def test_a_link_fills_in_nothing_but_leads_to_a_field(visit: Visit) -> None:
    page = FormPage(visit, f"{FORM_PAGE}#education=x&name=y")
    visit.page.wait_for_load_state("load")
    expect(page.field("education")).to_have_value("")
    expect(page.field("name")).to_have_value("")
    visit.page.goto("about:blank")
    page = FormPage(visit, f"{FORM_PAGE}#application-form-staffing")
    expect(page.field("staffing")).to_be_focused()


@pytest.mark.parametrize(("laws", "sheets"), [(1, 1), (11, 1), (25, 2)])
def test_the_filled_form_is_paper_without_a_verdict(visit: Visit, laws: int, sheets: int) -> None:
    page = FormPage(visit)
    page.field("name").fill("𬭎某某")
    page.field("legal_basis").fill(LAWS * laws)
    page.choose("certificate_kind", "委托行政执法证")
    page.choose("certificate_kind", "行政执法证")
    page.press("打印这张表")
    expect(page.said).to_contain_text("这张表还没有查过")
    assert (sheets > 1) == ("2 张" in page.said.inner_text())
    expect(page.paper.locator("[data-paper=name]")).to_have_text("𬭎某某")
    expect(page.paper.locator("[data-paper=certificate_kind]")).to_have_text("☑ 行政执法证□ 委托行政执法证")
    sizes = page.paper.evaluate(
        "paper => ['name', 'legal_basis'].map((name) => getComputedStyle("
        "paper.querySelector(`[data-paper=${name}]`)).fontSize.replace('px', '') * 0.75)"
    )
    assert 9 <= round(sizes[1], 2) <= round(sizes[0], 2) <= 11
    assert (sheets > 1) == ("共 2 张纸，填的人：𬭎某某" in page.paper.inner_text())
    expect(page.page.locator("html")).to_have_class(re.compile("prints-form"))
    page.page.emulate_media(media="print")
    expect(page.paper).to_be_visible()
    for selector in (".checker", ".md-header", "h1", "#by-hand"):
        expect(page.page.locator(selector).first).to_be_hidden()
    pdf = page.page.pdf(prefer_css_page_size=True)
    assert sheets == len(re.findall(rb"/Type /Page\b(?!s)", pdf))


def test_the_keys_for_printing_print_the_form_too(visit: Visit) -> None:
    page = FormPage(visit)
    page.field("name").fill("张三")
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.page.locator("html")).to_have_class(re.compile("prints-form"))
    expect(page.paper.locator("[data-paper=name]")).to_have_text("张三")
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.page.locator("html")).not_to_have_class(re.compile("prints-form"))
    expect(page.paper.locator("[data-paper=name]")).to_have_text("")


def test_the_page_fits_a_phone_with_all_that_it_shows(visit: Visit) -> None:
    page = FormPage(visit)
    visit.page.set_viewport_size({"width": 360, "height": 740})
    page.example()
    page.press("再填一个人")
    page.field("name").fill("某" * 200)
    page.check()
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.thorough
def test_firefox_answers_the_same(firefox: Firefox, http_address: str, file_address: str) -> None:
    answers = firefox.answers("--example", http_address + FORM_PAGE, file_address + FORM_PAGE)
    assert [True, True] == [answer["text"].startswith("可以交了") for answer in answers]

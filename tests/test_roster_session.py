"""A roster on the page, as the page's worker asks for it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from cases.rosters.people import resident_id
from validators.browser import open_roster, practice_roster
from validators.roster.blocks import blocks_of
from validators.roster.details import CodeDetails
from validators.roster.session import Session

TODAY = "2026-11-27"
EVERYBODY = {
    "page": 0,
    "onlyProblems": False,
    "filters": {},
    "withNotes": False,
    "sortedBy": None,
    "isDown": False,
    "among": None,
    "seek": None,
}
HEADER = ("姓名", "公民身份号码", "证件编号", "办证日期", "通用法律知识考试时间")
GOOD = ("张某", "519999199003070013", "川X010001", "2024-03-01", "2025-07-20")
WRONG = ("李某", "519999199003070031", "川X010002", "2026-03-01", "2022-07-20")


def pasted(*rows: tuple[str, ...], name: str = "粘贴的表格") -> Session:
    text = "\n".join("\t".join(row) for row in rows)
    return open_roster(name, ("\ufeff" + text).encode(), TODAY)


def chosen(session: Session, own: dict[str, str] | None = None, **choices: object) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(session.choose_json(json.dumps(choices), json.dumps(own or {})))
    return described


def finished(session: Session, people: int) -> dict[str, Any]:
    while session.step(500) < people:
        pass
    return summed_up(session)


def summed_up(session: Session) -> dict[str, Any]:
    while session.sum_up():
        pass
    result: dict[str, Any] = json.loads(session.finish_json())
    return result


def rows(session: Session, **query: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(session.rows_json(json.dumps({**EVERYBODY, **query})))
    return found


def test_what_was_not_summed_up_is_summed_up_at_the_end() -> None:
    at_once, in_pieces = (pasted(HEADER, GOOD, WRONG) for _ in range(2))
    for session in (at_once, in_pieces):
        chosen(session)
        session.step(500)
    assert summed_up(in_pieces) == json.loads(at_once.finish_json())


def checked(*people: tuple[str, ...]) -> tuple[Session, dict[str, Any]]:
    session = pasted(HEADER, *people)
    assert chosen(session)["verdict"] is None
    return session, finished(session, len(people))


def test_what_was_read_is_said_in_a_sentence() -> None:
    described = chosen(pasted(HEADER, GOOD, ("合计", "1 人")))
    assert "粘贴的表格：文本，第 1 行是表头，1 人；有 1 行不是人，没有查。" == described["told"]
    assert ["name", "resident_id", "certificate_number"] == [each["field"] for each in described["columns"][:3]]
    assert {"name", "resident_id", "status"} <= set(described["fields"])


def test_a_file_that_is_no_table_has_a_verdict_and_no_question() -> None:
    described = chosen(open_roster("名单.pdf", b"%PDF-1.7", TODAY))
    assert ("名单.pdf", 0, None, []) == tuple(described[name] for name in ("told", "people", "asks", "columns"))
    assert ["roster/other-kind"] == [finding["rule"] for finding in described["verdict"]["findings"]]


def test_a_question_is_asked_and_answered() -> None:
    session = pasted(GOOD, WRONG)
    described = chosen(session)
    assert ("columns", True) == (described["asks"], described["withoutHeader"])
    columns = {str(each["at"]): each["field"] for each in described["columns"]}
    assert chosen(session, columns=columns, withoutHeader=True)["verdict"] is None
    assert 2 == finished(session, 2)["judged"]


def test_sheets_are_chosen() -> None:
    book = Workbook()
    for sheet, people in ((book.active, (GOOD,)), (book.create_sheet("二科"), (GOOD, WRONG))):
        assert sheet is not None
        for row in (HEADER, *people):
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    session = open_roster("花名册.xlsx", file.getvalue(), TODAY)
    described = chosen(session)
    assert "sheets" == described["asks"]
    assert [1, 2] == [sheet["people"] for sheet in described["sheets"]]
    assert "“二科”，第 1 行是表头，2 人" in chosen(session, sheets=["二科"])["told"]
    both = chosen(session, sheets=["Sheet", "二科"])
    assert ("“Sheet”、“二科”，3 人" in both["told"], both["verdict"]) == (True, None)
    result = finished(session, 3)
    # What stands in row 2 of both sheets is told apart.
    places = ["“Sheet”第 2 行", "“二科”第 2 行", "“二科”第 3 行"]
    assert places == [row["cells"][0]["text"] for row in rows(session)["rows"]]
    assert f"{places[0]} 张某" == rows(session)["rows"][0]["called"]
    assert "到期未审：2 人，“Sheet”第 2 行，“二科”第 2 行。" in result["blocks"][2]["lines"]
    assert all(f"\r\n{place}," in session.csv().decode() for place in places)
    problems = load_workbook(io.BytesIO(session.xlsx("1")))["问题"]
    assert {*places} == {str(row[0]) for row in problems.iter_rows(min_row=2, values_only=True)}


def test_nobody_can_be_checked_before_the_file_is_understood() -> None:
    session = open_roster("名单.pdf", b"%PDF-1.7", TODAY)
    chosen(session)
    with pytest.raises(ValueError, match="nobody"):
        session.step(1)
    with pytest.raises(ValueError, match="summed up"):
        rows(session)


def test_the_people_are_shown_with_what_to_do() -> None:
    session, result = checked(GOOD, WRONG)
    assert "fail" == result["verdict"]["outcome"]
    assert (2, "第 3 行") == (result["judged"], result["last"])
    page = rows(session)
    assert ["行", "姓名", "证件编号", "结果"] == [column["text"] for column in page["head"]]
    assert [["2", "张某", "川X010001", "通过"], ["3", "李某", "川X010002", "不通过"]] == [
        [cell["text"] for cell in row["cells"]] for row in page["rows"]
    ]
    assert [None, "张*", None, None] == [cell["paper"] for cell in page["rows"][0]["cells"]]
    assert {"B3", "E3"} <= {finding["cell"] for finding in page["rows"][1]["findings"]}
    assert all(finding["message"] and finding["remedy"] for finding in page["rows"][1]["findings"])


def test_the_reports_are_in_words() -> None:
    _, result = checked(GOOD, WRONG)
    reports = {block["title"]: "".join(block["lines"]) for block in result["blocks"]}
    assert ["重复和相近", "编号", "年审", "考试"] == list(reports)
    assert "两行的公民身份号码只差一点：2 人，第 2、3 行。" == reports["重复和相近"]
    assert "用了 2 个；下一个号 川X010003" in reports["编号"]
    assert "到期未审：1 人，第 2 行。今年办的，今年不用审：1 人，第 3 行。" in reports["年审"]
    assert "通用法律知识考试过了三年：1 人，第 3 行。" in reports["考试"]


def test_there_is_no_report_without_its_column() -> None:
    session = pasted(HEADER[:2], GOOD[:2])
    chosen(session)
    assert [] == finished(session, 1)["blocks"]


def test_people_who_are_alike_are_reported_first() -> None:
    _, result = checked(GOOD, (GOOD[0], GOOD[1], "川X010002", *GOOD[3:]), ("孙某", "", GOOD[2], "", ""))
    assert {
        "title": "重复和相近",
        "lines": ["两个人是同一个证件编号：2 人，第 2、4 行。", "同一个人写了两行：2 人，第 2、3 行。"],
    } == result["blocks"][0]


def test_skipped_serials_are_ranges() -> None:
    _, result = checked(*((f"{sign}某", "", f"川X01{serial:04}", "", "") for sign, serial in (("甲", 1), ("乙", 4))))
    assert "空着 0002–0003；下一个号 川X010005。" in result["blocks"][0]["lines"][0].partition("，避开")[0] + "。"


def test_many_gaps_and_no_number_left_are_said() -> None:
    gaps = tuple((serial, serial) for serial in range(2, 30, 2))
    code = CodeDetails(code="川Q99", unit=None, used=9000, gaps=gaps, next=(), next_skipping=None)
    session = pasted(("姓名", "证件编号"), ("张某", "川X010001"))
    chosen(session)
    finished(session, 1)
    [block] = blocks_of(session.checking, [code])
    assert [
        "川Q99：用了 9000 个；空着 0002、0004、0006、0008、0010、0012、0014、0016、0018、0020 等；号码用完了。"
    ] == block["lines"]


def test_people_are_filtered_and_sorted() -> None:
    session, result = checked(WRONG, GOOD, ("王某", "", "川X010003", "", ""))

    def names(**query: object) -> list[str]:
        return [row["cells"][1]["text"] for row in rows(session, **query)["rows"]]

    assert ["李某", "张某", "王某"] == names()
    assert ["张某", "李某", "王某"] == names(sortedBy=1)
    assert ["王某", "李某", "张某"] == names(sortedBy=2, isDown=True)
    assert "张某" == names(sortedBy=3)[-1]
    assert "张某" not in names(onlyProblems=True)
    (kinds,) = result["filters"]
    for kind in kinds["options"]:
        assert kind["people"] == len(names(filters={"kind": kind["id"]}))
    assert names() == names(filters={"kind": "roster/no-such-rule name"}) == names(sortedBy=99)
    assert ["王某"] == names(among=[2])


def test_notes_are_shown_on_request() -> None:
    session, _ = checked(("张某", "519999199003070013", "川X010004", "2024-03-01", "2025-07-20"))
    assert [] == rows(session)["rows"][0]["findings"]
    assert {"note"} == {finding["severity"] for finding in rows(session, withNotes=True)["rows"][0]["findings"]}


def test_a_page_has_a_hundred_people() -> None:
    session, _ = checked(*(("张某", "", f"川X01{serial:04}", "", "") for serial in range(1, 151)))
    assert (100, 2, 150) == (len(rows(session)["rows"]), rows(session)["pages"], rows(session)["people"])
    last = rows(session, page=99)
    assert (1, 50) == (last["page"], len(last["rows"]))


def test_what_was_judged_before_a_stop_is_shown() -> None:
    people = [("张某", "519999199003070031", f"川X01{serial:04}", "", "") for serial in range(1, 602)]
    session = pasted(HEADER, *people)
    chosen(session)
    assert 500 == session.step(500)
    result = summed_up(session)
    assert (500, "第 501 行", []) == (result["judged"], result["last"], result["blocks"])
    assert 500 == rows(session)["people"]
    assert "第 602 行没有查：停下时还没有查到" in session.csv().decode("utf-8-sig")
    nobody = pasted(HEADER, *people)
    chosen(nobody)
    assert (0, "") == tuple(summed_up(nobody)[name] for name in ("judged", "last"))


def test_the_unit_is_compared() -> None:
    session = pasted((*HEADER, "工作单位名称"), (*GOOD, "广安市林业局"))
    chosen(session, own={"unit": "广安市林业和草原局"})
    told = {finding["rule"] for finding in finished(session, 1)["verdict"]["findings"]}
    assert told & {"roster/unit-name-not-current", "roster/unit-name-unclear"}


def test_the_result_can_be_kept() -> None:
    session, _ = checked(GOOD, WRONG)
    assert "李某" in session.csv().decode("utf-8-sig")
    assert ["核验结果", "问题", "汇总"] == load_workbook(io.BytesIO(session.xlsx("1"))).sheetnames


def test_a_long_result_is_written_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("validators.roster.workbook.FILES_ARE_MEMORY", True)
    monkeypatch.setattr("validators.roster.workbook._MOST_AT_ONCE", 0)
    session, _ = checked(*(WRONG for _ in range(101)))
    for kind, whole in (("csv", session.csv()), ("xlsx", b"")):
        session.begin_saving(kind, "1")
        pieces = [session.save_more()]
        while pieces[-1] is None:
            pieces.append(session.save_more())
        assert len(pieces) > 2
        written = pieces[-1]
        assert written.startswith(whole or b"PK")
    assert 102 == load_workbook(io.BytesIO(written))["核验结果"].max_row
    with pytest.raises(ValueError, match="being saved"):
        session.save_more()


COUNTY = ("武某", resident_id(2), "川X06210001", "2024-03-01", "2025-07-20", "武胜县卫生健康委员会")
UNITS = (
    (*HEADER, "工作单位名称"),
    (*GOOD, "广安市林业局"),
    ("吴某", "", "", "", "", "广安市林业局"),
    COUNTY,
    ("郑某", "", "川X970007", "", "", ""),
)


def test_an_overview_comes_first_and_leads_to_the_people() -> None:
    session = pasted(*UNITS)
    chosen(session)
    result = finished(session, 4)
    assert ["不通过 2 人", "需要咨询 0 人", "通过 2 人"] == [count["text"] for count in result["counts"]]
    (asked,) = [line for line in result["overview"] if line["answer"]]
    assert ("unsure", {"words": "是本单位的", "field": "codes", "value": "川X97"}) == (
        asked["severity"],
        asked["answer"],
    )
    assert asked["text"].startswith("川X97：本站还没有收录这个代码，不等于错——1 人")
    assert ["郑某"] == [row["cells"][1]["text"] for row in rows(session, filters={"kind": asked["kind"]})["rows"]]
    severities = [line["severity"] for line in result["overview"]]
    assert severities == sorted(severities, key=["error", "unsure", "warning"].index)
    chosen(session, own={"codes": "川X97"})
    assert [] == [line for line in finished(session, 4)["overview"] if line["answer"]]


def test_people_of_several_units_are_filtered_by_theirs_and_have_numbers_proposed() -> None:
    session = pasted(*UNITS)
    chosen(session)
    _, units = finished(session, 4)["filters"]
    assert [("广安市林业局", 2), ("武胜县卫生健康委员会", 1), ("（没有写）", 1)] == [
        (option["label"], option["people"]) for option in units["options"]
    ]
    page = rows(session, filters={units["name"]: units["options"][0]["id"]}, sortedBy=4)
    assert ["行", "姓名", "工作单位名称", "证件编号", "建议编号", "结果"] == [column["text"] for column in page["head"]]
    assert ["川X010002", ""] == [row["cells"][4]["text"] for row in page["rows"]]


def test_the_next_finding_is_sought_across_pages() -> None:
    days = {5: "2022-07-20", 150: "2022-07-20"}
    people = [
        (f"张{at}", resident_id(at), f"川X01{at:04}", "2024-03-01", days.get(at, "2025-07-20")) for at in range(1, 201)
    ]
    session, _ = checked(*people)

    def sought(after: int | None, by: int, **query: object) -> tuple[int | None, int]:
        found = rows(session, seek={"after": after, "by": by}, **query)
        return found["sought"], found["page"]

    assert (4, 0) == sought(None, 1)
    assert (149, 1) == sought(4, 1)
    assert (None, 1) == sought(149, 1, page=1)
    assert (4, 0) == sought(149, -1, page=1)
    assert (149, 0) == sought(None, 1, isDown=True)


def test_the_list_of_applicants_has_those_who_are_ticked() -> None:
    session, result = checked(GOOD, ("王某", resident_id(1), "", "", "2025-07-20"), ("孙?", "", "", "", ""))
    assert {"ticked": [1], "faulty": 1} == result["waiting"]
    warns = [bool(row["warns"]) for row in rows(session)["rows"]]
    assert [False, False, True] == warns
    query = json.dumps({"ticked": [1, 99], "withId": True})
    listed = json.loads(session.list_json(query))
    assert [["1", "王某", "", resident_id(1), "", "", "", ""]] == listed["rows"]
    assert ("合计 1 人", 8) == (listed["total"], len(listed["head"]))
    sheet = load_workbook(io.BytesIO(session.list_xlsx(query))).active
    assert sheet is not None
    assert "王某" == sheet["B4"].value


def test_a_check_is_compared_with_an_earlier_one() -> None:
    before, _ = checked(GOOD, WRONG, ("旧某", "", "川X010009", "", ""))
    moved = ("张某", "519999199003070013", "川X010001", "2024-03-02", "2025-07-20")
    after, _ = checked(moved, ("新某", "", "川X010008", "", ""), WRONG)
    found = json.loads(after.changes_json(before))
    assert "和“粘贴的表格”比：改好 0 处，新出现 0 处；新来 1 人，少了 1 人，改了内容的 1 人。" == found["text"]
    lines = {group["title"]: [(line["text"], line["paper"]) for line in group["lines"]] for group in found["groups"]}
    assert {
        "新来的：1 人": [("第 3 行 新某", "第 3 行 新*")],
        "少了的：1 人": [("原来第 4 行 旧某", "原来第 4 行 旧*")],
        "改了内容的：1 人": [
            ("第 2 行 张某：办证日期“2024-03-01”改为“2024-03-02”", "第 2 行 张*：办证日期“2024-03-01”改为“2024-03-02”")
        ],
    } == lines
    assert found["areAlike"]


def test_the_roster_for_practice_goes_through_all_steps_as_text_and_as_a_workbook() -> None:
    content = practice_roster()
    for kind in ("文本", "Excel 工作簿"):
        session = open_roster("", content, TODAY)
        described = chosen(session)
        assert described["verdict"] is None
        assert kind in described["told"]
        assert len(practice_roster().splitlines()) - 1 == described["people"]
        rules = {finding["rule"] for finding in finished(session, described["people"])["verdict"]["findings"]}
        assert "roster/person-twice" in rules
        content = session.xlsx("")

"""A check goes on in steps, may be stopped, and says what is the matter with one row."""

from __future__ import annotations

from datetime import date

from validators.engine import check
from validators.model import Outcome
from validators.roster import CHECKER
from validators.roster.checking import Checking
from validators.roster.judging import Own
from validators.roster.open import open_rows
from validators.roster.people import People
from validators.roster.result import finished
from validators.roster.review import State, exams, reviews

TODAY = date(2026, 3, 1)
HEADER = ["姓名", "证件编号", "政治面貌"]


def checking(rows: list[list[str]], header: list[str] = HEADER) -> Checking:
    return Checking(People(open_rows([header, *rows]).tables), Own(), TODAY)


def test_a_check_that_is_stopped_tells_what_it_has_found_so_far() -> None:
    stopped = checking([["赵?", "川X010001", "群众"], ["钱?", "川X010001", "群众"], ["孙三", "川X010002", "群众"]])
    assert 1 == stopped.step(1)
    stopped.finish()
    assert {Outcome.FAIL: 1} == dict(stopped.counts)
    assert ["application-form/name-with-placeholder"] == [kind.rule.id for kind in stopped.kinds]
    assert {} == stopped.facts
    assert 3 == stopped.step(500)
    stopped.finish()
    assert {Outcome.FAIL: 2, Outcome.PASS: 1} == dict(stopped.counts)


def test_the_row_names_the_other_row_with_the_same_number() -> None:
    done = checking([["赵一", "川X010001", "群众"], ["钱二", "川X010001", "群众"]])
    done.run()
    (found,) = [found for found in done.of_person(0) if found.rule.id == "roster/duplicate-number"]
    assert "证件编号一样：这一行和第 3 行。" == found.rule.finding(found.hit).message


def test_the_table_seeks_those_of_whom_something_is_told() -> None:
    rows = [["赵一", "川X010001", "群众"], ["钱二", "川X010001", "群众"], ["孙三", "川X010003", "#N/A"]]
    found = checking([*rows, ["李四", "川X010005", "群众"]])
    found.run()
    assert [True, True, True, False] == [bool(found.told(person)) for person in range(4)]
    assert [1, 1, 1, 0] == [*finished(found.with_something())]


def test_what_is_empty_in_the_whole_column_is_not_said_in_each_row() -> None:
    done = checking([[f"赵{'一二三四五六七八九十甲'[at]}", f"川X01{at + 1:04}", ""] for at in range(11)])
    done.run()
    assert [True] == [kind.of_column for kind in done.kinds if kind.rule.id == "application-form/left-empty"]
    assert [] == [found for found in done.of_person(0) if found.rule.id == "application-form/left-empty"]


def test_a_number_in_the_wrong_format_is_in_no_message_of_many() -> None:
    rows = [["姓名", "公民身份号码"], *([f"某{at}", "51999919900307001"] for at in "甲乙")]
    words = [finding.message for finding in check(CHECKER, {"rows": rows}, TODAY).findings]
    assert not any("51999919900307001" in message for message in words)


def test_many_groups_are_counted_and_the_first_named() -> None:
    numbers = [f"川X01{at + 1:04}" for at in range(21)]
    done = checking([["赵一", number, "群众"] for number in numbers] + [["钱二", number, "群众"] for number in numbers])
    done.run()
    (hit,) = done.facts["same_number"].hits()  # type: ignore[attr-defined]
    assert hit.values["where"].endswith("；一共 21 处")


def test_people_are_sorted_by_what_the_review_means_for_them() -> None:
    header = ["姓名", "证件编号", "办证日期", "今年年审", "状态"]
    rows = [
        ["赵一", "川X010001", "2018-12-31", "已审", ""],
        ["钱二", "川X010002", "2020年5月", "", ""],
        ["孙三", "川X010003", "2026-01-05", "", ""],
        ["李四", "川X010004", "去年", "", ""],
        ["周五", "川X010005", "2019-03-01", "", "已注销"],
        ["吴六", "川X010006", "2019-03-01", "2025年3月1日", ""],
        ["郑七", "川X010007", "2019-03-01", "2026年2月", ""],
        ["王八", "川X010008", "", "未审", ""],
        ["冯九", "川X010009", "2019-03-01", "不知道", ""],
    ]
    done = checking(rows, header)
    done.run()
    found = reviews(done.people, done.compared, TODAY)
    assert found == {State.DUE: (1, 5, 8), State.REVIEWED: (0, 6), State.NEW: (2,), State.UNREADABLE: (3,)}


def test_exams_are_sorted_by_how_long_they_still_count() -> None:
    header = ["姓名", "证件编号", "通用法律知识考试时间", "状态"]
    days = ["2025年7月20日", "2023-07-20", "2022-07-20", "去年", "", "2022-07-20"]
    rows = [["某人", f"川X01{at + 1:04}", day, "已注销" if at == 5 else ""] for at, day in enumerate(days)]
    done = checking(rows, header)
    done.run()
    found = exams(done.people, done.compared, TODAY)
    assert found
    assert ((2,), (1,), (3,), date(2026, 7, 19)) == (found.past, found.ending, found.unreadable, found.until)


def test_without_their_columns_there_are_no_reports() -> None:
    done = checking([["赵一", "川X010001", "群众"]])
    assert (None, None) == (reviews(done.people, done.compared, TODAY), exams(done.people, done.compared, TODAY))


def test_people_are_judged_without_a_column_for_names() -> None:
    done = checking([["川X018888"], ["川X010001"]], ["证件编号"])
    done.run()
    assert [Outcome.FAIL, Outcome.PASS] == [done.outcomes[person] for person in range(2)]


def test_somebody_among_many_who_belong_together_names_the_first_of_them() -> None:
    done = checking([["赵一", "川X010001", "群众"] for _ in range(30)])
    done.run()
    hits = [found.hit for found in done.of_person(29) if found.rule.id == "roster/duplicate-number"]
    (where,) = [hit.values["where"] for hit in hits]
    assert str(where).startswith("这一行在内，第 2、3、4")
    assert str(where).endswith("等 30 行")


def test_others_have_a_turn_while_many_wrong_numbers_are_compared() -> None:
    rows = [[f"赵{at}", f"51999919900307{at:03d}0"] for at in range(450)]
    done = checking(rows, ["姓名", "公民身份号码"])
    assert 450 == done.step(500)
    assert 6 < sum(1 for _ in done.finishing())


def test_what_each_row_has_to_do_differently_is_for_the_row_to_say() -> None:
    rows = [["姓名", "公民身份号码"], ["赵一", "519999900307001"], ["钱二", "519999880219012"]]
    remedies = [finding.remedy for finding in check(CHECKER, {"rows": rows}, TODAY).findings]
    assert "怎么改，每一行不同，看那一行写的。" in remedies


def test_half_a_character_in_a_header_breaks_no_verdict() -> None:
    rows = [["姓名", "公民身份号码", "血\ud800型"], ["赵一", "519999199003070013", "\ud800"]]
    verdict = check(CHECKER, {"rows": rows}, date(2026, 3, 1))
    assert "血□型" in verdict.model_dump_json()

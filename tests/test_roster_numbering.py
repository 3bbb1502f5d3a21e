"""Which numbers come next, whom they are proposed to, and what is said when there are none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from validators.roster.across import Person, compared
from validators.roster.numbering import Code, numbering, proposed
from validators.roster.open import open_rows
from validators.roster.people import People


def people(*numbers: str, units: Sequence[str] = (), states: Sequence[str] = ()) -> list[Person]:
    rows = [
        ["某人", number, units[at] if units else "", states[at] if states else ""] for at, number in enumerate(numbers)
    ]
    return list(compared(People(open_rows([["姓名", "证件编号", "工作单位名称", "状态"], *rows]).tables)))


def code(*serials: int) -> Code:
    (found,) = numbering(people(*(f"川X01{serial:04}" for serial in serials)))
    return found


@pytest.mark.parametrize(
    ("serials", "plain", "skipping"),
    [
        ((1, 2, 3), 4, 5),
        ((1, 13), 14, 15),
        ((1, 249), 250, 251),
        ((1, 9526), 9528, 9528),
        ((1, 2, 8888), 3, 3),
        ((9998, 9999), None, None),
        ((8888,), 1, 1),
    ],
)
def test_the_next_number_follows_the_highest(serials: tuple[int, ...], plain: int, skipping: int) -> None:
    assert (plain, skipping) == (code(*serials).next, code(*serials).next_skipping)


def test_below_a_large_gap_there_is_a_second_answer() -> None:
    found = code(1, 2, 30, 5000)
    assert (3, 5001) == (found.before_large_gap, found.next)


def test_numbers_of_cancelled_people_are_not_given_again() -> None:
    (found,) = numbering(people("川X010001", "川X010002", states=["", "已注销"]))
    assert 3 == found.next


def test_people_without_a_number_are_proposed_one_in_order() -> None:
    rows = people("川X010001", "", "", "川X010003")
    is_without = [False, True, True, False]
    assert {1: "川X010004", 2: "川X010005"} == proposed(rows, is_without)
    assert {1: "川X010005", 2: "川X010006"} == proposed(rows, is_without, skipping=True)


def test_the_code_is_that_of_the_persons_unit() -> None:
    rows = people("川X010001", "川X020007", "", "", units=["甲局", "乙局", "乙局", "丙局"])
    assert {2: "川X020008"} == proposed(rows, [False, False, True, True])


def test_nobody_is_proposed_a_number_that_there_is_not() -> None:
    assert {} == proposed(people("川X019998", "川X019999", ""), [False, False, True])
    assert {} == proposed(people("", ""), [True, True])
    assert {} == proposed(people("川X010001", "", states=["", "已注销"]), [False, True])

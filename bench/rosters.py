"""The rosters that are measured: made-up people, few of them or all with something wrong, as xlsx and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from cases.rosters.people import FORM, Person, person, with_check_digit
from validators.roster.columns import LABELS

SEVERAL, MANY = 10_000, 100_000
HEADER = [LABELS[name] for name in FORM]
_FIRST_BIRTH, _BIRTHS = date(1966, 1, 1), 12_000  # days
_UNITS = 40
_WRONG_EVERY = 50  # people
_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
_DUTIES = ("科员", "副科长", "科长", "主任科员", "副主任", "主任", "四级调研员", "副大队长", "大队长", "办事员")
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉力玲宁"


def _wrong_check_digit(one: Person) -> None:
    number = str(one["resident_id"])
    one["resident_id"] = number[:-1] + ("0" if number[-1] != "0" else "1")


def _other_sex(one: Person) -> None:
    one["sex"] = "男" if one["sex"] == "女" else "女"


def _without_duty(one: Person) -> None:
    one["duty"] = ""


def _unknown_kind(one: Person) -> None:
    one["certificate_kind"] = "执法证"


def _short_number(one: Person) -> None:
    one["certificate_number"] = str(one["certificate_number"])[:-1]


def _same_number(one: Person) -> None:
    one["certificate_number"] = "川X010001"


MISTAKES: tuple[Callable[[Person], None], ...] = (
    _wrong_check_digit,
    _other_sex,
    _without_duty,
    _unknown_kind,
    _short_number,
    _same_number,
)


def people(count: int, *, all_wrong: bool = False) -> Iterator[Person]:
    """Make up as many people, no two with one number. In one of fifty something is wrong, or in each."""
    for index in range(count):
        unit = index * _UNITS // count
        one = person(index, unit=f"广安市第{unit + 1}执法局")
        birth = _FIRST_BIRTH + timedelta(days=index * 7919 % _BIRTHS)
        sequence = 2 * (index // _BIRTHS) + (1 if one["sex"] == "男" else 2)
        one["name"] = _SURNAMES[index % 30] + _GIVEN[index // 30 % 30] + _GIVEN[index // 900 % 30]
        one["duty"] = _DUTIES[index % len(_DUTIES)]
        one["special_exam_date"] = f"{date(2026, 1, 5) + timedelta(days=index * 31 % 200):%Y-%m-%d}"
        one["resident_id"] = with_check_digit(f"519999{birth:%Y%m%d}{sequence:03d}")
        one["certificate_number"] = f"川X{unit + 1:02}{index - -(-unit * count // _UNITS) + 1:04}"
        if index and (all_wrong or index % _WRONG_EVERY == 0):
            at = index if all_wrong else index // _WRONG_EVERY
            MISTAKES[at % len(MISTAKES)](one)
        yield one


def planted(count: int) -> set[int]:
    """The rows, as a spreadsheet counts them, in which `people` puts something wrong if not in all."""
    return {index + 2 for index in range(_WRONG_EVERY, count, _WRONG_EVERY)}


def write_xlsx(path: Path, count: int, *, all_wrong: bool = False) -> Path:
    """Write them as a workbook: text, but scores are numbers."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("花名册")
        sheet.write_row(0, 0, HEADER)
        for row, one in enumerate(people(count, all_wrong=all_wrong), 1):
            sheet.write_row(row, 0, [one[name] for name in FORM])
    return path


def write_csv(path: Path, count: int) -> Path:
    """Write the same as CSV in UTF-8."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows([one[name] for name in FORM] for one in people(count))
    return path

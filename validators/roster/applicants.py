"""申领证件人员名单: who is on the list that goes to the bureau on paper (流程第 6 步)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from validators.model import Outcome
from validators.roster.checking import Checking
from validators.roster.columns import CERTIFICATE_NUMBER, ISSUED_ON, LABELS, NAME, REMARK, RESIDENT_ID, SEX, UNIT_NAME

TITLE = "申领证件人员名单"
NOTE = "系统能打印的，交系统打印的那一份；这张用来核对（指南没有给出格式，本站约定）"
COLUMNS = (
    ("ordinal", "序号"),
    (NAME, LABELS[NAME]),
    (SEX, LABELS[SEX]),
    (RESIDENT_ID, LABELS[RESIDENT_ID]),
    (UNIT_NAME, LABELS[UNIT_NAME]),
    ("duty", LABELS["duty"]),
    (CERTIFICATE_NUMBER, LABELS[CERTIFICATE_NUMBER]),
    (REMARK, LABELS[REMARK]),
)


@dataclass(frozen=True)
class Applicant:
    """A person on the list. `is_faulty`: something in the row is wrong, so it should not go out yet."""

    person: int
    ordinal: int
    texts: dict[str, str]
    is_faulty: bool

    def cells(self, *, with_id: bool) -> list[str]:
        """Return what stands in the person's row."""
        names = [name for name, _ in COLUMNS if with_id or name != RESIDENT_ID]
        return [str(self.ordinal) if name == "ordinal" else self.texts.get(name, "") for name in names]


def waiting(checking: Checking) -> tuple[int, ...]:
    """Return the people without a certificate number or without an issue date, as far as there is such a column."""
    people = checking.people
    columns = [people.texts(name) for name in (CERTIFICATE_NUMBER, ISSUED_ON) if name in people.fields]
    return tuple(
        person
        for person, (*texts, compared) in enumerate(zip(*columns, checking.compared, strict=False))
        if not all(map(str.strip, texts)) and not compared.is_cancelled
    )


def applicants(checking: Checking, ticked: tuple[int, ...]) -> tuple[Applicant, ...]:
    """Return the list of these people, in order."""
    found = []
    for ordinal, person in enumerate(sorted(ticked), 1):
        table, index = checking.people.place(person)
        is_faulty = checking.outcomes[person] is Outcome.FAIL
        found.append(Applicant(person, ordinal, table.person(index), is_faulty))
    return tuple(found)


def list_of(checking: Checking, ticked: Iterable[int], *, with_id: bool) -> dict[str, Any]:
    """Return the list as it stands on paper, ready for JSON. People who were not judged are not on it."""
    listed = applicants(checking, tuple(person for person in ticked if 0 <= person < len(checking.outcomes)))
    return {
        "title": TITLE,
        "note": NOTE,
        "head": [label for name, label in COLUMNS if with_id or name != RESIDENT_ID],
        "rows": [applicant.cells(with_id=with_id) for applicant in listed],
        "total": total(len(listed)),
        "toFill": [f"单位（盖章）：{unit_of(checking, listed)}", "经办人：", "日期："],
    }


def total(count: int) -> str:
    """Say how many are on the list."""
    return f"合计 {count} 人"


def unit_of(checking: Checking, listed: Sequence[Applicant]) -> str:
    """Return the unit that hands the list in: the one that was given, or the one that all on it have in common."""
    names = {applicant.texts.get(UNIT_NAME, "").strip() for applicant in listed}
    return checking.own.unit or (names.pop() if len(names) == 1 else "")

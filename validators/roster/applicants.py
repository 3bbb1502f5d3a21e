"""申领证件人员名单: who is on the list that goes to the bureau on paper (流程第 6 步)."""

from __future__ import annotations

from dataclasses import dataclass

from validators.model import Outcome
from validators.roster.checking import Checking
from validators.roster.columns import CERTIFICATE_NUMBER, ISSUED_ON, LABELS, REMARK, SEX, UNIT_NAME

COLUMNS = (
    ("ordinal", "序号"),
    ("name", LABELS["name"]),
    (SEX, LABELS[SEX]),
    ("resident_id", LABELS["resident_id"]),
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
        names = [name for name, _ in COLUMNS if with_id or name != "resident_id"]
        return [str(self.ordinal) if name == "ordinal" else self.texts.get(name, "") for name in names]


def ticked_at_first(checking: Checking) -> tuple[int, ...]:
    """Return the people without a certificate number or without an issue date, as far as there is such a column."""
    people = checking.people
    columns = [people.texts(name) for name in (CERTIFICATE_NUMBER, ISSUED_ON) if name in people.fields]
    return tuple(
        person
        for person, texts in enumerate(zip(*columns, strict=True))
        if not all(map(str.strip, texts)) and not checking.compared[person].is_cancelled
    )


def applicants(checking: Checking, ticked: tuple[int, ...]) -> tuple[Applicant, ...]:
    """Return the list of these people, in order."""
    found = []
    for ordinal, person in enumerate(sorted(ticked), 1):
        table, index = checking.people.place(person)
        is_faulty = checking.outcome(person) is Outcome.FAIL
        found.append(Applicant(person, ordinal, table.person(index), is_faulty))
    return tuple(found)

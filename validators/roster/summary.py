"""One finding for what a rule found in a column, however many people it is on."""

from __future__ import annotations

from dataclasses import replace

from validators.roster.checking import Kind
from validators.roster.columns import LABELS
from validators.roster.people import People
from validators.rules import Hit, Rule

_EACH = "怎么改，每一行不同，看那一行写的。"


def summed_up(people: People, kind: Kind) -> tuple[Rule, Hit]:
    """Return a rule of the same name, and the one hit that stands for all of this kind.

    Of one person it says what it would say to that one; of several, the rows.
    """
    count = len(kind.people)
    label = LABELS[kind.field]
    if count == 1:
        message = f"{people.rows_named(kind.people)}，{label}：{_words(kind.rule.message, kind.hits[0])}"
    elif kind.of_column:
        message = f"{label}：{kind.rule.finds}——这一栏多数人都这样，{count} 人。"
    else:
        message = f"{label}：{kind.rule.finds}——{count} 人，{people.rows_named(kind.people)}。"
    remedy = _words(kind.rule.remedy, kind.hits[0])
    if "{" in kind.rule.remedy and any(_words(kind.rule.remedy, hit) != remedy for hit in kind.hits):
        remedy = _EACH
    rule = replace(kind.rule, field=kind.field, message="{message}", remedy="{remedy}")
    return rule, Hit(values={"message": message, "remedy": remedy})


def _words(template: str, hit: Hit) -> str:
    return template.format_map(hit.values)

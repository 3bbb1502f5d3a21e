"""Says in words how a check differs from an earlier one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from validators.application_form.prepare import masked_name
from validators.model import Traits
from validators.normalise import visible
from validators.roster.changes import Changed, Changes
from validators.roster.checking import Checking
from validators.roster.columns import FORM_FIELDS, LABELS, NAME, PHONE

_MOST = 200  # lines of one kind
_PERSONAL = {PHONE, *(name for name, info in FORM_FIELDS.items() if Traits.of(info).personal)}


def comparison_of(name: str, changes: Changes, before: Checking, after: Checking) -> dict[str, Any]:
    """Return the comparison with an earlier file of this name, ready for JSON.

    `groups` have a title and lines; a line has a text, and another one for paper, without names.
    """
    counted = f"改好 {changes.fixed} 处，新出现 {changes.new} 处"
    people = f"新来 {len(changes.added)} 人，少了 {len(changes.gone)} 人，改了内容的 {len(changes.changed)} 人"
    groups = {
        "新来的": _whom(after, changes.added, "第"),
        "少了的": _whom(before, changes.gone, "原来第"),
        "改了内容的": (_what(before, after, each) for each in changes.changed),
    }
    counts = (len(changes.added), len(changes.gone), len(changes.changed))
    return {
        "text": f"和“{name}”比：{counted}；{people}。",
        "areAlike": changes.are_alike,
        "groups": [
            {"title": f"{title}：{count} 人", "lines": _first(lines, count)}
            for (title, lines), count in zip(groups.items(), counts, strict=True)
            if count
        ],
    }


def _first(lines: Iterable[dict[str, str]], count: int) -> list[dict[str, str]]:
    shown = [line for line, _ in zip(lines, range(_MOST), strict=False)]
    more = f"还有 {count - _MOST} 人，没有列出来。"
    return [*shown, *([{"text": more, "paper": more}] if count > _MOST else [])]


def _whom(checking: Checking, people: Iterable[int], row: str) -> Iterator[dict[str, str]]:
    for person in people:
        yield _line(checking, person, row)


def _line(checking: Checking, person: int, row: str, words: str = "") -> dict[str, str]:
    table, index = checking.people.place(person)
    name = table.texts[NAME][index].strip() if NAME in table.texts else ""
    place = f"{checking.people.sheet_named(table)}{row} {table.rows[index]} 行"
    return {"text": f"{place} {name}{words}", "paper": f"{place} {masked_name(name)}{words}"}


def _what(before: Checking, after: Checking, changed: Changed) -> dict[str, str]:
    words = []
    for name in changed.fields:
        was, now = before.people.text(changed.before, name), after.people.text(changed.after, name)
        told = "" if name in _PERSONAL else f"“{visible(was) or '空'}”改为“{visible(now) or '空'}”"
        words.append(f"{LABELS[name]}{told or '改了'}")
    return _line(after, changed.after, "第", f"：{'；'.join(words)}")

"""What the page says of a roster besides findings: what was read, how far numbers go, who is due for what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from validators.lines.prepare import lines_named
from validators.roster.added import KNOWN, is_added
from validators.roster.checking import Checking
from validators.roster.details import CodeDetails
from validators.roster.open import Roster
from validators.roster.people import People
from validators.roster.review import Exams, State
from validators.roster.table import Table

_MOST_GAPS = 10
_ALIKE = tuple(
    f"roster/{name}"
    for name in (
        *("duplicate-number", "duplicate-resident-id", "person-twice", "person-twice-explained"),
        *("near-resident-id", "near-unit-name"),
    )
)


def heading_of(name: str, roster: Roster) -> str:
    """Say what was read: sheets, header, people, and rows that are none."""
    tables = [table for table in roster.tables if not is_added(table)]
    added = [table for table in roster.tables if is_added(table)]
    if not tables:
        return "".join(f"写了 {len(table.rows)} 人。" for table in added) or name
    sheets = "、".join(table.named for table in tables if table.sheet)
    header = f"，{lines_named(tables[0].header)}是表头" if len(tables) == 1 and tables[0].header else ""
    left_out = [each for table in tables for each in table.left_out]
    rest = f"；有 {len(left_out)} 行不是人，没有查" if left_out else ""
    people = sum(len(table.rows) for table in tables)
    also = "".join(map(_also, added))
    return f"{name}：{roster.kind}{'，' if sheets else ''}{sheets}{header}，{people} 人{rest}{also}。"


def _also(table: Table) -> str:
    known = sum(each.why == KNOWN for each in table.left_out)
    left_out = f"；写在框里的人有 {known} 个{KNOWN}，没有再加" if known else ""
    return (f"；另外写了 {len(table.rows)} 人" if table.rows else "") + left_out


def blocks_of(checking: Checking, codes: Sequence[CodeDetails]) -> list[dict[str, object]]:
    """Return reports of a title and lines each, in words. `codes` are those of the verdict's details."""
    alike = {rule.finds: people for rule, people in checking.people_by_kind().values() if rule.id in _ALIKE}
    reports = {
        "重复和相近": _counted(checking.people, alike),
        "编号": [*map(_code_line, codes)],
        "年审": _counted(checking.people, _reviews(checking.review) if checking.review else {}),
        "考试": _counted(checking.people, _exams(checking.exam) if checking.exam else {}),
    }
    return [{"title": title, "lines": lines} for title, lines in reports.items() if lines]


def _reviews(review: Mapping[State, tuple[int, ...]]) -> Mapping[str, tuple[int, ...]]:
    return {
        "到期未审": review[State.DUE],
        "今年已审": review[State.REVIEWED],
        "今年办的，今年不用审": review[State.NEW],
        "日期看不懂，请自己看": review[State.UNREADABLE],
    }


def _exams(exam: Exams) -> Mapping[str, tuple[int, ...]]:
    until = f"{exam.until.year} 年 {exam.until.month} 月 {exam.until.day} 日"
    return {
        "通用法律知识考试过了三年": exam.past,
        f"通用法律知识考试算到 {until}为止": exam.ending,
        "通用法律知识考试的日期看不懂": exam.unreadable,
    }


def _counted(people: People, groups: Mapping[str, tuple[int, ...]]) -> list[str]:
    return [f"{words}：{len(found)} 人，{people.rows_named(found)}。" for words, found in groups.items() if found]


def _code_line(code: CodeDetails) -> str:
    gaps = [f"{first:04}" if first == last else f"{first:04}–{last:04}" for first, last in code.gaps]
    empty = f"；空着 {'、'.join(gaps[:_MOST_GAPS])}{' 等' if len(gaps) > _MOST_GAPS else ''}" if gaps else ""
    whose = f"（{code.unit}）" if code.unit else ""
    following = f"；下一个号 {' 或者 '.join(code.next)}" if code.next else "；号码用完了"
    skipping = f"，避开 4、14、250 的是 {code.next_skipping}" if code.next_skipping else ""
    return f"{code.code}{whose}：用了 {code.used} 个{empty}{following}{skipping}。"

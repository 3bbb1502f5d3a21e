"""A finished check at a glance: how many people came out how, and one line for each kind of what was found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validators.model import Outcome, Severity, Verdict
from validators.roster.checking import Checking
from validators.roster.columns import LABELS
from validators.roster.input import OWN_CODES
from validators.roster.result import OUTCOMES
from validators.roster.rows import CODE

_MOST = (Severity.ERROR, Severity.UNSURE, Severity.WARNING)


def counts_of(checking: Checking) -> list[dict[str, Any]]:
    """Return how many of those judged came out how, in words, ready for JSON."""
    return [
        {"outcome": outcome, "text": f"{OUTCOMES[outcome]} {checking.counts[outcome]} 人"}
        for outcome in (Outcome.FAIL, Outcome.UNSURE, Outcome.PASS)
    ]


def overview_of(checking: Checking, verdict: Verdict) -> list[dict[str, Any]]:
    """Return a line for each kind of finding above a note, the worst first, ready for JSON.

    `kind` names the option of the table's filter that shows whom it is about, if there is one. `answer` is what
    somebody can say to it in a press: the words, the name of a field of the unit, and what to add there.
    """
    lines = [*_of_people(checking), *_of_the_table(checking, verdict)]
    return sorted(lines, key=lambda line: _MOST.index(line["severity"]))


def _of_people(checking: Checking) -> Iterator[dict[str, Any]]:
    people = checking.people
    for (rule_id, field), (rule, found) in checking.people_by_kind().items():
        label = f"{LABELS[field]}：" if field in LABELS else ""
        rows = people.rows_named(found)
        yield {
            "severity": rule.severity,
            "text": f"{label}{rule.finds}——{len(found)} 人，{rows}",
            "kind": f"{rule_id} {field}",
            "answer": None,
        }


def _of_the_table(checking: Checking, verdict: Verdict) -> Iterator[dict[str, Any]]:
    asked = checking.judging.asked
    if checking.judging.is_done:
        for code, found in asked.items():
            yield {
                "severity": Severity.UNSURE,
                "text": f"{code}：本站还没有收录这个代码，不等于错——{len(found)} 人",
                "kind": f"{CODE} {code}",
                "answer": {"words": "是本单位的", "field": OWN_CODES, "value": code},
            }
    of_people = {(rule_id, field) for rule_id, field in checking.people_by_kind()}
    for finding in verdict.findings:
        if finding.severity in _MOST and finding.rule != CODE and (finding.rule, finding.field or "") not in of_people:
            yield {"severity": finding.severity, "text": finding.message, "kind": None, "answer": None}

"""The rule on what was given to the checker."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.model import Severity
from validators.rules import Hit, RuleSet

GIVEN = RuleSet("roster")


@GIVEN.rule(
    "not-given",
    field="rows",
    severity=Severity.ERROR,
    finds="没有给花名册",
    message="没有花名册，没有可以查的人。",
    remedy="请把花名册的文件拖进来，或者从表格里复制，粘贴进来。",
    citation=sources.OWN_CONVENTIONS,
)
def not_given(is_missing: bool, refused: frozenset[str]) -> Iterator[Hit]:
    """没有文件，也没有粘贴的表格，就没有东西可查。"""
    if is_missing and not refused & {"rows", "data", "size"}:
        yield Hit()

"""Rules on how long a certificate is valid, which is not the same as its annual review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from validators import sources
from validators.dates import Written, in_words
from validators.model import Severity
from validators.rules import Hit, RuleSet

VALIDITY = RuleSet("annual-review")


@dataclass(frozen=True)
class Validity:
    """The last valid day, the field and place that give it, and the day to judge it on."""

    field: str
    at: tuple[int, int]
    until: date
    today: date

    @property
    def days_over(self) -> int:
        """Days since the last valid day; 0 if the certificate is still valid."""
        return max((self.today - self.until).days, 0)


@VALIDITY.rule(
    "expired",
    field="valid_until",
    severity=Severity.ERROR,
    finds="证件已过有效期",
    message="证件的有效期到{until}，已经过了 {days} 天。这和年审是两回事，年审解决不了。",
    remedy="请问同级司法局这个证件怎么处理、还能不能用，带上证件（本站建议）。问清以前，不要自己在系统里动它。",
    citation=sources.OWN_CONVENTIONS,
)
def expired(validity: Validity, issued: Written | None = None) -> Iterator[Hit]:
    """证件上写着有效期的，过了就不能当作有效。过了怎么办，指南没有写，要问司法局。"""
    if validity.days_over and not _is_before(validity, issued):
        values = {"until": in_words(validity.until), "days": validity.days_over}
        yield Hit(validity.at, values, field=validity.field)


@VALIDITY.rule(
    "expires-before-issue",
    field="valid_until",
    severity=Severity.ERROR,
    finds="有效期比办证日期还早",
    message="有效期到{until}，比办证日期还早。",
    remedy="两个日期里至少有一个不对，请对照证件改正。",
    citation=sources.OWN_CONVENTIONS,
)
def expires_before_issue(validity: Validity, issued: Written) -> Iterator[Hit]:
    """有效期不会在办证以前就到。多半是抄错了年份，或者两个日期写反了。"""
    if _is_before(validity, issued):
        yield Hit(validity.at, {"until": in_words(validity.until)}, field=validity.field)


def _is_before(validity: Validity, issued: Written | None) -> bool:
    return issued is not None and bool(issued.periods) and all(first > validity.until for first, _ in issued.periods)

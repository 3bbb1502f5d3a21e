"""The rules for 四川省行政执法证 (Guang'an): what is right, what is wrong, and what has to be asked.

Nothing here touches a file, the network, the clock or a page, with two exceptions: `__main__` is the command line, and
`validators.tables` reads its TOML files once, at import.
"""

from validators.annual_review import CHECKER as _ANNUAL_REVIEW
from validators.application_form import CHECKER as _APPLICATION_FORM
from validators.certificate_number import CHECKER as _CERTIFICATE_NUMBER
from validators.eligibility import CHECKER as _ELIGIBILITY
from validators.engine_rules import ENGINE
from validators.lines import CHECKER as _LINES
from validators.photo import CHECKER as _PHOTO
from validators.replacement import CHECKER as _REPLACEMENT
from validators.resident_id import CHECKER as _RESIDENT_ID
from validators.roster import CHECKER as _ROSTER
from validators.rules import Checker, RuleSet

CHECKERS: dict[str, Checker] = {
    checker.name: checker
    for checker in (
        _ELIGIBILITY,
        _ANNUAL_REVIEW,
        _REPLACEMENT,
        _CERTIFICATE_NUMBER,
        _RESIDENT_ID,
        _PHOTO,
        _APPLICATION_FORM,
        _ROSTER,
        _LINES,
    )
}
RULE_SETS: tuple[RuleSet, ...] = (*CHECKERS.values(), ENGINE)

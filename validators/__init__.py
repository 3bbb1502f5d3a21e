"""The rules for 四川省行政执法证 (Guang'an): what is right, what is wrong, and what has to be asked.

`CHECKERS` has every checker by name. The browser brings the package of a large one, the roster's, only on the page that
needs it: there it is missing at first, and found by its name once it has come.

Nothing here touches a file, the network, the clock or a page, with two exceptions: `__main__` is the command line, and
`validators.tables` reads its TOML files once, at import.
"""

from importlib import import_module
from importlib.util import find_spec

from validators.annual_review import CHECKER as _ANNUAL_REVIEW
from validators.application_form import CHECKER as _APPLICATION_FORM
from validators.certificate_number import CHECKER as _CERTIFICATE_NUMBER
from validators.eligibility import CHECKER as _ELIGIBILITY
from validators.engine_rules import ENGINE
from validators.lines import CHECKER as _LINES
from validators.photo import CHECKER as _PHOTO
from validators.replacement import CHECKER as _REPLACEMENT
from validators.resident_id import CHECKER as _RESIDENT_ID
from validators.rules import Checker, RuleSet

_COMES_LATER = {"roster": "validators.roster"}  # in the browser


class _Checkers(dict[str, Checker]):
    def __missing__(self, name: str) -> Checker:
        """Import a checker that has come by now. Raises KeyError for any other name."""
        checker: Checker = import_module(_COMES_LATER[name]).CHECKER
        self[name] = checker
        return checker


CHECKERS = _Checkers(
    (checker.name, checker)
    for checker in (
        _ELIGIBILITY,
        _ANNUAL_REVIEW,
        _REPLACEMENT,
        _CERTIFICATE_NUMBER,
        _RESIDENT_ID,
        _PHOTO,
        _APPLICATION_FORM,
        *(import_module(module).CHECKER for module in _COMES_LATER.values() if find_spec(module)),
        _LINES,
    )
)
RULE_SETS: tuple[RuleSet, ...] = (*CHECKERS.values(), ENGINE)

"""What holds for every checker's page: it shows what the rules say, over HTTP and from a folder, in each Chromium."""

from datetime import date

import pytest

from cases import Case, cases_of
from tests.pages import WITH_A_FORM
from validators import CHECKERS
from validators.engine import check
from validators.model import Traits, choices_of

from .checker_page import CheckerPage
from .visits import Visit

LONGEST_SHOWN = 300


@pytest.mark.everywhere
@pytest.mark.parametrize("checker", WITH_A_FORM)
def test_the_page_shows_what_the_rules_say(visit: Visit, checker: str, is_usual: bool) -> None:
    sample = [case for case in cases_of(checker) if case.page]
    assert sample, f"{checker}：没有写着 page = true 的样例"
    if not is_usual:
        del sample[2:]
    page = CheckerPage(visit, f"check/{checker}.html")
    for case in sample:
        page.set_day(case.today)
        page.ask(case.input)
        page.expect_slip(shown_input(case))
        page.expect_outcome(case.outcome)
        assert set(case.rules) == page.rules, case.name
    assert page.status.get_attribute("data-image-failure") is None
    assert [] == visit.console_errors + visit.page_errors


def shown_input(case: Case) -> dict[str, str]:
    """The input in the order of the form, as it stands on the slip: a choice by its words, what is personal masked."""
    shown = {}
    masked = check(CHECKERS[case.checker], case.input, date.fromisoformat(case.today)).details.get("masked", {})
    for name, info in CHECKERS[case.checker].input_model.model_fields.items():
        value = case.input.get(name, "")
        words = {choice.value: choice.label for choice in choices_of(info)}
        if value and Traits.of(info).personal:
            shown[name] = masked.get(name) or "（填了，不打印）"
        elif value:
            shown[name] = words.get(value, value)[:LONGEST_SHOWN]
    return shown

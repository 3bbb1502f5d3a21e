"""What holds for every checker's page: it shows what the rules say and keeps what was typed to itself.

Over HTTP and from a folder, in each Chromium.
"""

from datetime import date

import pytest
from playwright.sync_api import expect

from cases import Case, cases_of
from tests.pages import MARKED_ROW, MARKS, WITH_A_FORM, marked
from validators import CHECKERS
from validators.engine import check
from validators.model import Traits, choices_of

from .checker_page import CheckerPage
from .test_many_at_once import check_lines
from .traces import traces_of
from .visits import Visit

LONGEST_SHOWN = 300
ANOTHER_DAY = "2027-05-06"


@pytest.mark.everywhere
@pytest.mark.parametrize("checker", WITH_A_FORM)
def test_the_page_shows_what_the_rules_say(
    visit: Visit, checker: str, is_usual: bool, is_newest: bool, pytestconfig: pytest.Config
) -> None:
    sample = [case for case in cases_of(checker) if case.page]
    assert sample, f"{checker}：没有写着 page = true 的样例"
    if not is_usual:
        del sample[1:]
    elif not pytestconfig.getoption("everywhere"):
        # The browsers share them.
        del sample[is_newest::2]
    page = CheckerPage(visit, f"check/{checker}.html")
    for case in sample:
        page.set_day(case.today)
        page.ask(case.input)
        page.expect_slip(shown_input(case))
        page.expect_outcome(case.outcome)
        assert set(case.rules) == page.rules, case.name
    assert page.status.get_attribute("data-image-failure") is None
    page.set_day(ANOTHER_DAY)
    page.ask(marked(checker))
    expect(page.verdict.locator(".checker-slip")).to_contain_text(ANOTHER_DAY)
    if CHECKERS[checker].lines:
        check_lines(visit.page, f"{MARKED_ROW}\n{MARKED_ROW}")
    assert [] == traces_of(visit, MARKS)
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

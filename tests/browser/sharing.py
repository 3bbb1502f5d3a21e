"""Which browser tries what, where all browsers are alike in it and `make test-everywhere` tries it in each."""

from collections.abc import Iterable
from itertools import cycle

import pytest


def shared(values: Iterable[object]) -> list[pytest.ParameterSet]:
    """The values as parameters of a test, each for one of the browsers by turns."""
    by_turns = (pytest.mark.in_one_browser(browser) for browser in cycle(("newest", "oldest")))
    return [
        pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=mark)
        for value, mark in zip(values, by_turns, strict=False)
    ]

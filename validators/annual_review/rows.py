"""Tells a row with a date from a heading or a total."""

from __future__ import annotations

import re

from validators.cells import Grade
from validators.dates import read_date

_DIGIT = re.compile(r"[0-9０-９]")


def grade(text: str) -> Grade:
    """Say how much a row looks as if it held the date of issue of a certificate."""
    if read_date(text).written:
        return Grade.INSIDE
    return Grade.LIKELY if _DIGIT.search(text) else Grade.NOTHING

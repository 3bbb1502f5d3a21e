"""What the rules look at of an identity number that is right: of many which agree in it, one is judged for all."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from validators.resident_id.check_digit import is_right
from validators.resident_id.reading import PLAIN, birth_date_of
from validators.strays import Part

_DAYS_KEPT = 32_768  # as many as there are in a life
_LOST = "000"  # what a spreadsheet makes of the last three digits


def likeness(typed: str, today: date) -> tuple[object, ...] | None:
    """Return what another number has to have in common with this one for the rules to find the same in both.

    None if the number has to be judged by itself: something in it is not as it should be.
    """
    if not PLAIN.fullmatch(typed) or typed.endswith(_LOST) or not is_right(typed):
        return None
    born = _born(typed[6:14], today)
    return born and (typed[:2], born, int(typed[16]) % 2)


@lru_cache(maxsize=_DAYS_KEPT)
def _born(digits: str, today: date) -> tuple[int, bool] | None:
    """Return the year of birth, and whether this year's birthday has come; None if there is no such day."""
    born = birth_date_of(Part(digits, (6, 14)))
    return (born.year, (born.month, born.day) <= (today.month, today.day)) if born else None

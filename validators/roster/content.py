"""Which field a column is, by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import islice, pairwise

from validators.cells import Grade
from validators.certificate_number import reading as certificate_number
from validators.dates import read_date
from validators.normalise import CODE_STEPS, normalise
from validators.resident_id import reading as resident_id
from validators.roster.cells import text_of
from validators.roster.columns import CERTIFICATE_NUMBER, NAME, ORDINAL, PHONE, RESIDENT_ID, SEX, UNIT_NAME
from validators.roster.grid import Filled, Value

_SAMPLE = 200
_ENOUGH = 0.8
# Compiled when a column has no name that is known: that takes long for so many ideographs.
_PHONE = r"1[0-9]{10}|(?:0[0-9]{2,3}-?)?[0-9]{7,8}"
_NAME = r"[\u3400-\u9fff\U00020000-\U0003ffff]{2,3}|[\u3400-\u9fff]{2,10}[·•][\u3400-\u9fff·•]{2,12}"
_UNIT = r"[\u3400-\u9fff]{2,30}(?:局|委员会|厅|政府|大队|支队|总队|中心|办公室|队|所|院)"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


# The order matters where a text looks like more than one.
_KINDS: dict[str, Callable[[str], object]] = {
    RESIDENT_ID: lambda text: resident_id.grade(text) >= Grade.LIKELY,
    CERTIFICATE_NUMBER: lambda text: certificate_number.grade(text) >= Grade.LIKELY,
    PHONE: lambda text: re.fullmatch(_PHONE, normalise(text, CODE_STEPS[:2]).text),
    SEX: lambda text: text.strip() in ("男", "女"),
    UNIT_NAME: lambda text: re.fullmatch(_UNIT, text.strip()),
    NAME: lambda text: re.fullmatch(_NAME, text.strip()),
    "date": lambda text: read_date(text).value,
}


def sample(column: Iterable[Value]) -> list[str]:
    """Return the first cells with something in them, as text."""
    filled = (text for value in column if (text := text_of(value)).strip())
    return list(islice(filled, _SAMPLE))


def looks_like(cells: list[str], field: str) -> bool:
    """Tell whether at least 80 % of the cells look like what belongs into this field."""
    if field == ORDINAL:
        return _counts_up(cells)
    kind = _KINDS.get(field)
    return kind is not None and bool(cells) and sum(map(bool, map(kind, cells))) >= _ENOUGH * len(cells)


def guess(cells: list[str]) -> str | None:
    """Return the field that the cells look most like; None if they look like none."""
    fields = (RESIDENT_ID, CERTIFICATE_NUMBER, PHONE, SEX, UNIT_NAME, ORDINAL, NAME)
    return next((field for field in fields if looks_like(cells, field)), None)


def _counts_up(cells: list[str]) -> bool:
    numbers = [int(cell) for cell in map(str.strip, cells) if _is_number(cell) and len(cell) < 7]
    if len(numbers) < _ENOUGH * len(cells) or not numbers:
        return False
    # Each department may begin at 1 again.
    steps = sum(after in (before + 1, 1) for before, after in pairwise(numbers))
    return numbers[0] <= 1 if len(numbers) == 1 else steps >= _ENOUGH * (len(numbers) - 1)


def same(one: Filled[Value], other: Filled[Value], start: int) -> bool:
    """Tell whether two columns hold the same from row `start` on, counted from 0."""
    return all(
        text_of(first).strip() == text_of(second).strip()
        for first, second in zip(one[start:], other[start:], strict=True)
    )

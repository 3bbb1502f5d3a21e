"""People typed one a line, as 张三 519999199003070013: for whoever has no roster yet."""

from __future__ import annotations

import re

from validators.cells import Grade
from validators.certificate_number import reading as certificate_number
from validators.resident_id import reading as resident_id
from validators.roster.columns import CERTIFICATE_NUMBER, LABELS, NAME, RESIDENT_ID

_COLUMNS = (NAME, RESIDENT_ID, CERTIFICATE_NUMBER)
_HEADER = tuple(LABELS[name] for name in _COLUMNS)
_PARTED = re.compile(r"[\s,，、;；:：|]+")
_DIGITS = re.compile("[0-9０-９]+")
_MOST_LINES = 2_000


def rows_of(text: str) -> list[list[str]]:
    """Return the people as rows of a table with a header; none if no line has anything.

    In each line what looks like an identity number or a certificate number is one, and the rest is the name.
    """
    lines = [cells for line in text.splitlines()[:_MOST_LINES] if (cells := _cells(line))]
    people = [cells for cells in lines if not _is_header(cells)]
    return [list(_HEADER), *people] if people else []


def _cells(line: str) -> list[str]:
    found = dict.fromkeys(_COLUMNS, "")
    for word in filter(None, _PARTED.split(line)):
        if not found[CERTIFICATE_NUMBER] and certificate_number.grade(word) >= Grade.LIKELY:
            found[CERTIFICATE_NUMBER] = word
        elif not found[RESIDENT_ID] and (resident_id.grade(word) >= Grade.LIKELY or _DIGITS.fullmatch(word)):
            found[RESIDENT_ID] = word
        else:
            found[NAME] += word
    return [found[name] for name in _COLUMNS] if any(found.values()) else []


def _is_header(cells: list[str]) -> bool:
    return all(not cell or cell in "".join(_HEADER) for cell in cells)

"""People written one a line, as 张三 519999199003070013: for whoever has no roster, or has people beside it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from validators.application_form.words import sex_of
from validators.roster.cells import grid_of, text_of
from validators.roster.columns import CERTIFICATE_NUMBER, LABELS, NAME, PHONE, RESIDENT_ID, SEX, tidy
from validators.roster.content import looks_like, sample
from validators.roster.grid import Grid

_COLUMNS = (NAME, SEX, RESIDENT_ID, CERTIFICATE_NUMBER, PHONE)
_SURE = frozenset((NAME, RESIDENT_ID, CERTIFICATE_NUMBER))
_HEADS = frozenset(LABELS[name] for name in _COLUMNS) | {"身份证号", "身份证号码", "身份证", "电话", "序号"}
_ORDINAL = re.compile(r"\A\s*[（(]?[0-9０-９]{1,3}(?:[.．)）、]|\s(?=[^0-9０-９]))")
_PARTED = re.compile(r"[\s,，、;；:：|]+")
_DIGITS = re.compile("[0-9０-９]+")
_NO_NUMBER = re.compile("[^0-9０-９]*|[0-9０-９]{1,6}")  # of a person: the shortest is a telephone's
_NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff·•]{2,20}")
_MOST_LINES, _MOST_WORDS = 2_000, 20

Line = dict[str, str]


@dataclass(frozen=True)
class List:
    """A sheet without a header whose columns are known: a name and numbers, and what offices write beside them."""

    grid: Grid
    fields: Mapping[int, str]


def written(text: str) -> List | None:
    """Return people as a sheet, a row for each line up to a limit; None if no line has anything."""
    return _list(line_of(line)[0] for line in text.splitlines()[:_MOST_LINES])


def list_in(grid: Grid) -> List | None:
    """Return a text without a header as a list if every row is a person for certain; None if it is anything else.

    The lines of a single column are parted.
    """
    if grid.name is not None or grid.height > _MOST_LINES:
        return None
    if len(grid.columns) == 1:
        return _parted(grid)
    fields = [_field(sample(column)) for column in grid.columns[: len(_SURE) + 1]]
    is_known = len(set(fields)) == len(grid.columns) and _SURE.issuperset(fields)
    return List(grid, dict(enumerate(map(str, fields)))) if is_known and _is_person(fields) else None


def line_of(text: str) -> tuple[Line, bool]:
    """Return the person in a line, by field, and whether it is certain: a name, a number, and nothing that is unclear.

    What looks like a number is one, and the rest is the name. There is nothing in a line of heads: 姓名 公民身份号码.
    """
    words = [word for word in _PARTED.split(_ORDINAL.sub("", text, count=1)) if word]
    if all(tidy(word) in _HEADS for word in words):
        return {}, True
    found: Line = {}
    is_clear = True
    for word in words[:_MOST_WORDS]:
        name, looks_like_it = _kind(word, found)
        is_clear = is_clear and looks_like_it and name not in found
        found[name] = found.get(name, "") + word
    if len(words) > _MOST_WORDS:
        found[NAME] = found.get(NAME, "") + "".join(words[_MOST_WORDS:])
    return found, is_clear and len(words) <= _MOST_WORDS and _is_person(found)


def _parted(grid: Grid) -> List | None:
    lines = [line_of(text_of(value)) for value in grid.columns[0]]
    return _list(line for line, _ in lines) if all(is_certain for _, is_certain in lines) else None


def _list(lines: Iterable[Line]) -> List | None:
    rows = list(lines)
    used = [name for name in _COLUMNS if any(name in row for row in rows)]
    grid = replace(grid_of([[row.get(name, "") for name in used] for row in rows]), is_written=True)
    return List(grid, dict(enumerate(used))) if used else None


def _is_person(fields: Container[str | None]) -> bool:
    return NAME in fields and (RESIDENT_ID in fields or CERTIFICATE_NUMBER in fields)


def _kind(word: str, found: Line) -> tuple[str, bool]:
    """Return the field of a word, and whether the word looks like what belongs there."""
    for name in () if _NO_NUMBER.fullmatch(word) else (CERTIFICATE_NUMBER, RESIDENT_ID, PHONE):
        if name not in found and looks_like([word], name):
            return name, True
    if SEX not in found and NAME in found and sex_of(word):
        return SEX, looks_like([word], SEX)
    if RESIDENT_ID not in found and _DIGITS.fullmatch(word):
        return RESIDENT_ID, False
    return NAME, _looks_like(word, NAME)


def _looks_like(word: str, name: str) -> bool:
    return bool(_NAME.fullmatch(word)) if name == NAME else looks_like([word], name)


def _field(cells: Sequence[str]) -> str | None:
    """Return what every cell looks like; None if there is no one thing, or no cell."""
    kinds = _COLUMNS if cells else ()
    return next((name for name in kinds if all(_looks_like(cell, name) for cell in cells)), None)

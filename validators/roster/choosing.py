"""Decides which column is which field, by its header and, where that leaves it open, by what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from validators.roster.columns import ORDINAL, PHONE, REMARK
from validators.roster.content import guess, looks_like, same, sample
from validators.roster.grid import Grid
from validators.roster.header import Header
from validators.roster.table import By, Column

_NOT_JUDGED = (ORDINAL, PHONE, REMARK)  # a second column of these makes no difference


def choose_columns(
    grid: Grid, header: Header | None, chosen: Mapping[int, str | None]
) -> tuple[tuple[Column, ...], dict[str, tuple[Column, ...]]]:
    """Return the sheet's columns, and those that would be the same field, if that is for a person to say.

    `chosen` is what a person said that columns are.
    """
    start = header.rows[-1] if header else 0
    samples = [sample(column[start:]) for column in grid.columns]
    labels = header.labels if header else ("",) * len(samples)
    columns = [Column(at, label) for at, label in enumerate(labels)]
    for at, field in chosen.items():
        if at < len(columns):
            columns[at] = replace(columns[at], field=field, by=By.PERSON)
    if header:
        _by_name(columns, header, samples)
    else:
        _by_content(columns, samples)
    return _one_of_each(grid, columns, samples, start)


def _by_name(columns: list[Column], header: Header, samples: list[list[str]]) -> None:
    open_ = [column for column in columns if column.by is None]
    for column in open_:
        fields = header.fields[column.at]
        if len(fields) == 1:
            columns[column.at] = replace(column, field=fields[0], by=By.NAME)
    taken = {column.field for column in columns}
    for column in open_:
        fields = tuple(field for field in header.fields[column.at] if field not in taken)
        if len(header.fields[column.at]) < 2 or not fields:
            continue
        cells = samples[column.at]
        field = next((field for field in fields if looks_like(cells, field)), None if cells else fields[0])
        if field:
            columns[column.at] = replace(column, field=field, by=By.CONTENT)
            taken.add(field)


def _by_content(columns: list[Column], samples: list[list[str]]) -> None:
    taken = {column.field for column in columns}
    for at, cells in enumerate(samples):
        field = guess(cells) if columns[at].by is None else None
        if field and field not in taken:
            columns[at] = replace(columns[at], field=field, by=By.CONTENT)
            taken.add(field)


def _one_of_each(
    grid: Grid, columns: list[Column], samples: list[list[str]], start: int
) -> tuple[tuple[Column, ...], dict[str, tuple[Column, ...]]]:
    by_field: dict[str, list[Column]] = {}
    for column in columns:
        if column.field:
            by_field.setdefault(column.field, []).append(column)
    doubled: dict[str, tuple[Column, ...]] = {}
    for field, group in by_field.items():
        kept = _best(grid, field, group, samples, start)
        if kept is None:
            doubled[field] = tuple(group)
        for column in group:
            if column is not kept:
                columns[column.at] = replace(column, field=None, by=None)
            elif len(group) > 1 and column.by is By.NAME:
                columns[column.at] = replace(column, by=By.CONTENT)
    return tuple(columns), doubled


def _best(grid: Grid, field: str, group: list[Column], samples: list[list[str]], start: int) -> Column | None:
    """Return the one column of a group that is the field; None if a person has to say."""
    filled = [column for column in group if samples[column.at]] or group[:1]
    first = filled[0]
    if field in _NOT_JUDGED or all(same(grid.columns[first.at], grid.columns[each.at], start) for each in filled[1:]):
        return first
    alike = [column for column in filled if looks_like(samples[column.at], field)]
    return alike[0] if len(alike) == 1 else None

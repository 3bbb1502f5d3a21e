"""People who are written beside a roster, or instead of one, as a further sheet."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from validators.resident_id.reading import identity
from validators.roster.columns import NAME, RESIDENT_ID
from validators.roster.grid import Filled
from validators.roster.open import Roster
from validators.roster.table import Choices, LeftOut, Table
from validators.roster.understand import understand
from validators.roster.written import written

ADDED = "另外写的人"
KNOWN = "花名册里已经有了"


def with_added(roster: Roster, text: str) -> Roster:
    """Return the roster with the people who are written one a line; those whom it has already are left out.

    A roster whose people cannot be judged yet stays as it is.
    """
    listed = None if roster.problem else written(text)
    if listed is None:
        return roster
    sheet = replace(listed.grid, name=ADDED)
    table = understand(sheet, Choices(columns=listed.fields, without_header=True))
    return replace(roster, tables=(*roster.tables, _without(table, frozenset(_known(table, roster.tables)))))


def is_added(table: Table) -> bool:
    """Tell whether the people of a sheet are written beside the roster."""
    return table.grid.is_written and table.sheet == ADDED


def _known(table: Table, others: Iterable[Table]) -> Iterator[int]:
    """Yield which people of a table another one has: with the same name, and the same number if there is one."""
    wanted = {name for name, _ in _people(table)}
    numbers: dict[str, set[str | None]] = defaultdict(set)
    for other in others:
        for name, number in _people(other):
            if name and name in wanted:
                numbers[name].add(identity(number))
    for index, (name, number) in enumerate(_people(table)):
        if name in numbers and (not number or identity(number) in numbers[name] - {None}):
            yield index


def _people(table: Table) -> Iterator[tuple[str, str]]:
    empty = [""] * len(table.rows)
    names, numbers = table.texts.get(NAME, empty), table.texts.get(RESIDENT_ID, empty)
    return (("".join(name.split()), number.strip()) for name, number in zip(names, numbers, strict=True))


def _without(table: Table, known: frozenset[int]) -> Table:
    """Leave people out of a table, and say so."""
    if not known:
        return table
    kept = [index for index in range(len(table.rows)) if index not in known]
    return replace(
        table,
        rows=tuple(table.rows[index] for index in kept),
        texts={
            name: Filled(column.distinct, array("I", [column.places[index] for index in kept]))
            for name, column in table.texts.items()
        },
        left_out=(*table.left_out, *(LeftOut(table.rows[index], KNOWN) for index in sorted(known))),
    )

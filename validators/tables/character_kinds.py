"""Kinds of characters, by one edition of Unicode: Python's own is another one in each version of it."""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from validators.tables.entries import read_table


def _edges(ranges: str) -> str:
    """Return the first character of each range, and that after its last one, in order."""
    ends = (tuple(int(end, 16) for end in each.split("-")) for each in ranges.split())
    # The range that ends with the last character of all needs no end.
    return "".join(chr(edge) for each in ends for edge in (each[0], each[-1] + 1) if edge < 0x110000)


MOST_CHARACTERS = 4096
"""How many characters are kept in mind: more than a text of people has, so that each is looked up once."""

Edges = Annotated[str, AfterValidator(_edges)]


class _Kinds(BaseModel):
    """The table as in its file: the edition that it comes from, and ranges of code points."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    version: str
    formats: Edges
    unshown: Edges
    signs: Edges


_TABLE = _Kinds.model_validate(tomllib.loads(read_table("character_kinds.toml")))


@lru_cache(maxsize=MOST_CHARACTERS)
def is_format(character: str) -> bool:
    """Tell whether it is there for the layout alone, and invisible: a zero-width space, a soft hyphen."""
    return _is_in(_TABLE.formats, character)


@lru_cache(maxsize=MOST_CHARACTERS)
def is_shown(character: str) -> bool:
    """Tell whether it is one that can be seen, or a space: no control, nothing private, nothing without a meaning."""
    return not (is_format(character) or _is_in(_TABLE.unshown, character))


@lru_cache(maxsize=MOST_CHARACTERS)
def is_sign(character: str) -> bool:
    """Tell whether it is punctuation, a symbol or a mark."""
    return _is_in(_TABLE.signs, character)


def _is_in(edges: str, character: str) -> bool:
    return bisect_right(edges, character) % 2 == 1

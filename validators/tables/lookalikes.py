"""Ideographs that are taken for one another: simplified, traditional and variant forms, look-alikes, homophones."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict

from validators.tables.entries import read_table


class _Ideographs(BaseModel):
    """The first table as it stands in its file: groups of characters, with white space between them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    variants: str
    lookalikes: str


class _Homophones(BaseModel):
    """The second table, likewise."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    homophones: str


@dataclass(frozen=True)
class Groups:
    """Groups of characters of which any two are taken for one another.

    `text` has a space before, between and after the groups: one text takes far less memory than a dictionary.
    """

    text: str

    def hold(self, one: str, other: str) -> bool:
        """Return whether two characters are in one group."""
        at = self.text.find(one)
        while at >= 0:
            start, end = self.text.rindex(" ", 0, at), self.text.index(" ", at)
            if other in self.text[start:end]:
                return True
            at = self.text.find(one, end)
        return False


def _read() -> tuple[Groups, Groups, Groups]:
    # Browsers fetch a memory image: what stays here, or is cut into thousands of small objects, is in it twice.
    table = _Ideographs.model_validate(tomllib.loads(read_table("lookalike_ideographs.toml")))
    sounds = _Homophones.model_validate(tomllib.loads(read_table("homophones.toml")))
    variants, lookalikes, homophones = (
        Groups(" " + lines.replace("\n", " ")) for lines in (table.variants, table.lookalikes, sounds.homophones)
    )
    return variants, lookalikes, homophones


VARIANTS, LOOKALIKES, HOMOPHONES = _read()

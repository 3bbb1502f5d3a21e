"""What is found of a person."""

from __future__ import annotations

from typing import NamedTuple

from validators.rules import Hit, Rule


class Found(NamedTuple):
    """What a rule found in one field of a person."""

    rule: Rule
    hit: Hit
    field: str

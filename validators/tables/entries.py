"""What the tables of codes share: an entry, how one is found, and that none stands there twice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field


class Code(BaseModel):
    """A code, whose it is, and on what paper of what date that rests."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    code: str
    name: str = Field(min_length=1)
    source: str = Field(min_length=1)
    dated: date


AnyCode = TypeVar("AnyCode", bound=Code)


def find(codes: Iterable[AnyCode], code: str) -> AnyCode | None:
    """The entry with this code, if there is one."""
    return next((entry for entry in codes if entry.code == code), None)


def each_once(what: str, codes: Iterable[Code]) -> None:
    """Raises ValueError, in Chinese, if two of the codes are the same; `what` names them."""
    seen: set[str] = set()
    for entry in codes:
        if entry.code in seen:
            raise ValueError(f"{what} {entry.code} 写了两次，请删掉一个")
        seen.add(entry.code)

"""What the tables share: reading a file, the entry of a code, finding one, refusing a second one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from importlib import resources
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field


def read_table(name: str) -> str:
    """Return the text of a table's file, without the byte order mark that 记事本 puts in front."""
    return (resources.files(__package__) / name).read_text(encoding="utf-8-sig")


class Code(BaseModel):
    """A code, whose it is, and the source and date of that."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    code: str
    name: str = Field(min_length=1)
    source: str = Field(min_length=1)
    dated: date


AnyCode = TypeVar("AnyCode", bound=Code)


def by_code(entries: Iterable[AnyCode]) -> Mapping[str, AnyCode]:
    """Return the entries by their codes."""
    return {entry.code: entry for entry in entries}


def each_once(what: str, codes: Iterable[Code]) -> None:
    """Raise ValueError, in Chinese, if a code is listed twice. `what` names the kind of code."""
    seen: set[str] = set()
    for entry in codes:
        if entry.code in seen:
            raise ValueError(f"{what} {entry.code} 写了两次，请删掉一个")
        seen.add(entry.code)

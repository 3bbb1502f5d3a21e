"""The details of a verdict on pasted lines."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from validators.details import Details


class LeftOutDetails(BaseModel):
    """The numbers of lines that are left out, and why."""

    model_config = ConfigDict(frozen=True)

    why: str
    lines: tuple[int, ...]


class LinesDetails(Details):
    """The numbers of the lines to judge, counted from 1, and of those left out."""

    lines: tuple[int, ...]
    left_out: tuple[LeftOutDetails, ...]

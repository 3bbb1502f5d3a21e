"""What a verdict on pasted lines says beside its findings."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from validators.details import Details


class LeftOutDetails(BaseModel):
    """Numbers of lines that are not judged, and why."""

    model_config = ConfigDict(frozen=True)

    why: str
    lines: tuple[int, ...]


class LinesDetails(Details):
    """Numbers of the lines to judge, counted from 1, and of those that are left out."""

    lines: tuple[int, ...]
    left_out: tuple[LeftOutDetails, ...]

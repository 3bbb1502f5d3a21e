"""What a verdict on a photo says beside its findings."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from validators.details import Details


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Size(_Frozen):
    """Bytes: how large the file is, how large it may be, and how large the page may make it when it shrinks it."""

    bytes: int
    limit: int
    target: int


class Dimensions(_Frozen):
    """The size of the upright picture in pixels."""

    width: int
    height: int


class Runs(_Frozen):
    """Two masks on a grid, as run lengths row after row from the top left.

    Runs outside and inside the mask alternate, starting outside, maybe with 0. They add up to width × height.
    """

    background: tuple[int, ...]
    not_white: tuple[int, ...]


class Grid(_Frozen):
    """The grid that was measured, and which of its pixels are background."""

    width: int
    height: int
    runs: Runs


class Measure(_Frozen):
    """A measure with its threshold in words. `ok` is None if undecided."""

    name: str
    label: str
    value: float
    unit: str
    threshold: str
    ok: bool | None


class Point(_Frozen):
    """A point for a person to tick."""

    id: str
    label: str


class PhotoDetails(Details):
    """What was read and measured; None for what was not. `measures` is empty if nothing was measured.

    `can_be_made_to_fit` says whether encoding it again as a JPEG is enough to reach the target.
    """

    size: Size
    format: str | None
    original: Dimensions | None
    background: Grid | None
    can_be_made_to_fit: bool
    measures: tuple[Measure, ...]
    checklist: tuple[Point, ...]

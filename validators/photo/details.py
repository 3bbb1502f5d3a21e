"""What a verdict on a photo says beside its findings."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from validators.details import Details


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Size(_Frozen):
    """How large the file is, how large it may be, and how large at most it is made to fit, in bytes."""

    bytes: int
    limit: int
    target: int


class Dimensions(_Frozen):
    """Pixels of the picture as it is seen, after turning by EXIF."""

    width: int
    height: int


class Runs(_Frozen):
    """Two masks on a grid, as run lengths row after row from the top left.

    The runs are by turns outside (the first, maybe 0) and inside the mask; their sum is width × height.
    """

    background: tuple[int, ...]
    not_white: tuple[int, ...]


class Grid(_Frozen):
    """The grid that was measured, with what is background in it."""

    width: int
    height: int
    runs: Runs


class Measure(_Frozen):
    """A measure with its threshold in words. `ok` is None if it cannot be told."""

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

    `can_be_made_to_fit`: whether it is only to be encoded anew, as a JPEG, to come down to the target.
    """

    size: Size
    format: str | None
    original: Dimensions | None
    background: Grid | None
    can_be_made_to_fit: bool
    measures: tuple[Measure, ...]
    checklist: tuple[Point, ...]

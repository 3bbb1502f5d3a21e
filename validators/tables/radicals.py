"""CJK radicals that look just like an ordinary ideograph, and that NFKC leaves alone: which ideograph that is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

CodePoint = Annotated[str, Field(pattern=r"^[0-9A-F]{4,5}$")]


class Radicals(BaseModel):
    """The table as it stands in its file: the Unicode file and version that it is from, and pairs of code points."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    version: str
    dated: date
    ideographs: Mapping[CodePoint, CodePoint]


_TABLE = Radicals.model_validate(
    tomllib.loads((resources.files(__package__) / "cjk_radicals.toml").read_text(encoding="utf-8-sig"))
)
IDEOGRAPH_OF_RADICAL = {
    chr(int(radical, 16)): chr(int(ideograph, 16)) for radical, ideograph in _TABLE.ideographs.items()
}

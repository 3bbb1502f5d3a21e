"""The ordinary ideographs that CJK radicals look like, where NFKC leaves the radical alone."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from validators.tables.entries import read_table

CodePoint = Annotated[str, Field(pattern=r"^[0-9A-F]{4,5}$")]


class Radicals(BaseModel):
    """The table as in its file: the Unicode file and version it comes from, and pairs of code points."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    version: str
    dated: date
    ideographs: Mapping[CodePoint, CodePoint]


_TABLE = Radicals.model_validate(tomllib.loads(read_table("cjk_radicals.toml")))
IDEOGRAPH_OF_RADICAL = {
    chr(int(radical, 16)): chr(int(ideograph, 16)) for radical, ideograph in _TABLE.ideographs.items()
}

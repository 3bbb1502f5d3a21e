"""The first two digits of a resident identity number: whose they are."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from validators.tables.entries import Code, each_once, find


class Province(Code):
    """A province's prefix: two digits."""

    code: str = Field(pattern=r"^[1-9][0-9]$")


class ProvincePrefixes(BaseModel):
    """All prefixes that are known."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    province: tuple[Province, ...]

    @model_validator(mode="after")
    def _provinces_once(self) -> Self:
        each_once("省级代码", self.province)
        return self

    def find(self, code: str) -> Province | None:
        """The province with this prefix, if the table has it."""
        return find(self.province, code)


PROVINCE_PREFIXES = ProvincePrefixes.model_validate(
    tomllib.loads((resources.files(__package__) / "province_prefixes.toml").read_text(encoding="utf-8-sig"))
)

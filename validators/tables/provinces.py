"""Which province the first two digits of a resident identity number stand for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from validators.tables.entries import Code, by_code, each_once, read_table


class Province(Code):
    """A province: two digits."""

    code: str = Field(pattern=r"^[1-9][0-9]$")


class ProvincePrefixes(BaseModel):
    """The whole table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    province: tuple[Province, ...]

    @model_validator(mode="after")
    def _provinces_once(self) -> Self:
        each_once("省级代码", self.province)
        return self

    def find(self, code: str) -> Province | None:
        """Return the province with this prefix, None if the table lacks it."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> Mapping[str, Province]:
        return by_code(self.province)


PROVINCE_PREFIXES = ProvincePrefixes.model_validate(tomllib.loads(read_table("province_prefixes.toml")))

"""Codes as dated data. They are read once, when the package is imported; checking touches no file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from importlib import resources
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class Code(BaseModel):
    """A code, whose it is, and on what paper of what date that rests."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    code: str
    name: str = Field(min_length=1)
    source: str = Field(min_length=1)
    dated: date


class Department(Code):
    """A department code: two digits, unique within its region."""

    code: str = Field(pattern=r"^[0-9]{2}$")


class Region(Code):
    """A region code: 川 and a letter for a city, two digits more for a county."""

    code: str = Field(pattern=r"^川[A-Z]([0-9]{2})?$")
    department: tuple[Department, ...] = ()

    @model_validator(mode="after")
    def _departments_once(self) -> Self:
        _each_once(f"{self.code} 的部门代码", self.department)
        return self

    def find_department(self, code: str) -> Department | None:
        """The department with this code, if the table has it."""
        return next((department for department in self.department if department.code == code), None)


class CertificateCodes(BaseModel):
    """All codes that certificate numbers are checked against."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    region: tuple[Region, ...]

    @model_validator(mode="after")
    def _regions_once(self) -> Self:
        _each_once("地区代码", self.region)
        return self

    def find_region(self, code: str) -> Region | None:
        """The region with this code, if the table has it."""
        return next((region for region in self.region if region.code == code), None)


def _each_once(what: str, codes: Iterable[Code]) -> None:
    seen: set[str] = set()
    for entry in codes:
        if entry.code in seen:
            raise ValueError(f"{what} {entry.code} 写了两次，请删掉一个")
        seen.add(entry.code)


def parse_certificate_codes(toml_text: str) -> CertificateCodes:
    """The table in `toml_text`. Raises tomllib.TOMLDecodeError or pydantic.ValidationError if it is not in order."""
    return CertificateCodes.model_validate(tomllib.loads(toml_text), strict=False)


CERTIFICATE_CODES = parse_certificate_codes(
    (resources.files(__package__) / "certificate_codes.toml").read_text(encoding="utf-8")
)

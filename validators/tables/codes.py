"""The known region and department codes of certificate numbers."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from validators.tables.entries import Code, by_code, each_once, read_table
from validators.tables.place import PLACE

CITY_PATTERN = "川[A-Z]"
REGION_PATTERN = f"{CITY_PATTERN}(?:[0-9]{{2}})?"
DEPARTMENT_PATTERN = "[0-9]{2}"


class Department(Code):
    """A department: two digits, unique within its region."""

    code: str = Field(pattern=f"^{DEPARTMENT_PATTERN}$")


class Region(Code):
    """A region: 川 and a letter for a city, followed by two digits for a county."""

    code: str = Field(pattern=f"^{REGION_PATTERN}$")
    department: tuple[Department, ...] = ()

    @model_validator(mode="after")
    def _departments_once(self) -> Self:
        each_once(f"{self.code} 的部门代码", self.department)
        return self

    def find_department(self, code: str) -> Department | None:
        """Return the department with this code, None if the table lacks it."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> Mapping[str, Department]:
        return by_code(self.department)


class CertificateCodes(BaseModel):
    """The whole table."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    region: tuple[Region, ...]

    @model_validator(mode="after")
    def _regions_once(self) -> Self:
        each_once("地区代码", self.region)
        return self

    def find_region(self, code: str) -> Region | None:
        """Return the region with this code, None if the table lacks it."""
        return self._by_code.get(code)

    @cached_property
    def _by_code(self) -> Mapping[str, Region]:
        return by_code(self.region)


_PLACES = {"region": "地区", "department": "部门"}
_REGIONS = f"{PLACE.city_code} 或 {PLACE.county.region}"
_DATE = "日期要写成 2019-05-13 的样子，不加引号"
_DOUBLE_BRACKETS = "要写两层方括号，如 [[region]]、[[region.department]]"
_DEFECTS = {
    "missing": "少了这一行",
    "extra_forbidden": "没有这样的项目，只能写 code、name、source、dated，方括号里只能写 region、region.department",
    "string_pattern_mismatch": f"写法不对：地区代码如 {_REGIONS}，部门代码是两位数字，如 01",
    "string_too_short": "是空的",
    "string_type": "要放在英文双引号里",
    "date_type": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "tuple_type": _DOUBLE_BRACKETS,
    "model_type": _DOUBLE_BRACKETS,
}


class TableError(ValueError):
    """The table is invalid. The message says in Chinese where and why."""


def parse_certificate_codes(toml_text: str) -> CertificateCodes:
    """Parse a table. Raises TableError with one line for each invalid entry."""
    try:
        return CertificateCodes.model_validate(tomllib.loads(toml_text), strict=False)
    except tomllib.TOMLDecodeError as error:
        raise TableError(_slip(str(error))) from None
    except ValidationError as error:
        raise TableError("\n".join(_defect(detail) for detail in error.errors(include_url=False))) from None


def _slip(message: str) -> str:
    """Translate a message of tomllib into one line for people."""
    line = re.search(r"at line ([0-9]+)", message)
    where = f"第 {line[1]} 行" if line else "最后一行"
    if message.startswith("Cannot"):
        what = "和上面重复了，多半是前面漏了 [[region]] 或 [[region.department]]，或者方括号只写了一层"
    elif message.startswith("Invalid date"):
        what = "没有这个日期"
    else:
        what = "写法不对，多半是引号、等号或方括号漏了，或者不是英文的；日期要写成 2019-05-13 的样子"
    return f"代码表{where}：{what}"


def _defect(detail: ErrorDetails) -> str:
    """Return one line for people: which entry, counted from 1, and what is wrong with it."""
    steps = detail["loc"]  # such as region, 0, department, 1, code
    counted = zip(steps[::2], steps[1::2], strict=False)
    where = "".join(f"第 {int(index) + 1} 个{_PLACES[str(name)]}" for name, index in counted)
    item = f"的 {steps[-1]}" if len(steps) % 2 else ""
    what = _DEFECTS.get(detail["type"]) or detail["msg"].removeprefix("Value error, ")
    given = detail["input"]
    if isinstance(given, dict) and "code" in given:
        shown = f"（这一段的 code 是 {given['code']}）"
    else:
        # As in the file: "01" with quotes, 21 and true without.
        shown = f"（现在是 {json.dumps(given, ensure_ascii=False)}）" if isinstance(given, str | int) else ""
    return f"代码表{where}{item}：{what}{shown}"


CERTIFICATE_CODES = parse_certificate_codes(read_table("certificate_codes.toml"))

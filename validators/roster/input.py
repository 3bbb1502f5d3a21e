"""What the roster checker takes."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field, StringConstraints, WithJsonSchema

from validators.certificate_number.input import CertificateNumberInput
from validators.model import Input, Traits
from validators.replacement.input import Name
from validators.roster.checking import Checked
from validators.roster.open import Roster
from validators.tables.place import PLACE


def _is_opened(value: object) -> object:
    if value is not None and not isinstance(value, Roster | Checked):
        raise ValueError("not an opened roster")
    return value


# Any, because pydantic would look into every cell of a Roster.
_Opened = Annotated[Any, AfterValidator(_is_opened), WithJsonSchema({"type": "object"})]
_OWN = CertificateNumberInput.model_fields
OWN_CODES = "codes"


class RosterInput(Input):
    """A table of people, and what is fixed for the unit.

    What a file holds comes as `data`, and of a file too large to read the `size` alone; what is pasted comes as `rows`.
    """

    name: Annotated[str, StringConstraints(max_length=1000)] | None = Field(
        default=None, title="文件名", description="花名册文件的名称。"
    )
    rows: list[list[str | float]] | None = Field(
        default=None,
        title="粘贴的表格",
        description="一行一行，每一行是一格一格的文字。给了文件就空着。",
        json_schema_extra=Traits(personal=True).extra,
    )
    data: _Opened = Field(default=None, title="花名册", description="打开的文件；没有文件就空着。")
    size: Annotated[int, Field(ge=0)] | None = Field(
        default=None, title="文件大小", description="文件有多少字节；打开了就空着。"
    )
    region: Annotated[str, StringConstraints(max_length=50)] | None = Field(
        default=None,
        title=_OWN["region"].title,
        description=_OWN["region"].description,
        json_schema_extra=Traits(keep=True).extra,
    )
    department: Annotated[str, StringConstraints(max_length=50)] | None = Field(
        default=None,
        title=_OWN["department"].title,
        description=_OWN["department"].description,
        json_schema_extra=Traits(keep=True).extra,
    )
    codes: Annotated[str, StringConstraints(max_length=2000)] | None = Field(
        default=None,
        title="本单位的其他代码",
        description=f"可以不填。确定是对的地区代码和部门代码，连着写，如 {PLACE.city_code}02，几个之间空一格。",
        json_schema_extra=Traits(keep=True, short="其他代码").extra,
    )
    unit: Name | None = Field(
        default=None,
        title="现在的单位名称",
        description="可以不填。照公章上的全称，填了就和每一行比对。",
        json_schema_extra=Traits(keep=True).extra,
    )

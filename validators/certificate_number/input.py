"""What the certificate number checker takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from validators.model import Input, Traits
from validators.tables.place import PLACE


class CertificateNumberInput(Input):
    """The number, and what is fixed for the unit."""

    number: Annotated[str, StringConstraints(max_length=2000)] | None = Field(
        default=None,
        title="证件编号",
        description=f"填编好的编号，或者照证件上的填，如 {PLACE.municipal_number}。全角、小写、空格、横线都没关系。",
    )
    region: Annotated[str, StringConstraints(max_length=50)] | None = Field(
        default=None,
        title="本单位地区代码",
        description=f"可以不填。市级如 {PLACE.city_code}，县级如 {PLACE.county.region}。",
        json_schema_extra=Traits(keep=True).extra,
    )
    department: Annotated[str, StringConstraints(max_length=50)] | None = Field(
        default=None,
        title="本单位部门代码",
        description="可以不填。两位数字，如 01。",
        json_schema_extra=Traits(keep=True).extra,
    )
    headcount: Annotated[str, StringConstraints(max_length=50)] | None = Field(
        default=None,
        title="本单位人数",
        description="可以不填。有证和要办证的一共多少人，如 30。编号比人数还大的，提醒看一眼。",
        json_schema_extra=Traits(keep=True, short="人数").extra,
    )

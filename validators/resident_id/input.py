"""What the resident identity number checker takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from validators.model import Choice, Input, Traits


class Sex(Choice):
    """The sex as it stands in the person's papers."""

    MALE = "男", "男"
    FEMALE = "女", "女"


class ResidentIdInput(Input):
    """The number, and the sex and date of birth from the person's papers to compare it with."""

    number: Annotated[str, StringConstraints(max_length=2000)] | None = Field(
        default=None,
        title="公民身份号码",
        description="照身份证上的填，共 18 位。全角、小写 x、空格、横线都没关系。",
        json_schema_extra=Traits(personal=True).extra,
    )
    sex: Sex | None = Field(
        default=None,
        title="性别",
        description="可以不填。填了就和号码比对。",
        json_schema_extra=Traits(personal=True).extra,
    )
    birth_date: Annotated[str, StringConstraints(max_length=100)] | None = Field(
        default=None,
        title="出生日期",
        description="可以不填。填了就和号码比对，如 1990年3月7日。",
        json_schema_extra=Traits(personal=True).extra,
    )

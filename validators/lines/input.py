"""What is looked at when many are checked at once."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from validators.model import Choice, Input, Traits


class Of(Choice):
    """What each line is."""

    CERTIFICATE_NUMBER = "certificate-number", "证件编号"
    RESIDENT_ID = "resident-id", "公民身份号码"
    ANNUAL_REVIEW = "annual-review", "办证日期"


class LinesInput(Input):
    """What the checker takes: the text with all lines, and what each of them is."""

    of: Of | None = Field(default=None, title="一行是什么", description="每一行写的是什么。")
    text: Annotated[str, StringConstraints(max_length=300_000)] | None = Field(
        default=None,
        title="多行内容",
        description="一行一个，可以从表格里整列、整行贴过来。",
        json_schema_extra=Traits(control="textarea", personal=True).extra,
    )

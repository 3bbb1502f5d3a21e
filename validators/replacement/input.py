"""What the replacement checker takes: two names of a unit, and what the reform did to it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from validators.model import Choice, Input

LONGEST_NAME = 200  # characters
Name = Annotated[str, StringConstraints(max_length=LONGEST_NAME)]


class Reform(Choice):
    """What the reform did to the unit (第六问、第七问)."""

    MERGED_KEPT_NAME = "merged-kept-name", "几个单位合并，保留了其中一个的名称"
    MERGED_NEW_NAME = "merged-new-name", "几个单位合并，用新的名称"
    RENAMED = "renamed", "没有合并，只改了名称"
    NONE = "none", "没有合并，也没有改名"


class ReplacementInput(Input):
    """The name of the unit on the certificate, its name now, and the reform."""

    unit_on_certificate: Name | None = Field(
        default=None, title="证件上的单位名称", description="照证件上的写，一个字也不要改。"
    )
    current_unit: Name | None = Field(
        default=None, title="现在的单位名称", description="照三定方案或者公章上的写，写全称。空格、全角半角没关系。"
    )
    reform: Reform | None = Field(
        default=None, title="机构改革的情况", description="可以不选。选了，就顺便看看和名称对不对得上。"
    )

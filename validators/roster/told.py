"""Reads what the command line is told about a roster's file: its sheets, its header, and what columns are."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from validators.roster.columns import LABELS
from validators.roster.grid import column_number
from validators.roster.table import Choices

_LETTERS = re.compile("[A-Z]{1,3}")


class _Told(BaseModel):
    """Not strict: a row's number may come as any kind of whole number."""

    model_config = ConfigDict(extra="forbid")

    sheets: tuple[str, ...] = ()
    header: tuple[int, ...] = ()
    columns: dict[str, str | None] = {}
    without_header: bool = False
    also_undecodable: bool = False


TITLES = {
    "sheets": "要查的工作表",
    "header": "表头的行号",
    "columns": "每一栏是什么",
    "without_header": "没有表头",
    "also_undecodable": "有读不出的字也查",
}
_EXAMPLES = {
    "sheets": '["法规科"]',
    "header": "[3]",
    "columns": '{"C": "resident_id"}',
    "without_header": "true",
    "also_undecodable": "true",
}


def choices_of(values: Mapping[str, object]) -> Choices:
    """Read what stands under the names in TITLES. Raises ValueError, with words for people."""
    try:
        told = _Told.model_validate({name: values[name] for name in TITLES if name in values})
    except ValidationError as error:
        name = str(error.errors(include_url=False)[0]["loc"][0])
        raise ValueError(f"{name}（{TITLES[name]}）要写成这样：{_EXAMPLES[name]}") from error
    for letters, field in told.columns.items():
        if not _LETTERS.fullmatch(letters):
            raise ValueError("columns（每一栏是什么）的左边要写列的字母，如 C")
        if field is not None and field not in LABELS:
            raise ValueError(f"columns（每一栏是什么）的右边要写这些之一，或者 null：{'、'.join(LABELS)}")
    return Choices(
        sheets=told.sheets,
        header=told.header,
        columns={column_number(letters): field for letters, field in told.columns.items()},
        without_header=told.without_header,
        also_undecodable=told.also_undecodable,
    )

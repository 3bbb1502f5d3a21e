"""The headings of columns, as offices write them."""

from __future__ import annotations

import re

from validators.application_form.input import ApplicationFormInput
from validators.model import Traits, column_of

# What no application form has.
_OTHERS = """
序号 编号 证件号码 号码 部门 联系方式 联系电话 电话 手机 手机号 备注 状态 出生日期
办证日期 发证日期 领证日期 办证时间 发证时间 领证时间 日期 有效期 有效期至 年审 年审日期 今年年审
"""
HEADINGS = frozenset(
    (
        *_OTHERS.split(),
        *(
            heading
            for info in ApplicationFormInput.model_fields.values()
            for heading in (column_of(info), *Traits.of(info).column_names)
        ),
    )
)
_TAKEN_AWAY = re.compile(r"[\s*\"'“”]|[（(\[【：:].*", re.DOTALL)


def is_heading(cell: str) -> bool:
    """Tell whether a cell names a column. Ignores signs and brackets next to the name."""
    return _TAKEN_AWAY.sub("", cell) in HEADINGS

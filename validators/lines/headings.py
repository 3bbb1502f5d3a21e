"""The headings of columns, as offices write them."""

from __future__ import annotations

import re

_WRITTEN = """
序号 编号 证号 证件号 证件编号 证件号码 执法证号 执法证编号 行政执法证编号
姓名 名字 性别 单位 工作单位 工作单位名称 部门 职务 联系方式 联系电话 电话 手机 手机号 备注 状态
身份证 身份证号 身份证号码 公民身份号码 公民身份证号码 号码 出生日期
办证日期 发证日期 领证日期 办证时间 发证时间 领证时间 日期 有效期 有效期至 年审 年审日期 今年年审
"""
HEADINGS = frozenset(_WRITTEN.split())
_TAKEN_AWAY = re.compile(r"[\s*\"'“”]|[（(\[【：:].*", re.DOTALL)


def is_heading(cell: str) -> bool:
    """Tell whether a cell names a column. Ignores signs and brackets next to the name."""
    return _TAKEN_AWAY.sub("", cell) in HEADINGS

"""What 状态 and 备注 say of a person: whether they left, were punished, and what became of the certificate."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LEFT = re.compile("调走|调离|调出|退休|辞职|辞退|开除|去世|死亡|换岗|转岗|离职")
_CANCELLED = re.compile("(?<!未)(?<!没有)(?<!没)(?<!待)(?<!需)(?<!应)(?:注销|收回|上交|交回)(?!中)")
_SUSPENDED = re.compile("(?<!未)(?<!没有)(?<!没)(?<!待)(?<!需)(?<!应)(?:暂停|停止)(?:行政)?执法")
# Words for a sanction that nobody writes of a duty: 受理行政处罚案件 and 受委托实施行政处罚 are work.
_WORDS = ("党纪", "政纪", "党内", "政务", "行政", "刑事", "治安", "纪律", "、", "和", "或", "及")
_KINDS = f"(?:{'|'.join(_WORDS)})"
# So that a long row of them is gone through once, and not again from each place in it.
_FIRST_OF_KINDS = "".join(f"(?<!{word})" for word in _WORDS)
_SANCTION = re.compile(
    f"受到?过?了?{_KINDS}*+(?:处分|处罚)|{_KINDS}处分|处分期|党内(?:严重)?警告|政务警告|警告处分|记大?过处分|政务记大?过"
    "|撤职|留党察看|有期徒刑|判刑|判处|缓刑|拘役|行政拘留|刑事拘留"
)
_NO_SANCTION = re.compile(
    f"(?:未|没有?|无|不曾|不予|免予|免于)(?:曾|受|到|过|有|被|给予|任何|{_KINDS})*+(?:处分|处罚)"
    "|处分(?:情况)?[:： ]*(?:无|没有)"
    f"|{_FIRST_OF_KINDS}{_KINDS}*+处分(?:影响)?期?(?:已经?)?(?:满|解除|撤销|过)|(?:解除|撤销)了?{_KINDS}*+处分"
)


@dataclass(frozen=True)
class Said:
    """What is said. `is_cancelled` of the certificate; `is_sanctioned`: punished, and nothing of what was done then."""

    has_left: bool = False
    is_cancelled: bool = False
    is_sanctioned: bool = False


_NOTHING = Said()


def said_in(status: str, remark: str) -> Said:
    """Read what stands in the two columns."""
    if not status and not remark:
        return _NOTHING
    words = f"{status} {remark}"
    is_cancelled = bool(_CANCELLED.search(words))
    return Said(
        has_left=bool(_LEFT.search(words)),
        is_cancelled=is_cancelled,
        is_sanctioned=not is_cancelled
        and not _SUSPENDED.search(words)
        and bool(_SANCTION.search(_NO_SANCTION.sub("", words))),
    )

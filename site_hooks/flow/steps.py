"""The six steps from collecting data to the justice bureau's review, as 流程 has them, for each way to go."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

PAGE = "guide/flow.html"


class Way(StrEnum):
    """What somebody comes for; the steps differ in the third alone."""

    APPLY = "apply"
    REPLACE = "replace"

    @property
    def label(self) -> str:
        """The way's name for people."""
        return {Way.APPLY: "新办", Way.REPLACE: "换证"}[self]


@dataclass(frozen=True)
class Step:
    """A step: what to do in a few characters, and in a sentence; `at_stake` is what does not happen without it."""

    number: int
    action: str
    note: str
    ways: tuple[Way, ...] = tuple(Way)
    at_stake: str = ""

    @property
    def href(self) -> str:
        """Where the guide explains the step, from the site's root."""
        return f"{PAGE}#step-{self.number}"


STEPS = (
    Step(1, "收集信息", "每个人填一份信息收集表，交一张电子照片。"),
    Step(2, "登录系统", "用本单位的账号，登录四川省行政执法证件管理系统。"),
    Step(3, "点“申领”", "新办的不用做别的。", (Way.APPLY,)),
    Step(3, "动手之前先问", "注销了就回不来。注销以后到新证到手之前怎么办，先问同级司法局。", (Way.REPLACE,)),
    Step(3, "先注销旧证", "问清楚了再点。旧证没有注销，先不要申领。", (Way.REPLACE,)),
    Step(3, "再点“申领”", "注销以后，照新办的做。", (Way.REPLACE,)),
    Step(4, "填写、检查、保存", "信息填完，反复核对，没有错再点“保存”。"),
    Step(5, "审核、上报", "在“待审核”里审核，再到“待上报”里报给同级司法局。"),
    Step(
        6,
        "打印名单、盖章、送交",
        "打印申领证件人员名单，盖公章，送到同级司法局。",
        at_stake="不送名单，不会开始审核",
    ),
)
REVIEW = "同级司法局开始审核"


def steps_of(way: Way) -> tuple[Step, ...]:
    """The steps of one way, in order."""
    return tuple(step for step in STEPS if way in step.ways)

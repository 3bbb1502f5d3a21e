"""What the annual review checker takes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints, field_validator

from validators.model import Choice, Input


class Reviewed(Choice):
    """Whether the certificate was reviewed this year already."""

    YES = "yes", "已经审过"
    NO = "no", "还没有审"


class AnnualReviewInput(Input):
    """The dates of issue and expiry, and whether the certificate was reviewed this year."""

    issued_on: Annotated[str, StringConstraints(max_length=500)] | None = Field(
        default=None,
        title="办证日期",
        description="如 2018年12月31日、2018-12-31。前面可以写姓名或证件编号。"
        "几个日期跨了年的，先问同级司法局看哪一个。",
    )
    reviewed_this_year: Reviewed | None = Field(
        default=None,
        title="今年的年审",
        description="可以不填。过了 3 月 31 日，不填就要请您去核实。",
    )
    valid_until: Annotated[str, StringConstraints(max_length=100)] | None = Field(
        default=None,
        title="有效期至",
        description="可以不填。证件上写着有效期的，照着填，看过期没有。",
    )

    @field_validator("reviewed_this_year", mode="before")
    @classmethod
    def _from_truth(cls, answer: object) -> object:
        """Accept true and false from other programs, where the form sends yes and no."""
        return {True: Reviewed.YES, False: Reviewed.NO}[answer] if isinstance(answer, bool) else answer

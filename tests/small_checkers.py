"""Checkers made for tests: as small as what a test wants to show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from validators.details import Details
from validators.model import Choice, Headline, Input, Severity, Traits
from validators.rules import Checker, Find, Judged, Part, Prepared, RuleSet
from validators.sources import OWN_CONVENTIONS

Text = Annotated[str, StringConstraints(max_length=50)]


class Colour(Choice):
    """Two answers."""

    RED = "red", "红色"
    DARK_BLUE = "dark-blue", "深蓝色"


class Form(Input):
    """A field of each kind."""

    text: Text | None = Field(
        default=None, title="一行字", description="写。", json_schema_extra=Traits(keep=True).extra
    )
    lines: Text | None = Field(default=None, title="几行字", json_schema_extra=Traits(control="textarea").extra)
    radio: Colour | None = Field(
        default=None, title="颜色", description="选。", json_schema_extra=Traits(link=True).extra
    )
    select: Colour | None = Field(default=None, title="别的颜色", json_schema_extra=Traits(control="select").extra)


class TwoFields(Input):
    left: Text | None = Field(default=None, title="左边")
    right: Text | None = Field(default=None, title="右边")


class DayDetails(Details):
    today: str


def prepare_two_fields(values: TwoFields, today: date) -> Prepared:
    """Both fields as facts, and the day in the details."""
    return Prepared({"left": values.left, "right": values.right}, details=lambda: DayDetails(today=today.isoformat()))


def headline_of_outcome(judged: Judged) -> Headline:
    """The outcome's own word."""
    return Headline(text=judged.outcome, sentence="", tally=judged.outcome)


def small_checker(
    *finds: Find,
    message: str = "找到了。",
    field: str | None = None,
    prepare: Callable[[TwoFields, date], Prepared] = prepare_two_fields,
    headline: Callable[[Judged], Headline] = headline_of_outcome,
    input_model: type[TwoFields] = TwoFields,
    parts: tuple[Part, ...] = (),
) -> Checker:
    """A checker with these functions as its rules, each a warning named like the function."""
    rules = RuleSet("small")
    for find in finds:
        rules.rule(
            find.__name__,
            field=field,
            severity=Severity.WARNING,
            finds="有东西",
            message=message,
            remedy="不用改。",
            citation=OWN_CONVENTIONS,
        )(find)
    return Checker(
        name="small",
        title="小检查",
        input_model=input_model,
        prepare=prepare,
        headline=headline,
        rule_sets=(rules,),
        parts=parts,
        examples=(),
    )


class FormDetails(Details):
    answers: dict[str, str | None]


def prepare_form(values: Form, today: date) -> Prepared:
    """The answers as they were read."""
    return Prepared({}, details=lambda: FormDetails(answers=values.model_dump(mode="json")))


FORM_CHECKER = Checker(
    name="small-form",
    title="小表单",
    input_model=Form,
    prepare=prepare_form,
    headline=headline_of_outcome,
    rule_sets=(),
    examples=(),
)

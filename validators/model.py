"""The types that callers see: what a checker takes, and the verdict that it returns."""

from __future__ import annotations

from collections.abc import Sequence, Set
from enum import StrEnum
from typing import Any, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, ValidationInfo, field_validator
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema


class Severity(StrEnum):
    """How serious a finding is. Only ERROR and UNSURE change the outcome."""

    ERROR = "error"
    UNSURE = "unsure"
    WARNING = "warning"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The word that people read."""
        return {"error": "不符合", "unsure": "要问清", "warning": "请确认", "note": "说明"}[self]


class Outcome(StrEnum):
    """The verdict in one word, for programs."""

    PASS = "pass"  # noqa: S105 — the word of the verdict, no secret
    FAIL = "fail"
    UNSURE = "unsure"


class Choice(StrEnum):
    """The answers that a field offers, each `NAME = "code", "words"`: programs keep the code, people read the words."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """Create the answer with this code and these words."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def __get_pydantic_core_schema__(cls, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Accept the code although `Input` is strict: callers send text and have no enum members."""
        return {**handler(source), "strict": False}


class Traits(BaseModel):
    """What the page, the paper and a roster do with a field, beside showing it.

    `keep`: the page may keep it on the machine, because it is the unit's and not a person's; folded, it shows the value
    behind `short`. `link`: it puts it into its own address, so that it can be sent. `personal`: it takes it from no
    link, and paper shows no more of it than `details.masked` of the verdict. `control`: "textarea" for text of several
    lines, as many as `rows`, "select" for a choice that shall take little room. `suggestions` are offered while one
    types, and anything else may be typed.

    `section` is the heading that the field stands under with its neighbours. `starts_with` stands in it already.
    `is_long`: on paper it takes a whole row. `delegated`: only a 委托行政执法证 wants it. `column` is its name in a
    roster, where the title alone does not tell; `column_names` are what offices call that column besides.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    keep: bool = False
    short: str = ""
    link: bool = False
    personal: bool = False
    control: Literal["text", "radio", "textarea", "select"] | None = None
    rows: int = 8
    suggestions: tuple[str, ...] = ()
    section: str = ""
    starts_with: str = ""
    is_long: bool = False
    delegated: bool = False
    column: str = ""
    column_names: tuple[str, ...] = ()

    @property
    def extra(self) -> JsonDict:
        """These traits as pydantic keeps them with a field and puts them into the JSON Schema."""
        return self.model_dump(mode="json", exclude_defaults=True)

    @classmethod
    def of(cls, info: FieldInfo) -> Self:
        """The traits of a field of an input model."""
        return cls.model_validate(info.json_schema_extra or {})


class Input(BaseModel):
    """What a checker takes. Every field may be missing; what is declared here becomes the form on the page.

    A field is text, or a `Choice`, where blank text is no answer. Its `json_schema_extra` is what its `Traits` say.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @field_validator("*", mode="before")
    @classmethod
    def _blank_is_no_answer(cls, value: object, info: ValidationInfo) -> object:
        """Read "" as no answer: a form sends it when nothing is chosen."""
        is_blank = isinstance(value, str) and not value.strip()
        return None if is_blank and choices_of(cls.model_fields[str(info.field_name)]) else value


def choices_of(info: FieldInfo) -> tuple[Choice, ...]:
    """Return the answers that a field offers, in order of declaration; none if it takes text."""
    kinds = (info.annotation, *get_args(info.annotation))
    return tuple(answer for kind in kinds if isinstance(kind, type) and issubclass(kind, Choice) for answer in kind)


def column_of(info: FieldInfo) -> str:
    """Return what the field's column in a roster is called."""
    return Traits.of(info).column or str(info.title)


class Citation(BaseModel):
    """What a rule rests on: `source` as people cite it, `href` the page and anchor, from the site's root."""

    model_config = ConfigDict(frozen=True)

    source: str
    href: str = Field(pattern=r"^[a-z0-9/-]+\.html#[a-z0-9-]+$")


class Finding(BaseModel):
    """One thing that a rule found. `at` is its place in the typed text, [start, end) in code points."""

    model_config = ConfigDict(frozen=True)

    rule: str
    severity: Severity
    field: str | None
    at: tuple[int, int] | None
    message: str
    remedy: str
    citation: Citation


class NormalisedField(BaseModel):
    """How a field was read, and what was changed on the way."""

    model_config = ConfigDict(frozen=True, validate_by_name=True, serialize_by_alias=True)

    typed: str = Field(alias="from")
    to: str
    changes: tuple[str, ...]


class Headline(BaseModel):
    """A checker's answer to the question that its page asks, in its own words.

    `text` is the answer, `sentence` the line under it ("" for none), `tally` the words that a batch counts it under,
    such as "要审" in "要审 11 个".
    """

    model_config = ConfigDict(frozen=True)

    text: str = Field(min_length=1)
    sentence: str
    tally: str = Field(min_length=1)


class Verdict(BaseModel):
    """What every checker returns. People read the headline, programs the outcome."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True)

    checker: str
    outcome: Outcome
    headline: Headline
    findings: tuple[Finding, ...]
    normalised: dict[str, NormalisedField]
    details: dict[str, Any]


def outcome_of(findings: Sequence[Finding]) -> Outcome:
    """Return FAIL if any finding is an ERROR, else UNSURE if any is UNSURE, else PASS."""
    return outcome_by({finding.severity for finding in findings})


def outcome_by(severities: Set[Severity]) -> Outcome:
    """Return the outcome of findings of these severities."""
    if Severity.ERROR in severities:
        return Outcome.FAIL
    return Outcome.UNSURE if Severity.UNSURE in severities else Outcome.PASS

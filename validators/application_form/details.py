"""What a verdict on an application form says beside its findings."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from validators.details import Details


class FilledSection(BaseModel):
    """A section of the form: how many of its fields are filled, of those that this certificate wants."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str
    filled: int
    fields: int


class ApplicationFormDetails(Details):
    """The sections in the order of the paper, and the days of the exam that count, as YYYY-MM-DD, latest first."""

    sections: tuple[FilledSection, ...]
    exam_dates: tuple[str, ...]

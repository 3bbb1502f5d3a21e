"""The application form on paper, from its input model: empty, to fill in by hand or from the page."""

from __future__ import annotations

from dataclasses import dataclass

from site_hooks.templates import TEMPLATES
from validators.application_form.input import TITLE, ApplicationFormInput
from validators.model import Choice, Traits, choices_of


@dataclass(frozen=True)
class PaperField:
    """A field as it stands on paper: its name and label, and the answers to tick, if there are any."""

    name: str
    label: str
    traits: Traits
    choices: tuple[Choice, ...]


def render_application_paper() -> str:
    """The HTML of the form: the certificate to tick, then two fields to a row, then the long ones with a row each."""
    kind, *fields = (
        PaperField(name, str(info.title), Traits.of(info), choices_of(info))
        for name, info in ApplicationFormInput.model_fields.items()
    )
    short = [field for field in fields if not field.traits.is_long]
    rows = [short[start : start + 2] for start in range(0, len(short), 2)]
    rows += [[field] for field in fields if field.traits.is_long]
    return TEMPLATES.get_template("application_form.html").render(title=TITLE, kind=kind, rows=rows)

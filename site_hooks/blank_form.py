"""The form to print and fill in by hand, from its declared fields."""

from __future__ import annotations

from site_hooks.templates import TEMPLATES
from validators.application_form import FIELDS, KIND, KINDS, TITLE


def render_blank_form() -> str:
    """The HTML of the form: two fields to a row, then the long ones with a row each."""
    short = [field for field in FIELDS if not field.is_long]
    rows = [short[start : start + 2] for start in range(0, len(short), 2)]
    rows += [[field] for field in FIELDS if field.is_long]
    return TEMPLATES.get_template("blank_form.html").render(title=TITLE, kind=KIND, kinds=KINDS, rows=rows)

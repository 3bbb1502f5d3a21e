"""A checker's form, made from its input model and its rules: the page and the rules cannot drift apart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup, escape

from site_hooks.paper import with_whole_numbers
from site_hooks.templates import TEMPLATES
from validators.certificate_kind import CertificateKind
from validators.engine_rules import ENGINE
from validators.model import Choice, Severity, Traits, choices_of, column_of
from validators.rules import Checker

_ONE_LINE = 12  # characters of all answers together


@dataclass(frozen=True)
class FormField:
    """A field as the template wants it. `not_for` is the answer to another field, NAME=ANSWER, that leaves it empty.

    `is_short`: its answers fit one line.
    """

    name: str
    id: str
    label: str
    hint: str
    traits: Traits
    control: str
    choices: tuple[Choice, ...]
    is_short: bool
    not_for: str


def render_form(checker: Checker, catalogue: str) -> str:
    """The HTML of the checker's form, with the place for its verdict and the list of what it looks for.

    `catalogue` is the address of the page that explains the rules.
    """
    fields = _fields(checker)
    return TEMPLATES.get_template(f"{checker.name}.html" if checker.file else "form.html").render(
        checker=checker,
        sections=_sections(field for field in fields if not field.traits.keep),
        kept=[field for field in fields if field.traits.keep],
        examples=[(example.caption, json.dumps(example.values, ensure_ascii=False)) for example in checker.examples],
        rules=[*checker.speaking, *ENGINE.rules],
        severities=json.dumps({severity: severity.label for severity in Severity}, ensure_ascii=False),
        catalogue=catalogue,
        lines=checker.lines,
        line_label=checker.input_model.model_fields[checker.lines.field].title if checker.lines else None,
    )


def _fields(checker: Checker) -> list[FormField]:
    fields: list[FormField] = []
    kind = ""
    for name, info in checker.input_model.model_fields.items():
        traits, choices = Traits.of(info), choices_of(info)
        if CertificateKind.ORDINARY in choices:
            kind = name
        fields.append(
            FormField(
                name=name,
                id=f"{checker.name}-{name}",
                label=column_of(info),
                hint=Markup(with_whole_numbers(escape(info.description or ""))),  # noqa: S704 — escaped just before
                traits=traits,
                control=traits.control or ("radio" if choices else "text"),
                choices=choices,
                is_short=sum(len(choice.label) for choice in choices) <= _ONE_LINE,
                not_for=f"{kind}={CertificateKind.ORDINARY}" if traits.delegated else "",
            )
        )
    return fields


def _sections(fields: Iterable[FormField]) -> list[tuple[str, list[FormField]]]:
    """The fields with the heading that they stand under, "" for none."""
    return [(title, list(neighbours)) for title, neighbours in groupby(fields, lambda field: field.traits.section)]

"""The part of the roster's page where photos lie beside the people."""

from __future__ import annotations

from markupsafe import Markup

from site_hooks.application_paper import render_application_paper
from site_hooks.templates import TEMPLATES
from validators.photo import CHECKER


def render_submission() -> str:
    """The HTML: where to give photos, and the blank form that is filled in for the print."""
    paper = Markup(render_application_paper())  # noqa: S704 — from our own template
    return TEMPLATES.get_template("submission.html").render(checker=CHECKER, paper=paper)

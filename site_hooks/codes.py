"""The guide's table of codes, as Markdown: the same codes that numbers are checked against."""

from __future__ import annotations

from site_hooks.templates import TEMPLATES, as_markdown
from validators.tables.codes import CERTIFICATE_CODES


def render_codes() -> str:
    """Each region and below it its departments: the code, whose it is, and on what paper of what date that rests."""
    return TEMPLATES.get_template("codes.md").render(regions=CERTIFICATE_CODES.region, text=as_markdown)

"""The pieces of HTML and Markdown that the build fills in. Whatever is filled in is escaped."""

import re
from pathlib import Path

import jinja2
from markupsafe import Markup

TEMPLATES = jinja2.Environment(
    loader=jinja2.FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=jinja2.StrictUndefined,
)


def as_markdown(text: str) -> Markup:
    """Plain text as Markdown: what could mean something in either Markdown or HTML becomes a character reference."""
    return Markup(re.sub(r"[!-/:-@\[-`{-~]", lambda match: f"&#{ord(match[0])};", text))  # noqa: S704 — that is the escape

"""Drawings by Graphviz, to stand in a page: it places the boxes, classes colour them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Comment

from site_hooks.node import run_node

_DRAW = Path(__file__).with_name("draw.mjs")
_PAINT = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "xml:space")  # left to the style sheet


def draw(graphs: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """What Graphviz makes of each graph, given as viz-js wants it. Raises CalledProcessError if it cannot."""
    return tuple(json.loads(run_node(_DRAW, given=json.dumps(graphs))))


def for_page(drawing: str, name: str, href: Callable[[str], str]) -> str:
    """The drawing, of class `name`, without what only a file of its own needs, its links made for the page."""
    svg = BeautifulSoup(drawing[drawing.find("<svg") :], "html.parser").svg
    if svg is None:
        raise ValueError(f"Graphviz made no drawing: {drawing[:200]}")
    for comment in svg.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for title in svg.find_all("title"):
        title.decompose()
    for element in svg.find_all(True):
        element.attrs = {name: value for name, value in element.attrs.items() if name not in (*_PAINT, "id")}
    for link in svg.find_all("a"):
        # The list beside the drawing is for the keyboard and for screen readers.
        link.attrs = {"href": href(str(link["xlink:href"])), "tabindex": "-1"}
    width, height = str(svg["viewbox"]).split()[2:]
    svg.attrs = {
        "class": name,
        "viewBox": svg["viewbox"],
        "width": width,
        "height": height,
        "aria-hidden": "true",
    }
    return "".join(line.strip() for line in str(svg).splitlines())

"""The flow as SVG to stand in a page: Graphviz places it, classes colour it, each step is a link."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Comment

from site_hooks.flow.steps import REVIEW, Step, Way, steps_of
from site_hooks.templates import TEMPLATES

_DRAW = Path(__file__).with_name("draw.mjs")
# A box is as large as it is told to be, because Graphviz does not know how wide a Chinese character is.
_BOX = {"shape": "box", "style": "rounded", "fixedsize": True, "width": 3.2, "height": 0.72}
_LARGE_BOX = {**_BOX, "height": 1.0}
_PAINT = ("fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "xml:space")  # left to the style sheet


def render_flow(href: Callable[[str], str]) -> str:
    """The HTML of the flow, each way with its drawing and its list; `href` makes an address from the site's root
    one from the page's place.
    """
    ways = [(way, steps_of(way), _for_page(drawing, way, href)) for way, drawing in zip(Way, _drawings(), strict=True)]
    return TEMPLATES.get_template("flow.html").render(ways=ways, review=REVIEW, href=href)


@cache
def _drawings() -> tuple[str, ...]:
    """What Graphviz makes of each way. Raises CalledProcessError if it cannot."""
    graphs = json.dumps([_graph(way) for way in Way])
    node = Path(sys.executable).with_name("node")
    run = subprocess.run([str(node), str(_DRAW)], input=graphs, capture_output=True, encoding="utf-8", check=True)
    return tuple(json.loads(run.stdout))


def _graph(way: Way) -> dict[str, Any]:
    steps = [(str(index), _step_attributes(step)) for index, step in enumerate(steps_of(way))]
    review = {**_BOX, "label": REVIEW, "class": "flow-review", "height": 0.5}
    nodes = [*steps, ("review", review)]
    names = [name for name, _ in nodes]
    return {
        "directed": True,
        "graphAttributes": {"ranksep": 0.26, "bgcolor": "transparent", "pad": 0.06},
        "nodeAttributes": {"fontsize": 16},
        "edgeAttributes": {"arrowsize": 0.8},
        "nodes": [{"name": name, "attributes": attributes} for name, attributes in nodes],
        "edges": [{"tail": tail, "head": head} for tail, head in pairwise(names)],
    }


def _step_attributes(step: Step) -> dict[str, Any]:
    lines = [f"第 {step.number} 步", step.action]
    attributes: dict[str, Any] = {**_BOX, "class": "flow-step", "URL": step.href}
    if step.at_stake:
        lines.append(f"！{step.at_stake}")
        attributes |= {**_LARGE_BOX, "class": "flow-step flow-step-needed"}
    return {**attributes, "label": "\n".join(lines)}


def _for_page(drawing: str, way: Way, href: Callable[[str], str]) -> str:
    """The drawing without what only a file of its own needs, its links made for the page."""
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
        "class": f"flow-drawing flow-drawing-{way}",
        "viewBox": svg["viewbox"],
        "width": width,
        "height": height,
        "aria-hidden": "true",
    }
    return "".join(line.strip() for line in str(svg).splitlines())

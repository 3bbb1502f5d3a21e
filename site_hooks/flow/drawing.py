"""The flow as SVG to stand in a page: Graphviz places it, classes colour it, each step is a link."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

from site_hooks.flow.graphviz import draw, for_page
from site_hooks.flow.steps import REVIEW, Step, Way, steps_of
from site_hooks.templates import TEMPLATES

# A box is as large as it is told to be, because Graphviz does not know how wide a Chinese character is.
_BOX = {"shape": "box", "style": "rounded", "fixedsize": True, "width": 3.2, "height": 0.72}
_LARGE_BOX = {**_BOX, "height": 1.0}


def render_flow(href: Callable[[str], str]) -> str:
    """The HTML of the flow, each way with its drawing and its list; `href` makes an address from the site's root
    one from the page's place.
    """
    ways = [
        (way, steps_of(way), for_page(drawing, f"flow-drawing flow-drawing-{way}", href))
        for way, drawing in zip(Way, _drawings(), strict=True)
    ]
    return TEMPLATES.get_template("flow.html").render(ways=ways, review=REVIEW, href=href)


@cache
def _drawings() -> tuple[str, ...]:
    """What Graphviz makes of each way. Raises CalledProcessError if it cannot."""
    return draw([_graph(way) for way in Way])


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

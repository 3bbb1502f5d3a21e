"""The conditions as a drawing and as a list, made from the very questions that the eligibility rules ask."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from site_hooks.flow.graphviz import draw, for_page
from site_hooks.templates import TEMPLATES
from validators.eligibility.decision import QUESTIONS, Effect, Question
from validators.letter import WHOM

END = "都符合：可以申领"
HEADINGS = {Effect.NOT_MET: "✗ 不能办", Effect.ASK: f"？问{WHOM}"}
_LINE = 0.27  # inches; sizes are given because Graphviz does not know how wide a Chinese character is
_CHARACTER = 0.21
_GAP = 0.2
_CLEAR = "\u00a0" * 7  # spaces that stay keep the words clear of the arrow
_BOX = {"shape": "box", "style": "rounded", "fixedsize": True, "width": 3.1}


def render_decision(href: Callable[[str], str]) -> str:
    """The HTML of the decision: its drawing and its list."""
    return TEMPLATES.get_template("decision.html").render(
        drawing=for_page(_drawing(), "decision-drawing", href),
        questions=[(question, {effect: answers(question, effect) for effect in Effect}) for question in QUESTIONS],
        end=END,
        whom=WHOM,
    )


def answers(question: Question, effect: Effect) -> list[str]:
    """The words of the answers that have this effect, in the order in which they are offered."""
    return [answer.label for answer, its_effect in question.effects.items() if its_effect is effect]


@cache
def _drawing() -> str:
    asked: list[tuple[str, dict[str, Any]]] = []
    leaves: list[tuple[str, dict[str, Any]]] = []
    edges: list[dict[str, Any]] = []
    widest = _CHARACTER * max(len(answer.label) for question in QUESTIONS for answer in question.effects) + 0.25
    for index, question in enumerate(QUESTIONS, 1):
        name, following = f"question-{index}", f"question-{index + 1}"
        height = 0.0
        for effect, heading in HEADINGS.items():
            lines = [heading, *answers(question, effect)]
            if len(lines) == 1:
                continue
            size = {"width": widest, "height": _LINE * len(lines) + 0.15}
            label = "".join(f"{line}\\l" for line in lines)  # \l: to the left
            leaves.append((f"{name}-{effect}", {**_BOX, **size, "class": f"decision-{effect}", "label": label}))
            edges.append({"tail": name, "head": f"{name}-{effect}", "attributes": {"headport": "w"}})
            height += size["height"] + _GAP
        # As high as what it leads to, so that each stands beside its own.
        box = {**_BOX, "class": "decision-question", "label": f"{index}. {question.words}", "height": height - _GAP}
        asked.append((name, box))
        # What is no condition is not met either.
        met = "符合" if answers(question, Effect.NOT_MET) else "或者".join(answers(question, Effect.MET))
        edges.append({"tail": name, "head": following, "attributes": {"label": met + _CLEAR, "weight": 10}})
    asked.append((f"question-{len(QUESTIONS) + 1}", {**_BOX, "class": "decision-end", "label": END, "height": 0.5}))
    graph: dict[str, Any] = {
        "directed": True,
        "graphAttributes": {"rankdir": "LR", "ranksep": 0.4, "nodesep": _GAP, "bgcolor": "transparent", "pad": 0.06},
        "nodeAttributes": {"fontsize": 15},
        "edgeAttributes": {"arrowsize": 0.8, "fontsize": 13},
        "subgraphs": [{"name": "asked", "graphAttributes": {"rank": "same"}, "nodes": _nodes(asked)}],
        "nodes": _nodes(leaves),
        "edges": edges,
    }
    return draw([graph])[0]


def _nodes(named: list[tuple[str, dict[str, Any]]]) -> list[dict[str, Any]]:
    return [{"name": name, "attributes": attributes} for name, attributes in named]

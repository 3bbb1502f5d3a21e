"""Of a package, what a program can come to stays, and runs; of the rest, methods are left out."""

from __future__ import annotations

import ast
from textwrap import dedent
from typing import Any

from site_hooks.runtime.shaken import shaken

PACKAGE = {
    "book.py": """
        class Chart:
            name = "chart"
            def draw(self): return "drawn"

        class Style:
            def __init__(self, given):
                for key in given: getattr(self, "set_" + key)()
            def set_bold(self): self.is_bold = True
            def reset(self): pass

        class Book:
            def __init__(self): self.charts = []
            def add_chart(self): return Chart()
            def style(self, **given) -> Chart: return Style(given)
            def close(self): return [each.draw() for each in self.charts] or self._closed()
            def _closed(self): return suffix("closed")
        """,
    "words.py": """
        class Image:
            def draw(self): return "an image"

        def suffix(text): return text + str(isinstance(text, Image))
        """,
}
PROGRAM = """
book = Book()
result = [book.style(bold=True).is_bold, book.close()]
"""


def left(without: frozenset[str] = frozenset()) -> tuple[dict[str, list[str]], str]:
    """Each class's methods that are left, and all of the source that is."""
    sources = shaken({path: dedent(text).encode() for path, text in PACKAGE.items()}, PROGRAM, without)
    source = "\n".join(each.decode() for each in sources.values())
    classes = [each for each in ast.parse(source).body if isinstance(each, ast.ClassDef)]
    return {each.name: [one.name for one in each.body if isinstance(one, ast.FunctionDef)] for each in classes}, source


def test_what_nobody_can_come_to_is_left_out() -> None:
    methods, source = left()
    assert {
        "Chart": [],
        "Style": ["__init__", "set_bold"],
        "Book": ["__init__", "style", "close", "_closed"],
        "Image": ["draw"],
    } == methods
    namespace: dict[str, Any] = {}
    exec(f"{source}\n{PROGRAM}", namespace)  # noqa: S102 — it stands above
    assert [True, "closedFalse"] == namespace["result"]


def test_a_class_without_objects_keeps_its_name_alone() -> None:
    methods, source = left(frozenset({"Image"}))
    assert [] == methods["Image"]
    assert 'name = "chart"' in source.replace("'", '"')

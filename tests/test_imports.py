"""Which package builds on which: the rules on none of them, and none on the tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from harness import ROOT

MAY_IMPORT: dict[str, set[str]] = {
    "validators": set(),
    "harness": set(),
    "cases": {"validators"},
    "site_hooks": {"validators", "cases"},
    "bench": {"validators", "cases", "harness", "site_hooks"},
    "tools": {"validators", "harness"},
    "fuzz": {"validators", "cases", "harness", "tools"},
    "tests": {"validators", "cases", "harness", "site_hooks", "tools", "fuzz"},
}


def imported_by(package: str) -> Iterator[tuple[str, str]]:
    """Each module that the package imports, after the file that does."""
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((path.name, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                yield path.name, node.module


@pytest.mark.parametrize("package", MAY_IMPORT)
def test_a_package_imports_only_what_it_builds_on(package: str) -> None:
    others = MAY_IMPORT.keys() - {package} - MAY_IMPORT[package]
    assert [] == [(file, module) for file, module in imported_by(package) if module.split(".")[0] in others]

"""Leaves out of a package the methods that a program which uses it cannot come to."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field


@dataclass
class _Named:
    """What code names: as it stands there, and, for `getattr`, how a name begins that it puts together."""

    names: set[str] = field(default_factory=set)
    beginnings: tuple[str, ...] = ()

    def add(self, node: ast.AST) -> None:
        """Add what a piece of code names. Annotations do nothing."""
        if isinstance(node, ast.Name):
            self.names.add(node.id)
        elif isinstance(node, ast.Attribute):
            self.names.add(node.attr)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "getattr":
            texts = [each.value for each in ast.walk(node) if isinstance(each, ast.Constant)]
            self.beginnings += tuple(each for each in texts if isinstance(each, str))
        for name, value in ast.iter_fields(node):
            if name not in ("annotation", "returns"):
                for each in value if isinstance(value, list) else [value]:
                    if isinstance(each, ast.AST):
                        self.add(each)

    def has(self, name: str) -> bool:
        """Whether something may be called by this name."""
        return name in self.names or name.startswith(("__", *self.beginnings))


def shaken(sources: Mapping[str, bytes], program: str, without: Set[str]) -> dict[str, bytes]:
    """The package's modules, by path, without methods that are out of reach.

    `program` is the source of what uses it. A method is within reach if it and its class are named by the program, by
    the package's modules outside of classes, or by a method within reach; whose it is, is not asked. `without` are
    classes that the program never has objects of, though they are named.
    """
    trees = {path: ast.parse(source) for path, source in sources.items()}
    named = _Named()
    named.add(ast.parse(program))
    waiting = [piece for tree in trees.values() for piece in _pieces(tree)]
    for tree in trees.values():
        for node in tree.body:
            if not isinstance(node, (ast.ClassDef, ast.FunctionDef)):
                named.add(node)
    found = True
    while found:
        left: list[tuple[tuple[str, ...], ast.AST]] = []
        for needs, piece in waiting:
            if without.isdisjoint(needs) and all(map(named.has, needs)):
                named.add(piece)
            else:
                left.append((needs, piece))
        found = len(left) < len(waiting)
        waiting = left
    out_of_reach = {id(piece) for _, piece in waiting}
    return {path: _without(tree, out_of_reach) for path, tree in trees.items()}


def _pieces(tree: ast.Module) -> Iterator[tuple[tuple[str, ...], ast.AST]]:
    """Each function, and each part of a class, after the names that must be reached before it is."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield (node.name,), node
        elif isinstance(node, ast.ClassDef):
            for each in (*node.bases, *node.decorator_list, *node.body):
                yield (node.name, each.name) if isinstance(each, ast.FunctionDef) else (node.name,), each


def _without(tree: ast.Module, out_of_reach: Set[int]) -> bytes:
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            node.body = [
                each for each in node.body if not isinstance(each, ast.FunctionDef) or id(each) not in out_of_reach
            ] or [ast.Pass()]
    return ast.unparse(tree).encode()

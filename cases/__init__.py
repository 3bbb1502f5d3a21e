"""The cases: what goes into a checker and what must come out, wherever the rules run."""

from __future__ import annotations

import tomllib
from dataclasses import field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

CASES = Path(__file__).parent


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Case:
    """One case of a checker. The head of its TOML file explains the entries."""

    checker: str
    name: str
    input: Any
    outcome: Literal["pass", "fail", "unsure"]
    rules: tuple[str, ...] = ()
    at: tuple[tuple[int, int] | tuple[()], ...] | None = None
    changes: tuple[str, ...] = ()
    details: dict[str, Any] | None = None
    headline: str | None = None
    tally: str | None = None
    says: tuple[str, ...] = ()
    messages: dict[str, str] = field(default_factory=dict)
    today: str = "2026-03-01"
    page: bool = False
    missing: bool = False
    like: str | None = None
    differs: dict[str, Any] = field(default_factory=dict)

    @property
    def is_drawn(self) -> bool:
        """Whether `input` is a recipe for a file, which `raw` draws."""
        return self.checker == "photo" or (self.checker == "roster" and "file" in self.input)

    @property
    def raw(self) -> Any:
        """What the checker takes. Raises ImportError for a file where a package is missing that draws it."""
        if not self.is_drawn:
            return self.input
        if self.checker == "roster":
            from cases.rosters import roster_input  # noqa: PLC0415 — the build has no package that writes workbooks

            return roster_input(self.input)
        from cases.photos.files import photo_input  # noqa: PLC0415 — the build reads cases and has neither package

        return photo_input(None if self.missing else self.input)

    @property
    def shown(self) -> Any:
        """The input as people see it. The name of a drawn photo says what is in it."""
        if self.checker == "roster" and "rows" in self.input:
            rows = "\n".join(" ".join(str(cell) or "·" for cell in row) for row in self.input["rows"])
            return {**self.input, "rows": rows}
        if not self.is_drawn:
            return self.input
        if self.checker == "roster":
            return {"data" if name == "file" else name: value for name, value in self.input.items()}
        return {} if self.missing else {"data": self.name}

    @property
    def told(self) -> Any:
        """What tells this case from others: of one that is `like` another, only what `differs`."""
        return self.differs if self.like else self.shown


_CASES = TypeAdapter(tuple[Case, ...])


def checkers_with_cases() -> tuple[str, ...]:
    """The names of the checkers that have a file of cases, in alphabetical order."""
    return tuple(sorted(path.stem for path in CASES.glob("*.toml")))


@cache
def cases_of(checker: str) -> tuple[Case, ...]:
    """The checker's cases, in the order of its file; it is read once.

    Raises ValidationError for an entry that no case has.
    """
    entries = tomllib.loads((CASES / f"{checker}.toml").read_text(encoding="utf-8"))["case"]
    inputs: dict[str, dict[str, Any]] = {entry["name"]: entry["input"] for entry in entries}
    return _CASES.validate_python([{"checker": checker, **_written_out(entry, inputs)} for entry in entries])


def _written_out(entry: dict[str, Any], inputs: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """The entry with `like`, `repeat` and `null` worked into its input: TOML has no word for them.

    `inputs` are those of all entries by name. Raises KeyError if there is none of the name in `like`.
    """
    repeated = {name: text * times for name, (text, times) in entry.pop("repeat", {}).items()}
    missing = dict.fromkeys(entry.pop("null", ()))
    own = {**entry["input"], **repeated, **missing} if repeated or missing else entry["input"]
    if "like" not in entry:
        return {**entry, "input": own}
    inputs[entry["name"]] = {**inputs[entry["like"]], **own}
    return {**entry, "input": inputs[entry["name"]], "differs": own}

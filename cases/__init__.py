"""Cases: what is put into a checker and what must come out, the same wherever the rules run."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter
from pydantic.dataclasses import dataclass

from cases.photos.files import photo_input

CASES = Path(__file__).parent


@dataclass(frozen=True, config=ConfigDict(extra="forbid"))
class Case:
    """One case of a checker; the head of its TOML file explains the entries."""

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
    today: str = "2026-03-01"
    page: bool = False
    missing: bool = False

    @property
    def raw(self) -> Any:
        """What the checker takes: of a photo, what is drawn after the recipe in `input`, or {} if it is missing."""
        return self.input if self.checker != "photo" else photo_input(None if self.missing else self.input)

    @property
    def shown(self) -> Any:
        """What people are shown as the input: of a photo, its name, which says what is in it."""
        if self.checker != "photo":
            return self.input
        return {} if self.missing else {"data": self.name}


_CASES = TypeAdapter(tuple[Case, ...])


def checkers_with_cases() -> tuple[str, ...]:
    """The names of the checkers that have a file of cases."""
    return tuple(sorted(path.stem for path in CASES.glob("*.toml")))


def cases_of(checker: str) -> tuple[Case, ...]:
    """The cases of a checker, in the order of its file."""
    entries = tomllib.loads((CASES / f"{checker}.toml").read_text(encoding="utf-8"))["case"]
    return _CASES.validate_python([{"checker": checker, **_written_out(entry)} for entry in entries])


def _written_out(entry: dict[str, Any]) -> dict[str, Any]:
    """`entry` with what TOML cannot say, or not shortly, put into its input."""
    repeated = {name: text * times for name, (text, times) in entry.pop("repeat", {}).items()}
    missing = dict.fromkeys(entry.pop("null", ()))
    return {**entry, "input": {**entry["input"], **repeated, **missing}} if repeated or missing else entry

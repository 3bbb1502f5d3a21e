"""The functions that the page's worker calls, and the only ones: text in, text out; of a file, its bytes in."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from validators import CHECKERS
from validators.engine import check
from validators.rules import Checker, TakesFile

if TYPE_CHECKING:
    from validators.roster.session import Session
    from validators.roster.submission.session import Submission


class _Buffer(Protocol):
    """A JavaScript Uint8Array, as Pyodide shows it to Python."""

    def to_bytes(self) -> bytes: ...


def check_json(checker: str, values_json: str, today: str) -> str:
    """Return the verdict as JSON.

    `checker` is a name in CHECKERS, `values_json` the form as a JSON object, `today` the date on the user's clock as
    YYYY-MM-DD. Raises KeyError, json.JSONDecodeError or ValueError only for a bug in the page.
    """
    return check(CHECKERS[checker], json.loads(values_json), date.fromisoformat(today)).model_dump_json()


def unread_file_json(checker: str, name: str, size: int, today: str) -> str | None:
    """Return the verdict on a file as JSON if it is too large to read; None if the page should read it.

    `checker` is one that takes a file, `name` the name of the file, `size` its length in bytes, `today` as for
    `check_json`.
    """
    judge = CHECKERS[checker]
    if size <= _taken(judge).most_bytes:
        return None
    return check(judge, {"name": name, "size": size}, date.fromisoformat(today)).model_dump_json()


class OpenFile:
    """A file that was read once, for all that the page asks about it. The page calls `destroy` in the end.

    `values` are the checker's fields, as they were last checked.
    """

    def __init__(self, checker: Checker, name: str, content: bytes) -> None:
        self._checker = checker
        self._taken = _taken(checker)
        self.values = {"name": name, "data": self._taken.read(content)}

    def wants_json(self) -> str:
        """Return what the page has to find out about the file before the check, as JSON."""
        return json.dumps(self._taken.wants(self.values["data"]))

    def check_json(self, today: str, **found_out: Any) -> str:
        """Return the verdict as JSON.

        `found_out` is what `wants_json` asked for, by the names of the checker's `TakesFile.adds`; nothing if it could
        not be found out. Raises ValueError or TypeError only for a bug in the page.
        """
        added = self._taken.adds(**{name: _plain(value) for name, value in found_out.items()}) if found_out else {}
        self.values |= added
        return check(self._checker, self.values, date.fromisoformat(today)).model_dump_json()


def open_file(checker: str, name: str, data: bytes | _Buffer) -> OpenFile:
    """Read a file of at most `most_bytes` for a checker that takes one. `data` is the whole content."""
    return OpenFile(CHECKERS[checker], name, _plain(data))


def open_roster(name: str, data: bytes | _Buffer | None, today: str) -> Session:
    """Read a file, or pasted text as UTF-8 with a mark, as a roster that is checked in steps; None if there is neither.

    The page calls `destroy` in the end.
    """
    from validators.roster.session import Session  # noqa: PLC0415 — comes later than this module

    return Session(name, None if data is None else _plain(data), date.fromisoformat(today))


def practice_roster() -> bytes:
    """Return a small made-up roster as `open_roster` takes it."""
    from validators.roster.practice import practice_roster as made_up  # noqa: PLC0415 — comes later than this module

    return made_up()


def open_submission() -> Submission:
    """Return a place for photos beside rosters. The page calls `destroy` in the end."""
    from validators.roster.submission.session import Submission  # noqa: PLC0415 — comes later than this module

    return Submission()


def _taken(checker: Checker) -> TakesFile:
    if checker.file is None:
        raise ValueError(f"{checker.name} takes no file")
    return checker.file


def _plain(value: Any) -> Any:
    return value if isinstance(value, bytes | int | str) else value.to_bytes()

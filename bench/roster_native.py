"""Checks rosters on CPython, without a browser: with ours, and with frictionless beside it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from bench.rosters import planted
from cases.rosters.people import FORM
from harness import ROOT
from validators.roster.columns import LABELS

_PEER = ROOT / "build" / "bench" / "bin" / "python"
_SEXES, _KINDS = ["男", "女"], ["行政执法证", "委托行政执法证"]
_MAY_BE_EMPTY = ("delegating_body", "delegating_body_kind")
_LIMITS: dict[str, dict[str, object]] = {
    "resident_id": {"pattern": "[0-9]{17}[0-9X]", "unique": True},
    "certificate_number": {"pattern": "川[A-Z]([0-9]{2})?[0-9]{6}", "unique": True},
    "sex": {"enum": _SEXES},
    "certificate_kind": {"enum": _KINDS},
}
# What frictionless checks of a roster, besides the check digit and the sex.
SCHEMA = {
    "fields": [
        {
            "name": LABELS[name],
            "type": "integer" if name.endswith("score") else "string",
            "constraints": {"required": name not in _MAY_BE_EMPTY, **_LIMITS.get(name, {})},
        }
        for name in FORM
    ]
}


@dataclass
class Native:
    """What was measured of one program on one file, in seconds, a value a run: by the clock, and of the processor."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)

    def add(self, seen: dict[str, Any]) -> None:
        """Take a run."""
        self.wall.append(seen["wall"])
        self.processor.append(seen["processor"])


def require_peer() -> None:
    """End the command if frictionless is not there."""
    if not _PEER.is_file():
        sys.exit("还没有装 frictionless：make bench-roster / frictionless is not installed: make bench-roster")


def measure_ours(path: Path, people: int, measured: Native) -> None:
    """Check a file once in a new process. Fails if it does not find what is wrong with it."""
    command = [sys.executable, "-m", "bench.roster_own", str(path), date.today().isoformat()]
    seen = _run(command, "")
    if not planted(people) <= set(seen["rows"]):
        raise RuntimeError(f"ours: {len(seen['rows'])} rows of {path.name}")
    measured.add(seen)


def measure_peer(path: Path, people: int, measured: Native) -> None:
    """The same with frictionless, which has to find just that."""
    seen = _run([str(_PEER), "-P", str(Path(__file__).with_name("roster_peer.py")), str(path)], json.dumps(SCHEMA))
    if planted(people) != set(seen["rows"]) or seen["other"]:
        raise RuntimeError(f"frictionless: {len(seen['rows'])} rows of {path.name} {seen['other']}")
    measured.add(seen)


def _run(command: list[str], given: str) -> dict[str, Any]:
    run = subprocess.run(command, input=given, capture_output=True, text=True, cwd=ROOT, check=True)  # noqa: S603
    seen: dict[str, Any] = json.loads(run.stdout)
    return seen

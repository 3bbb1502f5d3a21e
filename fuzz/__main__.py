"""Tries a checker with generated inputs until a count or a time is reached, and goes on from there the next time.

    python -m fuzz [CHECKER ...] [--count N] [--minutes M] [--again]

Input number i of a checker is always the same, so what is kept in build/fuzz/ is the count that was reached, and for
each defect the number of its input. `--again` tries only those.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from fuzz.choosing import AtRandom
from fuzz.holding import broken
from fuzz.inputs import Generated, generated
from harness import ROOT
from validators import CHECKERS
from validators.engine import check

FOLDER = ROOT / "build" / "fuzz"
SLOW = 0.25  # seconds of the processor; a single text at its field's limit has to take much less
SLOW_MANY = 2.0  # of a file, or of hundreds of people
_OF_MANY = ("photo", "roster", "lines")
_ROUND = 500


def number(checker: str, count: int) -> Generated:
    """Input number `count` of a checker."""
    return generated(checker, AtRandom(f"{checker} {count}"))


def tried(given: Generated) -> tuple[list[str], float]:
    """What does not hold for the input, and how long the check took in seconds of the processor."""
    start = time.process_time()
    try:
        verdict = check(CHECKERS[given.checker], given.taken, given.day)
        took = time.process_time() - start
        return [*broken(given, verdict)], took
    except Exception:
        return [traceback.format_exc(limit=-4)], time.process_time() - start


def faults_of(given: Generated) -> tuple[list[str], float]:
    """Like `tried`, but what was slow is tried again: the machine may have been busy."""
    faults, took = tried(given)
    most = SLOW_MANY if given.checker in _OF_MANY else SLOW
    if took > most:
        took = min(took, *(tried(given)[1] for _ in range(2)))
    return [*faults, *([f"{took:.2f} s"] if took > most else [])], took


class Record:
    """What is kept of a checker from one run to the next."""

    def __init__(self, folder: Path, checker: str) -> None:
        self._path = folder / f"{checker}.json"
        kept: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8")) if self._path.exists() else {}
        self.count: int = kept.get("count", 0)
        self.worst: list[float] = kept.get("worst", [0, 0])
        self.faults: dict[str, list[str]] = kept.get("faults", {})

    def keep(self) -> None:
        """Write it down."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"count": self.count, "worst": self.worst, "faults": self.faults}
        self._path.write_text(json.dumps(kept, ensure_ascii=True, indent=1), encoding="utf-8")

    def add(self, given: Generated, count: int) -> None:
        """Try an input and keep what came of it."""
        faults, took = faults_of(given)
        self.worst = max(self.worst, [took, count])
        if faults:
            self.faults[str(count)] = faults


def _rounds(records: dict[str, Record], most: int, until: float) -> Iterator[None]:
    """Go on with each checker in turn, a round at a time."""
    while time.monotonic() < until and any(record.count < most for record in records.values()):
        for checker, record in records.items():
            for count in range(record.count, min(record.count + _ROUND, most)):
                record.add(number(checker, count), count)
                record.count = count + 1
            record.keep()
            if time.monotonic() > until:
                break
        yield


def _told(records: dict[str, Record]) -> str:
    lines = (
        f"{checker:20} {record.count:9,} inputs, {len(record.faults)} with a fault; the longest check"
        f" {record.worst[0] * 1000:.0f} ms (number {record.worst[1]:.0f})"
        for checker, record in records.items()
    )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line. Return 1 if a defect is known."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Try checkers with generated inputs.")
    parser.add_argument("checkers", nargs="*", metavar="CHECKER", help=f"of {', '.join(CHECKERS)}; all by default")
    parser.add_argument("--count", type=int, default=1_000_000, help="inputs of each checker in all runs together")
    parser.add_argument("--minutes", type=float, default=10, help="how long this run may take")
    parser.add_argument("--again", action="store_true", help="try only what was at fault")
    given = parser.parse_args(arguments)
    records = {checker: Record(FOLDER, checker) for checker in given.checkers or CHECKERS}
    if given.again:
        for checker, record in records.items():
            counts, record.faults = [*map(int, record.faults)], {}
            for count in counts:
                record.add(number(checker, count), count)
            record.keep()
    else:
        for _ in _rounds(records, given.count, time.monotonic() + 60 * given.minutes):
            pass
    print(_told(records))
    for checker, record in records.items():
        for at, faults in record.faults.items():
            print(f"{checker} {at}: {'; '.join(faults)}")
    return int(any(record.faults for record in records.values()))


if __name__ == "__main__":
    sys.exit(main())

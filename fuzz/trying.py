"""Tries one input after another, and keeps what came of them from one run to the next."""

from __future__ import annotations

import json
import os
import resource
import signal
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

from fuzz.choosing import AtRandom
from fuzz.holding import broken
from fuzz.inputs import Generated, generated
from harness import ROOT
from validators import CHECKERS
from validators.engine import check

FOLDER = ROOT / "build" / "fuzz"
SLOW = 0.1  # seconds of the processor; a single text at its field's limit has to take less
SLOW_MANY = 2.0  # of a file, or of hundreds of people
_OF_MANY = ("photo", "roster", "lines")
_ENDLESS = 60.0  # seconds of the processor
_MOST_MEMORY = 1 << 30  # bytes


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


@dataclass
class Tried:
    """What came of inputs: the longest check in seconds with the number of its input, and faults by that number."""

    worst: list[float] = field(default_factory=lambda: [0, 0])
    faults: dict[str, list[str]] = field(default_factory=dict)

    def add(self, given: Generated, count: int) -> None:
        """Try an input and keep what came of it."""
        faults, took = faults_of(given)
        self.worst = max(self.worst, [took, count])
        if faults:
            self.faults[str(count)] = faults


def limit() -> None:
    """Make a process that tries inputs give way to all others, and nothing of an input endless."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError("endless")

    os.nice(19)
    signal.signal(signal.SIGVTALRM, stop)
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def try_all(checker: str, counts: range) -> Tried:
    """Try these inputs of a checker."""
    done = Tried()
    for count in counts:
        signal.setitimer(signal.ITIMER_VIRTUAL, _ENDLESS)
        done.add(number(checker, count), count)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return done


class Record:
    """What is kept of a checker from one run to the next."""

    def __init__(self, folder: Path, checker: str) -> None:
        self._path = folder / f"{checker}.json"
        kept: dict[str, Any] = json.loads(self._path.read_text(encoding="utf-8")) if self._path.exists() else {}
        self.count: int = kept.get("count", 0)
        self.all = Tried(kept.get("worst", [0, 0]), kept.get("faults", {}))

    def keep(self) -> None:
        """Write it down."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        kept = {"count": self.count, "worst": self.all.worst, "faults": self.all.faults}
        # Whole or not at all: a run may be stopped at any time.
        beside = self._path.with_suffix(".new")
        beside.write_text(json.dumps(kept, ensure_ascii=True, indent=1), encoding="utf-8")
        beside.replace(self._path)

    def add(self, done: Tried, upto: int) -> None:
        """Keep what came of the inputs before number `upto`."""
        self.count = upto
        self.all.worst = max(self.all.worst, done.worst)
        self.all.faults |= done.faults
        self.keep()

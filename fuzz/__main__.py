"""Tries a checker with generated inputs until a count or a time is reached, and goes on from there the next time.

    python -m fuzz [CHECKER ...] [--count N] [--minutes M] [--processes P] [--again]

Input number i of a checker is always the same, so what is kept in build/fuzz/ is the count that was reached, and for
each defect the number of its input. `--again` tries only those.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context

from fuzz.trying import FOLDER, Record, Tried, limit, number, try_all
from validators import CHECKERS

_ROUND = 500
_LONGER = {"roster": 100, "lines": 100, "photo": 200}  # so that a round of each takes about as long


def rounds(reached: Mapping[str, int], most: int) -> Iterator[tuple[str, range]]:
    """Yield what is to be tried from there on, each checker in turn."""
    start = dict(reached)
    while any(count < most for count in start.values()):
        for checker, count in start.items():
            if count < most:
                start[checker] = min(count + _LONGER.get(checker, _ROUND), most)
                yield checker, range(count, start[checker])


def _try_on(records: Mapping[str, Record], most: int, until: float, processes: int) -> None:
    """Go on with each checker until there are so many inputs of it, or the time is over."""
    running: deque[tuple[str, range, Future[Tried]]] = deque()
    left = rounds({checker: record.count for checker, record in records.items()}, most)
    for checker in records:
        number(checker, 0)  # what inputs are made of is drawn before the processes part, once, and with all the memory
    with ProcessPoolExecutor(processes, get_context("fork"), initializer=limit) as pool:
        while True:
            while time.monotonic() < until and len(running) < 2 * processes and (following := next(left, None)):
                running.append((*following, pool.submit(try_all, *following)))
            if not running:
                return
            checker, counts, done = running.popleft()
            records[checker].add(done.result(), counts.stop)


def _told(records: Mapping[str, Record]) -> str:
    lines = (
        f"{checker:20} {record.count:9,} inputs, {len(record.all.faults)} with a fault; the longest check"
        f" {record.all.worst[0] * 1000:.0f} ms (number {record.all.worst[1]:.0f})"
        for checker, record in records.items()
    )
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line. Return 1 if a defect is known."""
    parser = argparse.ArgumentParser(prog="fuzz", description="Try checkers with generated inputs.")
    parser.add_argument("checkers", nargs="*", metavar="CHECKER", help=f"of {', '.join(CHECKERS)}; all by default")
    parser.add_argument("--count", type=int, default=1_000_000, help="inputs of each checker in all runs together")
    parser.add_argument("--minutes", type=float, default=10, help="how long this run may take")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many try them; one a processor")
    parser.add_argument("--again", action="store_true", help="try only what was at fault")
    given = parser.parse_args(arguments)
    records = {checker: Record(FOLDER, checker) for checker in given.checkers or CHECKERS}
    if given.again:
        for checker, record in records.items():
            counts, record.all.faults = [*map(int, record.all.faults)], {}
            for count in counts:
                record.all.add(number(checker, count), count)
            record.keep()
    else:
        _try_on(records, given.count, time.monotonic() + 60 * given.minutes, given.processes)
    print(_told(records))
    for checker, record in records.items():
        for at, faults in record.all.faults.items():
            print(f"{checker} {at}: {'; '.join(faults)}")
    return int(any(record.all.faults for record in records.values()))


if __name__ == "__main__":
    sys.exit(main())

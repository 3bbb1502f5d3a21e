"""Checks a roster as the page's worker does, without a browser, and prints what came of it as JSON.

python -m bench.roster_own FILE TODAY
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from validators.browser import open_roster
from validators.roster.checking import STEP


def main() -> None:
    """Read and check the file, and say how long it took and which rows have something wrong, above a note."""
    path, today = sys.argv[1:]
    begin, busy = time.perf_counter(), time.process_time()
    session = open_roster(Path(path).name, Path(path).read_bytes(), today)
    people = json.loads(session.choose_json("{}", "{}"))["people"]
    while session.step(STEP) < people:
        pass
    session.finish_json()
    taken = {"wall": time.perf_counter() - begin, "processor": time.process_time() - busy}
    checking = session.checking
    rows = [checking.people.row(person) for person in range(people) if checking.told(person)]
    print(json.dumps({**taken, "rows": rows, "other": []}))  # noqa: T201


if __name__ == "__main__":
    main()

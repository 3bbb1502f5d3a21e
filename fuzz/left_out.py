"""Tells which generated inputs of the forms need functions that the quick start leaves out.

    python -m fuzz.left_out [CHECKER ...] [--count N] [--from N]

Whoever types such an input waits for a second start. Each kind becomes a case, or one of `_FOUND` in
site_hooks/runtime/inputs.py: the build has all of them checked, and keeps what they need. The site has to be built.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence

from fuzz.inputs import Generated
from fuzz.trying import number
from harness.pyodide import left_out
from validators import CHECKERS

FORMS = [name for name, checker in CHECKERS.items() if not checker.file]
"""The checkers whose pages start the quick way."""


def needing(asked: Sequence[Generated]) -> list[tuple[Generated, list[str]]]:
    """Return the inputs that need such functions, each with the names of those that no input before it needed.

    Raises CalledProcessError if a check fails.
    """
    checks = [(each.checker, json.dumps(each.raw), each.today) for each in asked]
    return [(asked[place], functions) for place, functions in left_out(checks)]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line. Return 1 if an input needs such a function."""
    parser = argparse.ArgumentParser(prog="fuzz.left_out", description="Look for inputs that start Python twice.")
    parser.add_argument("checkers", nargs="*", metavar="CHECKER", help=f"of {', '.join(FORMS)}; all by default")
    parser.add_argument("--count", type=int, default=2_000, help="inputs of each checker")
    parser.add_argument("--from", dest="start", type=int, default=0, metavar="N", help="the number of the first")
    given = parser.parse_args(arguments)
    counts = range(given.start, given.start + given.count)
    asked = (number(checker, count) for count in counts for checker in given.checkers or FORMS)
    found = needing([each for each in asked if each.is_typed])
    for each, functions in found:
        values = json.dumps(each.raw, ensure_ascii=False).encode(errors="backslashreplace").decode()
        print(f"{each.checker} {each.today} {values[:1000]}: {', '.join(functions)}")
    print(f"{len(found)} inputs need {sum(len(functions) for _, functions in found)} functions more")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())

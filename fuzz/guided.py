"""Lets atheris choose the inputs of a checker by the branches that they reach, and keeps those that reach new ones.

    python -m fuzz.guided CHECKER [--minutes M]

What atheris keeps stands in build/fuzz/guided/CHECKER/, and it goes on from there the next time. It stops at the first
input whose verdict is not a good one, and leaves it beside them; `python -m fuzz.guided CHECKER FILE` tries that one.
"""

from __future__ import annotations

import argparse
import sys

import atheris

with atheris.instrument_imports(include=["validators"]):
    from validators import CHECKERS

from fuzz.choosing import FromBytes
from fuzz.inputs import generated
from fuzz.trying import FOLDER, tried

_LONGEST = 600  # bytes; a decision takes three


class Broken(Exception):  # noqa: N818 — atheris prints the name
    """A verdict is not a good one."""


def main() -> None:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="fuzz.guided", description="Try a checker with inputs that atheris chooses.")
    parser.add_argument("checker", choices=CHECKERS)
    parser.add_argument("--minutes", type=float, default=10, help="how long this run may take")
    parser.add_argument("file", nargs="?", help="try this input alone")
    given = parser.parse_args()
    kept = FOLDER / "guided" / given.checker
    kept.mkdir(parents=True, exist_ok=True)

    def try_one(data: bytes) -> None:
        chosen = generated(given.checker, FromBytes(data))
        faults, _ = tried(chosen)
        if faults:
            raise Broken(f"{faults} {chosen.raw!r}"[:2000])

    limits = [f"-max_total_time={given.minutes * 60:.0f}", f"-max_len={_LONGEST}", f"-artifact_prefix={kept}-"]
    atheris.Setup([sys.argv[0], *limits, given.file or str(kept)], try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""How every command here begins, and how it writes what it found."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from bench import surroundings
from harness import ROOT


def arguments(command: str, description: str) -> argparse.ArgumentParser:
    """The parser of a command, with the one option that they all have."""
    parser = argparse.ArgumentParser(prog=command, description=description)
    parser.add_argument("--runs", type=int, default=5, metavar="N", help="每项量几次 / how often each is measured (5)")
    return parser


def require_site() -> None:
    """Ends the command if there is no site to be measured."""
    if not (ROOT / "site" / "index.html").is_file():
        sys.exit("还没有建网站：make site / the site is not built: make site")


def write_report(path: Path, title: str, command: str, busy_before: float, lines: Sequence[str]) -> None:
    """Writes the sections under a head that says what they were measured with, and shows them.

    `command` is what was run, `busy_before` what `surroundings.busy` said before.
    """
    head = (
        f"`{command}`, {datetime.now().astimezone():%Y-%m-%d %H:%M}; {surroundings.machine()}; "
        f"load average {busy_before:.1f} → {surroundings.busy():.1f}; {surroundings.versions()}."
    )
    text = "\n".join([f"# {title}", "", head, "", *lines]).strip() + "\n"
    path.write_text(text, encoding="utf-8")
    say(text)


def say(text: str) -> None:
    """Shows it at once."""
    print(text, flush=True)  # noqa: T201

"""The day on which a page last changed, from git's history; the same for every build of a commit."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path


def last_change(root: Path, page: str, made_from: tuple[str, ...] = ()) -> str | None:
    """The day as YYYY-MM-DD on which docs/`page` or what it is made from besides was last committed under `root`.

    None where there is no telling: no git, no repository, one without its history, or a page not committed yet.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != "false":
        return None
    return _git(root, "log", "-1", "--format=%cs", "--", f"docs/{page}", *made_from) or None


@cache
def _git(root: Path, *arguments: str) -> str | None:
    """What git says, None if it cannot say."""
    try:
        run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        return None
    return run.stdout.strip() if run.returncode == 0 else None

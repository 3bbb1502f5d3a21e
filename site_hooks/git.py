"""What git knows of the files that the site is built from; every build of a commit is told the same."""

from __future__ import annotations

import subprocess
from pathlib import Path


def last_commit(root: Path, form: str, *paths: str) -> str | None:
    """The last commit under `root` that touched one of the paths, written in git's pretty `form`.

    None where there is no telling: no git, no repository, one without its history, or paths never committed.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") != "false":
        return None
    return _git(root, "log", "-1", f"--format={form}", "--", *paths) or None


def has_uncommitted_changes(root: Path, path: str) -> bool:
    """Whether a file at the path or below it was changed, added or deleted since the last commit."""
    return bool(_git(root, "status", "--porcelain", "--", path))


def _git(root: Path, *arguments: str) -> str | None:
    """What git says, None if it cannot say."""
    try:
        run = subprocess.run(["git", *arguments], cwd=root, capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        return None
    return run.stdout.strip() if run.returncode == 0 else None

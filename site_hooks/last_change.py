"""The day on which a page last changed."""

from __future__ import annotations

from pathlib import Path

from site_hooks.git import last_commit


def last_change(root: Path, page: str, made_from: tuple[str, ...] = ()) -> str | None:
    """The day as YYYY-MM-DD on which docs/`page`, or what it is made from, was last committed, if git can say."""
    return last_commit(root, "%cs", f"docs/{page}", *made_from)

"""Who keeps the site: what keeper.toml says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Keeper:
    """Whether the site is official, who keeps it and how a mistake is reported; empty where nobody has said."""

    official: bool
    name: str
    report: str


def keeper(root: Path) -> Keeper:
    """What the project under `root` says. Raises TypeError for an entry too many or too few."""
    return Keeper(**tomllib.loads((root / "site_hooks" / "keeper.toml").read_text(encoding="utf-8")))

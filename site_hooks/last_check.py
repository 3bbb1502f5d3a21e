"""The day on which a page was last checked against the guide: what checked.toml says."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path


def last_checks(root: Path) -> dict[str, date]:
    """The days by the pages' paths in docs/; a page that nobody has checked is not there."""
    return tomllib.loads((root / "site_hooks" / "checked.toml").read_text(encoding="utf-8"))

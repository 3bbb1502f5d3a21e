"""The site's next version: the same pages, with everything that is named by its content under another name."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

_NAMED_BY_CONTENT = re.compile(r"(?<=\.)[0-9a-f]{12}(?=\.)")
_TEXTS = (".html", ".css", ".js", ".json")


def make_next_version(site: Path, folder: Path) -> Path:
    """Write it into a new folder. Give the folder."""
    shutil.copytree(site, folder)
    names = {
        found[0]: hashlib.sha256(f"next {found[0]}".encode()).hexdigest()[:12]
        for path in folder.rglob("*")
        if (found := _NAMED_BY_CONTENT.search(path.name))
    }
    anywhere = re.compile("|".join(names))
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        # The parts' own content holds no name.
        if path.suffix in _TEXTS and not path.name.endswith(".bin.js"):
            text = path.read_text(encoding="utf-8")
            path.write_text(anywhere.sub(lambda found: names[found[0]], text), encoding="utf-8")
        if anywhere.search(path.name):
            path.rename(path.with_name(anywhere.sub(lambda found: names[found[0]], path.name)))
    return folder

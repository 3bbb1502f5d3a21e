"""Raises what pyproject.toml and the two package.json pin to the newest versions, and says what it changed.

    python -m tools.update UV NPM

Locks nothing: `make update` does, and runs the tests. What the tests refuse stays at its version: put it back by hand.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from harness import ROOT

_PIN = re.compile(r'"([\w.-]+)==([^"]+)"')
_LOCKED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def raised(text: str, newest: Mapping[str, str]) -> tuple[str, list[str]]:
    """Return pyproject.toml with these versions, and what that changes, as `name old → new`."""
    changes: list[str] = []

    def pin(found: re.Match[str]) -> str:
        name, old = found.groups()
        new = newest.get(_usual(name), old)
        if new != old:
            changes.append(f"{name} {old} → {new}")
        return f'"{name}=={new}"'

    return _PIN.sub(pin, text), changes


def raised_npm(text: str, outdated: Mapping[str, Mapping[str, str]]) -> tuple[str, list[str]]:
    """Return a package.json with the latest versions, and what that changes. `outdated` is what npm says."""
    changes: list[str] = []
    for name, versions in outdated.items():
        old, new = f'"{name}": "{versions["wanted"]}"', f'"{name}": "{versions["latest"]}"'
        if old in text and old != new:
            text = text.replace(old, new)
            changes.append(f"{name} {versions['wanted']} → {versions['latest']}")
    return text, changes


def unpinned(text: str) -> str:
    """Return pyproject.toml asking for any version of each package."""
    return _PIN.sub(r'"\1"', text)


def locked(lists: str) -> dict[str, str]:
    """Return the version of each package in a locked list."""
    return {_usual(name): version for name, version in _LOCKED.findall(lists)}


def _usual(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _newest(uv: str, text: str) -> dict[str, str]:
    groups = re.findall(
        r"^([\w-]+) = \[", text.partition("[dependency-groups]")[2].partition("\n[tool")[0], re.MULTILINE
    )
    found: dict[str, str] = {}
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "pyproject.toml")
        project.write_text(unpinned(text), encoding="utf-8")
        # The tools that stand apart are resolved apart, as their lists are.
        together = [f"--group={name}" for name in groups if name not in ("fuzz", "audit", "bench", "tables")]
        for asked in (["--all-extras", *together], ["--group=fuzz"], ["--group=audit"], ["--group=bench"]):
            command = [
                str(Path(uv).resolve()),
                "pip",
                "compile",
                "-q",
                "--universal",
                "--python-version",
                "3.11",
                "--fork-strategy",
                "fewest",
                *asked,
            ]
            if asked[0] == "--all-extras":
                command.append("pyproject.toml")
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True)
            found |= locked(run.stdout)
    return found


def main(uv: str, npm: str) -> None:
    """Write the files."""
    path = ROOT / "pyproject.toml"
    text, changes = raised(path.read_text(encoding="utf-8"), _newest(uv, path.read_text(encoding="utf-8")))
    path.write_text(text, encoding="utf-8")
    for folder in (ROOT, ROOT / "tests"):
        # npm ends with 1 when it has something to say.
        command = [npm, "outdated", "--json"]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
        package = folder / "package.json"
        text, more = raised_npm(package.read_text(encoding="utf-8"), json.loads(run.stdout or "{}"))
        package.write_text(text, encoding="utf-8")
        changes += more
    print("\n".join(changes) or "没有更新的版本 / nothing newer")


if __name__ == "__main__":
    main(*sys.argv[1:3])

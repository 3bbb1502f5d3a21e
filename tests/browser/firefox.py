"""Runs firefox.mjs, which opens pages in a stock Firefox."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from harness import ROOT

COMMAND = (ROOT / ".venv/bin/node", ROOT / "tests/browser/firefox.mjs", "--firefox")
"""What the path of the program follows."""


def installed_firefox() -> str | None:
    """The path of the installed Firefox."""
    return shutil.which("firefox") or shutil.which("firefox-esr")


class Firefox:
    """The installed Firefox; without one the test is skipped."""

    def __init__(self) -> None:
        program = installed_firefox()
        if program is None:
            pytest.skip("Firefox is not installed")
        self._command = (*COMMAND, program)

    def answers(self, *arguments: str | Path) -> list[dict[str, Any]]:
        """What firefox.mjs prints, an answer a page or photo. Fails if one of them is an error."""
        run = subprocess.run((*self._command, *arguments), capture_output=True, encoding="utf-8", check=False)
        assert 0 == run.returncode, run.stdout + run.stderr
        return [json.loads(line) for line in run.stdout.splitlines()]

"""Runs programs for Node, which is installed beside this Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

_NODE = Path(sys.executable).with_name("node")


def run_node(program: Path, *arguments: str | Path, given: str | None = None) -> str:
    """What the program prints, `given` being its standard input. Raises CalledProcessError if it fails."""
    command = [str(_NODE), str(program), *map(str, arguments)]
    return subprocess.run(command, input=given, stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout

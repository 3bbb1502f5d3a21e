"""What the measuring was done with."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path

from harness import ROOT

_GIB = 1024**3


def machine() -> str:
    """Cores, processor and memory."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / _GIB
    return f"{os.cpu_count()} 核 / cores, {_processor()}, {memory:.0f} GiB, {platform.system()}"


def versions() -> str:
    """What runs in the browser."""
    lock = json.loads((ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    package = json.loads((ROOT / "node_modules" / "pyodide" / "package.json").read_text(encoding="utf-8"))
    (wheel,) = (ROOT / "build" / "wheels" / "runtime").glob("pydantic-*.whl")
    return f"Pyodide {package['version']}, Python {lock['info']['python']}, pydantic {wheel.name.split('-')[1]}"


def busy() -> float:
    """How many processes wanted to run in the last minute."""
    return os.getloadavg()[0]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()

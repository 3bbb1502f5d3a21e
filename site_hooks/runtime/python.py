"""Which Python is in Pyodide, by its pyodide-lock.json: all else that depends on its version follows from here.

    python -m site_hooks.runtime.python PYODIDE_DIR

prints the options with which pip chooses the wheels that it can load.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class PyodidesPython:
    """The Python in Pyodide: its version, such as 3.14, and what its binaries are made for."""

    version: str
    abi_version: str
    arch: str

    @property
    def library(self) -> str:
        """Where Python has its standard library, in Pyodide's file system."""
        return f"/lib/python{self.version}"

    @property
    def site_packages(self) -> str:
        """Where Python has packages, in Pyodide's file system."""
        return f"{self.library}/site-packages"

    @property
    def pip_options(self) -> list[str]:
        """What tells pip to choose wheels for this Python."""
        platform = f"pyemscripten_{self.abi_version}_{self.arch}"
        abi = f"cp{self.version.replace('.', '')}"
        return ["--python-version", self.version, "--implementation", "cp", "--abi", abi, "--platform", platform]


def python_of(pyodide: Path) -> PyodidesPython:
    """The Python in this folder's Pyodide. Raises OSError, ValueError or KeyError without its lock file."""
    info = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    major, minor, *_ = info["python"].split(".")
    return PyodidesPython(f"{major}.{minor}", info["abi_version"], info["arch"])


if __name__ == "__main__":
    print(*python_of(Path(sys.argv[1])).pip_options)

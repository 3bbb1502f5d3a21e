"""Makes the Pyodide that the site ships: without what neither it nor the packages' extensions use.

    python -m site_hooks.runtime.trimmed PYODIDE_DIR WHEELS_DIR OUT_DIR

WHEELS_DIR has folders with all wheels of the browser; OUT_DIR is emptied first.
"""

from __future__ import annotations

import sys
import tempfile
import zipfile
from pathlib import Path

from site_hooks.node import run_node

_HERE = Path(__file__).parent


def main(pyodide: Path, wheels: Path, out: Path) -> None:
    """Writes the smaller Pyodide into `out`. Raises CalledProcessError if this Pyodide is not built as expected."""
    with tempfile.TemporaryDirectory() as folder:
        extensions = []
        for wheel in sorted(wheels.rglob("*.whl")):
            with zipfile.ZipFile(wheel) as archive:
                names = [name for name in archive.namelist() if name.endswith(".so")]
                extensions += [archive.extract(name, folder) for name in names]
        run_node(_HERE / "trim_pyodide.mjs", pyodide, out, *extensions)


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))

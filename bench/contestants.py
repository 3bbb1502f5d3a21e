"""What is measured side by side, laid out in one folder: this site, a plain Pyodide, and two floors."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

from harness import ROOT
from site_hooks.runtime.parts import rule_files
from validators.browser import check_json

NUMBER_PAGE = "check/certificate-number.html"
_CHECKER = "certificate-number"
_VALUES = {"number": "川X018888"}
NUMBER_ADDRESS = f"{NUMBER_PAGE}#{urlencode(_VALUES)}"
"""Of a check within the site, whose verdict is `fail`."""
_PYODIDE = ROOT / "node_modules" / "pyodide"
_PYODIDE_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
_FLOOR_PARTS = {"wasm": "quick-wasm", "core": "quick-core", "image": "image"}
_BEFORE = "before"
_LASTING_WASM = "lasting-floor.bin"
FLOOR_OUTCOME = "done"


@dataclass(frozen=True)
class Contestant:
    """A page to open, and what its verdict element must come to say."""

    name: str
    address: str
    outcome: str


@dataclass(frozen=True)
class Field:
    """All contestants. A plain Pyodide cannot be opened from a folder, the floors are taken over HTTP alone.

    The floor is made of the site's own parts, and sinks with them. The lasting one has whole modules: Pyodide's own and
    the extension's.
    """

    ours_http: Contestant
    ours_intranet: Contestant
    """Over HTTP from a host that browsers do not trust as a secure context."""
    ours_file: Contestant
    plain: Contestant
    floor: Contestant
    lasting_floor: Contestant
    before: Contestant | None
    """An earlier build of this site over HTTP, if there is one to compare with."""


def lay_out(folder: Path, before: Path | None = None) -> None:
    """Copies the built site, so that a new build does not get in between, and puts its peers beside it.

    `before` is an earlier build of it.
    """
    shutil.copytree(ROOT / "site", folder / "site")
    if before:
        shutil.copytree(before, folder / _BEFORE)
    pages = Path(__file__).parent / "pages"
    plain = folder / "plain"
    shutil.copytree(ROOT / "build" / "wheels" / "runtime", plain / "wheels")
    (plain / "pyodide").mkdir()
    for name in _PYODIDE_FILES:
        shutil.copy(_PYODIDE / name, plain / "pyodide" / name)
    for name in ("plain.html", "plain_worker.js"):
        shutil.copy(pages / name, plain / name)
    with zipfile.ZipFile(plain / "validators.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(rule_files(ROOT / "validators")):
            archive.writestr(name, data)
    (folder / "floor").mkdir()
    for name in ("floor.html", "floor.js"):
        shutil.copy(pages / name, folder / "floor" / name)
    whole = gzip.compress((_PYODIDE / "pyodide.asm.wasm").read_bytes(), mtime=0)
    (folder / "floor" / _LASTING_WASM).write_bytes(whole)


def contestants(folder: Path, server_address: str, intranet_address: str) -> Field:
    """The pages in a folder that was laid out, with the addresses at which they are opened.

    Both addresses are of the server; at `intranet_address` it is no secure context.
    """
    today = date.today().isoformat()
    outcome: str = json.loads(check_json(_CHECKER, json.dumps(_VALUES), today))["outcome"]
    fragment = urlencode(_VALUES)
    wheels = " ".join(sorted(path.name for path in (folder / "plain" / "wheels").iterdir()))
    plain_query = urlencode({"checker": _CHECKER, "today": today, "wheels": wheels}, quote_via=quote)
    own = {name: f"../site/runtime/{_part(folder, part)}" for name, part in _FLOOR_PARTS.items()}
    whole = {**own, "wasm": _LASTING_WASM, "core": f"../site/runtime/{_part(folder, 'core')}"}
    floor = f"{server_address}floor/floor.html?"
    before = Contestant("before", f"{server_address}{_BEFORE}/{NUMBER_ADDRESS}", outcome)
    site = f"site/{NUMBER_ADDRESS}"
    return Field(
        ours_http=Contestant("ours", server_address + site, outcome),
        ours_intranet=Contestant("ours, intranet", intranet_address + site, outcome),
        ours_file=Contestant("ours, file://", f"{folder.as_uri()}/{site}", outcome),
        plain=Contestant("plain Pyodide", f"{server_address}plain/plain.html?{plain_query}#{fragment}", outcome),
        floor=Contestant("floor", floor + urlencode(own), FLOOR_OUTCOME),
        lasting_floor=Contestant("lasting floor", floor + urlencode(whole), FLOOR_OUTCOME),
        before=before if (folder / _BEFORE).is_dir() else None,
    )


def _part(folder: Path, name: str) -> str:
    (path,) = (folder / "site" / "runtime").glob(f"{name}.*.bin")
    return path.name

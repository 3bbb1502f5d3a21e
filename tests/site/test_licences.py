"""Whatever the built site contains is named with its licence, on the page and in the file with the texts."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import datetime
from fnmatch import fnmatch
from typing import Any
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from mkdocs.exceptions import PluginError

from harness import ROOT
from site_hooks.licences import components
from site_hooks.licences.bill import BILL, bill_of_materials
from site_hooks.licences.notices import LICENCE, NOTICES

SITE = ROOT / "site"
DRAWN = re.compile(r"""\bd=["']([^"']+)["']""")
# What npm installs for the build alone: nothing of it gets into the site.
TOOLS = (
    *("@esbuild/*", "@rollup/*", "@types/emscripten", "@types/estree", "@viz-js/viz"),
    *("esbuild", "fsevents", "rollup", "spdx-license-list", "ws"),
)
# Where each file of the site comes from; "" is our own.
FROM = {
    "*.html": "",
    "LICENSE.txt": "",
    "THIRD-PARTY-NOTICES.txt": "",
    "assets/*.css": "",
    "bill-of-materials.cdx.json": "",
    "assets/*.js": "scripts",
    "assets/favicon.png": "",
    "assets/images/favicon.png": "theme",
    "assets/javascripts/bundle.*.min.js*": "theme",
    "assets/logo.svg": "",
    "assets/site.*.css": "theme",  # and our own
    "guide/blank-form.docx": "documents",  # and our own
    "check/roster-template.xlsx": "",
    "download/*.zip": "",  # the same files once more
    "runtime/*.bin": "pyodide",
    "runtime/*.bin.js": "pyodide",
    "reference/application-form.schema.json": "",
    "search/search_index.js": "",
    "search/search_index.json": "",
}
# Python's modules that stand on a library which others made, as CPython's Modules/Setup.stdlib.in has it.
ON_A_LIBRARY = {
    *("_blake2", "_bz2", "_ctypes", "_curses", "_curses_panel", "_dbm", "_decimal", "_elementtree", "_gdbm"),
    *("_hashlib", "_hmac", "_lzma", "_md5", "_sha1", "_sha2", "_sha3", "_sqlite3", "_ssl", "_tkinter", "_uuid"),
    *("_random", "_zstd", "nis", "pyexpat", "readline", "zlib"),
}


@pytest.fixture(scope="module")
def named() -> dict[str, str]:
    """The licence of each thing on the page, by its name."""
    page = BeautifulSoup((SITE / "reference/licences.html").read_text(encoding="utf-8"), "html.parser")
    rows = ([cell.get_text() for cell in row.select("td")] for row in page.select(".licences tbody tr"))
    return {name: licence for name, _, licence in rows}


@pytest.fixture(scope="module")
def texts() -> str:
    text: str = (SITE / NOTICES).read_text(encoding="utf-8-sig")
    return text


def test_every_package_that_npm_installs_is_named_or_builds_only(named: dict[str, str]) -> None:
    locked = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    names = {path.removeprefix("node_modules/") for path in locked if path}
    tools = {name for name in names if any(fnmatch(name, tool) for tool in TOOLS)}
    assert names - tools == {"pyodide", *json.loads((ROOT / "build/packages.json").read_text(encoding="utf-8"))}
    assert set() == (names - tools) - set(named)
    assert set() == tools & set(named)


def test_every_package_that_runs_in_the_browser_is_named(named: dict[str, str]) -> None:
    lists = "".join((ROOT / f"requirements/{name}.txt").read_text(encoding="utf-8") for name in ("runtime", "tables"))
    locked = re.findall(r"^([\w-]+)==", lists, re.MULTILINE)
    assert len(locked) > 3
    assert set() == set(locked) - {name.replace("_", "-") for name in named}


def test_every_file_of_the_site_comes_from_a_place_that_the_page_lists() -> None:
    files = [path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file()]
    assert [] == [name for name in files if not any(fnmatch(name, pattern) for pattern in FROM)]
    assert [] == [pattern for pattern in FROM if not any(fnmatch(name, pattern) for name in files)]
    assert {"", *components.components()} - {"rust"} == set(FROM.values())


def drawings(text: str) -> Iterator[str]:
    for svg in re.findall("<svg.*?</svg>", unquote(text), re.DOTALL):
        yield from DRAWN.findall(svg)


def test_every_icon_is_from_a_set_that_is_named(named: dict[str, str]) -> None:
    icons = components.THEME / ".icons"
    sets: dict[str, str] = {}
    for path in icons.rglob("*.svg"):
        for drawn in drawings(path.read_text(encoding="utf-8")):
            sets[drawn] = path.relative_to(icons).parts[0]
    shown = {
        sets[drawn]
        for path in SITE.rglob("*")
        if path.suffix in (".html", ".css")
        for drawn in drawings(path.read_text(encoding="utf-8"))
        if drawn in sets
    }
    told = components.CONTAINED["icons"]
    assert shown == set(told)
    assert {each["name"] for each in told.values()} <= set(named)


def test_every_library_that_python_stands_on_is_named(named: dict[str, str]) -> None:
    program = """
        const { loadPyodide } = await import(process.argv[1]);
        const pyodide = await loadPyodide();
        console.log(pyodide.runPython("import json, sys; json.dumps(sys.builtin_module_names)"));
    """
    node, pyodide = str(ROOT / ".venv/bin/node"), str(ROOT / "node_modules/pyodide/pyodide.mjs")
    command = [node, "--input-type=module", "-e", program, pyodide]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    told = components.CONTAINED["pyodide"]
    modules = {module: name for name, library in told.items() for module in library.get("modules", ())}
    # _elementtree stands on pyexpat's library.
    assert ON_A_LIBRARY & set(json.loads(run.stdout)) - {"_elementtree"} == set(modules)
    assert set(told) <= set(named)


def test_the_file_has_a_section_and_a_text_for_everything(named: dict[str, str], texts: str) -> None:
    sections = set(re.findall(r"^--- (.*?)(?: \d\S*)? ---$", texts, re.MULTILINE))
    assert set() == set(named) - sections
    used = {name for licence in named.values() for name in re.findall(r"[\w.-]+", licence)} - {"AND", "OR", "WITH"}
    with_own_text = {"CC-BY-4.0", "PSF-2.0"}
    without = {"LLVM-exception", "NOASSERTION"}
    assert set() == used - sections - with_own_text - without
    for words in ("Mozilla Public License", "PYTHON SOFTWARE FOUNDATION", "https://github.com/pyodide/pyodide"):
        assert words in texts


def test_the_zip_has_the_licences_too(texts: str) -> None:
    (archive,) = (ROOT / "build/offline").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        assert (ROOT / "LICENSE").read_bytes() == opened.read(f"{archive.stem}/{LICENCE}")
        assert texts == opened.read(f"{archive.stem}/{NOTICES}").decode("utf-8-sig")


def test_the_bill_of_materials_has_all_that_the_page_names(
    named: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = (SITE / BILL).read_bytes()
    bill = json.loads(written)
    assert set(named) == {part["name"] for part in bill["components"]}
    packages = {part["purl"].partition("@")[0] for part in bill["components"] if "purl" in part}
    assert {"pkg:npm/pyodide", "pkg:pypi/pydantic", "pkg:pypi/mkdocs-material", "pkg:cargo/calamine"} <= packages
    # No dot is left hanging: what the site depends on is listed.
    assert {part["bom-ref"] for part in bill["components"]} == set(
        next(each["dependsOn"] for each in bill["dependencies"] if each["ref"] == "site")
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime.fromisoformat(bill["metadata"]["timestamp"]).timestamp())))
    assert written == bill_of_materials(bill["metadata"]["component"]["version"])
    (archive,) = (ROOT / "build/offline").glob("*.zip")
    with zipfile.ZipFile(archive) as opened:
        assert written == opened.read(f"{archive.stem}/{BILL}")


def test_the_bill_of_materials_is_a_valid_one() -> None:
    bill = (SITE / BILL).read_text(encoding="utf-8")
    valid = JsonStrictValidator(SchemaVersion.V1_6)
    assert None is valid.validate_str(bill)
    assert valid.validate_str(bill.replace('"components"', '"parts"')), "the schema refuses nothing"


def test_something_of_unknown_licence_in_the_theme_stops_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    theme: dict[str, Any] = {name: told for name, told in components.CONTAINED["theme"].items() if name != "rxjs"}
    monkeypatch.setitem(components.CONTAINED, "theme", theme)
    with pytest.raises(PluginError, match="rxjs"):
        components.components()

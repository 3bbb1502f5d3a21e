"""Packs what the browser needs to run the rules: NAME.bin for fetch over HTTP, NAME.bin.js for <script> from a share.

    python -m site_hooks.runtime.parts PYODIDE_DIR WHEELS_DIR OUT_DIR

Every part is gzip and named by the SHA-256 of its bytes, so that a cache may keep it for ever; manifest.json lists
them for the page's script. The same input gives the same bytes.

There are three ways to start. `image` restores memory in which everything is imported already. `quick` does the same
with modules that have only those of some 20,000 functions that run when forms are checked, as far as the build has
found; if another is needed, `image` comes next. `plain` imports everything, for browsers in which restoring fails. The
parts of another way are fetched only then. `EXTRAS` are for the pages that name them: files that Python imports later,
whichever way it was started.

WHEELS_DIR has the folders `runtime` and `tables`.
"""

from __future__ import annotations

import base64
import hashlib
import io
import json
import shutil
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, cast

import deflate

import validators
from site_hooks.node import run_node
from site_hooks.rules_version import rules_version
from site_hooks.runtime.inputs import Check, checks
from site_hooks.runtime.python import python_of
from site_hooks.runtime.shaken import shaken
from validators.browser import check_json

WAYS = {
    # In the order in which they are wanted: compiling the wasm takes longest.
    "quick": ("pyodide", "asm", "quick-wasm", "quick-core", "image"),
    "image": ("pyodide", "asm", "wasm", "core", "image"),
    "plain": ("pyodide", "asm", "wasm", "stdlib", "packages", "rules"),
}
_QUICK = {"wasm": "main", "core": "core"}
EXTRAS = {"tables": ("tables",)}
# Of the standard library, what reading and writing tables imports and the image lacks.
_FOR_TABLES = ("_markupbase.py", "csv.py", "hashlib.py", "html/", "xml/__init__.py", "xml/parsers/")
_COMES_WITH_TABLES = "validators/roster/"
# Of XlsxWriter, a third is methods that writing results does not come to, and these it has no objects of.
_WRITES_WORKBOOKS, _WORKBOOKS = "validators/roster/workbook.py", "xlsxwriter/"
_NO_OBJECTS_OF = frozenset(
    {
        *("Chartsheet", "Custom", "Drawing", "FeaturePropertyBag", "Image", "Metadata"),
        *("RichValue", "RichValueRel", "RichValueStructure", "RichValueTypes", "Table"),
    }
)
# Not a right number: more rules, and so more of Python, have a say in it.
_KNOWN = {"checker": "certificate-number", "values": '{"number": "川x01-8888"}', "today": "2026-01-01"}
_BEST = 12  # libdeflate's strongest
_COMMAND_LINE = ("__main__.py", "decode.py", "schema.py")  # of no use in the browser
_NEVER_USED = (".pyi", "py.typed", "RECORD")
_NOT_FOR_PYTHON = (".dist-info/", ".data/")  # what a wheel has besides its packages
_TESTS = "/tests/"  # a package's own
_HERE = Path(__file__).parent


def main(pyodide: Path, wheels: Path, out: Path) -> None:
    """Writes all parts and manifest.json into `out`, which is emptied first."""
    packages = sorted((wheels / "runtime").glob("*.whl"))
    rules = dict(rule_files(Path(validators.__file__).parent))
    contents = {
        "pyodide": (pyodide / "pyodide.mjs").read_bytes(),
        "asm": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "wasm": (pyodide / "pyodide.asm.wasm").read_bytes(),
        "stdlib": (pyodide / "python_stdlib.zip").read_bytes(),
        "packages": _tar(_wheel_files(packages)),
        "rules": _tar((name, data) for name, data in rules.items() if not name.startswith(_COMES_WITH_TABLES)),
    }
    extension, contents["core"] = _extension(contents["packages"])
    found = python_of(pyodide)
    python = {
        "library": found.library,
        "sitePackages": found.site_packages,
        "extension": f"{found.site_packages}/{extension}",
    }
    known = {**_KNOWN, "verdict": check_json(*_KNOWN.values())}
    for_tables = _tar(_files_for_tables(contents["stdlib"], wheels / "tables", rules))
    given = {"python": python, "known": known}
    archives = {name: contents[name] for name in ("stdlib", "packages", "rules")}
    compiled = _compiled(pyodide, {**archives, "tables": for_tables}, given)
    contents["image"], memory = _image(pyodide, contents["core"], compiled, given)
    with_memory = {**given, "memory": memory}
    contents |= quick_modules(pyodide, contents["core"], contents["image"], with_memory, checks())
    contents["tables"] = _tar(_zip_files(compiled["tables"]))
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    parts = [write_part(out, name, data) for name, data in contents.items()]
    manifest = {
        "version": rules_version(Path(validators.__file__).parent.parent),
        "build": json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"],
        "python": python,
        "known": known,
        "memory": memory,
        "ways": WAYS,
        "extras": EXTRAS,
        "parts": parts,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="ascii")
    for way, names in (WAYS | EXTRAS).items():
        stored = sum(int(part["stored"]) for part in parts if part["name"] in names)
        print(f"    {way}: {stored / 1e6:.2f} MB")


def _compiled(pyodide: Path, archives: dict[str, bytes], given: dict[str, Any]) -> dict[str, bytes]:
    """Each archive as a zip of byte code."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "given.json").write_text(json.dumps(given), encoding="ascii")
        sources = [work / f"{name}.archive" for name in archives]
        for path, archive in zip(sources, archives.values(), strict=True):
            path.write_bytes(archive)
        run_node(_HERE / "precompile.mjs", f"{pyodide}/", work / "given.json", work, *sources)
        return {name: (work / f"{name}.zip").read_bytes() for name in archives}


def _image(pyodide: Path, core: bytes, compiled: dict[str, bytes], given: dict[str, Any]) -> tuple[bytes, Any]:
    """The memory image and what has to be known of a new module's memory, both made by Node.

    `core` is the extension, `given` is of the manifest: Python's places, and the known check. Raises CalledProcessError
    if Pyodide does not answer as CPython does.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        archives = [work / f"{name}.zip" for name in ("stdlib", "packages", "rules")]
        for path in archives:
            path.write_bytes(compiled[path.stem])
        (work / "core.so").write_bytes(core)
        (work / "given.json").write_text(json.dumps(given), encoding="ascii")
        made, memory = work / "image", work / "memory.json"
        arguments = (work / "core.so", *archives, work / "given.json", made, memory)
        run_node(_HERE / "make_image.mjs", f"{pyodide}/", *arguments)
        return made.read_bytes(), json.loads(memory.read_text(encoding="ascii"))


def quick_modules(
    pyodide: Path, core: bytes, image: bytes, given: dict[str, Any], asked: list[Check]
) -> dict[str, bytes]:
    """Pyodide's module and the extension with those functions alone that run while everything in `asked` is checked.

    `given` is of the manifest: Python's places, the known check, and the facts on memory. Raises CalledProcessError if
    a check fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        (work / "core.so").write_bytes(core)
        (work / "image").write_bytes(image)
        (work / "given.json").write_text(json.dumps(given), encoding="ascii")
        (work / "checks.json").write_text(json.dumps(asked), encoding="ascii")
        arguments = [work / name for name in ("core.so", "image", "given.json", "checks.json", "quick")]
        run_node(_HERE / "keep_run.mjs", f"{pyodide}/", *arguments)
        return {f"quick-{part}": (work / "quick" / name).read_bytes() for part, name in _QUICK.items()}


def _files_for_tables(stdlib: bytes, wheels: Path, rules: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """What reads and writes tables, as it lies in the folder of packages."""
    yield from ((name, data) for name, data in _zip_files(stdlib) if name.startswith(_FOR_TABLES))
    packages = {
        name: data
        for name, data in _wheel_files(sorted(wheels.glob("*.whl")))
        if not any(folder in name for folder in _NOT_FOR_PYTHON)
    }
    writes_workbooks = {name: data for name, data in packages.items() if name.startswith(_WORKBOOKS)}
    packages |= shaken(writes_workbooks, rules[_WRITES_WORKBOOKS].decode(), _NO_OBJECTS_OF)
    yield from packages.items()
    yield from ((name, data) for name, data in rules.items() if name.startswith(_COMES_WITH_TABLES))


def write_part(out: Path, name: str, data: bytes) -> dict[str, str | int]:
    """Writes a part in both forms, and gives its entry in the manifest."""
    packed = bytes(deflate.gzip_compress(data, _BEST))
    file = f"{name}.{hashlib.sha256(packed).hexdigest()[:12]}"
    (out / f"{file}.bin").write_bytes(packed)
    text = base64.b64encode(packed).decode("ascii")
    (out / f"{file}.bin.js").write_text(f'(self.packs||(self.packs={{}}))["{name}"]="{text}";', encoding="ascii")
    return {"name": name, "file": file, "stored": len(packed), "unpacked": len(data)}


def _extension(packages: bytes) -> tuple[str, bytes]:
    """Path and bytes of pydantic-core's extension, which the image's way loads before Python starts."""
    with tarfile.open(fileobj=io.BytesIO(packages)) as archive:
        (entry,) = (entry for entry in archive if entry.name.endswith(".so") and entry.isfile())
        return entry.name, cast("IO[bytes]", archive.extractfile(entry)).read()


def _wheel_files(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        for name, data in _zip_files(wheel.read_bytes()):
            if not name.endswith(_NEVER_USED) and _TESTS not in name:
                yield name, data


def _zip_files(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            if not entry.is_dir():
                yield entry.filename, archive.read(entry)


def rule_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The path and the bytes of each file of the rules in this folder that the browser needs."""
    for path in folder.rglob("*"):
        if path.suffix in (".py", ".toml") and path.name not in _COMMAND_LINE:
            yield path.relative_to(folder.parent).as_posix(), path.read_bytes()


def _tar(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of the files, in order of their names, without times or owners."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in sorted(files):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


if __name__ == "__main__":
    main(*(Path(argument) for argument in sys.argv[1:4]))

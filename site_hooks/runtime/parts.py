"""Packs what the browser needs to run the rules: NAME.bin for fetch over HTTP, NAME.bin.js for <script> from a share.

    python -m site_hooks.runtime.parts PYODIDE_DIR WHEELS_DIR OUT_DIR

Every part is gzip and named by the SHA-256 of its bytes, so that a cache may keep it for ever; manifest.json lists
them for the page's script. The same input gives the same bytes.

There are two ways to start. `image` restores memory in which everything is imported already; `plain` imports it, for
browsers in which restoring fails, and its parts are fetched only then.
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
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, cast

import deflate

import validators
from site_hooks.node import run_node
from site_hooks.rules_version import rules_version
from site_hooks.runtime.python import python_of
from validators.browser import check_json

WAYS = {
    # In the order in which they are wanted: compiling the wasm takes longest.
    "image": ("pyodide", "asm", "wasm", "core", "image"),
    "plain": ("pyodide", "asm", "wasm", "stdlib", "packages", "rules"),
}
# Not a right number: more rules, and so more of Python, have a say in it.
_KNOWN = {"checker": "certificate-number", "values": '{"number": "川x01-8888"}', "today": "2026-01-01"}
_BEST = 12  # libdeflate's strongest
_COMMAND_LINE = ("__main__.py", "decode.py", "schema.py")  # of no use in the browser
_NEVER_USED = (".pyi", "py.typed", "RECORD")
_TESTS = "/tests/"  # a package's own
_HERE = Path(__file__).parent


def main(pyodide: Path, wheels: Path, out: Path) -> None:
    """Writes all parts and manifest.json into `out`, which is emptied first."""
    contents = {
        "pyodide": (pyodide / "pyodide.mjs").read_bytes(),
        "asm": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "wasm": (pyodide / "pyodide.asm.wasm").read_bytes(),
        "stdlib": (pyodide / "python_stdlib.zip").read_bytes(),
        "packages": _tar(_wheel_files(sorted(wheels.glob("*.whl")))),
        "rules": _tar(rule_files(Path(validators.__file__).parent)),
    }
    extension, contents["core"] = _extension(contents["packages"])
    found = python_of(pyodide)
    python = {
        "library": found.library,
        "sitePackages": found.site_packages,
        "extension": f"{found.site_packages}/{extension}",
    }
    known = {**_KNOWN, "verdict": check_json(*_KNOWN.values())}
    contents["image"], memory = _image(pyodide, contents, {"python": python, "known": known})
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    parts = [_write(out, name, data) for name, data in contents.items()]
    manifest = {
        "version": rules_version(Path(validators.__file__).parent.parent),
        "build": json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"],
        "python": python,
        "known": known,
        "memory": memory,
        "ways": WAYS,
        "parts": parts,
    }
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="ascii")
    for way, names in WAYS.items():
        stored = sum(int(part["stored"]) for part in parts if part["name"] in names)
        print(f"    {way}: {stored / 1e6:.2f} MB")


def _image(pyodide: Path, contents: dict[str, bytes], given: dict[str, dict[str, str]]) -> tuple[bytes, Any]:
    """The memory image and what has to be known of a new module's memory, both made by Node.

    `given` is of the manifest: Python's places, and the known check. Raises CalledProcessError if Pyodide does not
    answer as CPython does.
    """
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        for name in ("stdlib", "packages", "rules"):
            (work / f"{name}.archive").write_bytes(contents[name])
        (work / "core.so").write_bytes(contents["core"])
        (work / "given.json").write_text(json.dumps(given), encoding="ascii")
        archives = [work / f"{name}.archive" for name in ("stdlib", "packages", "rules")]
        run_node(_HERE / "precompile.mjs", f"{pyodide}/", work / "given.json", work, *archives)
        compiled = [archive.with_suffix(".zip") for archive in archives]
        made, memory = work / "image", work / "memory.json"
        arguments = (work / "core.so", *compiled, work / "given.json", made, memory)
        run_node(_HERE / "make_image.mjs", f"{pyodide}/", *arguments)
        return made.read_bytes(), json.loads(memory.read_text(encoding="ascii"))


def _write(out: Path, name: str, data: bytes) -> dict[str, str | int]:
    packed = bytes(deflate.gzip_compress(data, _BEST))
    digest = hashlib.sha256(packed).hexdigest()
    file = f"{name}.{digest[:12]}"
    (out / f"{file}.bin").write_bytes(packed)
    text = base64.b64encode(packed).decode("ascii")
    (out / f"{file}.bin.js").write_text(f'(self.packs||(self.packs={{}}))["{name}"]="{text}";', encoding="ascii")
    return {"name": name, "file": file, "stored": len(packed), "unpacked": len(data), "sha256": digest}


def _extension(packages: bytes) -> tuple[str, bytes]:
    """Path and bytes of pydantic-core's extension, which the image's way loads before Python starts."""
    with tarfile.open(fileobj=io.BytesIO(packages)) as archive:
        (entry,) = (entry for entry in archive if entry.name.endswith(".so") and entry.isfile())
        return entry.name, cast("IO[bytes]", archive.extractfile(entry)).read()


def _wheel_files(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                is_used = not entry.filename.endswith(_NEVER_USED) and _TESTS not in entry.filename
                if is_used and not entry.is_dir():
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

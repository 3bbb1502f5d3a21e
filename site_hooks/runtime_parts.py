"""Packs what the browser needs to run the rules: NAME.bin for fetch over HTTP, NAME.bin.js for <script> from a share.

    python -m site_hooks.runtime_parts PYODIDE_DIR WHEELS_DIR OUT_DIR

Every part is gzip and named by the SHA-256 of its bytes, so that a cache may keep it for ever; manifest.json lists
them for the page's script. The same input gives the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import shutil
import sys
import tarfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import validators

_NEVER_USED = (".pyi", "py.typed", "RECORD")


def main(pyodide: Path, wheels: Path, out: Path) -> None:
    """Writes all parts and manifest.json into `out`, which is emptied first."""
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    rules = Path(validators.__file__).parent
    contents = {
        "pyodide": (pyodide / "pyodide.mjs").read_bytes(),
        "asm": (pyodide / "pyodide.asm.mjs").read_bytes(),
        "wasm": (pyodide / "pyodide.asm.wasm").read_bytes(),
        "stdlib": (pyodide / "python_stdlib.zip").read_bytes(),
        "packages": _tar(_wheel_files(sorted(wheels.glob("*.whl")))),
        "rules": _tar(_rule_files(rules)),
    }
    parts = [_write(out, name, data) for name, data in contents.items()]
    manifest = {"version": validators.__version__, "parts": parts}
    (out / "manifest.json").write_text(json.dumps(manifest, indent=2), encoding="ascii")
    stored = sum(part["stored"] for part in parts)
    print(f"{len(parts)} 个部件，共 {stored / 1024 / 1024:.1f} MB / {len(parts)} parts")


def _write(out: Path, name: str, data: bytes) -> dict[str, str | int]:
    packed = gzip.compress(data, 9, mtime=0)
    digest = hashlib.sha256(packed).hexdigest()
    file = f"{name}.{digest[:12]}"
    (out / f"{file}.bin").write_bytes(packed)
    text = base64.b64encode(packed).decode("ascii")
    (out / f"{file}.bin.js").write_text(f'(self.packs||(self.packs={{}}))["{name}"]="{text}";', encoding="ascii")
    return {"name": name, "file": file, "stored": len(packed), "sha256": digest}


def _wheel_files(wheels: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            for entry in archive.infolist():
                if not entry.is_dir() and not entry.filename.endswith(_NEVER_USED):
                    yield entry.filename, archive.read(entry)


def _rule_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in folder.rglob("*"):
        # The command line is of no use in the browser.
        if path.suffix in (".py", ".toml") and path.name != "__main__.py":
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

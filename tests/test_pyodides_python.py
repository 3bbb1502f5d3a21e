"""The version of the Python in Pyodide is read from its lock file, and written nowhere else."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

from harness import ROOT
from site_hooks.runtime.python import python_of


def test_another_python_leads_to_other_places_and_other_wheels(tmp_path: Path) -> None:
    info = {"python": "3.15.0rc1", "abi_version": "2027_1", "arch": "wasm64", "platform": "emscripten_6_0_0"}
    (tmp_path / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
    python = python_of(tmp_path)
    assert "/lib/python3.15" == python.library
    assert "/lib/python3.15/site-packages" == python.site_packages
    version, implementation, abi, platform = zip(*2 * [iter(python.pip_options)], strict=True)
    assert ("--python-version", "3.15") == version
    assert ("--implementation", "cp") == implementation
    assert ("--abi", "cp315") == abi
    assert ("--platform", "pyemscripten_2027_1_wasm64") == platform


def test_no_file_of_the_build_names_that_python() -> None:
    python = python_of(ROOT / "node_modules" / "pyodide")
    tag = python.version.replace(".", "")
    names = re.compile(rf"python{re.escape(python.version)}|\b(cp|cpython-){tag}\b|emscripten_{python.abi_version}")
    listed = ["git", "ls-files", "-z", "Makefile", "site_hooks", "harness", "bench", "README.md"]
    files = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")[:-1]
    texts = {file: (ROOT / file).read_text(encoding="utf-8", errors="replace") for file in files}
    assert len(texts) > 100
    assert [] == [file for file, text in texts.items() if names.search(text)]

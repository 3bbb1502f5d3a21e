"""Runs checks and programs in Pyodide under Node, from the same parts that the site ships."""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

from harness import ROOT


def as_check(checker: str, raw: Mapping[str, Any], today: str) -> dict[str, Any]:
    """The check as pyodide_cases.mjs reads it, with bytes in base64."""
    asked = {"checker": checker, "today": today}
    if "size" in raw:
        return {**asked, "file": raw}
    if "data" not in raw:
        return {**asked, "values": json.dumps(raw)}
    found_out = {}
    pixels = raw["pixels"]
    if pixels:
        found_out = {"width": pixels.width, "height": pixels.height, "pixels": {"base64": _encoded(pixels.data)}}
    return {**asked, "file": {"name": raw["name"], "data": _encoded(raw["data"])}, "foundOut": found_out}


def answers(checks: Sequence[Mapping[str, Any]]) -> list[tuple[dict[str, Any], float]]:
    """Each check's verdict and how long it took (ms). Starts Pyodide once. Raises CalledProcessError if it fails."""
    verdicts = json.loads(_run("pyodide_cases.mjs", json.dumps(checks)))
    return [(json.loads(verdict), took) for verdict, took in verdicts]


def run_in_image(program: str, given: object) -> Any:
    """What the program's last line gives, as JSON, in Pyodide restored from the memory image with the part `tables`.

    `given` is what its variable of that name holds as JSON. Raises CalledProcessError if it fails.
    """
    return json.loads(_run("pyodide_image.mjs", json.dumps({"program": program, "given": json.dumps(given)})))


def run_bare(program: str, given: object = None) -> Any:
    """What the program's last line gives, as JSON, in Pyodide as it comes: the rules and packages are not there.

    `given` is what its variable of that name holds as JSON. Raises CalledProcessError if it fails.
    """
    return json.loads(_run("pyodide_bare.mjs", json.dumps({"program": program, "given": json.dumps(given)})))


def left_out(checks: Sequence[tuple[str, str, str]]) -> list[tuple[int, list[str]]]:
    """The checks that need functions which the quick start lacks: their places, and what no check before them needed.

    A check is a checker's name, the values as JSON, and today's date. Raises CalledProcessError if it fails.
    """
    found = json.loads(_run("pyodide_left_out.mjs", json.dumps(checks)))
    return [(place, functions) for place, functions in found]


def _run(script: str, given: str) -> str:
    command = [
        ROOT / ".venv/bin/node",
        ROOT / "harness" / script,
        ROOT / "build/pyodide",
        ROOT / "build/runtime",
    ]
    run = subprocess.run(command, input=given, capture_output=True, text=True, encoding="utf-8", check=True)
    return run.stdout


def _encoded(data: bytes) -> str:
    return base64.b64encode(data).decode()

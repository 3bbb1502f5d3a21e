"""The cases in Pyodide, under Node: the rules say the same there as on CPython."""

import base64
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cases_of import Case, cases_of, checkers_with_cases, compare

ROOT = Path(__file__).parent.parent
CASES = [case for checker in checkers_with_cases() for case in cases_of(checker)]


@pytest.fixture(scope="module")
def verdicts() -> dict[str, dict[str, Any]]:
    """All verdicts, by checker and name of the case, out of one start of Pyodide."""
    checks = [_check(case) for case in CASES]
    run = subprocess.run(
        [
            ROOT / ".venv/bin/node",
            ROOT / "tests/pyodide_cases.mjs",
            ROOT / "node_modules/pyodide",
            ROOT / "build/runtime",
        ],
        input=json.dumps(checks),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return {
        f"{case.checker} {case.name}": json.loads(answer)
        for case, answer in zip(CASES, json.loads(run.stdout), strict=True)
    }


def _check(case: Case) -> dict[str, Any]:
    """The check as pyodide_cases.mjs wants it."""
    raw = case.raw
    if case.checker != "photo" or not raw:
        return {"checker": case.checker, "values": json.dumps(raw), "today": case.today}
    photo = {"name": raw["name"], "data": base64.b64encode(raw["data"]).decode(), "pixels": None}
    pixels = raw["pixels"]
    if pixels:
        photo |= {"width": pixels.width, "height": pixels.height, "pixels": base64.b64encode(pixels.data).decode()}
    return {"photo": photo, "today": case.today}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.checker} {case.name}")
def test_pyodide_gives_the_verdict_of_the_case(case: Case, verdicts: dict[str, dict[str, Any]]) -> None:
    compare(case, verdicts[f"{case.checker} {case.name}"])

"""Asks what is known of weaknesses in the locked packages, and says so plainly where nobody answers.

    python -m tools.audit AUDITING_PYTHON NPM

AUDITING_PYTHON is a Python that has pip-audit. Ends with 1 if a weakness is known, with 2 if nobody knew of something.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harness import ROOT

_LISTS = ("test", "command-line", "build")  # every other list of what is installed or shipped is a part of these
_FOLDERS = ("", "tests")


@dataclass(frozen=True)
class Answer:
    """What was said of some packages: how many were looked up, what is known of them, and why others were not."""

    looked_up: int = 0
    known: tuple[str, ...] = ()
    not_asked: tuple[str, ...] = ()


def of_pip(said: str) -> Answer:
    """Read what pip-audit writes. It calls packages that it could not ask about free of weaknesses."""
    try:
        packages: list[dict[str, Any]] = json.loads(said)["dependencies"]
        asked = [package for package in packages if "vulns" in package]
    except (ValueError, KeyError, TypeError):
        return Answer(not_asked=("pip-audit 没有答复 / gave no answer",))
    known = [f"{package['name']} {package['version']}: {each['id']}" for package in asked for each in package["vulns"]]
    return Answer(len(asked), tuple(known), tuple(package["name"] for package in packages if "vulns" not in package))


def of_npm(said: str) -> Answer:
    """Read what `npm audit --json` writes."""
    try:
        report: Mapping[str, Any] = json.loads(said)
        weak: Mapping[str, Any] = report["vulnerabilities"]
        count = int(report["metadata"]["dependencies"]["total"])
    except (ValueError, KeyError, TypeError):
        return Answer(not_asked=("npm 没有答复 / gave no answer",))
    return Answer(count, tuple(f"{name} {each['range']}: {each['severity']}" for name, each in weak.items()))


def told(what: str, answer: Answer) -> str:
    """Say it in a line."""
    if answer.known:
        return f"{what}：有已知的漏洞 / known weaknesses: {'; '.join(answer.known)}"
    if answer.not_asked:
        names = ", ".join(answer.not_asked[:5]) + (" …" if len(answer.not_asked) > 5 else "")
        return f"{what}：没有查成，{len(answer.not_asked)} 项没有答复 / could not be looked up: {names}"
    return f"{what}：{answer.looked_up} 个包，没有已知的漏洞 / packages, no known weakness"


def _said(command: list[str], folder: Path) -> str:
    # Both end with an error also when they have found something.
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    return run.stdout


def main(python: str, npm: str) -> int:
    """Ask about every list."""
    options = ["--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json"]
    answers: dict[str, Answer] = {}
    for name in _LISTS:
        path = f"requirements/{name}.txt"
        answers[path] = of_pip(_said([python, "-m", "pip_audit", *options, "-r", path], ROOT))
    for folder in _FOLDERS:
        answers[f"{folder}/package-lock.json".lstrip("/")] = of_npm(_said([npm, "audit", "--json"], ROOT / folder))
    print("\n".join(told(what, answer) for what, answer in answers.items()))
    if any(answer.known for answer in answers.values()):
        return 1
    return 2 if any(answer.not_asked for answer in answers.values()) else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

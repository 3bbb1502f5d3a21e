"""The Makefile installs the locked lists as they stand: a later release can neither get in nor stand in the way."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# `lock` and `update` are there to resolve, `audit` only asks; `bench` and `reproducible` run make in clones, even dry.
TARGETS = set(re.findall(r"^(\w[\w./-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
INSTALLING_TARGETS = sorted(TARGETS - {"audit", "bench", "lock", "reproducible", "update"})


@pytest.fixture(scope="module")
def commands() -> list[list[str]]:
    """The commands with which make downloads something, whatever is there already, word by word."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    run = subprocess.run(
        ["make", "--dry-run", "--always-make", *INSTALLING_TARGETS],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    downloading = re.compile(r"\bpip\b.* (install|download|wheel)\b|\bnpm\b|\bnpx\b|\buv\b|\bcurl\b|\bwget\b")
    lines = run.stdout.replace("\\\n", " ").splitlines()
    return [shlex.split(line) for line in lines if downloading.search(line)]


def test_pip_is_given_whole_lists_and_resolves_nothing(commands: list[list[str]]) -> None:
    pip = [command for command in commands if "pip" in command]
    assert {path.stem for path in (ROOT / "requirements").iterdir()} == {
        Path(command[command.index("-r") + 1]).stem for command in pip
    }
    for command in pip:
        assert {"--no-deps", "--require-hashes"} <= set(command), command


def test_npm_installs_what_is_locked(commands: list[list[str]]) -> None:
    others = [command for command in commands if "pip" not in command]
    assert others
    for command in others:
        npm = next(place for place, word in enumerate(command) if word.endswith("/npm"))
        assert ["ci", "--ignore-scripts"] == command[npm + 1 : npm + 3], command


def wheel(folder: Path, name: str, version: str, requires: str = "") -> str:
    """Puts a package without content into the folder, and returns how a list pins it."""
    info = f"{name}-{version}.dist-info"
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        needs = f"Requires-Dist: {requires}\n" if requires else ""
        archive.writestr(
            f"{info}/METADATA",
            f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\nProvides-Extra: more\n{needs}",
        )
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return f"{name}=={version} --hash=sha256:{sha256(path.read_bytes()).hexdigest()}\n"


def test_a_later_release_changes_nothing(commands: list[list[str]], tmp_path: Path) -> None:
    locked = [wheel(tmp_path, "egg", "1.0"), wheel(tmp_path, "spam", "1.0", requires="egg[more]>=1.0")]
    wheel(tmp_path, "egg", "2.0")
    requirements, report = tmp_path / "requirements.txt", tmp_path / "report.json"
    requirements.write_text("".join(locked), encoding="utf-8")
    [command] = [command for command in commands if "requirements/test.txt" in command]
    subprocess.run(
        [requirements if word == "requirements/test.txt" else word for word in command]
        + ["--no-index", "--find-links", tmp_path, "--dry-run", "--report", report],
        cwd=ROOT,
        check=True,
    )
    installed = json.loads(report.read_text(encoding="utf-8"))["install"]
    assert {"egg": "1.0", "spam": "1.0"} == {one["metadata"]["name"]: one["metadata"]["version"] for one in installed}

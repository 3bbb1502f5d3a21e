"""The locked lists are complete: whoever installs them has nothing to resolve."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from itertools import product
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LISTS = ROOT / "requirements"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = PROJECT["project"]["dependencies"]
COMMAND_LINE = [*RUNTIME, *PROJECT["project"]["optional-dependencies"]["command-line"]]
ASKED_FOR = {
    "build": GROUPS["build"],
    "runtime": RUNTIME,
    "command-line": COMMAND_LINE,
    "tables": GROUPS["tables"],
    "site": [*RUNTIME, *GROUPS["site"]],
    "test": [*COMMAND_LINE, *GROUPS["site"], *GROUPS["test"], *GROUPS["lock"]],
}
"""What each list is locked from."""

# The first and the last patch release that a marker can tell apart.
PYTHONS = [f"3.{minor}.{patch}" for minor in (11, 12, 13, 14) for patch in (0, 99)]
PLATFORMS = [
    {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "x86_64"},
    {"sys_platform": "linux", "platform_system": "Linux", "platform_machine": "aarch64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "x86_64"},
    {"sys_platform": "darwin", "platform_system": "Darwin", "platform_machine": "arm64"},
    {"sys_platform": "emscripten", "platform_system": "Emscripten", "platform_machine": "wasm32"},
]
ENVIRONMENTS = [
    {"python_full_version": python, "python_version": python.rpartition(".")[0], **platform}
    for python, platform in product(PYTHONS, PLATFORMS)
]

Environment = Mapping[str, str]


def applies(requirement: Requirement, environment: Environment, extra: str = "") -> bool:
    return requirement.marker is None or requirement.marker.evaluate({**environment, "extra": extra})


@cache
def pins(name: str) -> list[Requirement]:
    lines = (LISTS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [Requirement(line.removesuffix(" \\")) for line in lines if not line.startswith("    --hash=sha256:")]


def locked(name: str, environment: Environment) -> dict[str, str]:
    """The version of each package that a list pins."""
    applying = [pin for pin in pins(name) if applies(pin, environment)]
    versions: dict[str, str] = {canonicalize_name(pin.name): str(pin.specifier).removeprefix("==") for pin in applying}
    assert len(applying) == len(versions), "a package is pinned twice"
    return versions


@dataclass(frozen=True)
class Installed:
    """What an installed package says of itself."""

    version: str
    pythons: SpecifierSet
    requires: tuple[Requirement, ...]


@cache
def installed(package: str) -> Installed:
    found = distribution(package)
    requires = tuple(Requirement(line) for line in found.requires or [])
    return Installed(found.version, SpecifierSet(found.metadata["Requires-Python"] or ""), requires)


def faults(asked_for: list[str], pinned: Mapping[str, str], environment: Environment) -> list[str]:
    """What is required and not pinned so, by the metadata of the installed packages; and what nothing requires."""
    found = []
    seen: dict[str, set[str]] = {}
    left = [("pyproject.toml", Requirement(line)) for line in asked_for]
    while left:
        parent, wanted = left.pop()
        package = canonicalize_name(wanted.name)
        version = pinned.get(package)
        if version is None or not wanted.specifier.contains(version, prereleases=True):
            found.append(f"{parent} requires {wanted}; pinned is {version}")
            continue
        new = {"", *wanted.extras} - seen.setdefault(package, set())
        seen[package] |= new
        metadata = installed(package)
        if version != metadata.version:
            found.append(f"{package} is installed as {metadata.version}; pinned is {version}")
        if environment["python_full_version"] not in metadata.pythons:
            found.append(f"{package} requires Python {metadata.pythons}")
        left += [(package, one) for one in metadata.requires if any(applies(one, environment, extra) for extra in new)]
    return found + [f"nothing requires {package}" for package in pinned.keys() - seen.keys()]


@pytest.mark.parametrize("name", ASKED_FOR)
def test_a_list_is_complete_on_every_python_and_platform(name: str) -> None:
    for environment in ENVIRONMENTS:
        assert [] == faults(ASKED_FOR[name], locked(name, environment), environment), environment


def test_every_list_is_tested() -> None:
    # What the tests do without is not installed here: pip checks these lists when they are.
    by_pip = {"audit", "bench", "fuzz"}
    assert sorted({*ASKED_FOR} | by_pip) == sorted(path.stem for path in LISTS.iterdir())


def test_what_a_list_lacks_or_has_too_much_is_found() -> None:
    environment = ENVIRONMENTS[0]
    pinned = locked("test", environment)
    assert ["nothing requires spam"] == faults(ASKED_FOR["test"], {**pinned, "spam": "1"}, environment)
    del pinned["coverage"]  # which pytest-cov alone requires, with an extra
    assert ["pytest-cov requires coverage[toml]>=7.10.6; pinned is None"] == faults(
        ASKED_FOR["test"], pinned, environment
    )

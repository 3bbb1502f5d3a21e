"""The rules' version: it changes whenever a rule does, and says where it is not that of a commit."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from harness import ROOT
from site_hooks.rules_version import rules_version
from tests.repository import git

RULE = "validators/certificate_number/shape.py"


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """A repository that has the rules, and something else in a later commit."""
    folder = tmp_path / "original"
    folder.mkdir()
    git(folder, "init", "--quiet")
    shutil.copytree(ROOT / "validators", folder / "validators", ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Rules", day="2026-01-31")
    (folder / "README.md").write_text("later", encoding="ascii")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "Something else", day="2026-02-28")
    return folder


@pytest.fixture
def clone(original: Path) -> Path:
    """A clone of that repository."""
    folder = original.parent / "clone"
    git(original.parent, "clone", "--quiet", original.name, folder.name)
    return folder


def change_a_rule(folder: Path) -> None:
    path = folder / RULE
    path.write_text(path.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")


def test_it_is_the_last_commit_of_the_rules_and_the_same_in_every_clone(original: Path, clone: Path) -> None:
    version = rules_version(original)
    assert re.fullmatch("2026-01-31 [0-9a-f]{8}", version)
    assert version == rules_version(clone)


def test_changing_a_rule_changes_it_when_saved_and_when_committed(clone: Path) -> None:
    before = rules_version(clone)
    change_a_rule(clone)
    saved = rules_version(clone)
    assert saved.startswith(f"{before} 之后有未提交的修改，内容指纹 ")
    change_a_rule(clone)
    assert saved != rules_version(clone)
    git(clone, "commit", "--quiet", "--all", "-m", "Another rule", day="2026-03-31")
    assert re.fullmatch("2026-03-31 [0-9a-f]{8}", rules_version(clone))
    assert before[-8:] != rules_version(clone)[-8:]


def test_a_file_that_git_does_not_know_yet_is_an_uncommitted_change(clone: Path) -> None:
    (clone / "validators" / "new.py").write_text("", encoding="ascii")
    assert "未提交的修改" in rules_version(clone)


def test_without_the_history_it_is_a_fingerprint_and_says_so(original: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", original.as_uri(), "shallow")
    shutil.copytree(original / "validators", tmp_path / "unpacked" / "validators")
    version = rules_version(tmp_path / "unpacked")
    assert re.fullmatch("没有提交记录，内容指纹 [0-9a-f]{8}", version)
    assert version == rules_version(tmp_path / "shallow")
    change_a_rule(tmp_path / "unpacked")
    assert version != rules_version(tmp_path / "unpacked")

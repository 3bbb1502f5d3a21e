"""The version that the built pages show."""

from __future__ import annotations

import json

from harness import ROOT
from site_hooks.rules_version import rules_version


def test_the_site_was_built_from_these_rules() -> None:
    manifest = json.loads((ROOT / "build/runtime/manifest.json").read_text(encoding="ascii"))
    assert rules_version(ROOT) == manifest["version"], "make site"

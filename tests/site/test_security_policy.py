"""The security policy: in every page, for the scripts that stand in it, and for nothing else."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from harness import ROOT
from site_hooks.security_policy import with_security_policy

FOLDERS = [ROOT / "site", ROOT / "build" / "offline" / "site"]


def policy_of(html: str) -> str:
    found = re.search(r'<head><meta http-equiv="Content-Security-Policy" content="([^"]+)">', html)
    assert found
    return found[1]


def hash_of(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_inline_scripts_are_allowed_by_their_hash_and_others_are_not() -> None:
    html = "<html><head></head><body><script>let a = '&amp;<b>'</script><script src=x.js></script></body></html>"
    expected = {hash_of("let a = '&amp;<b>'")}
    assert expected == set(re.findall(r"'sha256-([^']+)'", policy_of(with_security_policy(html))))


def test_data_in_a_script_element_is_no_script() -> None:
    html = '<head></head><script type="application/json">{}</script>'
    assert "sha256" not in policy_of(with_security_policy(html))


def test_a_page_without_a_head_is_refused() -> None:
    with pytest.raises(ValueError, match="<head>"):
        with_security_policy("<p>no head</p>")


@pytest.mark.parametrize("folder", FOLDERS, ids=["site", "offline"])
def test_every_page_has_a_strict_policy(folder: Path) -> None:
    pages = sorted(folder.rglob("*.html"))
    assert len(pages) > 5
    for page in pages:
        policy = policy_of(page.read_text(encoding="utf-8"))
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert not re.search(r"'unsafe-eval'|https?:|\*", policy)


@pytest.mark.parametrize("folder", FOLDERS, ids=["site", "offline"])
def test_no_page_loads_anything_from_elsewhere(folder: Path) -> None:
    loaded = re.compile(r"""<(?:script|img|link|iframe|source|video|audio)\b[^>]*?(?:src|href)=["']?(?:https?:)?//""")
    assert [] == [page.name for page in folder.rglob("*.html") if loaded.search(page.read_text(encoding="utf-8"))]

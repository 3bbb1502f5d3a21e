"""The version of the rules, which every slip and every exported table carries.

    python -m site_hooks.rules_version

It is the day and the hash of the last commit that touched `validators/`: a number that somebody has to raise by hand
would stay the same while the rules change.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from site_hooks.git import has_uncommitted_changes, last_commit

_FOLDER = "validators"
_SHORT = 8  # git's own short hashes grow with the repository


def rules_version(root: Path) -> str:
    """The version of the rules under `root`, in words for the page.

    Uncommitted changes are named. Without git's history, as in an unpacked archive, a fingerprint of the rules' files
    takes the commit's place.
    """
    commit = last_commit(root, "%cs %H", _FOLDER)
    if commit is None:
        return f"没有提交记录，内容指纹 {_fingerprint(root)}"
    day, _, digest = commit.partition(" ")
    version = f"{day} {digest[:_SHORT]}"
    if has_uncommitted_changes(root, _FOLDER):
        return f"{version} 之后有未提交的修改，内容指纹 {_fingerprint(root)}"
    return version


def _fingerprint(root: Path) -> str:
    digest = hashlib.sha256()
    files = (path for path in (root / _FOLDER).rglob("*") if path.suffix in (".py", ".toml"))
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in files):
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:_SHORT]


if __name__ == "__main__":
    print(rules_version(Path(__file__).parent.parent))

"""Repositories that a test makes, with commits of a given day."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path


def git(folder: Path, *arguments: str, day: str = "2020-01-01") -> None:
    """Runs git in the folder, as a person who does not exist, at noon of the day. Raises CalledProcessError."""
    moment = f"{day}T12:00:00+00:00"
    environment = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    who = ["-c", "user.name=test", "-c", "user.email=test@certificates.example"]
    subprocess.run(["git", *who, *arguments], cwd=folder, env=environment, check=True, capture_output=True)

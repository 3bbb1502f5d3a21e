"""The browsers that `make test-browsers` looks for, and how each is asked."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from playwright.sync_api import Error, sync_playwright

from harness import ROOT
from harness.browsers import UNPACKED, launch_options
from tests.browser.firefox import COMMAND as FIREFOX
from tests.browser.firefox import installed_firefox

from .questions import ASK, Question

MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
TOO_OLD = "这个浏览器太旧"

Answer = dict[str, Any]
Asked = Sequence[tuple[str, Question]]
Ask = Callable[[Asked], tuple[str, list[Answer]]]
"""Asks each question at its address; gives the browser's version, and for each question its answers or the error."""


class NotHereError(Exception):
    """The browser is not on this machine; the message says how to get it."""


@dataclass(frozen=True)
class Browser:
    """A browser. `ways` are those of opening the site in it; `refusal`: what pages say there in place of an answer."""

    name: str
    ask: Ask
    ways: tuple[str, ...] = ("http", "file")
    refusal: str = ""


def _in_chromium(options: Callable[[], dict[str, Any]], asked: Asked) -> tuple[str, list[Answer]]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(**options())
        try:
            answers = []
            for address, question in asked:
                page = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai").new_page()
                page.goto(address)
                try:
                    answers.append({"answers": page.evaluate(ASK, dict(question.given))})
                except Error as error:
                    answers.append({"error": error.message})
                page.context.close()
            return browser.version, answers
        finally:
            browser.close()


def _unpacked(version: str) -> dict[str, Any]:
    try:
        return launch_options(version)
    except FileNotFoundError as error:
        raise NotHereError(f"build/browsers/{version} 不在") from error


def _debians() -> dict[str, Any]:
    program = shutil.which("chromium")
    if program is None:
        raise NotHereError("apt-get install chromium")
    return {"executable_path": program, "args": [*UNPACKED]}


def _by_plan(command: Callable[[], Sequence[str | Path]], asked: Asked) -> tuple[str, list[Answer]]:
    plan = {"ask": ASK, "questions": [{"address": address, "given": question.given} for address, question in asked]}
    run = subprocess.run(command(), input=json.dumps(plan), capture_output=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(run.stderr)
    first, *answers = (json.loads(line) for line in run.stdout.splitlines())
    return str(first["version"]).rpartition("/")[2], answers


def _firefox() -> Sequence[str | Path]:
    program = installed_firefox()
    if program is None:
        raise NotHereError("apt-get install firefox-esr")
    return (*FIREFOX, program, "--plan")


def _in_webkit(asked: Asked) -> tuple[str, list[Answer]]:
    if not Path(MINI_BROWSER).is_file() or not shutil.which("WebKitWebDriver") or not shutil.which("Xvfb"):
        raise NotHereError("apt-get install webkit2gtk-driver xvfb")
    with _display():
        return _by_plan(lambda: (ROOT / ".venv/bin/node", ROOT / "tests/matrix/webkit.mjs", MINI_BROWSER), asked)


@contextmanager
def _display() -> Iterator[None]:
    """A display that nobody sees, for as long as it lasts."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        before = os.environ.get("DISPLAY")
        os.environ["DISPLAY"] = f":{os.fdopen(read).readline().strip()}"
        try:
            yield
        finally:
            server.terminate()
            os.environ.pop("DISPLAY")
            if before is not None:
                os.environ["DISPLAY"] = before


BROWSERS = (
    *(Browser(f"Chromium {version}", partial(_in_chromium, partial(_unpacked, version))) for version in ("103", "109")),
    Browser("Chromium 153", partial(_in_chromium, partial(_unpacked, "153"))),
    Browser("Chromium（Debian）", partial(_in_chromium, _debians)),
    Browser("Firefox ESR", partial(_by_plan, _firefox)),
    Browser("WebKitGTK", _in_webkit, ways=("http",)),
    # It has no reference types yet.
    Browser("Chromium 92", partial(_in_chromium, partial(_unpacked, "92")), refusal=TOO_OLD),
)

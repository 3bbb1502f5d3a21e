"""The browsers: on Linux the Chromiums in build/browsers, elsewhere the Chrome or Edge that is installed."""

from __future__ import annotations

import json
import os
import platform
import sys
from typing import Any

from playwright.sync_api import Browser, Error, Playwright

from harness import ROOT

BROWSERS = ROOT / "build" / "browsers"
INTRANET_HOST = "intranet.test"

INSTALLED = "installed"
BROWSER_NAMES = ("153", "109") if (sys.platform, platform.machine()) == ("linux", "x86_64") else (INSTALLED,)

# Nothing but this machine can be reached, whatever the browser or the page attempts.
_NETWORK = (
    "--no-proxy-server",
    f"--host-resolver-rules=MAP {INTRANET_HOST} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
# The unpacked Chromiums have neither a sandbox helper nor a graphics library.
UNPACKED = ("--no-sandbox", "--no-zygote", "--disable-gpu")


class NotInstalledError(Exception):
    """Neither Chrome nor Edge is installed."""


# Leaves out V8's optimising compiler for WebAssembly, which takes a third of the processor's time for a start.
_THRIFTY = "--js-flags=--liftoff-only"


def launch(playwright: Playwright, name: str, *, is_thrifty: bool = False) -> Browser:
    """Starts one of BROWSER_NAMES; if `is_thrifty`, for tests that start Python often and do not measure.

    Raises FileNotFoundError or NotInstalledError if it is not there.
    """
    if name != INSTALLED:
        options = launch_options(name)
        return playwright.chromium.launch(**options | {"args": [*options["args"], *([_THRIFTY] if is_thrifty else [])]})
    for channel in ("chrome", "msedge"):
        try:
            return playwright.chromium.launch(**launch_options(name) | {"channel": channel})
        except Error as error:
            if "is not found" not in error.message:
                raise
    raise NotInstalledError("neither Chrome nor Edge is installed")


def launch_options(name: str) -> dict[str, Any]:
    """How Playwright starts one of BROWSER_NAMES, or another that is unpacked.

    Raises FileNotFoundError if it is not unpacked.
    """
    if name == INSTALLED:
        return {"channel": "chrome", "args": [*_NETWORK]}
    folder = BROWSERS / name
    if not (folder / "unpacked-from").is_file():
        raise FileNotFoundError(f"Chromium {name} is not unpacked: make build/browsers.stamp")
    # Its libraries and fonts lie beside it.
    beside = {"LD_LIBRARY_PATH": str(folder / "lib"), "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    return {"executable_path": folder / "chromium", "args": [*UNPACKED, *_NETWORK], "env": {**os.environ, **beside}}


def in_worker(script: str) -> str:
    """A script for the page that puts this one in front of the checkers' workers' own."""
    return f"""const OwnBlob = Blob;
self.Blob = class extends OwnBlob {{
    constructor(parts, options) {{
        const isWorker = typeof parts?.[0] === "string" && parts[0].includes("importScripts");
        super(isWorker ? [{json.dumps(script)}, ...parts] : parts, options);
    }}
}};"""

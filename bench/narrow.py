"""What an office has less of than this machine: a slow line, and one core."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path
from typing import Any

from bench.server import BenchServer, QuickHandler

BITS = 10_000_000  # a second
LATENCY = 0.04  # seconds until an answer begins
_PIECE = 16_384  # bytes that one answer sends before the next has its turn


class _SlowHandler(QuickHandler):
    server: SlowServer

    def do_GET(self) -> None:  # noqa: N802 — so the class before is
        """Answer late, and piece by piece."""
        time.sleep(LATENCY)
        body = self._start().body
        for start in range(0, len(body), _PIECE):
            piece = body[start : start + _PIECE]
            with self.server.line:
                time.sleep(8 * len(piece) / BITS)
            self.wfile.write(piece)


class SlowServer(BenchServer):
    """Sends everything over one slow line."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.RequestHandlerClass: Any = _SlowHandler
        self.line = threading.Lock()


def on_one_core(profile: Path) -> None:
    """Keeps the browser that runs in this profile on one core, and all that it starts from now on (Linux)."""
    core = {min(os.sched_getaffinity(0))}
    for process in _with_descendants(_running_in(profile)):
        for thread in Path(f"/proc/{process}/task").iterdir():
            try:
                os.sched_setaffinity(int(thread.name), core)
            except ProcessLookupError:
                continue  # it has ended


def _running_in(profile: Path) -> set[int]:
    wanted = f"--user-data-dir={profile}".encode()
    return {process for process in _processes() if wanted in _read(process, "cmdline").split(b"\0")}


def _with_descendants(processes: set[int]) -> set[int]:
    # A name may hold anything, brackets too; the parent is the second field behind it.
    parents = {each: int(stat.rpartition(b")")[2].split()[1]) for each in _processes() if (stat := _read(each, "stat"))}
    while more := {each for each, parent in parents.items() if parent in processes} - processes:
        processes = processes | more
    return processes


def _processes() -> list[int]:
    return [int(folder.name) for folder in Path("/proc").iterdir() if folder.name.isdecimal()]


def _read(process: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{process}/{name}").read_bytes()
    except OSError:
        return b""  # it has ended

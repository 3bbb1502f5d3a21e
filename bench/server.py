"""The web server for what is measured: honest, quick, and it counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

from harness.site_server import Handler, Reply, SiteServer

_MORE_TYPES = {".mjs": "text/javascript; charset=utf-8", ".wasm": "application/wasm"}
"""The site has no such files; a plain Pyodide compiles while it downloads only if its wasm is called that."""
_HEADERS = {"Cache-Control": "max-age=3600"}


class QuickHandler(Handler):
    """Sends at once whatever there is."""

    disable_nagle_algorithm = True  # else the end of a body may wait for the receipt of its headers


class BenchServer(SiteServer):
    """Serves a folder uncompressed and lets browsers keep all of it; remembers what was sent."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.RequestHandlerClass: Any = QuickHandler
        self.sent: list[tuple[str, int]] = []
        """Path and bytes of each body since the last `clear`."""

    def clear(self) -> None:
        """Forget what was requested and sent."""
        super().clear()
        self.sent.clear()

    def reply_to(self, path: str) -> Reply:
        """The reply for a path, which is written down."""
        reply = super().reply_to(path)
        self.sent.append((path, len(reply.body)))
        content_type = _MORE_TYPES.get(PurePosixPath(path).suffix, reply.content_type)
        return replace(reply, content_type=content_type, headers=_HEADERS)

    @property
    def bytes_sent(self) -> int:
        """Bytes of all bodies since the last `clear`."""
        return sum(size for _, size in self.sent)

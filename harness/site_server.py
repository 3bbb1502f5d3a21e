"""A web server for the built site that can be told to misbehave."""

import gzip
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from urllib.parse import unquote, urlsplit

HTML = "text/html; charset=utf-8"
CONTENT_TYPES = {
    ".html": HTML,
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".xml": "application/xml",
    ".txt": "text/plain; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
OCTET_STREAM = "application/octet-stream"
PIECES = 20


@dataclass(frozen=True)
class Reply:
    """The answer to a request. The body is spread over `seconds`; if `broken_off`, only half of it is sent."""

    body: bytes = b""
    status: HTTPStatus = HTTPStatus.OK
    content_type: str = HTML
    headers: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0
    broken_off: bool = False


@dataclass(frozen=True)
class Habits:
    """How a server delivers. What has none of the `types`, by its suffix, comes as `others`; with None it is refused.

    `protocol`: in HTTP/1.0 without its length, until the connection ends. `zips`: whether it packs all that it sends.
    """

    types: Mapping[str, str] = field(default_factory=lambda: CONTENT_TYPES)
    others: str | None = OCTET_STREAM
    protocol: str = "HTTP/1.1"
    zips: bool = False


USUAL = Habits()

Responder = Callable[[Reply], Reply]
"""Turns the honest reply into the one that is sent."""


def missing(_: Reply) -> Reply:
    """The file is not there."""
    return Reply(b"<h1>404</h1>", HTTPStatus.NOT_FOUND)


def altered(reply: Reply) -> Reply:
    """One byte in the middle is wrong."""
    body = bytearray(reply.body)
    body[len(body) // 2] ^= 0xFF
    return replace(reply, body=bytes(body))


def as_html(reply: Reply) -> Reply:
    """The right content, declared as HTML."""
    return replace(reply, content_type=HTML)


def login_page(_: Reply) -> Reply:
    """A login page in place of the file, as a proxy sends it."""
    return Reply("<h1>请登录</h1>".encode())


def broken_off(reply: Reply) -> Reply:
    """The connection ends half-way."""
    return replace(reply, broken_off=True)


def slow(seconds: float) -> Responder:
    """The body takes this long to arrive."""

    def trickle(reply: Reply) -> Reply:
        return replace(reply, seconds=seconds)

    return trickle


class SiteServer(ThreadingHTTPServer):
    """Serves a folder on a free local port, inside a `with` block; under `place`, which ends with a slash."""

    def __init__(self, folder: Path, habits: Habits = USUAL, place: str = "") -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.folder = folder.resolve()
        self.habits = habits
        self.place = place
        self.requested: list[str] = []
        """The paths requested since the last `clear`, relative to the site, without query."""
        self._overrides: list[tuple[str, Responder]] = []

    def __enter__(self) -> Self:
        """Start to serve."""
        threading.Thread(target=self.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop, and free the port."""
        self.shutdown()
        self.server_close()

    @property
    def address(self) -> str:
        """The site's address, with the slash at its end."""
        return self.address_at("127.0.0.1")

    def address_at(self, host: str) -> str:
        """The site's address under another host name."""
        return f"http://{host}:{self.server_port}/{self.place}"

    def override(self, path_pattern: str, responder: Responder) -> None:
        """Let the responder answer for matching paths, relative to the site; `*` matches slashes too."""
        self._overrides.append((path_pattern, responder))

    def clear(self) -> None:
        """Drop all overrides, and forget what was requested."""
        self._overrides.clear()
        self.requested.clear()

    def reply_to(self, path: str) -> Reply:
        """The reply for a path relative to the site. The latest matching override wins."""
        self.requested.append(path)
        honest = self._read(path)
        for pattern, responder in reversed(self._overrides):
            if fnmatchcase(path, pattern):
                return responder(honest)
        return honest

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore browsers that hang up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def _read(self, path: str) -> Reply:
        file = (self.folder / path).resolve()
        if not file.is_relative_to(self.folder) or not file.is_file():
            return missing(Reply())
        content_type = self.habits.types.get(file.suffix, self.habits.others)
        if content_type is None:
            return missing(Reply())
        return Reply(file.read_bytes(), content_type=content_type)


class Handler(BaseHTTPRequestHandler):
    """Sends the server's replies."""

    server: SiteServer

    def setup(self) -> None:
        """Speak the server's protocol."""
        self.protocol_version = self.server.habits.protocol
        super().setup()

    def do_GET(self) -> None:
        """Answer with headers and body."""
        reply = self._start()
        size = len(reply.body) // 2 if reply.broken_off else len(reply.body)
        step = max(1, -(-size // PIECES)) if reply.seconds else max(1, size)
        for start in range(0, size, step):
            self.wfile.write(reply.body[start : min(start + step, size)])
            time.sleep(reply.seconds / PIECES)
        if reply.broken_off:
            self.close_connection = True

    def do_HEAD(self) -> None:
        """Answer with the headers alone."""
        self._start()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Log nothing: the server keeps its own record."""

    def _start(self) -> Reply:
        path = unquote(urlsplit(self.path).path).removeprefix("/").removeprefix(self.server.place)
        if path == "" or path.endswith("/"):
            path += "index.html"
        reply = self.server.reply_to(path)
        if self.server.habits.zips:
            packed = {**reply.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            reply = replace(reply, body=gzip.compress(reply.body, 1), headers=packed)
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        if self.protocol_version != "HTTP/1.0":
            self.send_header("Content-Length", str(len(reply.body)))
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.end_headers()
        return reply

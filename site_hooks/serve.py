"""Serves the built site on this machine alone.

python -m site_hooks.serve FOLDER PORT
"""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ADDRESS = "127.0.0.1"


class _SiteHandler(SimpleHTTPRequestHandler):
    """Serves files; answers an unknown address with the site's own 404 page; names only what went wrong."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.log_request(code)
        self.send_response_only(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        if str(code) >= "400":
            super().log_request(code, size)


def main(folder: Path, port: int) -> None:
    """Serves `folder` until interrupted; exits with a plain sentence if the port is taken."""
    try:
        server = ThreadingHTTPServer((ADDRESS, port), partial(_SiteHandler, directory=str(folder)))
    except OSError as error:
        sys.exit(f"不能用端口 {port}（{error.strerror}），请换一个：make serve PORT=8001 / port {port} cannot be used")
    print(f"==> 网站已就绪 / ready: http://{ADDRESS}:{server.server_port}/  （Ctrl+C 停止 / to stop）", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()
    finally:
        server.server_close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))

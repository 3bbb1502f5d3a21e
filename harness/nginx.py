"""nginx as Debian installs it, but for the port, the folder that it serves, and who it runs as."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from harness.browsers import NotInstalledError

_SETTINGS = Path("/etc/nginx/nginx.conf")
_SITE = Path("/etc/nginx/sites-available/default")
_READY = 10  # seconds


@contextmanager
def nginx(root: Path, work: Path, more: str = "") -> Iterator[str]:
    """Serve the folder `root`; `more` are further settings of the server. Give its address, with a slash at its end.

    `work` is a folder for what nginx writes. Raises NotInstalledError.
    """
    program = shutil.which("nginx")
    if program is None or not _SITE.is_file():
        raise NotInstalledError("nginx is not installed: apt-get install nginx")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    site = re.sub(r"listen \[::\].*", "", _SITE.read_text(encoding="utf-8"))
    site = re.sub(r"listen 80\b.*", f"listen 127.0.0.1:{port};", site)
    site = re.sub(r"(?m)^\s*root .*", f"root {root};\n{more}", site)
    (work / "site").write_text(site, encoding="utf-8")
    settings = re.sub(r"/var/log/nginx|/run", str(work), _SETTINGS.read_text(encoding="utf-8"))
    settings = settings.replace("user www-data", "user root").replace("/etc/nginx/sites-enabled/*", f"{work}/site")
    (work / "nginx.conf").write_text(settings, encoding="utf-8")
    with subprocess.Popen([program, "-c", work / "nginx.conf", "-g", "daemon off;"]) as server:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    """Until somebody listens there. Raises TimeoutError."""
    end = time.monotonic() + _READY
    while time.monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("nginx does not listen")

"""The offline copy that the online site offers."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from site_hooks.bundles import BUILD
from site_hooks.templates import TEMPLATES


def offered_archive(config: MkDocsConfig) -> Path | None:
    """The zip to offer; none while the pages for the zip itself are built. Raises PluginError if there is no zip."""
    if config.extra["offline_copy"]:
        return None
    archives = list((BUILD / "offline").glob("*.zip"))
    if len(archives) != 1:
        raise PluginError("离线版还没有打包，请用 make site / the offline copy is not packed yet: use make site")
    return archives[0]


def archive_uri(archive: Path) -> str:
    """Where the site has it, from its root."""
    return f"download/{archive.name}"


def render_download(config: MkDocsConfig, url: str) -> str:
    """The HTML of the link to it, with its size and its SHA-256, for the page at `url`."""
    template = TEMPLATES.get_template("download.html")
    archive = offered_archive(config)
    if archive is None:
        return template.render(archive=None)
    data = archive.read_bytes()
    return template.render(
        archive=archive,
        name=archive.name,
        href=get_relative_url(archive_uri(archive), url),
        size=f"{len(data) / 1024 / 1024:.0f}",
        sha256=hashlib.sha256(data).hexdigest(),
    )

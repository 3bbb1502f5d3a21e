"""Where MkDocs calls in. Each entry point hands over to a module beside this one."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from site_hooks.forms import render_form
from site_hooks.security_policy import with_security_policy
from validators import CHECKERS

_BUILD = Path(__file__).parent.parent / "build"
_SCRIPT = _BUILD / "page.js"
_FORM = re.compile(r"<p>\[\[checker:([a-z-]+)\]\]</p>")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the runtime's parts and the page's script, which earlier steps of the build have made."""
    parts = [path for path in (_BUILD / "runtime").glob("*.bin*")]
    if not parts or not _SCRIPT.exists():
        raise PluginError("还没有打包运行环境，请用 make site / the runtime is not packed yet: use make site")
    for path in sorted(parts):
        files.append(File.generated(config, f"runtime/{path.name}", abs_src_path=str(path)))
    files.append(File.generated(config, _script_uri(), abs_src_path=str(_SCRIPT)))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts the form, and the script that it needs, where a page says `[[checker:NAME]]`."""
    return _FORM.sub(lambda match: _form(match[1], page), html)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Gives the page its security policy."""
    return with_security_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Gives 404.html its security policy too."""
    return with_security_policy(output_content) if template_name.endswith(".html") else output_content


def _form(name: str, page: Page) -> str:
    if name not in CHECKERS:
        raise PluginError(f"{page.file.src_uri}：没有叫“{name}”的检查工具")
    script = get_relative_url(_script_uri(), page.url)
    root = get_relative_url(".", page.url)
    return f'{render_form(CHECKERS[name])}<script src="{script}" data-root="{root}" defer></script>'


def _script_uri() -> str:
    return f"assets/page.{hashlib.sha256(_SCRIPT.read_bytes()).hexdigest()[:12]}.js"

"""Where MkDocs calls in. Each entry point hands over to a module beside this one."""

from __future__ import annotations

import hashlib
import logging
import re
from functools import partial
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from site_hooks.blank_form import render_blank_form
from site_hooks.catalogue import CATALOGUE, render_catalogue
from site_hooks.flow.decision import render_decision
from site_hooks.flow.drawing import render_flow
from site_hooks.forms import render_form
from site_hooks.last_change import last_change
from site_hooks.paper import BOOK, render_book, with_leads
from site_hooks.search.index import write_index
from site_hooks.security_policy import with_security_policy
from site_hooks.templates import TEMPLATES
from validators import CHECKERS

_BUILD = Path(__file__).parent.parent / "build"
_SCRIPT = _BUILD / "page.js"
_SEARCH = _BUILD / "search.js"
_THEME_SEARCH = ("assets/javascripts/lunr/", "assets/javascripts/workers/")  # replaced by ours
_PHOTO_SCRIPT = _BUILD / "photo.js"
_CALENDAR = _BUILD / "calendar.js"  # fetched when somebody asks for a calendar file
_OFFLINE_COPY = _BUILD / "offline"  # the zip that the online site offers; the zip's own pages are built before it is
_DOWNLOAD = "<p>[[download]]</p>"
_FLOW = "<p>[[flow]]</p>"
_DECISION = "<p>[[decision]]</p>"
_BLANK_FORM = "<p>[[blank-form]]</p>"
_MARKER = re.compile(r"<p>(\[\[[a-z:-]+\]\])</p>")
_FORM = re.compile(r"<p>\[\[checker:([a-z-]+)\]\]</p>")

logging.getLogger("jieba").setLevel(logging.WARNING)  # it tells how it loads its dictionary


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tells the theme where the search box's script will be."""
    if not _SCRIPT.exists() or not _SEARCH.exists():
        raise PluginError("还没有打包脚本，请用 make site / the scripts are not packed yet: use make site")
    config.extra["search_script"] = _script_uri(_SEARCH)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the runtime's parts and the scripts, which earlier steps of the build have made."""
    parts = sorted((_BUILD / "runtime").glob("*.bin*"))
    if not parts:
        raise PluginError("还没有打包运行环境，请用 make site / the runtime is not packed yet: use make site")
    for path in parts:
        files.append(File.generated(config, f"runtime/{path.name}", abs_src_path=str(path)))
    for script in (_SCRIPT, _PHOTO_SCRIPT, _CALENDAR, _SEARCH):
        files.append(File.generated(config, _script_uri(script), abs_src_path=str(script)))
    for file in [file for file in files if file.src_uri.startswith(_THEME_SEARCH)]:
        files.remove(file)
    archive = _offline_copy(config)
    if archive:
        files.append(File.generated(config, _archive_uri(archive), abs_src_path=str(archive)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Dates the page; puts the catalogue of rules, as Markdown whose links MkDocs proves, in place of `[[rules]]`."""
    page.meta.update(_dates(page))
    return markdown.replace("[[rules]]", render_catalogue(page.url)) if page.url == CATALOGUE else markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts what the build makes in place of the markers, and beside a form the script that it needs."""
    html = with_leads(html, page, files)
    if _DOWNLOAD in html:
        html = html.replace(_DOWNLOAD, _download(_offline_copy(config), page))
    if _FLOW in html:
        html = html.replace(_FLOW, render_flow(partial(get_relative_url, other=page.url)))
    if _DECISION in html:
        html = html.replace(_DECISION, render_decision(partial(get_relative_url, other=page.url)))
    if _BLANK_FORM in html:
        html = html.replace(_BLANK_FORM, render_blank_form())
    names = _FORM.findall(html)
    with_forms = _FORM.sub(lambda match: _form(match[1], page), html)
    scripts = dict.fromkeys(_PHOTO_SCRIPT if name == "photo" else _SCRIPT for name in names)
    return with_forms + "".join(_script(script, page) for script in scripts)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Puts the whole guide in place of `[[print]]`, now that all its pages are there."""
    home = files.get_file_from_path("index.md")
    for file in files.documentation_pages():
        if file.page and BOOK in (file.page.content or ""):
            book = render_book(home.page if home else None, file.url)
            file.page.content = (file.page.content or "").replace(BOOK, book)
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Gives the page its security policy. Raises PluginError if a marker is left, which then nobody knows."""
    left = _MARKER.search(output)
    if left:
        raise PluginError(f"{page.file.src_uri}：不认识的标记 {left[1]}")
    return _finished(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Gives 404.html its security policy too; leaves the sitemap out where the site's address is not known."""
    if template_name == "sitemap.xml" and not config.site_url:
        return ""
    return _finished(output_content) if template_name.endswith(".html") else output_content


def _finished(html: str) -> str:
    # The theme writes tabindex="" where it means none.
    return with_security_policy(html.replace(' tabindex=""', ""))


def _dates(page: Page) -> dict[str, str]:
    """What the theme shows as the page's date."""
    day = last_change(_BUILD.parent, page.file.src_uri)
    if day is None:
        return {}
    page.update_date = day
    return {"revision_date": f"最后修改：{day}"}


def on_post_build(config: MkDocsConfig) -> None:
    """Puts our search index in place of the theme's."""
    write_index(Path(config.site_dir, "search"))


def _form(name: str, page: Page) -> str:
    if name not in CHECKERS:
        raise PluginError(f"{page.file.src_uri}：没有叫“{name}”的检查工具")
    return render_form(CHECKERS[name], get_relative_url(CATALOGUE, page.url))


def _script(script: Path, page: Page) -> str:
    source, calendar = (get_relative_url(_script_uri(path), page.url) for path in (script, _CALENDAR))
    root = get_relative_url(".", page.url)
    return f'<script src="{source}" data-root="{root}" data-calendar="{calendar}" async></script>'


def _offline_copy(config: MkDocsConfig) -> Path | None:
    """The zip to offer; none while the pages for the zip itself are built."""
    if config.extra["offline_copy"]:
        return None
    archives = list(_OFFLINE_COPY.glob("*.zip"))
    if len(archives) != 1:
        raise PluginError("离线版还没有打包，请用 make site / the offline copy is not packed yet: use make site")
    return archives[0]


def _archive_uri(archive: Path) -> str:
    return f"download/{archive.name}"


def _download(archive: Path | None, page: Page) -> str:
    template = TEMPLATES.get_template("download.html")
    if archive is None:
        return template.render(archive=None)
    data = archive.read_bytes()
    return template.render(
        archive=archive,
        name=archive.name,
        href=get_relative_url(_archive_uri(archive), page.url),
        size=f"{len(data) / 1024 / 1024:.0f}",
        sha256=hashlib.sha256(data).hexdigest(),
    )


def _script_uri(path: Path) -> str:
    return f"assets/{path.stem}.{hashlib.sha256(path.read_bytes()).hexdigest()[:12]}.js"

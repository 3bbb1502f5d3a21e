"""Where MkDocs calls in. Each entry point hands over to a module beside this one."""

from __future__ import annotations

import logging
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from site_hooks.application_document import application_document
from site_hooks.bundles import BUILD, BUNDLES, SEARCH, SITE, SITE_SHEET, bundle_uri
from site_hooks.download import archive_uri, offered_archive
from site_hooks.folds import with_folds
from site_hooks.incomplete import with_word_for_missing_files
from site_hooks.keeper import keeper
from site_hooks.last_change import last_change
from site_hooks.last_check import last_checks
from site_hooks.licences.bill import BILL, bill_of_materials
from site_hooks.licences.notices import LICENCE, NOTICES, notices
from site_hooks.markers import made_from, with_markdown_filled, with_markers_filled
from site_hooks.notices import read_notices, with_notices, with_origin
from site_hooks.paper import BOOK, render_book, with_leads, with_whole_numbers
from site_hooks.place import with_place
from site_hooks.roster_template import URI as ROSTER_TEMPLATE
from site_hooks.roster_template import roster_template
from site_hooks.rules_version import rules_version
from site_hooks.search.index import INDEX_VERSION, keep_rows, write_index
from site_hooks.security_policy import with_security_policy
from validators.application_form import CHECKER as APPLICATION_FORM
from validators.schema import schema_of

_BLANK_FORM = "guide/blank-form.docx"
_SCHEMA = f"reference/{APPLICATION_FORM.name}.schema.json"
# Of the theme: its search is replaced by ours, its style sheets are in our bundle.
_LEFT_OUT = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/")

logging.getLogger("jieba").setLevel(logging.WARNING)  # it tells how it loads its dictionary


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Tells the theme where the search box's script and the style sheet will be."""
    if not all(bundle.exists() for bundle in BUNDLES):
        raise PluginError("还没有打包脚本，请用 make site / the scripts are not bundled yet: use make site")
    keep_rows()
    config.site_name = with_place(config.site_name, "mkdocs.yml")
    config.site_description = with_place(config.site_description or "", "mkdocs.yml")
    config.extra["notices"] = read_notices(Path(config.docs_dir))
    config.nav = with_notices(config.nav or [], config.extra["notices"])
    config.extra["search_script"] = bundle_uri(SEARCH)
    config.extra["search_index"] = INDEX_VERSION
    config.extra["site_script"] = bundle_uri(SITE)
    config.extra["keeper"] = keeper(BUILD.parent)
    config.extra["rules_version"] = rules_version(BUILD.parent)
    config.extra["site_sheet"] = bundle_uri(SITE_SHEET)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Adds the runtime's parts, the scripts and the style sheets, which earlier steps of the build have made."""
    parts = sorted((BUILD / "runtime").glob("*.bin*"))
    if not parts:
        raise PluginError("还没有打包运行环境，请用 make site / the runtime is not packed yet: use make site")
    made = {f"runtime/{part.name}": part for part in parts} | {bundle_uri(bundle): bundle for bundle in BUNDLES}
    made[LICENCE] = BUILD.parent / "LICENSE"
    archive = offered_archive(config)
    if archive:
        made[archive_uri(archive)] = archive
    for file in [file for file in files if file.src_uri.startswith(_LEFT_OUT)]:
        files.remove(file)
    for uri, path in made.items():
        # A bundled style sheet is not one of those that mkdocs.yml leaves out.
        files.append(File.generated(config, uri, abs_src_path=str(path), inclusion=InclusionLevel.INCLUDED))
    files.append(File.generated(config, NOTICES, content=notices()))
    files.append(File.generated(config, _BLANK_FORM, content=application_document()))
    files.append(File.generated(config, ROSTER_TEMPLATE, content=roster_template()))
    files.append(File.generated(config, BILL, content=bill_of_materials(config.extra["rules_version"])))
    files.append(File.generated(config, _SCHEMA, content=schema_of(APPLICATION_FORM) + "\n"))
    return files


def on_page_read_source(page: Page, config: MkDocsConfig) -> str:
    """The page's source, front matter and all, with what it says of the place in it."""
    return with_place(page.file.content_string, page.file.src_uri)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Dates the page; puts what the build writes in Markdown in place of its markers."""
    page.meta.update(_dates(page, made_from(page.file.content_string)))
    if page.url.startswith("check/") or page.is_homepage:
        page.meta["hide"] = ["toc"]  # a form has its verdict beside it, and the home page is short
    for notice in config.extra["notices"]:
        if notice.path == page.file.src_uri:
            markdown = with_origin(markdown.lstrip(), notice)
    return with_markdown_filled(markdown, page.url)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Puts what the build makes in place of the markers, once links carry what paper needs."""
    return with_markers_filled(with_whole_numbers(with_leads(html, page, files)), page, config)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Puts the whole guide in place of `[[print]]`, now that all its pages are there."""
    home = files.get_file_from_path("index.md")
    if home is None:
        raise PluginError("没有首页 docs/index.md / there is no home page")
    for file in files.documentation_pages():
        if file.page and BOOK in (file.page.content or ""):
            book = render_book(home.page, file.url, config.site_name)
            file.page.content = (file.page.content or "").replace(BOOK, book)
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Folds what the page wants folded; says what to do if its files are missing; gives it its security policy."""
    content = page.content or ""
    return _finished(with_word_for_missing_files(output.replace(content, with_folds(content))))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Gives 404.html its security policy too; leaves the sitemap out where the site's address is not known."""
    if template_name == "sitemap.xml" and not config.site_url:
        return ""
    return _finished(output_content) if template_name.endswith(".html") else output_content


def _finished(html: str) -> str:
    # The theme writes tabindex="" where it means none.
    return with_security_policy(html.replace(' tabindex=""', ""))


def _dates(page: Page, made_from: tuple[str, ...]) -> dict[str, str]:
    """What the theme shows as the page's date."""
    changed = last_change(BUILD.parent, page.file.src_uri, made_from)
    checked = last_checks(BUILD.parent).get(page.file.src_uri)
    page.update_date = changed or page.update_date
    said = [f"最后修改：{changed}"] if changed else []
    said += [f"最后核对：{checked}"] if checked else []
    parts = "；".join(f'<span class="said-day">{each}</span>' for each in said)
    return {"revision_date": f"<span>{parts}</span>"} if said else {}


def on_post_build(config: MkDocsConfig) -> None:
    """Puts our search index in place of the theme's."""
    write_index(Path(config.site_dir), Path(config.docs_dir))

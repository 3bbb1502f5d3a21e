"""What stands around a page's text: where one is, what comes next, when it changed, and where the site is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from mkdocs.exceptions import PluginError

import validators
from harness import ROOT
from site_hooks.keeper import Keeper, keeper
from site_hooks.last_change import last_change
from site_hooks.last_check import last_checks
from site_hooks.markers import made_from
from site_hooks.notices import read_notices
from tests.repository import git
from validators import CHECKERS

ADDRESS = "https://certificates.example/folder/"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Pages committed on 2020-01-01, one of them changed on the 5th, and what the catalogue is made from on the 7th."""
    folder = tmp_path / "repository"
    (folder / "docs" / "reference").mkdir(parents=True)
    (folder / "validators").mkdir()
    git(folder, "init", "--quiet")
    for name in ("docs/index.md", "docs/faq.md", "docs/reference/rules.md"):
        (folder / name).write_text("one", encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "pages")
    for name, day in (("docs/faq.md", "2020-01-05"), ("validators/rule.py", "2020-01-07")):
        (folder / name).write_text("two", encoding="utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-m", "change", day=day)
    return folder


def test_a_page_changed_when_it_or_what_it_is_made_from_was_committed(repository: Path) -> None:
    days = {page: last_change(repository, page) for page in ("index.md", "faq.md", "new.md")}
    days["reference/rules.md"] = last_change(repository, "reference/rules.md", made_from("# 规则\n\n[[rules]]\n"))
    expected = {"index.md": "2020-01-01", "faq.md": "2020-01-05", "new.md": None, "reference/rules.md": "2020-01-07"}
    assert expected == days


def test_where_history_is_missing_there_is_no_day(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")
    assert last_change(tmp_path / "shallow", "index.md") is None
    assert last_change(tmp_path, "index.md") is None
    monkeypatch.setenv("PATH", "")
    (tmp_path / "elsewhere").mkdir()
    assert last_change(tmp_path / "elsewhere", "index.md") is None


def test_a_page_says_where_it_stands_and_what_comes_next(site: Path) -> None:
    page = BeautifulSoup((site / "guide/flow.html").read_text(encoding="utf-8"), "html.parser")
    assert ["../index.html", "start.html"] == [str(link["href"]) for link in page.select(".md-path a")]
    listed = [str(link["href"]) for link in page.select(".md-nav--primary a.md-nav__link[href$='.html']")]
    here = listed.index("flow.html")
    assert [listed[here - 1], listed[here + 1]] == [str(link["href"]) for link in page.select(".md-footer__link")]
    day = last_change(ROOT, "guide/flow.md", made_from((ROOT / "docs/guide/flow.md").read_text(encoding="utf-8")))
    facts = [fact.get_text().strip() for fact in page.select(".md-source-file__fact")]
    assert [*([f"最后修改：{day}"] if day else []), f"最后核对：{last_checks(ROOT)['guide/flow.md']}"] == "".join(
        facts
    ).split("；")


def test_a_page_was_checked_on_a_day_that_has_been(site: Path) -> None:
    """A page that speaks of the guide has a day; no page has one that is still to come, or is not there."""
    checked = last_checks(ROOT)
    assert [] == [page for page in checked if not (ROOT / "docs" / page).is_file()]
    assert all(date(2026, 11, 1) <= day <= date.today() for day in checked.values())
    guide = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs" / "guide").glob("*.md")}
    assert {*guide, "faq.md"} <= set(checked)
    offline = BeautifulSoup((site / "offline.html").read_text(encoding="utf-8"), "html.parser")
    assert "最后核对" not in offline.get_text()


def test_each_page_says_at_its_foot_what_it_rests_on_and_who_keeps_it(site: Path) -> None:
    for name in ("index.html", "check/photo.html", "404.html"):
        page = BeautifulSoup((site / name).read_text(encoding="utf-8"), "html.parser")
        (said,) = [foot.get_text() for foot in page.select(".site-facts")]
        for words in ("2019 年 5 月 13 日", "以通知为准", "规则版本", "本站是非官方网站", "发现错误"):
            assert words in said, (name, words)


def test_who_keeps_the_site_is_read_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "site_hooks").mkdir()
    file = tmp_path / "site_hooks" / "keeper.toml"
    file.write_text('official = true\nname = "某局"\nreport = "电话"\n', encoding="utf-8")
    assert Keeper(official=True, name="某局", report="电话") == keeper(tmp_path)
    file.write_text("offical = true\n", encoding="utf-8")
    with pytest.raises(TypeError):
        keeper(tmp_path)


def test_every_marker_tells_what_it_is_made_from() -> None:
    """The offline copy is no source: it is made of all pages."""
    sources = {
        page.name: made_from(page.read_text(encoding="utf-8"))
        for page in (ROOT / "docs").rglob("*.md")
        if "\n[[" in page.read_text(encoding="utf-8") and page.name not in ("offline.md", "add-a-code.md")
    }
    assert [] == [name for name, paths in sources.items() if not paths]
    assert [] == [path for paths in sources.values() for path in paths if not (ROOT / path).exists()]
    assert len(CHECKERS) < len(sources)


def test_a_checker_may_be_a_package_or_one_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "large_one").mkdir()
    (tmp_path / "large_one" / "__init__.py").touch()
    (tmp_path / "small_one.py").touch()
    monkeypatch.setattr(validators, "__path__", [str(tmp_path)])
    markers = ("[[checker:large-one]]", "[[checker:small-one]]", "[[checker:no-such]]")
    assert [("validators/large_one",), ("validators/small_one.py",), ()] == [made_from(marker) for marker in markers]


@pytest.fixture(scope="module")
def with_a_notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with an address of its own, of a copy of the pages with two made-up notices."""
    folder = tmp_path_factory.mktemp("project")
    for path in ROOT.iterdir():
        if path.name not in (".git", "docs", "site"):
            (folder / path.name).symlink_to(path)
    shutil.copytree(ROOT / "docs", folder / "docs")
    for day in ("2027-01-05", "2026-12-31"):
        head = f"---\ntitle: {day} 的通知\ndescription: 说一句。\nsource: 某司法局\ndated: {day}\n---\n"
        text = f"{head}\n# 年审\n\n内容。\n"
        (folder / "docs" / "notices" / f"{day}.md").write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"],
        cwd=folder,
        env={**os.environ, "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    return folder / "site"


def test_a_notice_stands_on_the_home_page_and_in_the_menu(with_a_notice: Path, site: Path) -> None:
    home = BeautifulSoup((with_a_notice / "index.html").read_text(encoding="utf-8"), "html.parser")
    latest, earlier = home.select(".home-notices a")
    assert ("notices/2027-01-05.html", "2027-01-05 的通知") == (latest["href"], latest.get_text())
    assert "notices/2026-12-31.html" == earlier["href"]
    page = BeautifulSoup((with_a_notice / "notices/2027-01-05.html").read_text(encoding="utf-8"), "html.parser")
    assert page.select_one("h1 + .admonition .admonition-title").get_text() == "某司法局，2027-01-05"  # type: ignore[union-attr]
    menu = [link.get_text().strip() for link in page.select(".md-nav--primary a.md-nav__link")]
    assert (
        menu.index("首页")
        < menu.index("2027-01-05 的通知")
        < menu.index("2026-12-31 的通知")
        < menu.index("办证条件自查")
    )
    without = (site / "index.html").read_text(encoding="utf-8")
    assert "home-notices" not in without
    assert "[[" not in without


def test_a_notice_says_whose_it_is_and_of_what_day(tmp_path: Path) -> None:
    assert [] == read_notices(tmp_path)
    (tmp_path / "notices").mkdir()
    (tmp_path / "notices" / "one.md").write_text("---\ntitle: 通知\nsource: 局\ndated: 五月\n---\n", encoding="utf-8")
    with pytest.raises(PluginError, match="开头要写"):
        read_notices(tmp_path)


def test_the_site_knows_its_address_if_it_is_told(with_a_notice: Path) -> None:
    page = BeautifulSoup((with_a_notice / "guide/flow.html").read_text(encoding="utf-8"), "html.parser")
    assert [f"{ADDRESS}guide/flow.html"] == [str(link["href"]) for link in page.select("link[rel=canonical]")]
    assert f"<loc>{ADDRESS}faq.html</loc>" in (with_a_notice / "sitemap.xml").read_text(encoding="utf-8")
    not_found = BeautifulSoup((with_a_notice / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert {"/folder/index.html"} <= {str(link["href"]) for link in not_found.select(".md-content a")}

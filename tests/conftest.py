"""Fixtures that open the built site in the browsers, over HTTP and from its folder."""

import os
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright
from xdist.scheduler import LoadScopeScheduling

from harness import ROOT
from harness.browsers import BROWSER_NAMES, INTRANET_HOST, NotInstalledError, launch
from harness.site_server import SiteServer
from tests.browser.firefox import Firefox
from tests.browser.visits import TIMEOUT, StartVisit, Visit, start_visit

# Generated inputs are the same on every run: whether all branches are covered must not be a matter of chance.
# `make fuzz` tries many more.
settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=60)
settings.register_profile("everywhere", parent=settings.get_profile("repeatable"), max_examples=200)
settings.load_profile("repeatable")

OF_THE_SITE = ROOT / "tests" / "site"
LARGE_FILES = ("16-formatted-to-row-200000", "-made-by-libreoffice.ods", "-made-by-libreoffice.xlsx")  # take seconds
TOGETHER = ("tests/test_photo_confusion.py",)
WAYS = ("http", "file")
EVERYWHERE = list(product(BROWSER_NAMES, WAYS))
# The newest over HTTP, the oldest from a folder: each browser and each way once. A lone browser takes both ways.
DIAGONAL = list(zip(BROWSER_NAMES, WAYS, strict=True)) if len(BROWSER_NAMES) == len(WAYS) else EVERYWHERE


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--everywhere", action="store_true", help="open pages in each browser, over HTTP and from the site's folder"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("everywhere"):
        settings.load_profile("everywhere")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Choose the browsers and the ways in which a test opens the site.

    A test of `visit` runs on the diagonal; in every browser and every way if it is marked `everywhere` or the option
    --everywhere is given. A test that chooses its own addresses runs in every browser.
    """
    if "origin" in metafunc.fixturenames:
        marked = metafunc.definition.get_closest_marker("everywhere") is not None
        ways = EVERYWHERE if marked or metafunc.config.getoption("everywhere") else DIAGONAL
        metafunc.parametrize(("browser", "origin"), ways, indirect=True)
    elif "browser" in metafunc.fixturenames:
        metafunc.parametrize("browser", BROWSER_NAMES, indirect=True)


def pytest_xdist_auto_num_workers() -> int:
    """One worker more than processors: a test in a browser waits now and then. More than six want much memory."""
    return min((os.cpu_count() or 1) + 1, 6)


class Together(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Gives each test to the next idle worker, and those of a module that prepare something for all of it to one."""

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if module in TOGETHER or module.startswith("tests/site/") else nodeid


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Together | None:
    """Give out the slow tests by `Together`."""
    return Together(config, log) if config.getoption("dist") == "loadscope" else None


@pytest.hookimpl(tryfirst=True)  # before pytest chooses by marker
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark as slow what takes seconds, and begin with the longest, so that none is left at the end."""
    longest = {item for item in items if item.get_closest_marker("slow")}
    for item in items:
        needs_seconds = any(name in item.name for name in LARGE_FILES)
        if needs_seconds or {"browser", "firefox", "site"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
        elif OF_THE_SITE in item.path.parents:
            item.add_marker("slow")
            longest.add(item)
    left_out = set() if config.getoption("everywhere") else {item for item in items if _is_left_out(item)}
    config.hook.pytest_deselected(items=[*left_out])
    items[:] = sorted((item for item in items if item not in left_out), key=lambda item: item not in longest)


def _is_left_out(item: pytest.Item) -> bool:
    """Whether a test runs only if everything does."""
    share = item.get_closest_marker("share")
    is_in_share = share is None or crc32(item.name.encode()) % share.args[0] == 0
    return item.get_closest_marker("thorough") is not None or not is_in_share or _is_in_another_browser(item)


def _is_in_another_browser(item: pytest.Item) -> bool:
    """Whether a test that is marked `in_one_browser` is about to run in another."""
    marker = item.get_closest_marker("in_one_browser")
    if marker is None or not isinstance(item, pytest.Function):
        return False
    wanted = {"newest": BROWSER_NAMES[0], "oldest": BROWSER_NAMES[-1], "none": None}[marker.args[0]]
    return bool(item.callspec.params["browser"] != wanted)


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site."""
    folder = ROOT / "site"
    if not (folder / "index.html").is_file():
        pytest.fail("the site is not built: there is no site/index.html", pytrace=False)
    return folder


@pytest.fixture(scope="session")
def running_server(site: Path) -> Iterator[SiteServer]:
    """The server that all tests share; to make it misbehave, ask for `server`."""
    with SiteServer(site) as server:
        yield server


@pytest.fixture
def server(running_server: SiteServer) -> Iterator[SiteServer]:
    """The server, honest and with an empty record at the start of each test."""
    running_server.clear()
    yield running_server
    running_server.clear()


@pytest.fixture(scope="session")
def http_address(running_server: SiteServer) -> str:
    """The site's address on this machine, which browsers trust as a secure context."""
    return running_server.address


@pytest.fixture(scope="session")
def intranet_address(running_server: SiteServer) -> str:
    """The site's address as on an intranet: plain HTTP under a name, hence no secure context."""
    return running_server.address_at(INTRANET_HOST)


@pytest.fixture(scope="session")
def file_address(site: Path) -> str:
    """The site's address when its folder is opened by a double click."""
    return site.as_uri() + "/"


@pytest.fixture
def origin(request: pytest.FixtureRequest) -> str:
    """The site's address in one way of opening it, with the slash at its end."""
    address: str = request.getfixturevalue(f"{request.param}_address")
    return address


@pytest.fixture(scope="session")
def launched(pytestconfig: pytest.Config) -> Iterator[Callable[[str], Browser]]:
    """Give a browser by its name, launched once; it has patience to match the pages' own.

    With --everywhere it starts as people's browsers do.
    """
    expect.set_options(timeout=TIMEOUT)
    is_thrifty = not pytestconfig.getoption("everywhere")
    with sync_playwright() as driver:
        yield cache(lambda name: launch(driver, name, is_thrifty=is_thrifty))


@pytest.fixture
def browser(request: pytest.FixtureRequest, launched: Callable[[str], Browser]) -> Browser:
    """A browser that is running."""
    try:
        return launched(request.param)
    except NotInstalledError as error:
        pytest.skip(str(error))


@pytest.fixture
def is_newest(request: pytest.FixtureRequest) -> bool:
    """Whether the test runs in the newest of the browsers."""
    return bool(request.node.callspec.params["browser"] == BROWSER_NAMES[0])


@pytest.fixture
def is_usual(request: pytest.FixtureRequest) -> bool:
    """Whether the site is opened in this way in this browser by default, and not because the pair matters."""
    given = request.node.callspec.params
    return (given["browser"], given["origin"]) in DIAGONAL or request.config.getoption("everywhere")


@pytest.fixture
def visit_at(browser: Browser) -> Iterator[StartVisit]:
    """Start visits to the site at addresses of the test's own choice."""
    visits: list[Visit] = []

    def start(address: str) -> Visit:
        visits.append(start_visit(browser, address))
        return visits[-1]

    yield start
    for visit in visits:
        visit.page.context.close()


@pytest.fixture
def visit(visit_at: StartVisit, origin: str) -> Visit:
    """A visit to the site in one of its ways."""
    return visit_at(origin)


@pytest.fixture(scope="session")
def firefox() -> Firefox:
    """The installed Firefox."""
    return Firefox()

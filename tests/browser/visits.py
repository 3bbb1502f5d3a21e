"""What a test sees of a visit to the site."""

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Frame,
    Page,
    Request,
    Response,
)
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

TIMEOUT = 90_000
"""Milliseconds, generous because the Python runtime starts slowly on two cores."""


@dataclass(frozen=True)
class Sent:
    """A request as it was made."""

    address: str
    headers: dict[str, str]
    body: bytes | None


@dataclass
class Visit:
    """A page in a fresh context, and everything that it asked for or complained about."""

    page: Page
    origin: str
    sent: list[Sent] = field(default_factory=list)
    failed_requests: list[str] = field(default_factory=list)
    """Without those that ended because their page was left."""
    said: list[str] = field(default_factory=list)
    """All that stands on the console."""
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)

    def open(self, path: str = "index.html") -> Response | None:
        """Go to a page by its path within the site, which may have a fragment."""
        return self.page.goto(self.origin + path)

    def settle(self) -> None:
        """Wait until the page has loaded and has nothing left to do by itself.

        Chromium 109 does not always tell Playwright that its network is idle.
        """
        self.page.wait_for_load_state()
        self.page.evaluate("() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))")

    def go_offline(self) -> None:
        """Cut the network off, this machine's own server included."""
        self.page.context.set_offline(True)

    @property
    def requests(self) -> list[str]:
        """The addresses of all requests."""
        return [each.address for each in self.sent]

    @property
    def network_requests(self) -> list[str]:
        """The requests that left the folder and the page's memory."""
        return [address for address in self.requests if not address.startswith(("file:", "blob:", "data:"))]


StartVisit = Callable[[str], Visit]
"""Starts a visit to the site at an address."""


def start_visit(browser: Browser, origin: str) -> Visit:
    """Open an empty page that keeps a record from its first request on."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    context.set_default_timeout(TIMEOUT)
    visit = Visit(context.new_page(), origin)
    record(context, visit)
    return visit


def record(context: BrowserContext, visit: Visit) -> None:
    """Write what happens in a context, its workers and further windows included, into the visit."""

    leaving = Leaving(visit.page)

    def on_request(request: Request) -> None:
        visit.sent.append(Sent(request.url, request.headers, request.post_data_buffer))

    def on_console(message: ConsoleMessage) -> None:
        visit.said.append(message.text)
        if message.type == "error":
            visit.console_errors.append(message.text)

    def on_failed_request(request: Request) -> None:
        if not leaving.ended(request):
            visit.failed_requests.append(f"{request.url} {request.failure}")

    context.on("request", on_request)
    context.on("requestfailed", on_failed_request)
    context.on("console", on_console)
    context.on("weberror", lambda error: visit.page_errors.append(str(error.error)))
    visit.page.on("crash", lambda _: visit.page_errors.append("the page crashed"))


class Leaving:
    """Tells which requests of a window ended because their page was left, which ends all that is on its way to it."""

    def __init__(self, page: Page) -> None:
        self._main = page.main_frame
        self._pages = 0
        self._next: Request | None = None
        self._page_of: dict[Request, int] = {}
        page.on("request", self._on_request)
        page.on("framenavigated", self._on_navigated)

    def _on_request(self, request: Request) -> None:
        self._page_of[request] = self._pages
        if request.is_navigation_request() and request.frame == self._main:
            self._next = request

    def ended(self, request: Request) -> bool:
        """Tell whether a request that failed did so because its page was left, or was just being left."""
        if request == self._next:
            self._next = None
            return False
        page = self._page_of.get(request)  # none of another window
        is_left = page is not None and (self._next is not None or page < self._pages)
        return is_left and (request.url.startswith("blob:") or "ERR_ABORTED" in (request.failure or ""))

    def _on_navigated(self, frame: Frame) -> None:
        # Going to another place of the same page asks for nothing.
        if frame == self._main and self._next:
            self._next = None
            self._pages += 1


def unless_frozen(start: Callable[[], Visit], go_through: Callable[[Visit], None]) -> None:
    """Go through something on a new visit; on another one if the browser has frozen, at most twice.

    Chromium 109, driven from outside and showing a folder, freezes in about one of fifty retries: no thread of the page
    does anything any more, whatever the page's script does.
    """
    for left in (2, 1, 0):
        visit = start()
        try:
            go_through(visit)
        except (AssertionError, Error):
            if not left or not _is_frozen(visit.page):
                raise
        else:
            return


def _is_frozen(page: Page) -> bool:
    try:
        page.locator("html").get_attribute("lang", timeout=10_000)
    except PlaywrightTimeoutError:
        return True
    return False

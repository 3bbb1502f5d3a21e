"""How a person uses a checker's page, in the words of the tests."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from .visits import Visit

NUMBER_PAGE = "check/certificate-number.html"
READY = "自查工具已就绪"

# Answers to checks come half a second late, and with each what has the focus then is noted.
LATE_ANSWERS = """self.focused = [];
const Own = Worker;
Worker = class extends Own {
    set onmessage(hear) {
        super.onmessage = (event) => setTimeout(() => hear(event), event.data.kind === "answer" ? 500 : 0);
    }
};
document.addEventListener("focusin", ({ target }) => {
    if (target.matches(".checker-verdict")) focused.push(target.dataset.outcome);
});"""

# Puts a text into a field as typing does, whether the field is in sight or not.
TYPE = """(field, text) => {
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
}"""


def tab_to(place: Locator) -> None:
    """Press Tab until this place has the focus; all links of the page's menu may stand before it."""
    for _ in range(100):
        place.page.keyboard.press("Tab")
        if place.evaluate("place => place === document.activeElement"):
            return
    raise AssertionError("Tab does not come to it")


class CheckerPage:
    """A page with one checker's form."""

    def __init__(self, visit: Visit, path: str = NUMBER_PAGE) -> None:
        visit.open(path)
        self.visit = visit
        self.page: Page = visit.page
        self.verdict: Locator = self.page.locator(".checker-verdict")
        self.status: Locator = self.page.locator(".checker-status")
        self._asked = 0
        self.number: Locator = self.page.get_by_label("证件编号", exact=True)

    def fill(self, values: dict[str, str]) -> None:
        """Answer every field, those not in `values` with nothing."""
        fields = self.page.locator("[data-field]")
        for index in range(fields.count()):
            field = fields.nth(index)
            value = values.get(field.get_attribute("data-field") or "", "")
            kind = field.evaluate("field => field.localName")
            if kind == "select":
                field.select_option(value)
            elif kind != "fieldset":
                field.evaluate(TYPE, value)  # it may be folded
            elif value:
                field.locator(f'input[value="{value}"]').check()
            elif field.locator(":checked").count():
                field.locator(".checker-clear").click()

    def ask(self, values: dict[str, str]) -> None:
        """Answer every field, and ask for a check.

        Of questions that come one by one, those after a decision are not asked: a link answers them all the same.
        """
        if self.page.locator("[data-one-by-one]").count():
            first = self.page.locator("[data-field]").first.get_attribute("data-field") or ""
            self._asked += 1
            link = urlencode({"count": self._asked, first: "", **values})
            self.page.evaluate("link => { location.hash = link; }", link)
            return
        self.fill(values)
        self.page.locator(".checker-form [type=submit]").click()

    def try_example(self, caption: str) -> None:
        """Unfold the examples if need be, and choose one by a part of its caption."""
        if self.page.locator(".checker-examples:not([open])").count():
            self.page.locator(".checker-examples > summary").click()
        self.page.get_by_role("button", name=caption).click()

    def expect_outcome(self, outcome: str) -> None:
        """Wait for a verdict of this outcome."""
        expect(self.verdict).to_have_attribute("data-outcome", outcome)
        expect(self.verdict).to_be_visible()

    def set_day(self, day: str) -> None:
        """Make it this day (YYYY-MM-DD) on the page's clock. Playwright's own clock breaks the theme's timers."""
        self.page.evaluate(
            """day => {
                const Own = Object.getPrototypeOf(Date) === Function.prototype ? Date : Object.getPrototypeOf(Date);
                Date = class extends Own {
                    constructor(...given) { given.length ? super(...given) : super(`${day}T09:00:00`); }
                };
            }""",
            day,
        )

    def tab_to(self, place: Locator) -> None:
        """Press Tab until this place has the focus."""
        tab_to(place)

    def expect_slip(self, values: dict[str, str]) -> None:
        """Wait for the verdict on these values, as a person reads them; day and version end its slip."""
        rest = [re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"\d{4}-\d\d-\d\d [0-9a-f]{8}( .*)?")]
        expect(self.verdict.locator(".checker-slip dd")).to_have_text([*values.values(), *rest])

    @property
    def rules(self) -> set[str]:
        """The rules whose findings are shown."""
        found = self.verdict.locator("[data-rule]").evaluate_all("items => items.map(item => item.dataset.rule)")
        return set(found)

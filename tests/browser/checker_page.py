"""How a person uses a checker's page, in the words of the tests."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from .browsers import Visit

NUMBER_PAGE = "check/certificate-number.html"
READY = "检查工具已就绪"


class CheckerPage:
    """A page with one checker's form."""

    def __init__(self, visit: Visit, path: str = NUMBER_PAGE) -> None:
        visit.open(path)
        self.visit = visit
        self.page: Page = visit.page
        self.verdict: Locator = self.page.locator(".checker-verdict")
        self.status: Locator = self.page.locator(".checker-status")
        self.number: Locator = self.page.get_by_label("证件编号", exact=True)

    def ask(self, values: dict[str, str]) -> None:
        """Fill in every field, those not in `values` with nothing, and press Enter in the last."""
        fields = self.page.locator("input[data-field]")
        for index in range(fields.count()):
            field = fields.nth(index)
            field.fill(values.get(field.get_attribute("name") or "", ""))
        fields.last.press("Enter")

    def expect_outcome(self, outcome: str) -> None:
        """Wait for a verdict of this outcome."""
        expect(self.verdict).to_have_attribute("data-outcome", outcome)
        expect(self.verdict).to_be_visible()

    @property
    def rules(self) -> set[str]:
        """The rules whose findings are shown."""
        found = self.verdict.locator("[data-rule]").evaluate_all("items => items.map(item => item.dataset.rule)")
        return set(found)

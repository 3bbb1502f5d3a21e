"""How a person uses the application form's page, in the words of the tests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Locator, expect

from validators import CHECKERS

from .checker_page import CheckerPage
from .visits import Visit

FORM_PAGE = "check/application-form.html"
RIGHT = dict(CHECKERS["application-form"].examples[0].values)


class FormPage(CheckerPage):
    """The page with the application form. Nothing is printed on it."""

    def __init__(self, visit: Visit, path: str = FORM_PAGE) -> None:
        visit.page.add_init_script("self.print = () => {};")
        super().__init__(visit, path)
        self.summary: Locator = self.page.locator(".form-summary")
        self.said: Locator = self.page.locator(".checker-form .form-said")
        self.people: Locator = self.page.locator(".form-people-list > li")
        self.paper: Locator = self.page.locator(".form-paper")

    def field(self, name: str) -> Locator:
        """The field's control, or the group of its answers."""
        return self.page.locator(f"[data-field={name}]")

    def choose(self, name: str, answer: str) -> None:
        """Choose one of the answers to a field."""
        self.field(name).locator(f"input[value='{answer}']").check()

    def beside(self, name: str) -> Locator:
        """What is said below a field."""
        return self.page.locator(f"#application-form-{name}-said")

    def press(self, name: str) -> None:
        """Press the button with this name."""
        self.page.get_by_role("button", name=name, exact=True).click()

    def example(self) -> None:
        """Fill in the example of a form that is right, and wait for its verdict."""
        self.try_example("填好的表")
        expect(self.summary.get_by_role("heading", name="可以交了")).to_be_visible()

    def check(self) -> None:
        """Ask for a check, and wait for its summary."""
        self.press("检查")
        expect(self.summary).to_be_focused()

    def open(self, folder: Path, content: Any, name: str = "file.json") -> None:
        """Open a file with this content: text, bytes, or what is written as JSON."""
        path = folder / name
        text = content if isinstance(content, str | bytes) else json.dumps(content, ensure_ascii=False, indent=2)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        self.page.locator(".checker-actions input[type=file]").set_input_files(path)

    def save(self) -> Download:
        """Save the page's people, and give the file."""
        with self.page.expect_download() as download:
            self.press("存成文件")
        return download.value

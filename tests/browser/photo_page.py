"""How a person uses the photo checker's page, in the words of the tests."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Download, Locator, Page, expect

from .visits import Visit

PHOTO_PAGE = "check/photo.html"
TARGET = 100_000  # bytes: what a photo is made to fit


def drop(frame: Locator, *paths: Path) -> None:
    """Drag files from outside onto a place, as the system would."""
    session = frame.page.context.new_cdp_session(frame.page)
    frame.scroll_into_view_if_needed()
    box = frame.bounding_box()
    assert box
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": box["x"] + 20, "y": box["y"] + 20, "data": data})


class PhotoPage:
    """The page with the photo checker."""

    def __init__(self, visit: Visit) -> None:
        visit.open(PHOTO_PAGE)
        self.visit = visit
        self.page: Page = visit.page
        self.files: Locator = self.page.locator("input[name=files]")
        self.folder: Locator = self.page.locator("input[name=folder]")
        self.verdict: Locator = self.page.locator(".checker-verdict")
        self.status: Locator = self.page.locator(".checker-status")
        self.said: Locator = self.page.locator(".photo-said")
        self.rows: Locator = self.page.locator(".photo-table tbody tr")
        self.progress: Locator = self.page.locator(".photo-progress-text")

    def bring(self, *paths: Path) -> None:
        """Choose files."""
        self.files.set_input_files(paths)

    def drop(self, *paths: Path) -> None:
        """Drag files from outside onto the frame."""
        drop(self.page.locator(".file-drop"), *paths)

    def row(self, name: str) -> Locator:
        """The row of the photo with this name."""
        return self.rows.filter(has=self.page.get_by_role("button", name=name, exact=True))

    def expect_verdict(self, title: str, outcome: str) -> None:
        """Wait for all about a photo."""
        expect(self.verdict.locator(".photo-title")).to_have_text(title)
        expect(self.verdict).to_have_attribute("data-outcome", outcome)
        expect(self.verdict).to_be_visible()

    def expect_all_checked(self, count: int) -> None:
        """Wait until nothing is left to be checked."""
        expect(self.progress).to_contain_text(f"已检查 {count} / {count} 张")

    def names(self) -> list[str]:
        """The photos in the table, from the top."""
        return self.rows.locator(".photo-open").all_inner_texts()

    def press(self, name: str) -> None:
        """Press the button with this text in it."""
        self.page.get_by_role("button", name=name).click()

    def download(self, name: str) -> Download:
        """Press a button and wait for the file that comes of it."""
        with self.page.expect_download() as download:
            self.press(name)
        return download.value

    @property
    def measures(self) -> list[float]:
        """The values in the table, which may be folded, from the top."""
        texts = self.verdict.locator(".photo-measures tbody td:nth-child(2)").all_text_contents()
        return [float(text.strip().rstrip("% 处个张")) for text in texts]

    @property
    def rules(self) -> set[str]:
        """The rules whose findings are shown."""
        return set(self.verdict.locator("[data-rule]").evaluate_all("items => items.map(item => item.dataset.rule)"))

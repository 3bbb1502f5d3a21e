"""How a person uses the photo checker's page, in the words of the tests, and the photos that they bring: all drawn."""

from __future__ import annotations

import random
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Download, Locator, Page, expect

from .browsers import Visit

PHOTO_PAGE = "check/photo.html"
WHITE, GREY = (250, 250, 250), (170, 170, 170)
LIMIT = 100 * 1024


def portrait(width: int = 358, height: int = 441, background: tuple[int, int, int] = WHITE) -> Image.Image:
    """A head and shoulders as a child would draw them, marked as what they are."""
    image = Image.new("RGB", (width, height), background)
    draw = ImageDraw.Draw(image)
    draw.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.62), fill=(222, 180, 152))
    draw.chord((width * 0.29, height * 0.16, width * 0.71, height * 0.55), 180, 360, fill=(34, 28, 26))
    draw.rectangle((width * 0.12, height * 0.72, width * 0.88, height), fill=(38, 62, 118))
    draw.rectangle((width * 0.42, height * 0.6, width * 0.58, height * 0.72), fill=(214, 170, 142))
    draw.text((8, height - 16), "SYNTHETIC", fill=(255, 255, 255))
    return image


def grainy(image: Image.Image, seed: int = 1) -> Image.Image:
    """The picture with noise, which makes its file large."""
    noise = Image.frombytes("RGB", image.size, random.Random(seed).randbytes(3 * image.width * image.height))  # noqa: S311
    return Image.blend(image, noise, 0.1)


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
    def rules(self) -> set[str]:
        """The rules whose findings are shown."""
        return set(self.verdict.locator("[data-rule]").evaluate_all("items => items.map(item => item.dataset.rule)"))

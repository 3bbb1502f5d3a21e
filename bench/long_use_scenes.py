"""What is done for long on each page, in steps that all do the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from cases.photos.files import Recipe, file_of

_CHECKS, _LINES, _PHOTOS, _PEOPLE = 100, 500, 250, 2000  # a step
_PATIENCE = 600_000  # ms
_RECIPES = 25  # photos that differ

_CHECK = """async ([step, count]) => {
    const field = document.querySelector("[name=number]");
    const verdict = document.querySelector(".checker-verdict");
    const status = document.querySelector(".checker-status");
    for (let at = 0; at < count; at++) {
        const number = `川X01${String(((step * count + at) % 9999) + 1).padStart(4, "0")}`;
        const shown = new Promise((resolve, reject) => {
            const observer = new MutationObserver(() => {
                if (status.dataset.stage === "failed") reject(new Error("the page has failed"));
                if (verdict.hidden || !verdict.textContent.includes(number)) return;
                observer.disconnect();
                resolve();
            });
            for (const place of [verdict, status]) {
                observer.observe(place, { childList: true, subtree: true, attributes: true });
            }
        });
        field.value = number;
        field.form.requestSubmit();
        await shown;
    }
}"""
_TYPE_LINES = """text => {
    const form = document.querySelector("form[data-lines]");
    form.closest("details").open = true;
    form.querySelector("textarea").value = text;
    form.requestSubmit();
}"""


@dataclass(frozen=True)
class Scene:
    """A page, and a step that is done on it again and again."""

    name: str
    title: str
    path: str
    each: int
    """How much a step does."""
    whole: int
    """How much is wanted."""
    share: float
    begin: Callable[[Page], None]
    """Begins a step, and does not wait for its end."""
    finished: Callable[[Page], None]
    """Waits until the page has done what was begun."""
    told: Callable[[Page], str]
    """What the page says then."""
    step: Callable[[Page, int], None]

    @property
    def steps(self) -> int:
        """How many steps do the wanted share."""
        return max(1, round(self.whole * self.share / self.each))


def scenes(names: Iterable[str], folder: Path, share: float) -> list[Scene]:
    """The scenes of these names; what they bring is written into the folder."""
    return [SCENES[name](folder, share) for name in names]


def _checks(folder: Path, share: float) -> Scene:
    verdict, status = ".checker-verdict", ".checker-status"

    def begin(page: Page) -> None:
        step(page, 1)
        page.evaluate(f"given => {{ ({_CHECK})(given).catch(() => {{}}); }}", [2, 100 * _CHECKS])

    def finished(page: Page) -> None:
        expect(page.locator(status)).to_have_attribute("data-stage", "ready", timeout=_PATIENCE)
        expect(page.locator(verdict)).to_be_visible(timeout=_PATIENCE)

    def step(page: Page, number: int) -> None:
        page.evaluate(_CHECK, [number, _CHECKS])

    def told(page: Page) -> str:
        return page.locator(".checker-verdict .checker-outcome").inner_text()

    title = "查编号 / checks"
    return Scene("checks", title, "check/certificate-number.html", _CHECKS, 5000, share, begin, finished, told, step)


def _lines(folder: Path, share: float) -> Scene:
    text = "\n".join(f"张三\t川X01{at:04}\t20{10 + at % 16}-12-31" for at in range(1, _LINES + 1))
    result = ".checker-lines-result"

    def begin(page: Page) -> None:
        page.evaluate(_TYPE_LINES, text)
        expect(page.locator(".checker-lines-status .checker-count")).to_contain_text("/", timeout=_PATIENCE)

    def finished(page: Page) -> None:
        expect(page.locator(f"{result}:visible .checker-lines-row")).to_have_count(_LINES, timeout=_PATIENCE)

    def step(page: Page, number: int) -> None:
        page.evaluate(_TYPE_LINES, text)
        finished(page)

    def told(page: Page) -> str:
        return page.locator(".checker-lines-count").inner_text()

    return Scene(
        "lines", "逐行查 / lines", "check/annual-review.html", _LINES, 200 * _LINES, share, begin, finished, told, step
    )


def _photos(folder: Path, share: float) -> Scene:
    contents = [file_of(Recipe(noise=4, quality=70 + at)) for at in range(_RECIPES)]
    files = [folder / f"{at:03}.jpg" for at in range(_PHOTOS)]
    for at, path in enumerate(files):
        path.write_bytes(contents[at % _RECIPES])

    def begin(page: Page) -> None:
        page.set_input_files("input[name=files]", files)
        expect(page.locator(".photo-progress-text")).not_to_contain_text(f"已检查 0 / {_PHOTOS}", timeout=_PATIENCE)

    def finished(page: Page) -> None:
        expect(page.locator(".photo-progress-text")).to_contain_text(
            f"已检查 {_PHOTOS} / {_PHOTOS} 张", timeout=_PATIENCE
        )

    def step(page: Page, number: int) -> None:
        if number > 1:
            page.locator(".photo-clear").click()
        begin(page)
        finished(page)

    def told(page: Page) -> str:
        return page.locator(".photo-progress-text").inner_text()

    return Scene("photos", "照片 / photos", "check/photo.html", _PHOTOS, 2000, share, begin, finished, told, step)


def _rosters(folder: Path, share: float) -> Scene:
    path = folder / "花名册.csv"
    rows = (f"张某,519999199003070031,川X01{at:04},2024-03-01" for at in range(1, _PEOPLE + 1))
    path.write_text("\n".join(["姓名,公民身份号码,证件编号,办证日期", *rows]), encoding="utf-8")

    def begin(page: Page) -> None:
        page.set_input_files("input[name=files]", path)
        expect(page.locator(".roster-progress")).to_contain_text("已查", timeout=_PATIENCE)

    def finished(page: Page) -> None:
        expect(page.locator(".roster-progress")).to_contain_text("人查完了", timeout=_PATIENCE)

    def step(page: Page, number: int) -> None:
        begin(page)
        finished(page)

    def told(page: Page) -> str:
        return page.locator(".roster-progress").inner_text()

    return Scene(
        "rosters",
        "花名册的人 / people in rosters",
        "check/roster.html",
        _PEOPLE,
        10 * _PEOPLE,
        share,
        begin,
        finished,
        told,
        step,
    )


SCENES = {"checks": _checks, "lines": _lines, "photos": _photos, "rosters": _rosters}

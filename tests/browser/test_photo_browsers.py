"""What differs from browser to browser: how they decode and draw. The verdict does not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from cases import Case, cases_of
from harness.browsers import in_worker
from validators import CHECKERS
from validators.engine import check

from .firefox import Firefox
from .photo_page import PHOTO_PAGE, TARGET, PhotoPage
from .visits import StartVisit, Visit

DECODED_ALIKE = [case for case in cases_of("photo") if not case.missing and case.input.get("decoded", True)]


def brought(case: Case, folder: Path) -> Path:
    """The case's photo as a file, whose name begins with the case's number."""
    path = folder / f"{DECODED_ALIKE.index(case)}-{case.raw['name'] or 'photo'}"[:100]
    with path.open("wb") as file:
        file.write(case.raw.get("data", b""))
        file.truncate(case.raw.get("size"))  # of the length alone, where that is all that there is
    return path


def test_the_browser_sees_what_pillow_sees(
    visit_at: StartVisit, http_address: str, tmp_path: Path, is_newest: bool, pytestconfig: pytest.Config
) -> None:
    page = PhotoPage(visit_at(http_address))
    for case in DECODED_ALIKE if pytestconfig.getoption("everywhere") else DECODED_ALIKE[is_newest::4]:
        path = brought(case, tmp_path)
        expected = check(CHECKERS["photo"], {**case.raw, "name": path.name}, date.today())
        page.bring(path)
        page.expect_verdict(path.name, expected.outcome)
        assert {finding.rule for finding in expected.findings} == page.rules, case.name
        measures = [measure["value"] for measure in expected.details["measures"]]
        assert pytest.approx(measures, abs=2) == page.measures, case.name


NO_CANVAS = "self.OffscreenCanvas = undefined;"

NOISE = """for (const name of ["OffscreenCanvasRenderingContext2D", "CanvasRenderingContext2D"]) {
    if (!self[name]) continue;
    const own = self[name].prototype.getImageData;
    self[name].prototype.getImageData = function (...given) {
        const image = own.apply(this, given);
        image.data.forEach((_, index) => { image.data[index] = (index * 7919) % 256; });
        return image;
    };
}"""


def test_where_workers_cannot_draw_the_page_does(visit: Visit, photos: Path, tmp_path: Path) -> None:
    visit.page.add_init_script(in_worker(NO_CANVAS))
    page = PhotoPage(visit)
    page.bring(photos / "slightly.jpg")
    page.expect_verdict("slightly.jpg", "fail")
    page.press("压到 100 KB 以内")
    page.expect_verdict("slightly.jpg（压缩后）", "pass")
    page.download("下载压缩后的照片").save_as(tmp_path / "made.jpg")
    assert (tmp_path / "made.jpg").stat().st_size <= TARGET
    page.bring(photos / "text.jpg")
    page.expect_verdict("text.jpg", "fail")
    assert [] == visit.console_errors + visit.page_errors


def test_a_browser_that_hides_colours_is_not_believed(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    visit = visit_at(http_address)
    visit.page.add_init_script(in_worker(NOISE))
    page = PhotoPage(visit)
    page.bring(photos / "good.jpg")
    expect(page.verdict).to_contain_text("不让网页看到图片里真正的颜色")


@pytest.mark.thorough
@pytest.mark.parametrize("way", ["http", "intranet", "file"])
def test_firefox_answers_the_same(
    firefox: Firefox, request: pytest.FixtureRequest, way: str, photos: Path, tmp_path: Path
) -> None:
    cases = [case for case in DECODED_ALIKE if case.page][: 2 if way != "http" else None]
    files = [photos / "large.jpg", *(brought(case, tmp_path) for case in cases)]
    address = request.getfixturevalue(f"{way}_address") + PHOTO_PAGE
    large, *answers = firefox.answers(*(part for file in files for part in ("--photo", file)), address)
    assert TARGET * 0.8 < large["fitted"] <= TARGET
    expected = [(case.outcome, sorted(case.rules)) for case in cases]
    assert expected == [(answer["outcome"], sorted(answer["rules"])) for answer in answers]

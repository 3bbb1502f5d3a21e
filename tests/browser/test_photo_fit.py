"""Photos made to fit: what the page makes of those that are too large."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import expect

from .photo_page import TARGET, PhotoPage
from .visits import StartVisit, Visit


def test_a_photo_that_is_slightly_too_large_is_only_encoded_anew(visit: Visit, photos: Path, tmp_path: Path) -> None:
    page = PhotoPage(visit)
    page.bring(photos / "slightly.jpg")
    page.expect_verdict("slightly.jpg", "fail")
    assert "photo/larger-than-100-kb" in page.rules
    page.press("压到 100 KB 以内")
    page.expect_verdict("slightly.jpg（压缩后）", "pass")
    expect(page.verdict.locator(".photo-fitted")).to_contain_text("像素没有变（600 × 800）")
    download = page.download("下载压缩后的照片")
    assert "slightly.jpg" == download.suggested_filename
    download.save_as(tmp_path / "made.jpg")
    assert TARGET * 0.8 < (tmp_path / "made.jpg").stat().st_size <= TARGET, "the best quality that fits"
    with Image.open(tmp_path / "made.jpg") as made, Image.open(photos / "slightly.jpg") as before:
        assert ("JPEG", before.size) == (made.format, made.size)
        assert max(ImageStat.Stat(ImageChops.difference(made.convert("RGB"), before)).mean) < 8
    page.press("看原来的照片")
    page.expect_verdict("slightly.jpg", "fail")


@pytest.mark.parametrize("name", ["large.jpg", "large.png"])
def test_a_photo_is_drawn_smaller_only_if_it_must(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path, name: str
) -> None:
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / name)
    page.expect_verdict(name, "fail")
    page.press("压到 100 KB 以内")
    page.expect_verdict("large.jpg（压缩后）", "pass")
    said = page.verdict.locator(".photo-fitted").inner_text()
    page.download("下载压缩后的照片").save_as(tmp_path / "made.jpg")
    assert (tmp_path / "made.jpg").stat().st_size <= TARGET
    with Image.open(tmp_path / "made.jpg") as made, Image.open(photos / name) as before:
        assert f"{made.width} × {made.height}" in said
        assert (made.size == before.size) == ("像素没有变" in said) == (name == "large.png")
        assert abs(made.width / made.height - before.width / before.height) < 0.01
        assert not made.getexif()


def test_the_way_up_is_kept_and_what_the_camera_wrote_is_not(
    visit_at: StartVisit, http_address: str, photos: Path, tmp_path: Path
) -> None:
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / "lying.jpg")
    page.expect_verdict("lying.jpg", "fail")
    expect(page.verdict.locator(".photo-facts")).to_contain_text("600 × 800")
    assert {"photo/rotated-by-exif", "photo/software-named"} <= page.rules
    page.press("压到 100 KB 以内")
    page.expect_verdict("lying.jpg（压缩后）", "pass")
    page.download("下载压缩后的照片").save_as(tmp_path / "made.jpg")
    with Image.open(tmp_path / "made.jpg") as made:
        assert ((600, 800), {}) == (made.size, dict(made.getexif()))
        top, bottom = (made.convert("L").crop((200, row, 400, row + 10)) for row in (5, 785))
        assert ImageStat.Stat(bottom).mean[0] + 100 < ImageStat.Stat(top).mean[0], "the clothes are below"


def test_a_see_through_picture_is_not_made_into_a_jpeg(visit_at: StartVisit, http_address: str, photos: Path) -> None:
    page = PhotoPage(visit_at(http_address))
    page.bring(photos / "glass.png")
    page.expect_verdict("glass.png", "fail")
    assert {"photo/larger-than-100-kb", "photo/transparent"} <= page.rules
    assert 0 == page.verdict.get_by_role("button", name="压到").count()


@pytest.mark.in_one_browser("oldest")
def test_all_that_is_too_large_is_packed(visit: Visit, photos: Path, tmp_path: Path) -> None:
    for folder in ("甲科", "乙科"):
        (tmp_path / "全体" / folder).mkdir(parents=True)
        for name in ("large.png", "good.jpg"):
            (tmp_path / "全体" / folder / name).write_bytes((photos / name).read_bytes())
    (tmp_path / "全体" / "甲科" / "large.jpg").write_bytes((photos / "large.jpg").read_bytes())
    (tmp_path / "全体" / "Thumbs.db").write_bytes(b"x")
    page = PhotoPage(visit)
    page.drop(tmp_path / "全体")
    page.expect_all_checked(5)
    page.download("把太大的 3 张压小").save_as(tmp_path / "made.zip")
    expect(page.said).to_contain_text("已把压小的 3 张打包下载")
    expect(page.progress).to_contain_text("已检查 5 / 5 张，合格 5 张。")
    with zipfile.ZipFile(tmp_path / "made.zip") as archive:
        names = sorted(archive.namelist())
        assert ["全体/乙科/large.jpg", "全体/甲科/large (2).jpg", "全体/甲科/large.jpg"] == names
        assert all(0 < entry.file_size <= TARGET for entry in archive.infolist())
        for name in names:
            assert "JPEG" == Image.open(io.BytesIO(archive.read(name))).format
    assert [] == visit.console_errors + visit.page_errors

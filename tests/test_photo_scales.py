"""The limits of the photo measures: what lies on which side, and that the page of own conventions names the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from validators.photo.picture import scales
from validators.photo.picture.scales import Scale
from validators.photo.pixels import HIGHEST, LONGEST_SIDE, MOST_BYTES, MOST_PIXELS, SMALLEST_SIDE, USUAL_WIDTH

ABOUT = Path(__file__).parent.parent / "docs" / "reference" / "about.md"
SCALES = [scale for scale in vars(scales).values() if isinstance(scale, Scale)]
# Where the page tells of each.
ROWS = {
    "background-lightness": "背景白不白",
    "background-tint": "背景有没有颜色",
    "background-unevenness": "背景匀不匀",
    "background-plain": "背景连成一片",
    "background-deep": "只有最边上看得到背景",
    "background-shadow": "人像旁边像影子的一块",
    "colour": "是不是彩色",
    "middle-lightness": "人脸太暗、太亮",
    "middle-burnt": "人脸太暗、太亮",
    "see-through": "照片有透明的地方",
    "middle-skin": "画面中间像皮肤颜色的地方",
    "subjects": "分开的、有皮肤颜色、差不多大的东西",
    "marks": "背景上有字、日期、水印",
    "grey-end": "画面一端是一片灰",
}
each_scale = pytest.mark.parametrize("scale", SCALES, ids=lambda scale: scale.name)


def row_of(start: str) -> str:
    row, *_ = (line for line in ABOUT.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {start}"))
    return row


@each_scale
def test_the_limits_belong_to_their_own_side(scale: Scale) -> None:
    better = 1 if scale.more_is_better else -1
    assert scale.ok(scale.good) is True
    assert scale.ok(scale.good + better) is True
    assert scale.ok(scale.good - better) is None
    if scale.bad is not None:
        verdicts = [scale.ok(scale.bad + better), scale.ok(scale.bad), scale.ok(scale.bad - better)]
        assert [None, False, False] == verdicts


@each_scale
def test_the_page_of_own_conventions_names_the_limits(scale: Scale) -> None:
    row = row_of(ROWS[scale.name])
    numbers = {int(number) for number in re.findall(r"\d+", row)}
    # Half of the picture is said in words.
    expected = {scale.good, scale.bad} - {None, 50}
    assert expected <= numbers


def test_the_page_of_own_conventions_names_the_sizes() -> None:
    assert str(LONGEST_SIDE) in row_of("照片的背景从哪里找")
    row = row_of("照片的格式、像素")
    assert f"{MOST_PIXELS // 10_000} 万像素" in row
    assert f"不到 {SMALLEST_SIDE} 像素" in row
    row_of(f"超过 {MOST_BYTES // 1024**2} MB 的文件")
    row_of(f"照片宽不到 {USUAL_WIDTH} 像素")
    assert str(HIGHEST) in row_of("照片的形状")


@pytest.mark.parametrize(
    ("scale", "value", "places", "shown"),
    [
        (scales.SHADOW, 1, 0, "1"),
        (scales.SHADOW, 1.02, 0, "1.02"),
        (scales.SHADOW, 1.0004, 1, "1.0004"),
        (scales.SHADOW, 1.6, 0, "2"),
        (scales.SHADOW, 0.98, 1, "1.0"),
        (scales.PLAIN, 74.6, 0, "74.6"),
        (scales.PLAIN, 50.4, 0, "50.4"),
        (scales.PLAIN, 49.6, 0, "50"),
        (scales.SEE_THROUGH, 0.002, 0, "0.002"),
    ],
)
def test_a_value_is_never_shown_on_the_other_side_of_a_limit(
    scale: Scale, value: float, places: int, shown: str
) -> None:
    assert shown == scale.shown(value, places)

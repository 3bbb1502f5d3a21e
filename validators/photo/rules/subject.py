"""Rules on whom and what a photo shows. None of them knows a face; the limits are this site's own."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.model import Severity
from validators.photo.container.header import Header
from validators.photo.picture.measure import Picture
from validators.photo.picture.scales import COLOUR, SKIN, SUBJECTS, perhaps
from validators.photo.pixels import HIGHEST
from validators.rules import Hit, RuleSet

SUBJECT = RuleSet("photo")


@SUBJECT.rule(
    "no-person-seen",
    field="data",
    severity=Severity.UNSURE,
    finds="画面中间没有像皮肤颜色的地方",
    message="人脸一般在画面中间，那里像皮肤颜色的地方占 {value}，一般{limit}（本站约定）。",
    remedy="看看是不是选错了照片，人是不是太偏、太小。确实是本人的单人照，可以交上去；拿不准就问同级司法局，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def no_person_seen(picture: Picture) -> Iterator[Hit]:
    """这里认不出人脸，只看画面中间有没有像皮肤的颜色，深的浅的都算。文件、公章中间常常没有。像有几个人的，已经另外说了。"""
    if picture.background and COLOUR.ok(picture.colour) and SUBJECTS.ok(picture.subjects):
        yield from perhaps(SKIN, picture.skin)


@SUBJECT.rule(
    "several-subjects",
    field="data",
    severity=Severity.UNSURE,
    finds="像有几个人，或者几张照片",
    message="背景前面有 {value}分开的、差不多大的东西，都有像皮肤的颜色，像几个人，或者几张照片排在一起。",
    remedy="请换一张只有本人一个人的原片，不要用排版好的整版照片。只有这一张的，请问同级司法局能不能用，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def several_subjects(picture: Picture) -> Iterator[Hit]:
    """要交的是一个人的一张照片。冲印用的整版照片、合影，背景也可能是白的。"""
    return perhaps(SUBJECTS, picture.subjects)


@SUBJECT.rule(
    "unusual-shape",
    field="data",
    severity=Severity.UNSURE,
    finds="形状不像证件照",
    message="照片宽 {width}、高 {height} 像素，{what}，不像单独一张证件照。",
    remedy="排版照、截图、合影，请换成本人单独一张、竖着的原片。只有这一张的，请问同级司法局能不能用，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def unusual_shape(header: Header) -> Iterator[Hit]:
    """指南没有规定形状，所以不算错。证件照都是竖的，宽比高大的、特别高的，多半是排版照或者截图。"""
    if header.width and header.height:
        is_wide, is_high = header.width > header.height, header.height > HIGHEST * header.width
        what = "宽比高大" if is_wide else f"高是宽的 {HIGHEST} 倍以上"
        if is_wide or is_high:
            yield Hit(None, {"width": header.width, "height": header.height, "what": what})

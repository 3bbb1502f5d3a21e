"""Rules on the picture as a whole. The limits are this site's own."""

from __future__ import annotations

from collections.abc import Iterator

from validators import sources
from validators.model import Severity
from validators.photo.checklist import CHECKLIST
from validators.photo.container.header import Header
from validators.photo.picture.measure import Picture
from validators.photo.picture.scales import (
    COLOUR,
    GREY_END,
    MIDDLE_BURNT,
    MIDDLE_LIGHTNESS,
    SEE_THROUGH,
    clearly,
    perhaps,
)
from validators.photo.pixels import USUAL_WIDTH, Pixels
from validators.rules import Hit, RuleSet

APPEARANCE = RuleSet("photo")


@APPEARANCE.rule(
    "tiny",
    field="data",
    severity=Severity.UNSURE,
    finds="画面太小，看不准",
    message="画面只有 {width}×{height} 像素，太小或者太窄，看不准背景。",
    remedy="请找尺寸大一些的原片再查一次。只有这一张的，请问同级司法局能不能用，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def tiny(pixels: Pixels, header: Header) -> Iterator[Hit]:
    """指南没有规定像素，所以小不算错。但是太小的画面，量出来的亮度和颜色靠不住。"""
    if not pixels.are_enough:
        yield Hit(None, {"width": header.width or pixels.width, "height": header.height or pixels.height})


@APPEARANCE.rule(
    "grey-end",
    field="data",
    severity=Severity.UNSURE,
    finds="一端是一片灰",
    message="画面的一端有一截是一片灰，占 {value}（一般{limit}，本站约定），像是照片没有传完。",
    remedy="请放大看看。画面不全的，从原来的地方重新拷贝一次，再查；那里本来就是灰的，问同级司法局能不能用，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def grey_end(grey: float) -> Iterator[Hit]:
    """照片没有传完，软件会用一种灰色补上。补过的照片再存一次，文件就看不出缺了东西，画面还看得出来。"""
    return perhaps(GREY_END, grey)


@APPEARANCE.rule(
    "small",
    field="data",
    severity=Severity.NOTE,
    finds="像素不多",
    message="照片有 {width}×{height} 像素，宽不到 {usual} 像素，打印出来可能不清楚。",
    remedy="指南没有规定像素。五官看得清楚就可以交；有大一些的原片，交大的。",
    citation=sources.OWN_CONVENTIONS,
)
def small(pixels: Pixels, header: Header) -> Iterator[Hit]:
    """一寸证件照一般宽 295 像素。比它小的多半是缩小过的，所以说一声。"""
    if pixels.are_enough and header.width is not None and header.width < USUAL_WIDTH:
        yield Hit(None, {"width": header.width, "height": header.height, "usual": USUAL_WIDTH})


@APPEARANCE.rule(
    "transparent",
    field="data",
    severity=Severity.UNSURE,
    finds="有透明的地方",
    message="画面有 {value} 是透明的。透明的地方，有的软件显示成白的，有的显示成黑的。",
    remedy="请用照相馆给的 JPG 原片。没有的，请问同级司法局能不能用，带上照片。",
    citation=sources.guide(12, "photo", "background"),
)
def transparent(picture: Picture) -> Iterator[Hit]:
    """抠过图的照片背景常常是透明的，不是白的。这里按垫一张白纸来看其余各项。"""
    return perhaps(SEE_THROUGH, picture.see_through)


@APPEARANCE.rule(
    "greyscale",
    field="data",
    severity=Severity.ERROR,
    finds="黑白照片",
    message="照片是黑白的：颜色深浅只有 {value}，彩色照片{limit}（本站约定）。",
    remedy="请交彩色照片。",
    citation=sources.guide(12, "photo", "background"),
)
def greyscale(picture: Picture) -> Iterator[Hit]:
    """第十二问要彩色照片。人脸总有颜色，所以整张都没有颜色就是黑白的。"""
    return clearly(COLOUR, picture.colour)


@APPEARANCE.rule(
    "nearly-greyscale",
    field="data",
    severity=Severity.UNSURE,
    finds="颜色很淡，像黑白照片",
    message="照片颜色很淡：颜色深浅是 {value}，彩色照片一般{limit}（本站约定）。",
    remedy="确实是彩色的可以交；拿不准就问同级司法局，带上照片，或者换一张颜色正常的。",
    citation=sources.guide(12, "photo", "background"),
)
def nearly_greyscale(picture: Picture) -> Iterator[Hit]:
    """颜色太淡的，分不清是褪了色的彩色照片，还是偏色的黑白照片。"""
    return perhaps(COLOUR, picture.colour)


@APPEARANCE.rule(
    "too-dark",
    field="data",
    severity=Severity.WARNING,
    finds="人脸可能太暗",
    message="画面中间最亮的地方亮度只有 {value}（最亮是 255），人脸可能太暗。",
    remedy="请看看五官清不清楚；不清楚就在亮的地方重新照。",
    citation=sources.OWN_CONVENTIONS,
)
def too_dark(picture: Picture) -> Iterator[Hit]:
    """这里认不出哪里是脸，只看画面中间，所以只提醒。界限是本站定的。"""
    return perhaps(MIDDLE_LIGHTNESS, picture.middle_lightness)


@APPEARANCE.rule(
    "too-bright",
    field="data",
    severity=Severity.WARNING,
    finds="人脸可能太亮",
    message="画面中间有 {value} 是全白的，人脸可能曝光过度，或者人不在中间。",
    remedy="请看看五官清不清楚；不清楚就把光调暗一点重新照。",
    citation=sources.OWN_CONVENTIONS,
)
def too_bright(picture: Picture) -> Iterator[Hit]:
    """这里认不出哪里是脸，只看画面中间，所以只提醒。界限是本站定的。"""
    return perhaps(MIDDLE_BURNT, picture.middle_burnt)


@APPEARANCE.rule(
    "person-must-look",
    field="data",
    severity=Severity.NOTE,
    finds="有的要求只有人能看",
    message="下面这些只有人能看，请对着照片看一遍：{points}。",
    remedy="有一条做不到，就重新照。只有穿制服是“尽量”，穿不上的问同级司法局。",
    citation=sources.guide(12, "photo", "person"),
)
def person_must_look(header: Header) -> Iterator[Hit]:
    """化没化妆、戴没戴发夹、穿得合不合适，程序看不出来，也不假装能看出来。"""
    if header.format is not None:
        yield Hit(None, {"points": "；".join(label for _, label in CHECKLIST)})

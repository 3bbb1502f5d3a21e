"""Rules on what is seen in the photo: its colours and its background. The limits are this project's own."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator

from validators.model import OWN_CONVENTIONS, Severity
from validators.photo.header import Header
from validators.photo.input import CHECKLIST, SMALLEST_SIDE, question_12
from validators.photo.picture import Background, Picture
from validators.photo.pixels import Pixels
from validators.photo.scales import (
    COLOUR,
    LIGHTNESS,
    MIDDLE_BURNT,
    MIDDLE_LIGHTNESS,
    PLAIN,
    SHADOW,
    TINT,
    UNEVENNESS,
    Scale,
)
from validators.rules import Hit, RuleSet

APPEARANCE = RuleSet("photo", "照片画面")

_AGAIN = "请在白墙或白布前重新照。不要用软件把背景改白：第十二问不许修图。"
_ASK = "看着就是白的，可以交上去；拿不准就问同级司法局，带上照片，或者在白墙前重新照一张。"
_HUES = ("红色", "黄色", "绿色", "青色", "蓝色", "紫色")


def _clearly(scale: Scale, value: float, **more: object) -> Iterator[Hit]:
    """A hit if the value is clearly not fine."""
    if scale.ok(value) is False:
        yield Hit(None, {"value": scale.in_words(value), "limit": scale.threshold, **more})


def _perhaps(scale: Scale, value: float, **more: object) -> Iterator[Hit]:
    """A hit if it cannot be told whether the value is fine."""
    if scale.ok(value) is None:
        yield Hit(None, {"value": scale.in_words(value), "limit": scale.threshold, **more})


@APPEARANCE.rule(
    "tiny",
    field="data",
    severity=Severity.UNSURE,
    finds="画面太小，看不准",
    message="画面只有 {width}×{height} 像素，太小或者太窄，看不准背景。",
    remedy="请找尺寸大一些的原片再查一次。只有这一张的，请问同级司法局能不能用，带上照片。",
    citation=OWN_CONVENTIONS,
)
def tiny(pixels: Pixels, header: Header) -> Iterator[Hit]:
    """指南没有规定像素，所以小不算错。但是太小的画面，量出来的亮度和颜色靠不住。"""
    if min(pixels.width, pixels.height) < SMALLEST_SIDE:
        yield Hit(None, {"width": header.width or pixels.width, "height": header.height or pixels.height})


@APPEARANCE.rule(
    "transparent",
    field="data",
    severity=Severity.UNSURE,
    finds="有透明的地方",
    message="画面有 {share} 是透明的。透明的地方，有的软件显示成白的，有的显示成黑的。",
    remedy="请用照相馆给的 JPG 原片。没有的，请问同级司法局能不能用，带上照片。",
    citation=question_12("background"),
)
def transparent(picture: Picture) -> Iterator[Hit]:
    """抠过图的照片背景常常是透明的，不是白的。这里按垫一张白纸来看其余各项。"""
    if picture.see_through > 0:
        yield Hit(None, {"share": f"{picture.see_through:.1f}%"})


@APPEARANCE.rule(
    "greyscale",
    field="data",
    severity=Severity.ERROR,
    finds="黑白照片",
    message="照片是黑白的：颜色深浅只有 {value}，彩色照片{limit}（本站约定）。",
    remedy="请交彩色照片。",
    citation=question_12("background"),
)
def greyscale(picture: Picture) -> Iterator[Hit]:
    """第十二问要彩色照片。人脸总有颜色，所以整张都没有颜色就是黑白的。"""
    return _clearly(COLOUR, picture.colour)


@APPEARANCE.rule(
    "nearly-greyscale",
    field="data",
    severity=Severity.UNSURE,
    finds="颜色很淡，像黑白照片",
    message="照片颜色很淡：颜色深浅是 {value}，彩色照片一般{limit}（本站约定）。",
    remedy="确实是彩色的可以交；拿不准就问同级司法局，带上照片，或者换一张颜色正常的。",
    citation=question_12("background"),
)
def nearly_greyscale(picture: Picture) -> Iterator[Hit]:
    """颜色太淡的，分不清是褪了色的彩色照片，还是偏色的黑白照片。"""
    return _perhaps(COLOUR, picture.colour)


@APPEARANCE.rule(
    "no-plain-background",
    field="data",
    severity=Severity.ERROR,
    finds="背景杂乱，或者看不到背景",
    message="看不到一片完整的背景：上边和两侧只有 {value} 属于同一片背景，应当{limit}（本站约定）。",
    remedy=f"{_AGAIN}人照得太满的，离远一点照。照片四周有边框的，换没有边框的原片再查。",
    citation=question_12("background"),
)
def no_plain_background(picture: Picture) -> Iterator[Hit]:
    """从照片上边和两侧往里找背景。找不到连成一片的，多半是在房间里或者室外照的。"""
    return _clearly(PLAIN, picture.plain)


@APPEARANCE.rule(
    "background-hard-to-find",
    field="data",
    severity=Severity.UNSURE,
    finds="背景只看清一部分",
    message="上边和两侧只有 {value} 看得出是同一片背景，一般应当{limit}（本站约定）。",
    remedy="背景里有别的东西就重新照。只是人照得太满的，可以交上去；拿不准就问同级司法局，带上照片。",
    citation=question_12("background"),
)
def background_hard_to_find(picture: Picture) -> Iterator[Hit]:
    """人照得太满，或者背景里有门框、影子，都会这样，所以请人看一眼。"""
    return _perhaps(PLAIN, picture.plain)


@APPEARANCE.rule(
    "background-not-white",
    field="data",
    severity=Severity.ERROR,
    finds="背景太暗，不是白的",
    message="背景不够白：亮度是 {value}（纯白是 255），应当{limit}（本站约定）。",
    remedy=_AGAIN,
    citation=question_12("background"),
)
def background_not_white(background: Background) -> Iterator[Hit]:
    """第十二问要白底。灰墙、光线太暗的白墙，照出来都是灰的。多亮算白，指南没有写，是本站定的。"""
    if TINT.ok(background.tint) is not False:
        yield from _clearly(LIGHTNESS, background.lightness)


@APPEARANCE.rule(
    "background-nearly-white",
    field="data",
    severity=Severity.UNSURE,
    finds="背景有点灰",
    message="背景有点灰：亮度是 {value}（纯白是 255），一般应当{limit}（本站约定）。",
    remedy=_ASK,
    citation=question_12("background"),
)
def background_nearly_white(background: Background) -> Iterator[Hit]:
    """白墙在室内常常照得偏灰。这一段里看着白不白，各人不一样，所以不判错。"""
    if TINT.ok(background.tint) is not False:
        yield from _perhaps(LIGHTNESS, background.lightness)


@APPEARANCE.rule(
    "background-tinted",
    field="data",
    severity=Severity.ERROR,
    finds="背景有颜色",
    message="背景是{hue}的，不是白的：颜色深浅是 {value}（没有颜色是 0），应当{limit}（本站约定）。",
    remedy=_AGAIN,
    citation=question_12("background"),
)
def background_tinted(background: Background) -> Iterator[Hit]:
    """蓝底、红底的证件照很常见，但是第十二问要白底。"""
    return _clearly(TINT, background.tint, hue=_hue(background.colour))


@APPEARANCE.rule(
    "background-slightly-tinted",
    field="data",
    severity=Severity.UNSURE,
    finds="背景有点偏色",
    message="背景有点偏{hue}：颜色深浅是 {value}（没有颜色是 0），一般应当{limit}（本站约定）。",
    remedy=_ASK,
    citation=question_12("background"),
)
def background_slightly_tinted(background: Background) -> Iterator[Hit]:
    """白墙在黄色的灯光下照出来会偏黄，相机的白平衡不准也会偏色。"""
    return _perhaps(TINT, background.tint, hue=_hue(background.colour))


@APPEARANCE.rule(
    "background-uneven",
    field="data",
    severity=Severity.ERROR,
    finds="背景明暗不匀",
    message="背景明暗不匀：最亮和最暗处相差 {value}，应当{limit}（本站约定）。",
    remedy="人离墙远一点，光从正面来，不要有影子，重新照。不要用软件修：第十二问不许修图。",
    citation=question_12("background"),
)
def background_uneven(background: Background) -> Iterator[Hit]:
    """一边亮一边暗、从白到灰渐变、有大片影子，都不是一片白底。最亮和最暗的各二十分之一不算。"""
    return _clearly(UNEVENNESS, background.unevenness)


@APPEARANCE.rule(
    "background-slightly-uneven",
    field="data",
    severity=Severity.UNSURE,
    finds="背景有点明暗不匀",
    message="背景有点明暗不匀：最亮和最暗处相差 {value}，一般应当{limit}（本站约定）。",
    remedy=_ASK,
    citation=question_12("background"),
)
def background_slightly_uneven(background: Background) -> Iterator[Hit]:
    """淡淡的影子和边角变暗，不一定就不算白底，所以不判错。"""
    return _perhaps(UNEVENNESS, background.unevenness)


@APPEARANCE.rule(
    "shadow-behind",
    field="data",
    severity=Severity.UNSURE,
    finds="人像旁边像是有影子",
    message="人像旁边有一块像是影子，占画面的 {value}，一般{limit}（本站约定）。",
    remedy="是影子就离墙远一点重新照。如果那是灰白的头发或衣领，可以交上去；拿不准就问同级司法局，带上照片。",
    citation=question_12("background"),
)
def shadow_behind(background: Background) -> Iterator[Hit]:
    """闪光灯照出来的影子边缘清楚，和灰白的头发、衣领难以分清，所以请人看一眼。"""
    return _perhaps(SHADOW, background.shadow)


@APPEARANCE.rule(
    "too-dark",
    field="data",
    severity=Severity.WARNING,
    finds="人脸可能太暗",
    message="画面中间最亮的地方亮度只有 {value}（最亮是 255），人脸可能太暗。",
    remedy="请看看五官清不清楚；不清楚就在亮的地方重新照。",
    citation=OWN_CONVENTIONS,
)
def too_dark(picture: Picture) -> Iterator[Hit]:
    """这里认不出哪里是脸，只看画面中间，所以只提醒。界限是本站定的。"""
    return _perhaps(MIDDLE_LIGHTNESS, picture.middle_lightness)


@APPEARANCE.rule(
    "too-bright",
    field="data",
    severity=Severity.WARNING,
    finds="人脸可能太亮",
    message="画面中间有 {value} 是全白的，人脸可能曝光过度，或者人不在中间。",
    remedy="请看看五官清不清楚；不清楚就把光调暗一点重新照。",
    citation=OWN_CONVENTIONS,
)
def too_bright(picture: Picture) -> Iterator[Hit]:
    """这里认不出哪里是脸，只看画面中间，所以只提醒。界限是本站定的。"""
    return _perhaps(MIDDLE_BURNT, picture.middle_burnt)


@APPEARANCE.rule(
    "person-must-look",
    field="data",
    severity=Severity.NOTE,
    finds="有的要求只有人能看",
    message="下面这些只有人能看，请对着照片看一遍：{points}。",
    remedy="有一条做不到，就重新照。只有穿制服是“尽量”，穿不上的问同级司法局。",
    citation=question_12("person"),
)
def person_must_look(header: Header) -> Iterator[Hit]:
    """化没化妆、戴没戴发夹、穿得合不合适，程序看不出来，也不假装能看出来。"""
    if header.format is not None:
        yield Hit(None, {"points": "；".join(label for _, label in CHECKLIST)})


def _hue(colour: tuple[int, int, int]) -> str:
    """The name of the sixth of the colour circle."""
    hue, _, _ = colorsys.rgb_to_hsv(*(level / 255 for level in colour))
    return _HUES[round(hue * 6) % 6]

"""Rules on the background of a photo. The limits are this site's own."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator

from validators import sources
from validators.model import Severity
from validators.photo.picture.background import Background
from validators.photo.picture.frame import Frame
from validators.photo.picture.measure import Picture
from validators.photo.picture.scales import DEEP, LIGHTNESS, MARKS, PLAIN, SHADOW, TINT, UNEVENNESS, clearly, perhaps
from validators.rules import Hit, RuleSet

BACKGROUND = RuleSet("photo")

_AGAIN = "请在白墙或白布前重新照。不要用软件把背景改白：第十二问不许修图。"
_ASK = "看着就是白的，可以交上去；拿不准就问同级司法局，带上照片，或者在白墙前重新照一张。"
_HUES = ("红色", "黄色", "绿色", "青色", "蓝色", "紫色")


@BACKGROUND.rule(
    "framed",
    field="data",
    severity=Severity.UNSURE,
    finds="四周像有边框或者留白",
    message="照片的{sides}像有边框或者留白。边框和留白不算，背景看的是它里面。",
    remedy="请换没有边框的原片再查。只有这一张的，请问同级司法局能不能用，带上照片。",
    citation=sources.OWN_CONVENTIONS,
)
def framed(picture: Picture, frame: Frame) -> Iterator[Hit]:
    """扫描的照片常常带着白边，或者四周是一大张白纸。只看最边上，会把白纸当成白底，所以看里面。里外都是一片白的不提。"""
    background = picture.background
    white_inside = background and _is_white(background) and PLAIN.ok(picture.plain)
    if not (white_inside and _is_white(frame)):
        sides = (("左边", frame.left), ("上边", frame.top), ("右边", frame.right), ("下边", frame.bottom))
        yield Hit(None, {"sides": "、".join(side for side, wide in sides if wide)})


def _is_white(what: Frame | Background) -> bool:
    return bool(LIGHTNESS.ok(what.lightness) and TINT.ok(what.tint))


@BACKGROUND.rule(
    "no-plain-background",
    field="data",
    severity=Severity.ERROR,
    finds="背景杂乱，或者看不到背景",
    message="看不到一片完整的背景：上边和两侧只有 {value} 属于同一片背景，应当{limit}（本站约定）。",
    remedy=f"{_AGAIN}人照得太满的，离远一点照。照片四周有边框的，换没有边框的原片再查。",
    citation=sources.guide(12, "photo", "background"),
)
def no_plain_background(picture: Picture) -> Iterator[Hit]:
    """从照片上边和两侧往里找背景。找不到连成一片的，多半是在房间里或者室外照的。"""
    return clearly(PLAIN, picture.plain)


@BACKGROUND.rule(
    "background-hard-to-find",
    field="data",
    severity=Severity.UNSURE,
    finds="背景只看清一部分",
    message="上边和两侧只有 {value} 看得出是同一片背景，一般应当{limit}（本站约定）。",
    remedy="背景里有别的东西就重新照。只是人照得太满的，可以交上去；拿不准就问同级司法局，带上照片。",
    citation=sources.guide(12, "photo", "background"),
)
def background_hard_to_find(picture: Picture) -> Iterator[Hit]:
    """人照得太满，或者背景里有门框、影子，都会这样，所以请人看一眼。"""
    return perhaps(PLAIN, picture.plain)


@BACKGROUND.rule(
    "background-at-the-edge-only",
    field="data",
    severity=Severity.UNSURE,
    finds="只有最边上看得到背景",
    message="只有最边上看得到背景：再往里一点，只有 {value} 还是它，一般应当{limit}（本站约定）。",
    remedy="像有边框的，请换没有边框的原片再查。没有边框的，可以交上去；拿不准就问同级司法局，带上照片。",
    citation=sources.guide(12, "photo", "background"),
)
def background_at_the_edge_only(picture: Picture, background: Background) -> Iterator[Hit]:
    """最边上是白的，可能只是边框，里面的背景另是一种颜色。人照得太满也会这样，所以请人看一眼。"""
    if PLAIN.ok(picture.plain):
        yield from perhaps(DEEP, picture.deep)


@BACKGROUND.rule(
    "background-not-white",
    field="data",
    severity=Severity.ERROR,
    finds="背景太暗，不是白的",
    message="背景不够白：亮度是 {value}（纯白是 255），应当{limit}（本站约定）。",
    remedy=_AGAIN,
    citation=sources.guide(12, "photo", "background"),
)
def background_not_white(background: Background) -> Iterator[Hit]:
    """第十二问要白底。灰墙、光线太暗的白墙，照出来都是灰的。多亮算白，指南没有写，是本站定的。"""
    if TINT.ok(background.tint) is not False:
        yield from clearly(LIGHTNESS, background.lightness)


@BACKGROUND.rule(
    "background-nearly-white",
    field="data",
    severity=Severity.UNSURE,
    finds="背景有点灰",
    message="背景有点灰：亮度是 {value}（纯白是 255），一般应当{limit}（本站约定）。",
    remedy=_ASK,
    citation=sources.guide(12, "photo", "background"),
)
def background_nearly_white(background: Background) -> Iterator[Hit]:
    """白墙在室内常常照得偏灰。这一段里看着白不白，各人不一样，所以不判错。"""
    if TINT.ok(background.tint) is not False:
        yield from perhaps(LIGHTNESS, background.lightness)


@BACKGROUND.rule(
    "background-tinted",
    field="data",
    severity=Severity.ERROR,
    finds="背景有颜色",
    message="背景是{hue}的，不是白的：颜色深浅是 {value}（没有颜色是 0），应当{limit}（本站约定）。",
    remedy=_AGAIN,
    citation=sources.guide(12, "photo", "background"),
)
def background_tinted(background: Background) -> Iterator[Hit]:
    """蓝底、红底的证件照很常见，但是第十二问要白底。"""
    return clearly(TINT, background.tint, hue=_hue(background.colour))


@BACKGROUND.rule(
    "background-slightly-tinted",
    field="data",
    severity=Severity.UNSURE,
    finds="背景有点偏色",
    message="背景有点偏{hue}：颜色深浅是 {value}（没有颜色是 0），一般应当{limit}（本站约定）。",
    remedy=_ASK,
    citation=sources.guide(12, "photo", "background"),
)
def background_slightly_tinted(background: Background) -> Iterator[Hit]:
    """白墙在黄色的灯光下照出来会偏黄，相机的白平衡不准也会偏色。"""
    return perhaps(TINT, background.tint, hue=_hue(background.colour))


@BACKGROUND.rule(
    "background-uneven",
    field="data",
    severity=Severity.ERROR,
    finds="背景明暗不匀",
    message="背景明暗不匀：最亮和最暗处相差 {value}，应当{limit}（本站约定）。",
    remedy="人离墙远一点，光从正面来，不要有影子，重新照。不要用软件修：第十二问不许修图。",
    citation=sources.guide(12, "photo", "background"),
)
def background_uneven(background: Background) -> Iterator[Hit]:
    """一边亮一边暗、从白到灰渐变、有大片影子，都不是一片白底。最亮和最暗的各二十分之一不算。"""
    return clearly(UNEVENNESS, background.unevenness)


@BACKGROUND.rule(
    "background-slightly-uneven",
    field="data",
    severity=Severity.UNSURE,
    finds="背景有点明暗不匀",
    message="背景有点明暗不匀：最亮和最暗处相差 {value}，一般应当{limit}（本站约定）。",
    remedy=_ASK,
    citation=sources.guide(12, "photo", "background"),
)
def background_slightly_uneven(background: Background) -> Iterator[Hit]:
    """淡淡的影子和边角变暗，不一定就不算白底，所以不判错。"""
    return perhaps(UNEVENNESS, background.unevenness)


@BACKGROUND.rule(
    "writing-on-background",
    field="data",
    severity=Severity.UNSURE,
    finds="背景上像有字",
    message="背景上像有字、日期或者水印：人像以外的小东西和笔画有 {value}，一般{limit}（本站约定）。",
    remedy="有字的，请换没有字的原片，或者重新照；不要用软件把字抹掉：第十二问不许修图。"
    "只是墙上的斑点、飘起的头发，可以交上去；拿不准就问同级司法局，带上照片。",
    citation=sources.guide(12, "photo", "background"),
)
def writing_on_background(picture: Picture) -> Iterator[Hit]:
    """印着日期、水印、“样照”字样的，背景就不是一片白。字的笔画多，一个字按好几处算；人身上的字和徽章不算。"""
    if picture.background:
        yield from perhaps(MARKS, picture.marks)


@BACKGROUND.rule(
    "shadow-behind",
    field="data",
    severity=Severity.UNSURE,
    finds="人像旁边像是有影子",
    message="人像旁边有一块像是影子，占画面的 {value}，一般{limit}（本站约定）。",
    remedy="是影子就离墙远一点重新照。如果那是灰白的头发或衣领，可以交上去；拿不准就问同级司法局，带上照片。",
    citation=sources.guide(12, "photo", "background"),
)
def shadow_behind(background: Background) -> Iterator[Hit]:
    """闪光灯照出来的影子边缘清楚，和灰白的头发、衣领难以分清，所以请人看一眼。"""
    return perhaps(SHADOW, background.shadow)


def _hue(colour: tuple[int, int, int]) -> str:
    """Name the colour by its sixth of the colour circle."""
    hue, _, _ = colorsys.rgb_to_hsv(*(level / 255 for level in colour))
    return _HUES[round(hue * 6) % 6]

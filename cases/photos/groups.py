"""Hundreds of photos to draw, in groups: clearly good, clearly bad, or in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, product
from typing import Any

from validators.model import Outcome

Look = dict[str, Any]

_PERSONS: tuple[Look, ...] = (
    {},
    {"person": "lifelike"},
    {"skin": "fair", "hair": "brown", "long_hair": True, "clothes": "white"},
    {"skin": "fair", "hair": "white", "clothes": "white", "glasses": True},
    {"skin": "fair", "hair": "bald", "clothes": "grey"},
    {"person": "lifelike", "hair": "brown", "long_hair": True, "clothes": "grey"},
    {"skin": "dark", "clothes": "white", "glasses": True},
    {"skin": "dark", "hair": "bald", "clothes": "black", "close": 1.25},
    {"hair": "brown", "clothes": "grey", "close": 0.8},
    {"long_hair": True, "clothes": "black", "glasses": True, "close": 1.1},
    {"person": "lifelike", "skin": "fair", "hair": "white", "clothes": "white"},
)
# Too close for a shadow behind them to show clearly, so they stand before white walls only.
_VERY_CLOSE: tuple[Look, ...] = (
    {"skin": "fair", "hair": "white", "clothes": "white", "close": 1.5},
    {"skin": "fair", "hair": "white", "clothes": "white", "close": 1.8},
    {"long_hair": True, "close": 1.5},
)
_FILES: tuple[Look, ...] = (
    {"quality": 95, "size": (358, 441)},
    {"quality": 30, "size": (295, 413), "noise": 3},
    {"quality": 60, "size": (480, 640), "noise": 5, "progressive": True},
    {"quality": 75, "size": (180, 240), "noise": 2, "blur": 0.7},
)
_WHITE = ("#ffffff", "#fafafa", "#f5f5f5", "#f0f0f0", "#fbf8f2", "vignette:255:242")
_SHADOWS = ("shadow:45:0.1", "shadow:80:0.15", "shadow:70:0.01", "shadow:110:0.02")
_CLUTTERED = (*(f"room:{number}" for number in range(6)), "leaves", "halves")
_FRAMES = (1, 2, 3, 4, 5, 6, 8)  # percent of the shorter side
_BEHIND_FRAMES = "background-not-white background-tinted no-plain-background background-hard-to-find background-uneven"
_DOUBTFUL = ("#e4e4e4", "#dcdcdc", "#fcf6e6", "vignette:255:222", "shadow:30:0.2", "stripes:25")


@dataclass(frozen=True)
class Group:
    """Photos of one kind. None may get the outcome `wrong`, and one of `rules` must find something in each."""

    name: str
    photos: tuple[Look, ...]
    wrong: Outcome | None
    rules: frozenset[str] = frozenset()


def groups() -> tuple[Group, ...]:
    """All groups, in the order of the table."""
    good = tuple(
        {**person, **file, "background": white}
        for white, person, file in product(_WHITE, _PERSONS + _VERY_CLOSE, _FILES)
    )
    return (
        Group("白底 / white", good, Outcome.FAIL),
        Group("白底，制服 / white, uniform", tuple(_in_uniform()), Outcome.FAIL),
        _bad("灰墙 / grey wall", "background-not-white", "#d2d2d2", "#c8c8c8", "#b4b4b4", "#808080"),
        _bad("蓝底 / blue", "background-tinted", "#438edb", "#0032c8", "#b4d2f0"),
        _bad("红底 / red", "background-tinted", "#c8202f", "#ff0000", "#e8a0a0"),
        _bad("黄墙、绿墙 / yellow, green", "background-tinted", "#f0e0b0", "#c8e6c8"),
        _bad("渐变 / gradient", "background-uneven", "down:255:170", "across:250:180", "vignette:255:160"),
        _bad("影子 / shadow", "background-slightly-uneven background-uneven shadow-behind", *_SHADOWS),
        _bad("杂乱 / cluttered", "no-plain-background background-hard-to-find", *_CLUTTERED),
        _bad("暗 / dark", "background-not-white", "#ffffff", exposure=0.4),
        _bad("黑白 / greyscale", "greyscale", "#ffffff", "#f5f5f5", colour=0),
        _bad("太大 / too large", "larger-than-100-kb", "#ffffff", bytes=102401),
        # A progressive file may have all but its finest detail: then the checker only doubts.
        _bad("断了 / truncated", "truncated perhaps-damaged", "#ffffff", keep=0.7),
        *_framed(),
        *_on_pages(),
        *_not_one_photo(),
        *_spoilt(),
        Group("两可 / in doubt", tuple(_with(*_DOUBTFUL)), None),
    )


def _bad(name: str, rules: str, *backgrounds: str, **more: Any) -> Group:
    return Group(name, tuple(_with(*backgrounds, **more)), Outcome.PASS, frozenset(rules.split()))


def _with(*backgrounds: str, **more: Any) -> Iterator[Look]:
    """Four photos for each background, going round the persons and the kinds of file."""
    persons, files = cycle(_PERSONS), cycle(_FILES)
    for background, _ in product(backgrounds, range(4)):
        yield {**next(persons), **next(files), "background": background, **more}


def _in_uniform() -> Iterator[Look]:
    """Lifelike persons in uniform, with loose hairs, at other sizes."""
    sizes, walls = cycle(((413, 579), (160, 200), (600, 800), (720, 1280), (300, 300))), cycle(_WHITE)
    for skin, hair, close in product(("fair", "medium", "dark"), ("black", "brown", "white"), (0.7, 1.0, 1.4)):
        clothes = "grey" if hair == "brown" else "navy"
        look = {"person": "lifelike", "skin": skin, "hair": hair, "clothes": clothes, "long_hair": hair == "brown"}
        yield {**look, "close": close, "size": next(sizes), "background": next(walls), "noise": 2, "quality": 70}


def _each(backgrounds: tuple[str, ...], ways: tuple[str, ...], **more: Any) -> tuple[Look, ...]:
    """Every background with everything that may be made of the photo, going round the persons and the kinds of file."""
    persons, files = cycle(_PERSONS), cycle(_FILES)
    return tuple(
        {**next(persons), **next(files), "background": background, "remade": way, **more}
        for background, way in product(backgrounds, ways)
    )


def _on_pages() -> Iterator[Group]:
    """Photos on a white page, in the middle and elsewhere, and scanned ones that lie a little askew."""
    walls, hidden = ("#438edb", "#c8202f", "#b4b4b4"), frozenset(_BEHIND_FRAMES.split())
    middle = tuple(f"page:{wide}:{wide}:{wide}:{wide}" for wide in (0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 1))
    yield Group("白纸中间，别的背景 / white page, other", _each(walls, middle), Outcome.PASS, hidden)
    elsewhere = ("page:.3:.3:0:0", "page:.1:.6:.4:.2", "page:0:.3:0:.3", "page:.4:0:.4:0", "page:0:0:.5:.5")
    yield Group("白纸一角，别的背景 / off-centre", _each(walls, elsewhere), Outcome.PASS, hidden)
    yield Group("白纸上，白底 / white page, white", _each(("#ffffff", "#f5f5f5"), middle + elsewhere), Outcome.FAIL)
    askew = ("scan:.1:2", "scan:.2:1.5", "scan:.3:-3", "scan:.5:-1", "scan:1:.5")
    yield Group("扫描的，别的背景 / scanned, other", _each(walls, askew), Outcome.PASS, hidden)


def _not_one_photo() -> Iterator[Group]:
    """What is handed over in place of one plain photo of one person."""
    walls = ("#ffffff", "#fafafa")
    sheets = ("sheet:4:2", "sheet:2:2", "sheet:2:4", "sheet:3:3", "sheet:1:2", "sheet:5:2")
    rules = "several-subjects no-person-seen unusual-shape writing-on-background framed"
    kinds = (
        ("整版 / sheets", sheets),
        ("截图 / screenshots", ("screenshot:2.17", "screenshot:2", "screenshot:1.78")),
        ("两个人 / two people", ("twice",)),
        ("文件 / documents", ("document:12", "document:18", "document:24")),
    )
    for name, ways in kinds:
        yield Group(name, _each(walls, ways), Outcome.PASS, frozenset((*rules.split(), "greyscale")))
    marks = ("watermark:90:.06", "watermark:180:.06", "watermark:255:.06", "watermark:128:.1", "dated:.06", "dated:.09")
    yield Group("有字 / writing", _each(walls, marks), Outcome.PASS, frozenset(("writing-on-background",)))


def _spoilt() -> Iterator[Group]:
    """Photos whose data are not all there although they have an end, and such as lack but the end."""
    ways = ("cut:.3", "cut:.5", "cut:.9", "zeros:.4", "zeros:.7", "hole:.3:512", "hole:.7:512")
    lost = tuple(look for way in ways for look in _with("#ffffff", spoilt=way, progressive=False))
    yield Group("数据缺了 / data lost", lost, Outcome.PASS, frozenset(("truncated",)))
    fewer = tuple(look for way in ("cut:.3", "cut:.4") for look in _with("#ffffff", spoilt=way, progressive=True))
    yield Group("缺几遍 / scans lost", fewer, Outcome.PASS, frozenset(("truncated", "perhaps-damaged")))
    grey = _each(("#ffffff",), ("grey:.5", "grey:.75", "grey:.9"))
    yield Group("一端是灰的 / grey end", grey, Outcome.PASS, frozenset(("grey-end",)))
    endless = tuple(_with("#ffffff", spoilt="endless"))
    yield Group("只缺结尾 / without an end", endless, Outcome.FAIL, frozenset(("perhaps-damaged",)))


def _framed() -> Iterator[Group]:
    """Framed photos: some good without the frame, some not."""
    hardly = product(_FRAMES, (("#ffffff", "#fafafa"), ("#f5f5f5", "#ffffff"), ("#ffffff", "#f0f0f0")))
    thin = tuple(look for wide, (frame, wall) in hardly for look in _with(wall, frame=wide, frame_colour=frame))
    yield Group("白框，白底 / white frame, white", thin, Outcome.FAIL)
    walls = ("#438edb", "#c8202f", "#808080", "#f0e0b0", *_CLUTTERED)
    bad = tuple(look for wide in _FRAMES for look in _with(*walls, frame=wide))
    yield Group("白框，别的背景 / white frame, other", bad, Outcome.PASS, frozenset(_BEHIND_FRAMES.split()))
    sides = ("top", "left right", "left top", "left top right")
    partly = tuple(look for side in sides for look in _with("#438edb", "#808080", frame=5, frame_sides=side))
    yield Group("几边白 / white on some sides", partly, Outcome.PASS, frozenset(_BEHIND_FRAMES.split()))
    lines = product((1, 2, 4), ("#000000", "#438edb", "#808080"))
    dark = tuple(look for wide, frame in lines for look in _with("#fafafa", frame=wide, frame_colour=frame))
    yield Group("有色的框，白底 / dark frame, white", dark, None)

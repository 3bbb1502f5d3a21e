"""The measures and their limits. All limits are this site's own: no source gives figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from validators.rules import Hit


@dataclass(frozen=True)
class Scale:
    """A measure. Values up to `good` are fine, values from `bad` on are not, values in between are undecided.

    `more_is_better` reverses this: fine from `good` upwards, not fine from `bad` downwards. With `bad` None, a value
    that is not fine is undecided.
    """

    name: str
    label: str
    unit: str
    good: int
    bad: int | None
    more_is_better: bool = False

    def ok(self, value: float) -> bool | None:
        """Return True if the value is fine, False if not, None if undecided."""
        worse = -1 if self.more_is_better else 1
        if worse * value <= worse * self.good:
            return True
        return False if self.bad is not None and worse * value >= worse * self.bad else None

    @property
    def threshold(self) -> str:
        """The values that are fine, in words."""
        return f"{'至少' if self.more_is_better else '至多'} {self.good}{self.unit}"

    def shown(self, value: float, places: int = 0) -> str:
        """Round the value to so many places, or more if rounding would move it across a limit."""
        while self.ok(round(value, places)) is not self.ok(value):
            places += 1
        return f"{value:.{places}f}"

    def in_words(self, value: float, places: int = 0) -> str:
        """Return the rounded value with its unit."""
        return f"{self.shown(value, places)}{self.unit}"


def clearly(scale: Scale, value: float, **more: object) -> Iterator[Hit]:
    """Yield a hit if the value is not fine."""
    if scale.ok(value) is False:
        yield Hit(None, {"value": scale.in_words(value), "limit": scale.threshold, **more})


def perhaps(scale: Scale, value: float, **more: object) -> Iterator[Hit]:
    """Yield a hit if the value is undecided."""
    if scale.ok(value) is None:
        yield Hit(None, {"value": scale.in_words(value), "limit": scale.threshold, **more})


LIGHTNESS = Scale("background-lightness", "背景亮度（纯白是 255）", "", 232, 215, more_is_better=True)
TINT = Scale("background-tint", "背景颜色深浅（没有颜色是 0）", "", 16, 28)
UNEVENNESS = Scale("background-unevenness", "背景明暗相差（均匀是 0）", "", 16, 40)
PLAIN = Scale("background-plain", "上边和两侧属于同一片背景的部分", "%", 75, 50, more_is_better=True)
DEEP = Scale("background-deep", "再往里一点仍是这片背景的部分", "%", 15, None, more_is_better=True)
SHADOW = Scale("background-shadow", "背景上像影子的部分", "%", 1, None)
COLOUR = Scale("colour", "画面颜色深浅（黑白照片接近 0）", "", 16, 8, more_is_better=True)
MIDDLE_LIGHTNESS = Scale("middle-lightness", "画面中间最亮处的亮度", "", 90, None, more_is_better=True)
MIDDLE_BURNT = Scale("middle-burnt", "画面中间全白的部分", "%", 50, None)
SKIN = Scale("middle-skin", "画面中间像皮肤颜色的部分", "%", 10, None, more_is_better=True)
SUBJECTS = Scale("subjects", "分开的、有皮肤颜色的东西", " 块", 1, None)
MARKS = Scale("marks", "背景上像字的小东西", " 处", 2, None)
GREY_END = Scale("grey-end", "一端一片灰的部分", "%", 2, None)
SEE_THROUGH = Scale("see-through", "透明的部分", "%", 0, None)

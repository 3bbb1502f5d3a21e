"""Makes inputs for a checker out of its cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from cases import cases_of
from cases.photos.files import Recipe, file_of
from cases.rosters import FILES, Cannot, drawn
from fuzz import contents, texts
from fuzz.choosing import Choosing, one_in, one_of
from validators import CHECKERS
from validators.model import choices_of
from validators.photo.decode import decode
from validators.photo.pixels import LONGEST_SIDE, Pixels
from validators.roster.open import open_file
from validators.roster.table import Choices

_ODD: Sequence[Any] = (
    *(None, True, False, 0, -1, 1.5, 10**30, float("inf"), float("nan"), "", " ", "null", "\ud800", [], {}),
    *(["川X010099"], [[]], {"number": "川X010099"}, ["a"] * 50),
)
_TODAYS = (
    "2026-03-01",
    "2026-03-31",
    "2026-04-01",
    "2024-02-29",
    "2025-12-31",
    "2026-07-20",
    "0001-01-01",
    "9999-12-31",
)
_LARGEST_SEED = 120_000  # bytes
_FORMATS: tuple[Literal["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF"], ...] = (
    "JPEG",
    "PNG",
    "WEBP",
    "GIF",
    "BMP",
    "TIFF",
)


@dataclass(frozen=True)
class Generated:
    """An input for a checker. Of a file, `raw` holds the bytes as they are; `taken` is what the checker takes."""

    checker: str
    raw: Any
    today: str

    @property
    def taken(self) -> Any:
        """The input with a roster's file opened, as the page and the command line do it."""
        is_file = self.checker == "roster" and isinstance(self.raw, dict) and isinstance(self.raw.get("data"), bytes)
        return {**self.raw, "data": open_file(self.raw["data"], Choices())} if is_file else self.raw

    @property
    def is_typed(self) -> bool:
        """Whether a form could give this: texts alone."""
        return isinstance(self.raw, dict) and all(isinstance(value, str) for value in self.raw.values())

    @property
    def day(self) -> date:
        """The day of the check."""
        return date.fromisoformat(self.today)


@dataclass(frozen=True)
class _Seeds:
    """What the inputs of a checker are made of: typed ones, words that stand in them, and files with their pictures."""

    typed: tuple[Mapping[str, Any], ...]
    words: tuple[str, ...]
    files: tuple[bytes, ...]
    pixels: tuple[Pixels, ...]


@cache
def seeds_of(checker: str) -> _Seeds:
    """The seeds of a checker, in a fixed order."""
    typed = tuple(case.raw for case in cases_of(checker) if not case.is_drawn and isinstance(case.raw, dict))
    words = dict.fromkeys(word for raw in typed for word in _texts(raw) if len(word) < 400)
    files, pixels = _drawings(checker)
    return _Seeds(typed or ({},), (*words, "张三", "2018年12月31日", "川X06210010"), files, pixels)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _drawings(checker: str) -> tuple[tuple[bytes, ...], tuple[Pixels, ...]]:
    if checker == "photo":
        # Small ones, so that a change hits what a format says of itself and not the picture.
        small = [file_of(Recipe(size=(24, 30), format=kind, software="Adobe", creator_tool="x")) for kind in _FORMATS]
        small += [file_of(Recipe(size=(24, 30), progressive=True, photoshop=each)) for each in ("saved", "iptc", "web")]
        raws = [case.raw for case in cases_of("photo")]
        files = [raw["data"] for raw in raws if raw.get("data") and len(raw["data"]) < _LARGEST_SEED]
        pixels = tuple(raw["pixels"] for raw in raws if raw.get("pixels"))
        return (*small, *files), (*pixels[::4], *filter(None, map(decode, small)))
    found: list[bytes] = []
    for name in FILES if checker == "roster" else ():
        with suppress(Cannot):
            found.append(drawn(name))
    return tuple(data for data in found if len(data) < _LARGEST_SEED), ()


def generated(checker: str, choosing: Choosing) -> Generated:
    """Make an input: the same one for the same decisions."""
    today = _TODAYS[0] if not one_in(choosing, 4) else one_of(choosing, _TODAYS)
    seeds = seeds_of(checker)
    takes_file = checker == "photo" or (checker == "roster" and one_in(choosing, 2))
    if takes_file and not one_in(choosing, 50):
        raw: Any = _file(checker, choosing, seeds)
    elif one_in(choosing, 200):
        raw = one_of(choosing, _ODD)
    else:
        raw = _typed(checker, choosing, seeds)
    return Generated(checker, raw, today)


def _changes(choosing: Choosing) -> range:
    return range(1 + choosing.below(one_of(choosing, (1, 2, 4, 12))))


def _file(checker: str, choosing: Choosing, seeds: _Seeds) -> dict[str, Any]:
    data = one_of(choosing, seeds.files)
    for _ in _changes(choosing):
        data = contents.changed(data, choosing, seeds.files)
    name = "x.jpg" if not one_in(choosing, 10) else texts.changed("照片.jpg", choosing, seeds.words)
    if checker == "roster":
        return {"name": name, "data": data, **({"unit": "广安市水务局"} if one_in(choosing, 3) else {})}
    return {"name": name, "data": data, "pixels": _picture(choosing, seeds)}


def _picture(choosing: Choosing, seeds: _Seeds) -> Pixels | None:
    """None mostly: it takes much more time than the rest."""
    if not one_in(choosing, 40):
        return None
    if one_in(choosing, 2):
        return one_of(choosing, seeds.pixels)
    width, height = (1 + choosing.below(one_of(choosing, (2, 90, LONGEST_SIDE))) for _ in range(2))
    tile = bytes(choosing.below(256) for _ in range(4 * (1 + choosing.below(5))))
    return Pixels(width, height, (tile * (4 * width * height // len(tile) + 1))[: 4 * width * height])


def _typed(checker: str, choosing: Choosing, seeds: _Seeds) -> dict[str, Any]:
    raw = dict(one_of(choosing, seeds.typed))
    model = CHECKERS[checker].input_model.model_fields
    for _ in _changes(choosing):
        name = one_of(choosing, list(model))
        if one_in(choosing, 40):
            raw[one_of(choosing, (name, "unknown", "\u202e"))] = one_of(choosing, _ODD)
        elif answers := choices_of(model[name]):
            raw[name] = one_of(choosing, answers).value
        elif isinstance(raw.get(name), list):
            raw[name] = _rows(raw[name], choosing, seeds.words)
        elif one_in(choosing, 12):
            raw.pop(name, None)
        elif name not in ("data", "size", "pixels", "rows"):
            given = raw.get(name)
            typed = given if isinstance(given, str) else one_of(choosing, seeds.words)
            raw[name] = texts.changed(typed, choosing, seeds.words)
    return raw


def _rows(rows: list[Any], choosing: Choosing, words: Sequence[str]) -> list[Any]:
    """Change a table: one of its cells, or its rows."""
    table = [[*row] for row in rows]
    if not table or not all(table):
        return [["姓名", "公民身份号码"], ["张三", one_of(choosing, words)]]
    at = choosing.below(len(table))
    column = choosing.below(len(table[at]))
    way = choosing.below(8)
    if way == 0:
        table.insert(at, [*one_of(choosing, table)])
    elif way == 1:
        del table[at]
    elif way == 2:
        table = [row[column:] + row[:column] for row in table]
    elif way == 3:
        table[at][column] = one_of(choosing, (0.0, 1.5, -1.0, 45292.0, 5.1e17, 1e300, float("inf"), float("nan")))
    elif way == 4:
        table = [*table, *table[1:] * one_of(choosing, (1, 3, 9))][:300]
    else:
        table[at][column] = texts.changed(str(table[at][column]), choosing, words)
    return table

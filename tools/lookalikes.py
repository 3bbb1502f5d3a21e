"""Writes `validators/tables/lookalike_ideographs.toml` anew: ideographs that are taken for one another.

    python -m tools.lookalikes UNIHAN CONFUSABLES SANS SERIF

UNIHAN is the folder with Unihan_Variants.txt and Unihan_DictionaryLikeData.txt of the Unicode Character Database (zip,
or Debian's unicode-data, unpacked), CONFUSABLES the file confusables.txt of UTS #39. SANS and SERIF are two fonts of
Noto CJK (the .ttc files; Debian's fonts-noto-cjk): how alike two ideographs look is measured in them. It takes minutes.
"""

from __future__ import annotations

import argparse
import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter, ImageFont

TABLE = Path(__file__).parent.parent / "validators" / "tables" / "lookalike_ideographs.toml"
# 蓥 of 华蓥, which is not among the common characters.
_MORE = "蓥"
# What people know to be mixed up, and what the measure does not find: a stroke moved, the same shape wider, the form
# that a character has as a part of others.
_KNOWN = (
    "日曰 目且 八入 人八 力刀 土工 炙灸 农衣 林材 司可 司同 外处 水永 和利 民氏 部陪 教救 政改 政攻 科料 抢抡 "
    "县具 问闻 监鉴 护沪 厂广 药约 青靑 清淸 卫卩 今令 审宙 商啇 商啻 划刬 粮粱 粮梁 规现 建健 质贡 宗宋 新断 "
    "食良 电龟 视规 区叵 会合 合含 象像 气乞 道通 源愿 园圆 障章 保堡 侨桥 输轮 督瞥 综棕 济挤 市布 文又 育盲 务努 "
    "情凊 水氺 水氷 永氺 永氷 言讠 金钅 食饣 网罒"
)
_VARIANT_FIELDS = ("kSimplifiedVariant", "kTraditionalVariant")
_OTHER_FORM_FIELDS = ("kZVariant", "kSemanticVariant", "kSpoofingVariant")
# How alike (1: the same) two must look to be listed: with another four-corner code, and with the same.
_COMMON = (0.80, 0.72)
_LESS_COMMON = (0.84, 0.76)
_RARE = (0.92, 0.86)
_CHINESE_FACE = 2  # the number of the simplified one in a file of Noto CJK
_SIZE, _WIDTH, _HEIGHT = 64, 72, 80  # pixels: the glyph and its picture, which is then halved
_BLUR = 1.2
_SHIFTS = tuple(itertools.product((-1, 0, 1), repeat=2))
_LINE = 110
_HEAD = """\
# 容易看错、打错的字：一组里的字，任何两个都可能互相写成对方。一组一个词，用空格隔开。
# variants 是简体、繁体和异体；lookalikes 是样子相像的。只收常用字（GB 2312 一级）和它们的对方。
# 来源：{sources}。
# 由 tools/lookalikes.py 生成，不用手改。
"""

Pair = frozenset[str]
Codes = dict[str, set[str]]


def table(variants: Iterable[Pair], lookalikes: Iterable[Pair], sources: str) -> str:
    """Return the table as TOML. Look-alikes leave out what `variants` has."""
    known = set(variants)
    parts = {"variants": known, "lookalikes": set(lookalikes) - known}
    text = "".join(f'\n{name} = """\n{filled(groups(pairs))}\n"""\n' for name, pairs in parts.items())
    return _HEAD.format(sources=sources) + text


def groups(pairs: Iterable[Pair]) -> list[str]:
    """Return the pairs as groups in which any two are a pair: they take less room."""
    left = set(pairs)
    others: dict[str, set[str]] = defaultdict(set)
    for one, other in map(sorted, left):
        others[one].add(other)
        others[other].add(one)
    found = []
    for pair in sorted(left, key=sorted):
        if pair not in left:
            continue
        group = set(pair)
        for character in sorted(set.intersection(*(others[member] for member in pair))):
            if group <= others[character] and any(frozenset((character, member)) in left for member in group):
                group.add(character)
        left -= {frozenset(each) for each in itertools.combinations(group, 2)}
        found.append("".join(sorted(group)))
    return found


def filled(words: Iterable[str]) -> str:
    """Return the words on lines of the tables' width."""
    lines = [""]
    for word in words:
        if len(lines[-1]) + len(word) >= _LINE:
            lines.append("")
        lines[-1] += f" {word}" if lines[-1] else word
    return "\n".join(lines)


def variants_of(database: str, common: Iterable[str], typed: set[str]) -> set[Pair]:
    """Return the pairs of each common character, its simplified and traditional forms, and the other forms of those.

    `database` is the text of Unihan_Variants.txt; of other forms, only those in `typed` count.
    """
    forms, others = _field(database, _VARIANT_FIELDS), _field(database, _OTHER_FORM_FIELDS)
    pairs: set[Pair] = set()
    for character in common:
        group = {character} | forms[character]
        group |= {other for member in tuple(group) for other in others[member] & typed}
        pairs |= {frozenset(each) for each in itertools.combinations(group, 2)}
    return pairs


def _field(database: str, names: tuple[str, ...]) -> Codes:
    """Return for each character those that a field names, in both directions; of the basic plane alone."""
    found: Codes = defaultdict(set)
    for line in re.findall(rf"^U\+([0-9A-F]{{4}})\t(?:{'|'.join(names)})\t(.+)$", database, re.MULTILINE):
        character = chr(int(line[0], 16))
        for code in re.findall(r"U\+([0-9A-F]{4})\b", line[1]):
            if chr(int(code, 16)) != character:
                found[character].add(chr(int(code, 16)))
                found[chr(int(code, 16))].add(character)
    return found


def confusables_of(database: str, common: set[str]) -> Iterator[Pair]:
    """Yield the pairs of single characters in confusables.txt of which one is common and the other no radical."""
    classes: dict[str, set[str]] = defaultdict(set)
    for code, target in re.findall(r"^([0-9A-F]{4}) ;\t([0-9A-F]{4}) ;", database, re.MULTILINE):
        classes[target] |= {chr(int(code, 16)), chr(int(target, 16))}
    for members in classes.values():
        for pair in itertools.combinations(sorted(members), 2):
            if common & set(pair) and all(_is_written(character) for character in pair):
                yield frozenset(pair)


def _is_written(character: str) -> bool:
    return "\u3041" <= character <= "\u30ff" or "\u3400" <= character <= "\u9fff"


def standard(encoding: str, rows: range) -> list[str]:
    """Return the ideographs in these rows (first bytes) of a Chinese, Japanese or Korean standard."""
    codes = (bytes((row, cell)) for row in rows for cell in range(0xA1, 0xFF))
    characters = (code.decode(encoding, "ignore") for code in codes)
    return [character for character in characters if "\u4e00" <= character <= "\u9fff"]


def pictures(font: Path, characters: str) -> NDArray[np.float32]:
    """Draw a small grey picture of each character: rows of pixels."""
    face = ImageFont.truetype(str(font), _SIZE, index=_CHINESE_FACE)
    small = (_WIDTH // 2, _HEIGHT // 2)
    drawn = np.empty((len(characters), small[1], small[0]), np.float32)
    for place, character in enumerate(characters):
        picture = Image.new("L", (_WIDTH, _HEIGHT))
        ImageDraw.Draw(picture).text((4, 0), character, fill=255, font=face, anchor="la")
        drawn[place] = np.asarray(picture.filter(ImageFilter.GaussianBlur(_BLUR)).resize(small, Image.Resampling.BOX))
    return drawn


def likeness(drawn: NDArray[np.float32], first: int) -> NDArray[np.float32]:
    """Return how well each of the first pictures fits each of all, moved by a pixel at most: 1 if they are the same."""
    base = _normed(drawn)
    best = np.full((first, len(drawn)), -1, np.float32)
    for shift in _SHIFTS:
        moved = base if shift == (0, 0) else _normed(np.roll(drawn, shift, axis=(1, 2)))
        np.maximum(best, base[:first] @ moved.T, out=best)
    return best


def _normed(drawn: NDArray[np.float32]) -> NDArray[np.float32]:
    flat = drawn.reshape(len(drawn), -1)
    flat = flat - flat.mean(axis=1, keepdims=True)
    return np.asarray(flat / np.linalg.norm(flat, axis=1, keepdims=True), np.float32)


def lookalikes_of(fonts: Iterable[Path], corners: Codes, common: list[str], less: list[str]) -> Iterator[Pair]:
    """Yield the pairs of a common character and any that look alike in the fonts; `corners` are four-corner codes."""
    known = {*common, *less}
    rare = [chr(code) for code in range(0x4E00, 0x9FA6) if chr(code) not in known]
    everything = "".join([*common, *less, *rare])
    measured = [likeness(pictures(font, everything), len(common)) for font in fonts]
    mean = sum(measured[1:], measured[0]) / len(measured)
    for one, other in np.argwhere(mean >= min(*_COMMON, *_LESS_COMMON, *_RARE)):
        if other >= len(common) or other > one:
            alone, same_code = _COMMON if other < len(common) else _LESS_COMMON if other < len(known) else _RARE
            shares = corners[everything[one]] & corners[everything[other]]
            if mean[one, other] >= (same_code if shares else alone):
                yield frozenset((everything[one], everything[other]))


def _corners(database: str) -> Codes:
    found: Codes = defaultdict(set)
    for code, values in re.findall(r"^U\+([0-9A-F]{4})\tkFourCornerCode\t(.+)$", database, re.MULTILINE):
        found[chr(int(code, 16))] = {value[:4] for value in values.split()}
    return found


def edition(text: str, pattern: str) -> str:
    """Return the version that a file of Unicode's names. Raises ValueError if it names none."""
    match = re.search(pattern, text)
    if match is None:
        raise ValueError("this is no file of the Unicode Character Database: it names no version")
    return match[1]


def main(unihan: Path, confusables: Path, fonts: list[Path]) -> None:
    """Read the sources and write the table."""
    variants = (unihan / "Unihan_Variants.txt").read_text(encoding="utf-8")
    dictionary = (unihan / "Unihan_DictionaryLikeData.txt").read_text(encoding="utf-8")
    spoofing = confusables.read_text(encoding="utf-8-sig")
    common = [*standard("gb2312", range(0xB0, 0xD8)), *_MORE]
    less = [character for character in standard("gb2312", range(0xD8, 0xF8)) if character not in _MORE]
    typed = {chr(code) for code in range(0x4E00, 0xA000) if _is_typed(chr(code))}
    pairs = {
        *lookalikes_of(fonts, _corners(dictionary), common, less),
        *confusables_of(spoofing, set(common)),
        *map(frozenset, _KNOWN.split()),
    }
    faces = (ImageFont.truetype(str(font), _SIZE, index=_CHINESE_FACE) for font in fonts)
    names = "、".join(str(face.getname()[0]) for face in faces)
    sources = (
        f"Unihan {edition(variants, 'Unicode version: ([0-9.]+)')}（Unihan_Variants.txt，四角号码）、"
        f"UTS #39 {edition(spoofing, 'Version: ([0-9.]+)')}（confusables.txt）、{names} 的字形，"
        "另有几组是手写在程序里的"
    )
    TABLE.write_text(table(variants_of(variants, common, typed), pairs, sources), encoding="utf-8")


def _is_typed(character: str) -> bool:
    """Return whether a standard that input methods and documents go by has it."""
    return any(character.encode(name, "ignore") for name in ("gbk", "big5hkscs", "euc_jp", "euc_kr"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the table of ideographs that are taken for one another anew.")
    parser.add_argument("unihan", type=Path, help="the folder with Unihan_Variants.txt")
    parser.add_argument("confusables", type=Path, help="confusables.txt of UTS #39")
    parser.add_argument("fonts", type=Path, nargs=2, help="Noto CJK's sans and serif, the .ttc files")
    arguments = parser.parse_args()
    main(arguments.unihan, arguments.confusables, arguments.fonts)

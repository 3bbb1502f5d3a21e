"""Writes `validators/tables/homophones.toml` anew: common ideographs that are typed alike in Pinyin.

python -m tools.homophones
"""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from pypinyin import Style, __version__, pinyin
from pypinyin.contrib.tone_convert import to_normal
from pypinyin.phrases_dict import phrases_dict

from tools.lookalikes import filled, standard

TABLE = Path(__file__).parent.parent / "validators" / "tables" / "homophones.toml"
_FEWEST_PHRASES, _SMALLEST_SHARE = 5, 0.1  # of those with a character, until another reading than the first counts
_HEAD = f"""\
# 读音一样的字，不分声调：用拼音打字，一组里的任何两个都可能互相打成对方。一组一个词，用空格隔开。
# 只收常用字（GB 2312 一级）；多音字收常用的读音。
# 来源：pypinyin {__version__}。
# 由 tools/homophones.py 生成，不用手改。
"""


def table() -> str:
    """Return the table as TOML."""
    common = standard("gb2312", range(0xB0, 0xD8))
    in_phrases: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        for character, (reading, *_) in zip(phrase, readings, strict=False):
            in_phrases[character][to_normal(reading)] += 1
    sounds: dict[str, list[str]] = defaultdict(list)
    for character in common:
        for sound in _readings(character, in_phrases[character]):
            sounds[sound].append(character)
    groups = ("".join(group) for _, group in sorted(sounds.items()) if len(group) > 1)
    return f'{_HEAD}\nhomophones = """\n{filled(groups)}\n"""\n'


def _readings(character: str, in_phrases: Counter[str]) -> set[str]:
    """Return how a character is commonly read, without tones."""
    fewest = max(_FEWEST_PHRASES, _SMALLEST_SHARE * in_phrases.total())
    common = {sound for sound, count in in_phrases.items() if count >= fewest}
    return common | {sound for (sound,) in pinyin(character, style=Style.NORMAL)}


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")

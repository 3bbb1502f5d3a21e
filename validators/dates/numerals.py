"""Numbers in Chinese numerals, as in dates: 二〇一八, 十二, 三十一, 廿一, 叁拾壹, 二千零一十八."""

from __future__ import annotations

_BY_VALUE = ("〇零○", "一壹弌", "二贰貳弍两兩", "三叁參叄弎", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {numeral: value for value, numerals in enumerate(_BY_VALUE) for numeral in numerals}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SHORT = {"廿": "二十", "卅": "三十"}

DIGIT_NUMERALS = "".join(_DIGITS)
NUMERALS = DIGIT_NUMERALS + "十拾" + "".join(_SHORT)
"""The numerals in months and days. Years have hundreds and thousands too."""


def number_of(text: str) -> int | None:
    """Read a number in ASCII digits, Chinese numerals or a mixture of both; None if they make no number.

    Reads digit by digit (二〇一八), or with units if there is one (十八, 二千零一十八).
    """
    spelled = "".join(_SHORT.get(character, character) for character in text)
    values = [int(character) if character.isascii() else _DIGITS.get(character) for character in spelled]
    if None not in values:
        return int("".join(map(str, values)))
    total, last_unit = 0, 10_000
    digit: int | None = None
    for character, value in zip(spelled, values, strict=True):
        if value is not None:
            if digit:
                return None
            digit = value
        else:
            unit = _UNITS[character]
            if unit >= last_unit:
                return None
            total += (digit or 1) * unit
            last_unit, digit = unit, None
    return total + (digit or 0)

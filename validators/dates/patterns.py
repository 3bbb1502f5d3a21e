"""The ways to write a date, as regular expressions for text normalised with `DATE_STEPS`."""

from __future__ import annotations

import re

from validators.dates.numerals import DIGIT_NUMERALS, NUMERALS
from validators.normalise import HYPHEN_CHARACTERS, LETTERS_AND_DIGITS

_SIGNS = rf"{HYPHEN_CHARACTERS}/.\\\u2044\u2215\u2571"
# These separate other things too. Chinese input methods type 。、，· for a point, and 一 looks like a hyphen.
_LOOSE_SIGNS = ",:_。、丶·•‧∙⋅・一ー\uff61\uff64\uff65\ufe50\ufe51\ufe52"
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GAP = " {0,9}"  # bounded: thousands of spaces would take seconds

_YEAR = rf"(?<![0-9])(?P<year>[0-9{DIGIT_NUMERALS}]{{4}}|[2二贰貳弍两兩][千仟][{NUMERALS}百佰]{{1,6}})"
_MONTH = rf"(?P<month>[0-9]{{1,2}}(?![0-9])|元|[{NUMERALS}][{NUMERALS}0]{{0,3}}(?![{NUMERALS}0]))"
# A letter after a single digit may stand for the second digit.
_ASCII_DAY = "[0-9]{2}(?![0-9])|[0-9](?![0-9OoIl])"
# 2018年6月-12月 is half a year and no day.
_DAY = rf"(?P<day>{_ASCII_DAY}|[{NUMERALS}][{NUMERALS}0]{{0,4}}(?![{NUMERALS}0-9]))(?!{_GAP}月)"

# A cell of a table may have the weekday and the time in it.
_WEEKDAY = rf"(?:{_GAP}\(?{_GAP}(?:星期|周|礼拜)[一二三四五六日天](?:{_GAP}\))?)?"
_SIGNED = r"[+\-\u2212][0-9]{1,2}(?::?[0-9]{2})?"
_OFFSET = rf"(?P<offset>(?:{_GAP}(?:UTC|GMT){_GAP}{_SIGNED}|{_SIGNED}|{_GAP}(?:[Zz]|UTC|GMT))(?![0-9A-Za-z]))?"
_CLOCK = r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2})(?P<second>:[0-9]{2}(?:[.,][0-9]+)?)?"
_TIME = rf"(?:[T ]{{0,9}}(?:上午|下午|中午|晚上|凌晨)?{_GAP}{_CLOCK}(?:{_GAP}[AaPp][Mm](?![A-Za-z]))?{_OFFSET})?"
_END = rf"{_WEEKDAY}{_TIME}"

_DAY_AND_END = rf"{_DAY}(?:{_GAP}[日号號])?{_END}"
YEAR_FIRST = re.compile(rf"{_YEAR}{_GAP}[{_SIGNS}年]{{1,2}}{_GAP}{_MONTH}{_GAP}[{_SIGNS}月]{{1,2}}{_GAP}{_DAY_AND_END}")
LOOSELY_WRITTEN = re.compile(
    rf"{_YEAR}{_GAP}[{_SIGNS}{_LOOSE_SIGNS}年]{{1,2}}{_GAP}{_MONTH}"
    rf"{_GAP}[{_SIGNS}{_LOOSE_SIGNS}月]{{1,2}}{_GAP}{_DAY_AND_END}"
)
# Eight digits may be something else, so they must start like a recent year.
_EIGHT_DIGITS = r"(?<![0-9A-Za-z])(?P<year>(?:19|20)[0-9]{2}|1899|000[01])(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
TIMESTAMP = re.compile(rf"{_EIGHT_DIGITS}T(?P<hour>[0-9]{{2}})(?P<minute>[0-9]{{2}})(?P<second>[0-9]{{2}})?{_OFFSET}")
EIGHT_DIGITS = re.compile(rf"{_EIGHT_DIGITS}(?![0-9]){_END}")
FOURTEEN_DIGITS = re.compile(rf"{_EIGHT_DIGITS}[0-9]{{6}}(?![0-9])")


def _year_last(sign: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![0-9])(?P<one>[0-9]{{1,2}}){_GAP}(?P<sign>{sign}){_GAP}(?P<other>[0-9]{{1,2}})"
        rf"{_GAP}(?P=sign){_GAP}(?P<year>[0-9]{{4}})(?![0-9]){_END}"
    )


YEAR_LAST = _year_last(rf"[{_SIGNS}{_LOOSE_SIGNS}]")
_ASCII = re.IGNORECASE | re.ASCII  # or ſ would be an s: 7 ſep 2018
_NAME = rf"(?P<month>{'|'.join(MONTH_NAMES)})[A-Za-z]{{0,6}}"
_ORDINAL = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_FOUR_DIGITS = "(?P<year>[0-9]{4})(?![0-9])"
DAY_AND_NAME = re.compile(
    rf"(?<![0-9A-Za-z]){_ORDINAL}[ .,/\-]{{0,3}}{_NAME}[ .,/\-]{{0,3}}{_FOUR_DIGITS}{_END}", _ASCII
)
NAME_AND_DAY = re.compile(rf"(?<![A-Za-z]){_NAME}[ .]{{0,3}}{_ORDINAL}[ ,]{{1,3}}{_FOUR_DIGITS}{_END}", _ASCII)
_WORD = f"{LETTERS_AND_DIGITS}_"
# Three cells of a row can look like these.
_ANY_SIGN = rf"[^{_WORD}\s]| "
YEAR_FIRST_APART = re.compile(
    rf"(?<![0-9])(?P<year>[0-9]{{4}}){_GAP}(?P<sign>{_ANY_SIGN}){_GAP}(?P<month>[0-9]{{1,2}}){_GAP}(?P=sign){_GAP}(?P<day>{_ASCII_DAY})(?:{_GAP}[日号號])?{_END}"
)
YEAR_LAST_APART = _year_last(_ANY_SIGN)
UNCERTAIN = (YEAR_FIRST_APART, YEAR_LAST_APART)
COMPLETE = (
    YEAR_FIRST,
    TIMESTAMP,
    FOURTEEN_DIGITS,
    EIGHT_DIGITS,
    LOOSELY_WRITTEN,
    YEAR_LAST,
    DAY_AND_NAME,
    NAME_AND_DAY,
    *UNCERTAIN,
)

_NO_MORE = rf"(?![0-9]|{_GAP}[{_SIGNS}{_LOOSE_SIGNS}月]{_GAP}[0-9])"
# A sign after 月 may lead to the end of a period: 2020年1月-2026年1月.
_NO_DAY = rf"(?!{_GAP}[{_SIGNS}{_LOOSE_SIGNS}]?{_GAP}[0-9]{{1,2}}(?![0-9]|{_GAP}[年月]))"
YEAR_AND_MONTH = re.compile(
    rf"(?<![0-9][{_SIGNS}]){_YEAR}{_GAP}(?:年{_GAP}{_MONTH}(?:{_GAP}月{_NO_DAY}|(?!{_GAP}月){_NO_MORE})"
    rf"|[{_SIGNS}。·]{_GAP}(?P<number>[0-9]{{1,2}}){_NO_MORE})(?:份)?"
)
_APART = (rf"(?<![{_WORD}.\-/])", rf"(?![{_WORD}.\-/])")  # for what stands apart from other words and numbers
# Before 2013 they could also be a day with a year of two digits: 201012.
SIX_DIGITS = re.compile(rf"{_APART[0]}(?P<year>20(?:1[3-9]|[2-4][0-9]))(?P<month>0[1-9]|1[0-2]){_APART[1]}")
YEAR_ALONE = re.compile(rf"(?<![0-9][{_SIGNS}]){_YEAR}{_GAP}年(?![{NUMERALS}0-9度])")
BARE_YEAR = re.compile(rf"{_APART[0]}(?P<year>(?:19|20)[0-9]{{2}}){_APART[1]}")
# A spreadsheet's count of days, with or without the time of day: 43465, 43,465, 43465.0.
SERIAL = re.compile(
    rf"(?:(?<![{_WORD}])|(?<=[期间]))(?<![.,\-/])(?P<serial>[0-9]{{2}},?[0-9]{{3}})(?:\.[0-9]*)?(?![{_WORD}\-/]|,[0-9])"
)
INCOMPLETE = (YEAR_AND_MONTH, SIX_DIGITS, YEAR_ALONE, BARE_YEAR, SERIAL)

_TWO = rf"(?:[0-9]{{1,2}}|[{NUMERALS}]{{1,3}})"
SHORT_YEAR = re.compile(rf"(?<![0-9]){_TWO}{_GAP}[{_SIGNS}年]{_GAP}{_TWO}{_GAP}[{_SIGNS}月]{_GAP}{_TWO}(?![0-9])")
NO_YEAR = re.compile(rf"{_TWO}{_GAP}[{_SIGNS}月]{_GAP}{_TWO}{_GAP}[日号號]?")

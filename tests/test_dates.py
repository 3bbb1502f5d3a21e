"""Dates in a text: written in Chinese numerals, year last, with an offset from UTC, as a spreadsheet's number."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.dates import Style, read_date
from validators.dates.numerals import NUMERALS, number_of

DIGITS = ("〇一二三四五六七八九", "零一二三四五六七八九", "○一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖")
CHINA = timezone(timedelta(hours=8))

days = st.dates(date(2000, 1, 1), date(2049, 12, 31))


def by_digits(number: int, digits: str) -> str:
    return "".join(digits[int(digit)] for digit in str(number))


def with_units(number: int, digits: str, ten: str, *, one_ten: bool = False) -> str:
    """A number up to 99 as it is spoken: 十二, 二十, 三十一; with `one_ten` 一十二."""
    tens, ones = divmod(number, 10)
    before = "" if tens == 0 else ten if tens == 1 and not one_ten else digits[tens] + ten
    return before + (digits[ones] if ones else "")


@pytest.mark.parametrize("digits", DIGITS)
@given(day=days, one_ten=st.booleans(), name=st.sampled_from(["", "张三", "王五 ", "发证日期：", "川X010001\t"]))
def test_a_date_in_chinese_numerals_is_the_one_in_digits(digits: str, day: date, one_ten: bool, name: str) -> None:
    ten = "拾" if "壹" in digits else "十"
    month, ordinal = (with_units(number, digits, ten, one_ten=one_ten) for number in (day.month, day.day))
    for year in (by_digits(day.year, digits), str(day.year)):
        reading = read_date(f"{name}{year}年{month}月{ordinal}日")
        assert day == reading.value
        assert name.strip(" \t：") == reading.around


@given(number=st.integers(1, 99))
def test_a_number_is_read_in_every_spelling(number: int) -> None:
    for digits in DIGITS:
        for one_ten in (False, True):
            assert number == number_of(with_units(number, digits, "十", one_ten=one_ten))
        assert number == number_of(by_digits(number, digits))
    if number in range(20, 40):
        short = "廿" if number < 30 else "卅"
        assert number == number_of(short + with_units(number % 10, DIGITS[0], "十"))


@given(text=st.text(st.sampled_from("0123456789" + NUMERALS + "百千"), min_size=1, max_size=6))
def test_numerals_make_a_number_or_none(text: str) -> None:
    number = number_of(text)
    assert number is None or number >= 0


@given(day=days)
def test_a_date_with_its_year_last_has_each_meaning_that_exists(day: date) -> None:
    (written,) = read_date(f"{day.day}/{day.month}/{day.year}").dates
    meanings = {first for first, _ in written.periods}
    assert day in meanings
    assert (len(meanings) == 1) == (day.day > 12 or day.day == day.month)


@given(day=days)
def test_the_number_of_a_day_in_a_spreadsheet(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for text in (f"{serial}", f"{serial}.0", f"张三\t{serial}", f"{serial:,}"):
        (written,) = read_date(text).dates
        assert Style.SERIAL is written.style
        assert (day, day) == written.periods[0]


@given(moment=st.datetimes(datetime(2000, 1, 1), datetime(2049, 12, 31)), offset=st.integers(-12 * 60, 14 * 60))
def test_a_moment_is_the_day_that_it_is_in_china(moment: datetime, offset: int) -> None:
    there = moment.replace(tzinfo=timezone(timedelta(minutes=offset)))
    assert there.astimezone(CHINA).date() == read_date(there.isoformat()).value
    in_utc = there.astimezone(UTC)
    assert there.astimezone(CHINA).date() == read_date(f"{in_utc:%Y%m%dT%H%M%SZ}").value


@given(text=st.text(st.sampled_from("0123456789〇一二十千年月日-/.:TZ+ OIl张（") | st.characters(), max_size=60))
def test_dates_stand_in_order_and_apart(text: str) -> None:
    reading = read_date(text)
    places = [place for written in reading.dates for place in written.at]
    assert sorted(places) == places
    assert all(0 <= place <= len(text) for place in places)
    for written in reading.dates:
        assert all(first <= last for first, last in written.periods)
        assert bool(written.periods) or written.why_impossible

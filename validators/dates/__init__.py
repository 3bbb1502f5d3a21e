"""Dates as people write them: 2018-12-31, 2018年12月31日, 二〇一八年十二月三十一日, 20181231, alone or in a text."""

from validators.dates.reading import DateReading, read_date
from validators.dates.written import Period, Style, Written, day_of, in_words, why_impossible

__all__ = ["DateReading", "Period", "Style", "Written", "day_of", "in_words", "read_date", "why_impossible"]

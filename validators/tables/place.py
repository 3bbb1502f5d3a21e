"""The place that the site is about, and whom people there ask: all that another city would have to change."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from datetime import date

from validators.tables.entries import read_table


# Plain classes: browsers fetch a memory image, in which a model takes several times the room.
@dataclass(frozen=True)
class Entry:
    """Values of one kind, mostly one, and the source and date of them."""

    values: tuple[str, ...]
    source: str
    dated: date

    def __str__(self) -> str:
        """Return what a sentence has."""
        return "、".join(self.values)


@dataclass(frozen=True)
class Example:
    """A certificate number to show, and its parts."""

    region: str
    department: str
    serial: str

    def __str__(self) -> str:
        """Return the whole number."""
        return self.region + self.department + self.serial


@dataclass(frozen=True)
class Place:
    """The whole table."""

    city: Entry
    city_code: Entry
    counties: Entry
    municipal_number: Entry
    county_number: Entry
    company: Entry
    company_short: Entry
    telephone: Entry
    qq: Entry
    system_address: Entry
    superior_level: Entry
    superior_kind: Entry
    superior_unit: Entry

    @property
    def municipal(self) -> Example:
        """The example of a municipal number."""
        return _example(self.municipal_number)

    @property
    def county(self) -> Example:
        """The example of a county's number."""
        return _example(self.county_number)


def _example(entry: Entry) -> Example:
    number = str(entry)
    return Example(number[:-6], number[-6:-4], number[-4:])


def parse_place(toml_text: str) -> Place:
    """Parse a table. Raises ValueError that names, in Chinese, the entry that is wrong."""
    table = tomllib.loads(toml_text)
    names = [field.name for field in fields(Place)]
    if sorted(table) != sorted(names):
        raise ValueError(f"place.toml 要有这些项目，不多也不少：{'、'.join(names)}")
    place = Place(**{name: _entry(name, table[name]) for name in names})
    for name, pattern in (
        ("city_code", "川[A-Z]"),
        ("municipal_number", f"{place.city_code}[0-9]{{6}}"),
        ("county_number", f"{place.city_code}[0-9]{{8}}"),
    ):
        value = str(getattr(place, name))
        if not re.fullmatch(pattern, value):
            raise ValueError(f"place.toml 的 {name}：写法不对，现在是 {value}")
    return place


def _entry(name: str, written: object) -> Entry:
    given = written if isinstance(written, dict) else {}
    value, source, dated = (given.get(key) for key in ("value", "source", "dated"))
    values = tuple(value) if isinstance(value, list) else (value,)
    texts = [text for text in (*values, source) if isinstance(text, str) and text]
    if not values or len(texts) <= len(values) or type(dated) is not date or len(given) != len(fields(Entry)):
        raise ValueError(f"place.toml 的 {name}：要写 value、source、dated 三样，文字放在引号里，日期如 2019-05-13")
    return Entry(tuple(texts[:-1]), texts[-1], dated)


PLACE = parse_place(read_table("place.toml"))

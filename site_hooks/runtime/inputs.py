"""What the build has the checkers with a form check, to see which functions run: all cases, and many more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from cases import cases_of, checkers_with_cases
from validators import CHECKERS

Check = tuple[str, str, str]
"""A checker's name, the values as JSON, and today's date."""

_GENERATED = 20_000
_TODAY = "2026-03-01"
_DAYS = 4000  # from 2020 on
_PIECES = [
    *"0123456789Xx川ＡＢ０１９－—-、。，.:：;；/年月日号（）()“”\"' \t\n\u3000\u200b\u00a0\0",
    *("\ufeff", "\U0001f600", "e\u0301", "\u202e", "\ud7ff", "\U00020bb7", "①", "Ⅻ", "½", "ß", "İ", "ﬁ"),
    *("2024-07-20", "20240720", "43465", "2025年3月31日", "川X010001", "51160219900307001X", "519999900307001"),
    *("已审", "未审", "张三", "广安市司法局", "委托", "1e400", "NaN", "-0", "<b>", "{}", "null", "9" * 30, "字" * 200),
]
_FOR_EACH = [{}, {"": ""}, {"other": "1"}, {"number": None}, {"number": 1.5}, {"text": ["1"]}]
# Found by `python -m fuzz.left_out`. First as many lines as the page takes at once: right after a start they run a
# function that they do not run later. Then half a character, a Hangul syllable, and lines that are nearly all too many.
_FOUND: list[tuple[str, dict[str, str]]] = [
    *(
        ("lines", {"of": checker, "text": "\n".join(form.format(1 + at // 100, at) for at in places)})
        for checker, form in (("certificate-number", "川X{:02}{:04}"), ("resident-id", "5199991990030{:01}{:04}"))
        for places in (range(500), range(499, -1, -1), [number * 181 % 500 for number in range(500)])
    ),
    ("certificate-number", {"number": "川X\ud800"}),
    ("replacement", {"unit_on_certificate": "县水务局", "current_unit": "\ub110水务局"}),
    ("lines", {"of": "resident-id", "text": "序号\n" * 2000}),
]


def checks(generated: int = _GENERATED) -> list[Check]:
    """What was found to be rare, all cases of the checkers with a form, then so many inputs made from them.

    The same at every call.
    """
    judged = [name for name in checkers_with_cases() if not CHECKERS[name].file]
    known = {name: [(case.raw, case.today) for case in cases_of(name)] for name in judged}
    cases = [(name, json.dumps(values), today) for name, given in known.items() for values, today in given]
    odd = [(name, json.dumps(values), _TODAY) for name in judged for values in _FOR_EACH]
    inputs = {name: [values for values, _ in given if isinstance(values, dict)] for name, given in known.items()}
    found = [(name, json.dumps(values), _TODAY) for name, values in _FOUND]
    return [*found, *cases, *odd, *_generated(inputs, generated)]


def _generated(inputs: dict[str, list[dict[str, Any]]], many: int) -> Iterator[Check]:
    chance = Random(20_000)  # noqa: S311 — nothing here is secret
    for index in range(many):
        name = list(inputs)[index % len(inputs)]
        values = dict(_one_of(inputs[name], chance))
        for field, value in values.items():
            if chance.random() < 0.5:
                values[field] = _changed(str(value), inputs[name], field, chance)
        day = date(2020, 1, 1) + timedelta(int(chance.random() * _DAYS))
        yield name, json.dumps(values), day.isoformat()


def _changed(text: str, inputs: list[dict[str, Any]], field: str, chance: Random) -> str:
    """The text with a piece more or less, in another place, or that of another input."""
    start, end = sorted(int(chance.random() * (len(text) + 1)) for _ in range(2))
    piece = str(_one_of(_PIECES, chance))
    other = str(_one_of(inputs, chance).get(field, ""))
    ways = (
        text[:start] + piece + text[start:],
        text[:start] + piece + text[start + 1 :],
        text[:start] + text[start + 1 :],
        text[:start] + text[end:],
        text[:end] + text[start:],
        text[end:] + text[:end],
        other,
        f"{text}\n{other}",
        text.translate({point: point + 0xFEE0 for point in range(0x21, 0x7F)}),
        piece,
    )
    return str(_one_of(ways, chance))


def _one_of(items: Any, chance: Random) -> Any:
    return items[int(chance.random() * len(items))]

"""Times everything that takes text with the texts that patterns find hardest, and tells which takes longest.

    python -m fuzz.limits [CHECKER ...] [--processes P]

A pattern that goes over a text again and again takes its time on long runs of what it looks for, and on what is nearly
right again and again. So each field, cell and name is filled to its limit with one thing repeated: each character that
the rules tell from others, any two of those that they look for, what people write, and that without its last
character; nested, and with something else at its end.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import islice, product

from fuzz.inputs import seeds_of
from fuzz.texts import POOL
from validators import CHECKERS
from validators.engine import check
from validators.model import choices_of
from validators.roster.across import compared
from validators.roster.columns import CERTIFICATE_NUMBER, KEYS, LABELS, NAME, RESIDENT_ID, UNIT_NAME
from validators.roster.open import open_rows
from validators.roster.people import People
from validators.roster.submission.file_names import Owners
from validators.roster.written import written
from validators.rules import Checker

MOST = 0.05  # seconds of the processor
LINE = 2_000
"""Characters of a line of many, as of a number by itself."""
CELL = 32_767
"""Characters of a cell: a workbook holds no more."""
TODAY = date(2026, 3, 1)
NUMBER = LABELS[CERTIFICATE_NUMBER]
_SOUGHT = "019X川O年月日-/. 、至(审局\t"
_WORDS = (
    *("519999199003070013", "519999900307001", "2018-12-31 ", "2018年12月31日、", "31 Dec 2018 ", "43465,", "1,000"),
    *("川X010099", "川X06210010、", "12:30 UTC+8 ", "二〇一八年", "１２", "\r\n", "0 1\t2\n", "5.1E+17", "60分/100"),
    *("年审", "已审", "有效期至", "没有", "受到处分", "因工作", "至今", "广安市", "水务局", "委员会(公章)", "单位："),
    *("身份证", "血型", "e\u0301", "⼾口", "&#x0;", "<td>", "%s{}", "\\", "姓名_", "photo-"),
)
ENDS = ("", "!", "川X010099", "2018-12-31", "519999199003070013", "局", "6")


@dataclass(frozen=True)
class Target:
    """Something that takes text of at most `limit` characters."""

    name: str
    limit: int
    judge: Callable[[str], object]


@cache
def pieces() -> tuple[str, ...]:
    """Return what texts are made of by repeating it."""
    written = [word for checker in CHECKERS for word in seeds_of(checker).words if 1 < len(word) < 24][::6]
    pairs = (one + other for one, other in product(_SOUGHT, _SOUGHT) if one != other)
    nearly = (word[:-1] for word in (*_WORDS, *written))
    return tuple(dict.fromkeys(filter(None, (*POOL, *pairs, *_WORDS, *written, *nearly))))


def texts(limit: int) -> Iterator[str]:
    """Yield texts of just this many characters."""
    for piece, end in product(pieces(), ENDS):
        is_long = len(piece) > 1 or piece in _SOUGHT
        if len(end) < limit and (is_long or end in ENDS[:2]):
            yield (piece * (limit // len(piece) + 1))[: limit - len(end)] + end
    for opening, closing in ("()", "（）", "[]", "【】", "“”"):
        yield opening * (limit // 2) + "局" * (limit % 2) + closing * (limit // 2)


def fields_of(checker: Checker) -> dict[str, int]:
    """Return the limit of each field that takes text."""
    about = checker.input_model.model_json_schema()["properties"]
    limits = {
        name: max((kind.get("maxLength", 0) for kind in each.get("anyOf", ())), default=0)
        for name, each in about.items()
    }
    return {name: limit for name, limit in limits.items() if limit}


def targets_of(checker: Checker) -> Iterator[Target]:
    """Yield what takes text in the checker: each of its fields alone, and with all others full of the same."""
    fields = fields_of(checker)

    # A roster's fields say nothing without people.
    person = {LABELS[NAME]: "张三", LABELS[RESIDENT_ID]: "519999199003070013", LABELS[UNIT_NAME]: "广安市水务局"}
    beside = {"rows": [[*person], [*person.values()]]} if checker.name == "roster" else {}

    def judge(raw: Mapping[str, object]) -> object:
        return check(checker, beside | dict(raw), TODAY)

    def judge_one(name: str, more: Mapping[str, str], text: str) -> object:
        return judge({name: text, **more})

    if checker.name == "lines":
        for of in choices_of(checker.input_model.model_fields["of"]):
            yield Target(f"a line of {of.value}", LINE, partial(judge_one, "text", {"of": of.value}))
        return
    for name, limit in fields.items():
        yield Target(name, limit, partial(judge_one, name, {}))
    if len(fields) > 1:
        yield Target(
            "all fields",
            max(fields.values()),
            lambda text: judge({name: text[len(text) - limit :] for name, limit in fields.items()}),
        )
        # What compares two texts has most to do if they are not the same, and made of the same.
        yield Target(
            "all fields, unlike",
            max(fields.values()),
            lambda text: judge({name: _unlike(text, at)[:limit] for at, (name, limit) in enumerate(fields.items())}),
        )
    if checker.name == "roster":
        yield from _targets_of_roster(judge, person)


def _unlike(text: str, at: int) -> str:
    """Return the text, or, for every second place, its first character as often."""
    return text[0] * len(text) if at % 2 else text


def _targets_of_roster(judge: Callable[[Mapping[str, object]], object], person: Mapping[str, str]) -> Iterator[Target]:
    def judge_cell(column: str, text: str) -> object:
        row = {**person, column: text}
        return judge({"rows": [[*row], [*row.values()]]})

    def judge_two_cells(column: str, text: str) -> object:
        # People are compared who have a number of one unit.
        rows = [{**person, NUMBER: f"川X01000{at}", column: _unlike(text, at)} for at in range(2)]
        return judge({"rows": [[*rows[0]], *([*row.values()] for row in rows)]})

    for name, column in LABELS.items():
        yield Target(f"a cell of {name}", CELL, partial(judge_cell, column))
    for name in (*KEYS, UNIT_NAME):
        yield Target(f"two cells of {name}", CELL, partial(judge_two_cells, LABELS[name]))
    yield Target("a heading", CELL, lambda text: judge({"rows": [[*person, text], [*person.values(), "1"]]}))
    yield Target("a title", CELL, lambda text: judge({"rows": [[text], [*person], [*person.values()]]}))
    yield Target("a line of people", CELL, written)
    owners = Owners([*compared(People(open_rows([[*person], [*person.values()]]).tables))])
    yield Target("the name of a photo", 1_000, owners.of)


def time_of(target: Target, text: str) -> float:
    """Return how long it takes, in seconds of the processor: the least of three, if it seems long."""
    times: list[float] = []
    while not times or (times[-1] > MOST / 2 and len(times) < 3):
        start = time.process_time()
        target.judge(text)
        times.append(time.process_time() - start)
    return min(times)


def _worst_of(checker: str, at: int, every: int) -> str:
    """Return the longest time of a target, by its place in `targets_of`, and the text that took it, in a line."""
    os.nice(19)
    target = [*targets_of(CHECKERS[checker])][at]
    took, text = max((time_of(target, text), text) for text in islice(texts(target.limit), at % every, None, every))
    too_long = "  TOO LONG" if took > MOST else ""
    return f"{checker} {target.name} ({target.limit}): {took * 1000:.1f} ms {text[:24]!r} … {text[-8:]!r}{too_long}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line. Return 1 if a text takes too long."""
    parser = argparse.ArgumentParser(prog="fuzz.limits", description="Time what takes text.")
    parser.add_argument("checkers", nargs="*", metavar="CHECKER", help=f"of {', '.join(CHECKERS)}; all by default")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many; one a processor")
    parser.add_argument("--every", type=int, default=1, help="try one text of so many, for a quick look")
    given = parser.parse_args(arguments)
    asked = [
        (checker, at, given.every)
        for checker in given.checkers or CHECKERS
        for at, _ in enumerate(targets_of(CHECKERS[checker]))
    ]
    too_long = False
    with ProcessPoolExecutor(given.processes) as pool:
        for told in pool.map(_worst_of, *zip(*asked, strict=True)):
            too_long = too_long or "TOO LONG" in told
            print(told, flush=True)
    return int(too_long)


if __name__ == "__main__":
    sys.exit(main())

"""Times each field at its limit with the texts that patterns find hardest, and tells which takes longest.

    python -m fuzz.limits [CHECKER ...]

A pattern that goes over a text again and again takes its time on long runs of what it looks for, so each field is
filled to its limit with one thing repeated, and with something else at its end.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from validators import CHECKERS
from validators.engine import check
from validators.model import choices_of
from validators.rules import Checker

MOST = 0.05  # seconds of the processor
LONGEST = 6_000
"""Characters of a text of many lines: it is timed a line at a time."""
REPEATED = (
    *(
        "0",
        "1",
        "2",
        "20",
        "9",
        "X",
        "川",
        "川X",
        "川X01",
        "川X010099",
        "519999",
        "519999199003070013",
        "O",
        "l",
        "a",
        "年",
        "一",
    ),
    *(
        "二",
        "十",
        "〇",
        "2018",
        "2018-",
        "2018年",
        "12月",
        "1-",
        "1.",
        "1,",
        "1/",
        "-",
        "—",
        ".",
        ",",
        "，",
        "、",
        "·",
        "(",
        ")",
        "（",
    ),
    *(
        "[",
        " ",
        "\t",
        "\n",
        "\r\n",
        "\u3000",
        "\u200b",
        "1 ",
        "1\t",
        "1\n",
        "a ",
        "a\t",
        "0 1\t2\n",
        "2018 12 ",
        "12:",
        "12:30 ",
    ),
    *(
        "2018-12-31",
        "2018-12-31 ",
        "2018年12月31日",
        "2018年12月31日、",
        "43465 ",
        "43465,",
        "31 Dec 2018 ",
        "Dec ",
        "UTC+8",
    ),
    *(
        "年审",
        "已审",
        "未审",
        "有效期至",
        "至",
        "办证",
        "没有",
        "无",
        "受过",
        "受到处分",
        "因工作",
        "本人",
        "至今",
        "、",
        "的",
        "和",
    ),
    *(
        "局",
        "市",
        "广安市",
        "水务局",
        "委员会",
        "(公章)",
        "单位：",
        "户",
        "⼾",
        "０",
        "Ｘ",
        "é",
        "e\u0301",
        "😀",
        "\U0002ebf0",
        "_",
        "~",
        "×",
    ),
    *(
        "合格",
        "60分",
        "6",
        "/100",
        "1,000",
        "1e",
        "E+",
        "5.1",
        "'",
        '"',
        "=",
        "?",
        "□",
        "*",
        "…",
        "&",
        "<",
        "{}",
        "%s",
        "\\",
    ),
)
ENDS = ("", "!", "川X010099", "2018-12-31", "519999199003070013", "局", "6")


def texts(limit: int) -> Iterator[str]:
    """Yield texts of just this many characters."""
    for piece, end in product(REPEATED, ENDS):
        if len(end) < limit:
            yield (piece * (limit // len(piece) + 1))[: limit - len(end)] + end


def fields_of(checker: Checker) -> Iterator[tuple[str, int]]:
    """Yield the name and the limit of each field that takes text."""
    for name, about in checker.input_model.model_json_schema()["properties"].items():
        limit = max((kind.get("maxLength", 0) for kind in about.get("anyOf", ())), default=0)
        if limit:
            yield name, min(limit, LONGEST)


def inputs_of(checker: Checker) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield inputs with one field at its limit, each after the field's name: alone, and with all others the same."""
    fields = dict(fields_of(checker))
    kinds: Sequence[dict[str, str]] = [{}]
    if checker.name == "lines":
        kinds = [{"of": each.value} for each in choices_of(checker.input_model.model_fields["of"])]
    for (name, limit), kind in product(fields.items(), kinds):
        for text in texts(limit):
            yield name, {**kind, name: text}
            if len(fields) < 5 and len(fields) > 1:
                yield name, {**kind, **{other: text[::-1][:most] for other, most in fields.items()}, name: text}


def time_of(checker: Checker, raw: dict[str, str]) -> float:
    """Return how long the check takes, in seconds of the processor: the least of three, if it seems long."""
    times: list[float] = []
    while not times or (times[-1] > MOST / 2 and len(times) < 3):
        start = time.process_time()
        check(checker, raw, date(2026, 3, 1))
        times.append(time.process_time() - start)
    return min(times)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line. Return 1 if a text takes too long."""
    parser = argparse.ArgumentParser(prog="fuzz.limits", description="Time each field at its limit.")
    parser.add_argument("checkers", nargs="*", metavar="CHECKER", help=f"of {', '.join(CHECKERS)}; all by default")
    given = parser.parse_args(arguments)
    too_long = False
    for checker in map(CHECKERS.__getitem__, given.checkers or CHECKERS):
        worst: dict[str, tuple[float, dict[str, str]]] = {}
        for name, raw in inputs_of(checker):
            worst[name] = max(worst.get(name, (0.0, {})), (time_of(checker, raw), raw), key=lambda timed: timed[0])
        for name, (took, raw) in worst.items():
            too_long = too_long or took > MOST
            print(f"{checker.name} {name}: {took * 1000:.1f} ms", {field: text[:24] for field, text in raw.items()})
    return int(too_long)


if __name__ == "__main__":
    sys.exit(main())

"""Lets several Pythons judge the same inputs, and tells where their verdicts differ by a byte.

    python -m fuzz.everywhere [--count N] [--only PART [--first N] [--most N]] [PYTHON ...]

The inputs are all cases, the characters that the editions of Unicode disagree on, and N generated ones. This Python,
each PYTHON (programs of installations that have what requirements/command-line.txt lists) and Pyodide judge them.
They are the same in each run, so pieces of a part will do as well.
"""

from __future__ import annotations

import argparse
import base64
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from cases import Case, cases_of, checkers_with_cases
from cases.rosters import Cannot, drawn
from fuzz.choosing import AtRandom
from fuzz.inputs import Generated, generated
from harness import ROOT
from harness.pyodide import run_bare, run_in_image
from validators import CHECKERS

Asked = Mapping[str, Any]
"""A check that every Python can be asked, as JSON."""
Judge = Callable[[str, object], Any]
"""Runs a program with what its variable `given` holds as JSON, and returns what its last line gives."""

JUDGING = """
import base64, json
from datetime import date
from validators import CHECKERS
from validators.engine import check
from validators.photo.pixels import Pixels
from validators.roster.open import open_file
from validators.roster.table import Choices

def told(checker, raw, today, data=None, pixels=None, sheets=(), header=()):
    if data is not None:
        content = base64.b64decode(data)
        choices = Choices(sheets=tuple(sheets), header=tuple(header))
        raw["data"] = open_file(content, choices) if checker == "roster" else content
    if pixels is not None:
        raw["pixels"] = Pixels(pixels[0], pixels[1], base64.b64decode(pixels[2]))
    return check(CHECKERS[checker], raw, date.fromisoformat(today)).model_dump_json()

json.dumps([told(**asked) for asked in json.loads(given)])
"""
# What stands in front of a program, and behind it, so that any Python prints what the last line gives.
_FRAME = "import ast, sys\ngiven = sys.stdin.read()\nprogram = {!r}\n" + (
    "*body, last = ast.parse(program).body\n"
    "exec(compile(ast.Module(body, []), 'program', 'exec'))\n"
    "print(eval(compile(ast.Expression(last.value), 'program', 'eval')))\n"
)
# What Python says of each character that a rule could go by, as one number; editions differ in more than categories.
PROPERTIES = """
import json, re, unicodedata, zlib
WORD, DIGIT, SPACE = map(re.compile, (r"\\w", r"\\d", r"\\s"))
def said(code):
    c = chr(code)
    forms = [unicodedata.normalize(form, c) for form in ("NFC", "NFD", "NFKC", "NFKD")]
    is_in = [c.isspace(), c.isalpha(), c.isalnum(), c.isdecimal(), c.isdigit(), c.isnumeric(), c.isprintable()]
    matched = [bool(pattern.match(c)) for pattern in (WORD, DIGIT, SPACE)]
    cases = [c.upper(), c.lower(), c.title(), c.casefold()]
    told = (unicodedata.category(c), unicodedata.numeric(c, None), *forms, *is_in, *matched, *cases)
    return zlib.crc32(ascii(told).encode())
json.dumps([unicodedata.unidata_version, [*map(said, range(0x110000))]])
"""
# What the rules make of each character, by blocks of 256.
AS_READ = """
import json, zlib
from validators import normalise
from validators.dates.reading import DATE_STEPS
from validators.normalise import normalise as read, visible
from validators.tables.character_kinds import is_format, is_shown, is_sign
STEPS = (*normalise.CODE_STEPS, normalise.ORDINARY_IDEOGRAPHS)
def made(code):
    c = chr(code)
    kinds = (is_format(c), is_shown(c), is_sign(c), not c.strip(), len(c.split()), len(f"a{c}b".splitlines()))
    return ascii((kinds, [read(c, steps).text for steps in (STEPS, DATE_STEPS)], visible(c)))
blocks = range(0, 0x110000, 256)
json.dumps([zlib.crc32("".join(map(made, range(start, start + 256))).encode()) for start in blocks])
"""
_BATCH = 2_000
_PARTS = ("cases", "characters", "generated")


def asked_of(given: Generated) -> Asked:
    """Put a generated input so that every Python can be asked."""
    return _asked(given.checker, given.raw, given.today)


def asked_of_case(case: Case) -> Asked | None:
    """Put a case so that every Python can be asked; None if a program is missing that draws its file."""
    if not (case.checker == "roster" and case.is_drawn):
        return _asked(case.checker, case.raw, case.today)
    raw = dict(case.input)
    name, sheets, header = raw.pop("file"), raw.pop("sheets", ()), raw.pop("header", ())
    try:
        data = drawn(name)
    except Cannot:
        return None
    return {**_asked("roster", {"name": name, "data": data, **raw}, case.today), "sheets": sheets, "header": header}


def _asked(checker: str, raw: Any, today: str) -> Asked:
    apart: dict[str, Any] = {}
    if isinstance(raw, dict) and isinstance(raw.get("data"), bytes):
        apart["data"] = base64.b64encode(raw["data"]).decode()
        if pixels := raw.get("pixels"):
            apart["pixels"] = (pixels.width, pixels.height, base64.b64encode(pixels.data).decode())
        raw = {name: value for name, value in raw.items() if name not in ("data", "pixels")}
    return {"checker": checker, "raw": raw, "today": today, **apart}


def with_character(character: str) -> Iterator[Asked]:
    """Yield checks with the character wherever somebody could type it and a rule could look at it."""
    c = character
    raws: tuple[tuple[str, dict[str, Any]], ...] = (
        ("certificate-number", {"number": f"张{c} 川X01{c}0099"}),
        ("resident-id", {"number": f"{c}519999199003070013", "birth_date": f"1990{c}3{c}7"}),
        ("annual-review", {"issued_on": f"办{c}2018-12-31{c}有效期{c}至2019-12-31", "valid_until": f"{c}43465"}),
        ("replacement", {"unit_on_certificate": f"广安市{c}水务局", "current_unit": f"广安市水务局{c}"}),
        ("application-form", {"name": f"张{c}", "general_exam_score": f"8{c}5", "sanctions": f"无{c}"}),
        (
            "application-form",
            {"unit_name": f"{c}广安市{c}水务局", "staffing": f"公务员{c}", "certificate_number": f"川x{c}01"},
        ),
        ("application-form", {"general_exam_date": f"2025{c}7{c}20", "special_exam_date": f"７{c}", "duty": c}),
        ("lines", {"of": "certificate-number", "text": f"编{c}号\n川X010099{c}\n{c}"}),
        ("photo", {"name": f"张{c}.JP{c}G", "size": 1}),
        ("roster", {"rows": [["姓名", f"身份证{c}", f"血{c}型"], [f"张{c}", f"{c}519999199003070013", c]]}),
    )
    return (_asked(checker, raw, "2026-03-01") for checker, raw in raws)


def differing(editions: Iterable[Sequence[object]]) -> list[str]:
    """Return the characters of which not all editions say the same; of each edition, what PROPERTIES gives."""
    return [chr(code) for code, told in enumerate(zip(*editions, strict=True)) if len({*told}) > 1]


def inputs(count: int) -> Iterator[Generated]:
    """Yield generated inputs, of each checker as many."""
    for at in range(count):
        checker = list(CHECKERS)[at % len(CHECKERS)]
        yield generated(checker, AtRandom(f"everywhere {at}"))


def cpython(program: str) -> Judge:
    """An installed Python as a judge."""

    def run(source: str, given: object) -> Any:
        command = [program, "-c", _FRAME.format(source)]
        done = subprocess.run(
            command, input=json.dumps(given), capture_output=True, text=True, encoding="utf-8", check=True, cwd=ROOT
        )
        return json.loads(done.stdout)

    return run


def disagreements(asked: Iterable[Asked], judges: Mapping[str, Judge]) -> Iterator[tuple[Asked, dict[str, str]]]:
    """Yield each check on which the judges do not agree to the byte, with the verdict of each."""
    left = iter(asked)
    while batch := [*islice(left, _BATCH)]:
        verdicts = {name: judge(JUDGING, batch) for name, judge in judges.items()}
        for at, check in enumerate(batch):
            given = {name: told[at] for name, told in verdicts.items()}
            if len({*given.values()}) > 1:
                yield check, given


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line. Return 1 if they disagree."""
    parser = argparse.ArgumentParser(prog="fuzz.everywhere", description="Compare the verdicts of several Pythons.")
    parser.add_argument("pythons", nargs="*", metavar="PYTHON", help="programs with the packages of the command line")
    parser.add_argument("--count", type=int, default=20_000, help="how many inputs to generate")
    parser.add_argument("--only", choices=_PARTS, help="only this part")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="begin it with its check of this number")
    parser.add_argument("--most", type=int, metavar="N", help="take so many checks of it")
    given = parser.parse_args(arguments)
    others = {program: cpython(program) for program in (sys.executable, *given.pythons)}
    judges = others | {"Pyodide": run_in_image}
    wanted = [given.only] if given.only else _PARTS
    total = _read_alike(judges) if "characters" in wanted and not given.first else 0
    last = given.first + given.most if given.most else None
    for part in wanted:
        asked = [*islice(_asked_in(part, given.count, others), given.first, last)]
        found = [*disagreements(asked, judges)]
        total += len(found)
        print(f"{len(asked):,} of the part “{part}”: {len(found)} not the same everywhere", flush=True)
        for check, verdicts in found[:20]:
            print(json.dumps(check)[:2000], *(f"  {name}: {verdict}" for name, verdict in verdicts.items()), sep="\n")
    return int(total > 0)


def _asked_in(part: str, count: int, others: Mapping[str, Judge]) -> Iterator[Asked]:
    """Yield the checks of a part."""
    if part == "cases":
        yield from filter(
            None, (asked_of_case(case) for checker in checkers_with_cases() for case in cases_of(checker))
        )
    elif part == "characters":
        editions = {name: judge(PROPERTIES, None) for name, judge in {**others, "Pyodide": run_bare}.items()}
        print(", ".join(f"{name}: Unicode {version}" for name, (version, _) in editions.items()))
        characters = differing(told for _, told in editions.values())
        print(f"{len(characters)} characters of which not all editions say the same", flush=True)
        yield from (each for character in characters for each in with_character(character))
    else:
        yield from map(asked_of, inputs(count))


def _read_alike(judges: Mapping[str, Judge]) -> int:
    """Tell how many blocks of characters the rules do not read alike everywhere."""
    read = {name: judge(AS_READ, None) for name, judge in judges.items()}
    unlike = [at for at, told in enumerate(zip(*read.values(), strict=True)) if len({*told}) > 1]
    print(
        f"{0x110000:,} characters as the rules read them: {len(unlike)} blocks of 256 not the same {unlike}", flush=True
    )
    return len(unlike)


if __name__ == "__main__":
    sys.exit(main())

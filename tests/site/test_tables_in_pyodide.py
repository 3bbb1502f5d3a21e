"""The part of the runtime that reads and writes tables works in Python as the browser restores it."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from cases.rosters import EXPECTED, Cannot, drawn
from harness.pyodide import run_in_image
from validators.roster.open import open_file

IMPORTED = """
import importlib, json, pathlib, sys
site = next(path for path in sys.path if path.endswith("site-packages"))
files = sorted(pathlib.Path(site).rglob("*.pyc"))
names = [".".join(file.relative_to(site).with_suffix("").parts).removesuffix(".__init__") for file in files]
modules = {name: importlib.import_module(name) for name in names}
elsewhere = [name for name, module in modules.items() if not module.__file__.startswith(site)]
json.dumps([names, elsewhere])
"""

OPENED = """
import base64, json
from validators.roster.open import open_file
def opened(data):
    roster = open_file(base64.b64decode(data))
    return [roster.kind, roster.encoding, roster.people, roster.problem and roster.problem.rule]
json.dumps({name: opened(data) for name, data in json.loads(given).items()})
"""

WRITTEN = """
import base64, io, json
from xlsxwriter import Workbook
file = io.BytesIO()
with Workbook(file, {"in_memory": True}) as book:
    sheet = book.add_worksheet("核验结果")
    for row, cells in enumerate(json.loads(given)):
        sheet.write_row(row, 0, cells)
    sheet.write_comment(1, 1, "最后一位和前面的对不上")
json.dumps(base64.b64encode(file.getvalue()).decode())
"""


def test_all_of_it_can_be_imported_and_is_nowhere_else() -> None:
    names, elsewhere = run_in_image(IMPORTED, None)
    assert {"csv", "python_calamine", "xlsxwriter.workbook", "validators.roster.reading.workbook"} <= set(names)
    assert [] == elsewhere


def test_every_file_is_opened_as_on_cpython() -> None:
    files: dict[str, bytes] = {}
    for name in EXPECTED:
        try:
            files[name] = drawn(name)
        except Cannot:
            continue
    assert len(files) > 50
    expected: dict[str, list[Any]] = {}
    for name, data in files.items():
        roster = open_file(data)
        expected[name] = [roster.kind, roster.encoding, roster.people, roster.problem and roster.problem.rule]
    given = {name: base64.b64encode(data).decode() for name, data in files.items()}
    assert expected == run_in_image(OPENED, given)


def test_a_workbook_is_written_that_can_be_read() -> None:
    rows = [["姓名", "公民身份号码"], ["甲", "519999199003070013"], ["乙", "51999919900307003X"]]
    roster = open_file(base64.b64decode(run_in_image(WRITTEN, rows)))
    assert (2, None) == (roster.people, roster.problem)
    assert [row[1] for row in rows[1:]] == list(roster.tables[0].texts["resident_id"])


def test_a_program_that_fails_is_noticed() -> None:
    with pytest.raises(Exception, match="pyodide_image"):
        run_in_image("import no_such_module", None)

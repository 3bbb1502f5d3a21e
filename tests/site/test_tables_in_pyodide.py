"""The part of the runtime that reads and writes tables works in Python as the browser restores it."""

from __future__ import annotations

import base64
import inspect
import io
import zipfile
from contextlib import suppress
from datetime import date
from typing import Any

import pytest

from cases.rosters import EXPECTED, Cannot, drawn
from harness.pyodide import run_in_image
from validators.roster import workbook
from validators.roster.applicants import list_of
from validators.roster.checking import Checking
from validators.roster.judging import Own
from validators.roster.open import open_file
from validators.roster.people import People

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

WITH_IMPORTS = """
import base64, io, json, zipfile
from datetime import date
from validators.roster import workbook
from validators.roster.applicants import list_of
from validators.roster.checking import Checking
from validators.roster.judging import Own
from validators.roster.open import open_file
from validators.roster.people import People
"""
WRITTEN = """
files = {name: base64.b64decode(data) for name, data in json.loads(given).items()}
json.dumps({name: [parts(book) for book in written(data)] for name, data in files.items()})
"""
SMALL = 100_000  # bytes


def written(data: bytes) -> list[bytes]:
    """The workbooks that are made of a roster: the result in both ways of writing it, and the list of applicants."""
    checking = Checking(People(open_file(data).tables), Own(), date(2026, 11, 27))
    checking.run()
    workbook.FILES_ARE_MEMORY = True
    results = []
    for workbook._MOST_AT_ONCE in (0, 10_000):
        results.append(workbook.result_xlsx(checking, "1", photos={0: "照片可以用"}))
    return [*results, workbook.applicants_xlsx(list_of(checking, range(len(checking.people)), with_id=True))]


def parts(book: bytes) -> dict[str, str]:
    """What is in a workbook, but for when it was made."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name != "docProps/core.xml"}


def all_drawn() -> dict[str, bytes]:
    """All files that can be made on this machine."""
    files = {}
    for name in EXPECTED:
        with suppress(Cannot):
            files[name] = drawn(name)
    return files


def test_all_of_it_can_be_imported_and_is_nowhere_else() -> None:
    names, elsewhere = run_in_image(IMPORTED, None)
    assert {"csv", "python_calamine", "xlsxwriter.workbook", "validators.roster.reading.workbook"} <= set(names)
    assert [] == elsewhere


def test_every_file_is_opened_as_on_cpython() -> None:
    files = all_drawn()
    assert len(files) > 50
    expected: dict[str, list[Any]] = {}
    for name, data in files.items():
        roster = open_file(data)
        expected[name] = [roster.kind, roster.encoding, roster.people, roster.problem and roster.problem.rule]
    given = {name: base64.b64encode(data).decode() for name, data in files.items()}
    assert expected == run_in_image(OPENED, given)


def test_workbooks_are_written_as_on_cpython(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FILES_ARE_MEMORY", "_MOST_AT_ONCE"):
        monkeypatch.setattr(workbook, name, getattr(workbook, name))  # and back again at the end
    read = {name: data for name, data in all_drawn().items() if EXPECTED[name]["open"] == "read"}
    small = {name: data for name, data in read.items() if len(data) < SMALL}
    assert len(small) > 40
    program = "".join((WITH_IMPORTS, inspect.getsource(written), inspect.getsource(parts), WRITTEN))
    expected = {name: [parts(book) for book in written(data)] for name, data in small.items()}
    given = {name: base64.b64encode(data).decode() for name, data in small.items()}
    assert expected == run_in_image(program, given)


def test_a_program_that_fails_is_noticed() -> None:
    with pytest.raises(Exception, match="pyodide_image"):
        run_in_image("import no_such_module", None)

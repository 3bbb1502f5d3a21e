"""Writes what a check found, for whoever asks for it on the command line."""

from __future__ import annotations

from validators.roster.checking import Checking
from validators.roster.result import csv_of, sheets_of
from validators.rules import Facts


def csv_from(facts: Facts) -> bytes | None:
    """Return the rows with what was found as CSV; None if nobody could be checked."""
    checking = facts.get("checking")
    return csv_of(sheets_of(checking)) if isinstance(checking, Checking) else None


def xlsx_from(facts: Facts) -> bytes | None:
    """Return the same as a workbook. Raises ImportError without XlsxWriter."""
    from validators.roster.workbook import result_xlsx  # noqa: PLC0415 — only those who write a workbook have it

    checking = facts.get("checking")
    return result_xlsx(checking, version="") if isinstance(checking, Checking) else None

"""Numbers that clash, skip and go back, and people who are nearly each other."""

from __future__ import annotations

from cases.rosters.drawing import Drawings, simple
from cases.rosters.people import CODE, people, with_check_digit

FILES = Drawings()


@FILES.file("34-numbering.xlsx")
def numbering() -> bytes:
    """Equal numbers, skipped ones, an arbitrary one; one person twice, one number for two, slips in others."""
    rows = people(16)
    ids = [str(row["resident_id"]) for row in rows]
    serials = (3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 15, 30, 29, None, 9527)
    for row, serial in zip(rows, serials, strict=True):
        row["certificate_number"] = f"{CODE}{serial:04d}" if serial is not None else ""
    rows[5] |= {"resident_id": ids[2], "sex": rows[2]["sex"]}  # the same number, two names
    rows[7] |= {name: rows[6][name] for name in ("name", "sex", "resident_id")}  # one person, two numbers
    # A slip of the pen in another's number: its check digit gives it away.
    right = ids[9]
    rows[8] |= {"sex": rows[9]["sex"], "resident_id": f"{right[:14]}{(int(right[14]) + 1) % 10}{right[15:]}"}
    # One digit away from another's, but right in itself: two people born on the same day.
    other = with_check_digit(f"{ids[12][:14]}5{ids[12][15:17]}")
    rows[13] |= {"sex": rows[12]["sex"], "resident_id": other}
    rows[10]["unit_name"] = "广安市发展与改革委员会"
    return simple(["name", "sex", "resident_id", "unit_name", "certificate_number"], rows)

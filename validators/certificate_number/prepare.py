"""Turns the typed number into facts for the rules and details for the page."""

from __future__ import annotations

import re
from datetime import date

from validators.certificate_number.details import CertificateNumberDetails
from validators.certificate_number.input import CertificateNumberInput
from validators.certificate_number.reading import Reading, read
from validators.details import Segment
from validators.normalise import normalise
from validators.rules import Prepared
from validators.tables.codes import CERTIFICATE_CODES, DEPARTMENT_PATTERN, REGION_PATTERN

MOST_WITHOUT_HEADCOUNT = 500  # people; hardly any department has more


def prepare(values: CertificateNumberInput, today: date) -> Prepared:
    """Read the number, and the unit's own codes and headcount. Ignores `today`."""
    reading = read(values.number or "")
    own_region, unclear_region = _own_code(values.region, REGION_PATTERN)
    own_department, unclear_department = _own_code(values.department, DEPARTMENT_PATTERN)
    headcount, unclear_headcount = _own_code(values.headcount, "0{0,3}[1-9][0-9]{0,3}人?")
    own_headcount = int(headcount.removesuffix("人")) if headcount else None
    facts = {
        **vars(reading),
        "strays": reading.strays or None,
        "own_region": own_region,
        "own_department": own_department,
        "unclear_region": unclear_region,
        "unclear_department": unclear_department,
        "headcount": own_headcount,
        "most": own_headcount or MOST_WITHOUT_HEADCOUNT,
        "unclear_headcount": unclear_headcount,
    }
    return Prepared(facts, {"number": reading.number}, lambda: _details(reading))


def _own_code(typed: str | None, pattern: str) -> tuple[str | None, str | None]:
    """Return the unit's own code as (code, None), an unreadable one as (None, typed), (None, None) if not given."""
    if not typed:
        return None, None
    code = normalise(typed).text
    return (code, None) if re.fullmatch(pattern, code) else (None, typed if code else None)


def _details(reading: Reading) -> CertificateNumberDetails:
    region, department, serial = reading.region, reading.department, reading.serial
    known_region = CERTIFICATE_CODES.find_region(region.text) if region else None
    known_department = known_region.find_department(department.text) if known_region and department else None
    region_name = known_region.name if known_region else None
    department_name = known_department.name if known_department else None
    pieces = (
        ("region", "地区代码", region, region_name or "表里没有"),
        ("department", "部门代码", department, department_name or "表里没有"),
        ("serial", "人员编码", serial, f"第 {int(serial.text)} 号" if serial else ""),
    )
    return CertificateNumberDetails(
        label=reading.around or None,
        level={2: "municipal", 4: "county"}[len(region.text)] if region else None,
        region=region.text if region else None,
        region_name=region_name,
        department=department.text if department else None,
        department_name=department_name,
        serial=serial.text if serial else None,
        segments=tuple(
            Segment(kind=kind, label=label, text=part.text, meaning=meaning)
            for kind, label, part, meaning in pieces
            if part
        ),
    )

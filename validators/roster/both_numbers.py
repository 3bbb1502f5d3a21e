"""Judges both numbers of people with the rules on them. Of numbers that the rules see as one, one is judged for all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from validators.application_form.words import sex_of
from validators.certificate_number import CHECKER as CERTIFICATE_NUMBER
from validators.certificate_number.reading import PLAIN, SERIAL_LENGTH, serial
from validators.engine import hits
from validators.resident_id import CHECKER as RESIDENT_ID
from validators.roster.columns import CERTIFICATE_NUMBER as NUMBER
from validators.roster.columns import RESIDENT_ID as ID
from validators.roster.columns import SEX
from validators.roster.found import Found
from validators.roster.likeness import likeness
from validators.tables.place import PLACE

# What these say of a code is said once a code, not once a person: see `codes-to-ask` and the details.
_OF_CODES = ("certificate-number/unknown-region", "certificate-number/unknown-department")
_SAID_IN_DETAILS = "certificate-number/code-to-confirm"
_NOT_OWN = ("certificate-number/other-region", "certificate-number/other-department")
_FIRST = "0001"  # a serial in which nothing is found
_SOUND_REGIONS = (str(PLACE.city_code), f"{PLACE.city_code}01")
# Region and department, by how long they are: nothing is found in them if they are the unit's own.
_SOUND = {len(region) + 2: {"region": region, "department": "01"} for region in _SOUND_REGIONS}


class ResidentIds:
    """Judges identity numbers beside the sex that was written."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._known: dict[object, tuple[Found, ...]] = {}

    def found(self, typed: str, sex: str) -> tuple[Found, ...]:
        """Return what is found in a number and in the sex, as far as it is about the number."""
        alike = likeness(typed, self._today)
        if alike is None:
            return self._judge(typed, sex)
        key = (alike, sex)
        if key not in self._known:
            self._known[key] = self._judge(typed, sex)
        return self._known[key]

    def _judge(self, typed: str, sex: str) -> tuple[Found, ...]:
        found = hits(RESIDENT_ID, {"number": typed, "sex": sex_of(sex)}, self._today)
        return tuple(Found(rule, hit, SEX if (hit.field or rule.field) == "sex" else ID) for rule, hit in found)


class OfNumber(NamedTuple):
    """What was found in a certificate number, and its code if nobody knows whose that is."""

    found: tuple[Found, ...]
    asked: str | None = None


class CertificateNumbers:
    """Judges certificate numbers beside the unit's own codes, as typed, and further ones that are known to be right."""

    def __init__(self, region: str | None, department: str | None, settled: frozenset[str], today: date) -> None:
        self._own = {"region": region, "department": department}
        self._settled = settled
        self._today = today
        self._by_code: dict[str, OfNumber] = {}
        self._by_serial: dict[tuple[int, str], tuple[Found, ...]] = {}

    def found(self, typed: str) -> OfNumber:
        """Return what is found in a number. In a clean one, no rule looks at the codes and the serial together."""
        if not PLAIN.fullmatch(typed):
            return self._judge(typed, self._own)
        code, counted = typed[:-SERIAL_LENGTH], typed[-SERIAL_LENGTH:]
        of_code = self._by_code.get(code)
        if of_code is None:
            of_code = self._by_code[code] = self._judge(code + _FIRST, self._own)
        of_serial = self._by_serial.get((len(code), counted))
        if of_serial is None:
            sound = _SOUND[len(code)]
            of_serial = self._judge("".join(sound.values()) + counted, sound).found
            self._by_serial[len(code), counted] = of_serial
        return OfNumber(of_code.found + of_serial, of_code.asked) if of_serial else of_code

    def _judge(self, typed: str, own: Mapping[str, str | None]) -> OfNumber:
        found: list[Found] = []
        is_asked = False
        for rule, hit in hits(CERTIFICATE_NUMBER, {"number": typed, **own}, self._today):
            if rule.id in _OF_CODES:
                is_asked = True
            elif rule.id != _SAID_IN_DETAILS and (hit.field or rule.field) == "number":
                found.append(Found(rule, hit, NUMBER))
        is_refused = any(each.rule.id in _NOT_OWN for each in found)
        counted = serial(typed) if is_asked and not is_refused else None
        return OfNumber(tuple(found), counted[0] if counted and counted[0] not in self._settled else None)

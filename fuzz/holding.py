"""What holds of every verdict, whatever came in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fuzz.inputs import Generated
from validators import CHECKERS
from validators.model import Finding, Verdict
from validators.tables.character_kinds import is_shown

LONGEST_MESSAGE = 1500  # characters; what people still read on a screen


def broken(given: Generated, verdict: Verdict) -> Iterator[str]:
    """Yield what does not hold of the verdict on this input, each in a few words; nothing if it is a good one."""
    written = verdict.model_dump_json()
    again = Verdict.model_validate_json(written).model_dump_json()
    if again != written and json.loads(again) != json.loads(written):
        yield "the verdict reads otherwise than it was written"
    if verdict.details:  # without anything to check there are none
        CHECKERS[given.checker].details.model_validate(verdict.details)
    if verdict.checker != given.checker:
        yield f"the verdict is one of {verdict.checker}"
    for words in (verdict.headline.text, verdict.headline.sentence, verdict.headline.tally):
        yield from (f"headline: {fault}" for fault in _faults(words, 300))
    for finding in verdict.findings:
        if finding.rule == "engine/rule-failed":
            yield f"a rule failed: {finding.message}"
        for words in (finding.message, finding.remedy):
            yield from (f"{finding.rule}: {fault}" for fault in _faults(words, LONGEST_MESSAGE))
        yield from (f"{finding.rule}: {fault}" for fault in _out_of_place(finding, given.raw))


def _faults(words: str, longest: int) -> Iterator[str]:
    if len(words) > longest:
        yield f"{len(words)} characters"
    if hidden := [f"U+{ord(character):04X}" for character in words if not is_shown(character) and character != "\n"]:
        yield f"{hidden[0]} in what people read"


def _out_of_place(finding: Finding, raw: Any) -> Iterator[str]:
    if finding.at is None:
        return
    start, end = finding.at
    typed = raw.get(finding.field) if isinstance(raw, dict) and finding.field else None
    if not (0 <= start < end and (not isinstance(typed, str) or end <= len(typed))):
        yield f"at {finding.at} of {len(typed) if isinstance(typed, str) else typed!r}"

"""What this month's submission means for each person: a new certificate, another one, the review, or nothing."""

from __future__ import annotations

import re
from collections.abc import Generator

from validators.application_form.words import is_empty, is_unnumbered
from validators.model import Choice
from validators.roster.across import PASSED
from validators.roster.checking import Checking
from validators.roster.columns import CERTIFICATE_NUMBER, ISSUED_ON, REMARK, STATUS
from validators.roster.listing import Listed
from validators.roster.review import State

_SAID_NEW = re.compile("新办|申领|新增")
_SAID_REPLACE = re.compile("换证|换发|更换")


class Way(Choice):
    """What is done for a person. UNKNOWN: nothing in the roster tells."""

    NEW = "new", "新办"
    REPLACE = "replace", "换证"
    REVIEW = "review", "年审"
    UNKNOWN = "unknown", "还没有定"
    NOTHING = "nothing", "这次不报"


def ways_at_first(checking: Checking) -> Generator[None, None, list[Way]]:
    """Return what the roster tells of everybody who was judged, in pieces; a person may say otherwise."""
    people, compared = checking.people, checking.compared
    due = frozenset(checking.review[State.DUE]) if checking.review else frozenset()
    renamed = checking.facts.get("other_unit")
    other_unit = set(renamed.everybody) if isinstance(renamed, Listed) else set()
    has_date = ISSUED_ON in people.fields
    texts = zip(*(people.texts(name) for name in (CERTIFICATE_NUMBER, ISSUED_ON, STATUS, REMARK)), strict=True)
    ways = []
    for index, ((number, issued, status, remark), person) in enumerate(zip(texts, compared, strict=False)):
        if index % PASSED == 0:
            yield
        said = f"{status} {remark}"
        if person.is_cancelled or person.has_left:
            way = Way.NOTHING
        elif _SAID_REPLACE.search(said) or index in other_unit:
            way = Way.REPLACE
        elif is_unnumbered(number) or (has_date and is_empty(issued)) or _SAID_NEW.search(said):
            way = Way.NEW
        elif index in due:
            way = Way.REVIEW
        else:
            way = Way.NOTHING if has_date else Way.UNKNOWN
        ways.append(way)
    return ways

"""The one door through which the page's worker comes in: text in, text out."""

from __future__ import annotations

import json
from datetime import date

from validators import CHECKERS
from validators.engine import check


def check_json(checker: str, values_json: str, today: str) -> str:
    """The verdict as JSON.

    `checker` is a name in CHECKERS, `values_json` the form as a JSON object, `today` the day on the user's
    clock as YYYY-MM-DD. Raises KeyError, json.JSONDecodeError or ValueError only if the page itself is wrong.
    """
    return check(CHECKERS[checker], json.loads(values_json), date.fromisoformat(today)).model_dump_json()

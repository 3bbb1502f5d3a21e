"""Prints the JSON Schema of what checkers return, from which the page's types are made.

python -m site_hooks.verdict_schema
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import create_model

from validators import CHECKERS
from validators.details import Details
from validators.model import Verdict


def schema() -> str:
    """The schema as JSON: a verdict with what all checkers share, and one for each checker with its own details."""
    own = {checker.details.__name__: checker.details for checker in CHECKERS.values()}
    kinds: dict[str, type[Details]] = {
        "Verdict": Details,
        **{name.replace("Details", "Verdict"): kind for name, kind in own.items()},
    }
    fields: dict[str, Any] = {
        name: (create_model(name, __base__=Verdict, details=(details, ...)), ...) for name, details in kinds.items()
    }
    return json.dumps(_plain(create_model("Verdicts", **fields).model_json_schema()), ensure_ascii=False, indent=2)


def _plain(schema: Any) -> Any:
    """As the generator of types wants it: closed objects, tuples as in Draft 7, no titles, of which it makes types."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {
        "items" if key == "prefixItems" else key: {name: _plain(each) for name, each in value.items()}
        if key in {"properties", "$defs"}
        else _plain(value)
        for key, value in schema.items()
        if key != "title"
    }
    return {"additionalProperties": False, **plain} if "properties" in plain else plain


if __name__ == "__main__":
    print(schema())

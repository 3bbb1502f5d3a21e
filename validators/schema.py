"""What a checker takes, as JSON Schema (draft 2020-12), for programs that write its input."""

from __future__ import annotations

import json

from validators.rules import Checker


def schema_of(checker: Checker) -> str:
    """Return the schema of the checker's input as JSON."""
    schema = checker.input_model.model_json_schema() | {"title": checker.title}
    return json.dumps(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}, ensure_ascii=False, indent=2
    )

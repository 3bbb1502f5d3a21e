"""Whether a verdict is what a case says."""

from __future__ import annotations

from typing import Any

from cases import Case


def _without_null(value: Any) -> Any:
    """Write "" for null, which TOML does not have."""
    if isinstance(value, dict):
        return {name: _without_null(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_without_null(each) for each in value]
    return "" if value is None else value


def compare(case: Case, verdict: dict[str, Any]) -> None:
    """Asserts that `verdict`, as it stands in the JSON, is what the case says."""
    findings, details = verdict["findings"], case.details or {}
    words = "\n".join(finding["message"] + finding["remedy"] for finding in findings)
    expected: dict[str, Any] = {
        "checker": case.checker,
        "outcome": case.outcome,
        "rules": case.rules,
        "changes": case.changes,
        "details": details,
        "says": case.says,
        "messages": case.messages,
    }
    actual = {
        "checker": verdict["checker"],
        "outcome": verdict["outcome"],
        "rules": tuple(finding["rule"] for finding in findings),
        "changes": tuple(change for field in verdict["normalised"].values() for change in field["changes"]),
        "details": _without_null({name: verdict["details"].get(name) for name in details}),
        "says": tuple(text for text in case.says if text in words),
        "messages": {one["rule"]: one["message"] for one in findings if one["rule"] in case.messages},
    }
    if case.headline is not None:
        expected["headline"], actual["headline"] = case.headline, verdict["headline"]["text"]
    if case.tally is not None:
        expected["tally"], actual["tally"] = case.tally, verdict["headline"]["tally"]
    if case.at is not None:
        expected["at"] = case.at
        actual["at"] = tuple(tuple(finding["at"] or ()) for finding in findings)
    assert expected == actual, f"{case.name}\n应为 {expected}\n实为 {actual}"

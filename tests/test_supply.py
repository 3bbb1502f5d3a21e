"""What is known of the packages is told as it is, and versions are raised where they stand."""

from __future__ import annotations

import json

from tools.audit import Answer, of_npm, of_pip, told
from tools.update import locked, raised, raised_npm, unpinned


def test_a_package_that_could_not_be_asked_about_is_not_called_free_of_weaknesses() -> None:
    skipped = {"name": "a", "skip_reason": "Dependency not found and could not be audited: a (1)"}
    said = json.dumps({"dependencies": [skipped, {"name": "b", "version": "2", "vulns": []}], "fixes": []})
    assert Answer(1, (), ("a",)) == of_pip(said)
    assert "could not be looked up: a" in told("x", of_pip(said))
    for nothing in ("", "null", "[]", "{}", '{"dependencies": 1}'):
        assert of_pip(nothing).not_asked
        assert "没有查成" in told("x", of_pip(nothing))


def test_an_error_from_npm_is_no_good_news() -> None:
    for said in ("", "null", '{"message": "405 Method Not Allowed", "statusCode": 405}', '{"vulnerabilities": {}}'):
        assert of_npm(said).not_asked


def test_a_known_weakness_is_told() -> None:
    weak = {"name": "b", "version": "2", "vulns": [{"id": "PYSEC-1", "fix_versions": ["3"]}]}
    assert Answer(1, ("b 2: PYSEC-1",)) == of_pip(json.dumps({"dependencies": [weak]}))
    report = {
        "vulnerabilities": {"c": {"range": "<2", "severity": "high"}},
        "metadata": {"dependencies": {"total": 9}},
    }
    assert "c <2: high" in told("x", of_npm(json.dumps(report)))


def test_packages_without_a_known_weakness_are_counted() -> None:
    report = {"vulnerabilities": {}, "metadata": {"dependencies": {"total": 9}}}
    assert "9 个包，没有已知的漏洞" in told("x", of_npm(json.dumps(report)))


def test_pins_are_raised_where_they_stand() -> None:
    text = 'dependencies = ["a-b==1", "c==2"]  # kept\nsite = ["d==3", "tables"]\n'
    assert 'dependencies = ["a-b", "c"]  # kept\nsite = ["d", "tables"]\n' == unpinned(text)
    newest = locked("a-b==1.5 \\\n    --hash=sha256:00\nc==2 ; python_version > '3'\nother==9\n")
    assert {"a-b": "1.5", "c": "2", "other": "9"} == newest
    written, changes = raised(text, newest)
    assert 'dependencies = ["a-b==1.5", "c==2"]  # kept\nsite = ["d==3", "tables"]\n' == written
    assert ["a-b 1 → 1.5"] == changes


def test_what_npm_pins_is_raised_where_it_stands() -> None:
    outdated = {"esbuild": {"wanted": "1.0.0", "latest": "1.1.0"}, "below": {"wanted": "2.0.0", "latest": "3.0.0"}}
    written, changes = raised_npm('{"dependencies": {"esbuild": "1.0.0", "viz": "2.0.0"}}', outdated)
    assert '{"dependencies": {"esbuild": "1.1.0", "viz": "2.0.0"}}' == written
    assert ["esbuild 1.0.0 → 1.1.0"] == changes

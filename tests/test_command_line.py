"""The command line: verdicts on standard output, or one line on standard error and exit code 2."""

from __future__ import annotations

import io
import json
import os
import runpy
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases.photos.files import Recipe, file_of, photo_input
from tests.small_checkers import small_checker
from validators import CHECKERS
from validators.__main__ import run
from validators.engine import check
from validators.photo.pixels import MOST_BYTES

ROOT = Path(__file__).parent.parent
GOOD = '{"number": "川X010099"}'.encode()
WRONG = '{"number": "川X018888"}'.encode()
NO_OBJECTS = {
    "list": b"[1]",
    "text": b'"x"',
    "null": b"null",
    "not closed": b"{",
    "empty": b"",
    "not UTF-8": b'{"number": "\xff"}',
    "GBK": '{"number": "川X010099"}'.encode("gbk"),
    "UTF-16": '{"number": "川X010099"}'.encode("utf-16"),
    "nested too deep": b"[" * 100_000,
}
REFUSED_ARGUMENTS = {
    "no checker": [],
    "unknown checker": ["passport"],
    "schema of no checker": ["--schema"],
    "checker with a line break": ["pass\nport"],
    "unknown option": ["certificate-number", "--quick"],
    "option with a line break": ["certificate-number", "--qui\nck"],
    "no such day": ["certificate-number", "--today", "2026-02-30"],
    "no day": ["certificate-number", "--today", "今天"],
}


def verdict_on(encoded: bytes) -> Any:
    verdict = check(CHECKERS["certificate-number"], json.loads(encoded), date(2026, 3, 1))
    return verdict.model_dump(mode="json")


def call(*arguments: str, given: bytes = GOOD) -> str:
    output = io.StringIO()
    run(arguments, io.BytesIO(given), output)
    return output.getvalue()


def start(*arguments: str, given: bytes = GOOD, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "validators", *arguments]
    return subprocess.run(
        command, input=given, capture_output=True, cwd=ROOT, env={**os.environ, **environment}, check=False
    )


def assert_refused(*arguments: str, given: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line on standard error, after exit code 2 and nothing on standard output."""
    output = io.StringIO()
    with pytest.raises(SystemExit) as stop:
        run(arguments, io.BytesIO(given), output)
    error = capsys.readouterr().err
    expected = {"code": 2, "output": "", "lines": 1}
    assert expected == {"code": stop.value.code, "output": output.getvalue(), "lines": len(error.splitlines())}
    return error


def test_list_names_the_checkers() -> None:
    assert [f"{name}\t{checker.title}" for name, checker in CHECKERS.items()] == call("--list").splitlines()


@pytest.mark.parametrize("given", [GOOD, WRONG, b"\xef\xbb\xbf" + GOOD], ids=["good", "wrong", "with BOM"])
def test_one_object_gives_one_verdict(given: bytes) -> None:
    assert verdict_on(given.removeprefix(b"\xef\xbb\xbf")) == json.loads(call("certificate-number", given=given))


def test_lines_give_a_verdict_a_line_and_blank_lines_none() -> None:
    given = b"\xef\xbb\xbf" + GOOD + b"\r\n\r\n  \n" + WRONG
    verdicts = [json.loads(line) for line in call("certificate-number", "--lines", given=given).splitlines()]
    assert [verdict_on(GOOD), verdict_on(WRONG)] == verdicts


def test_no_lines_give_no_verdicts() -> None:
    assert call("certificate-number", "--lines", given=b"\n\n") == ""


def test_the_day_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKERS, "small", small_checker())
    expected = {"today": "2024-02-29"}
    assert expected == json.loads(call("small", "--today", expected["today"], given=b"{}"))["details"]


def test_the_day_is_today_if_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKERS, "small", small_checker())
    before = date.today()
    day = date.fromisoformat(json.loads(call("small", given=b"{}"))["details"]["today"])
    assert before <= day <= date.today()


@pytest.mark.parametrize("given", NO_OBJECTS.values(), ids=list(NO_OBJECTS))
def test_what_is_no_object_is_refused(given: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    assert "不是 JSON 对象" in assert_refused("certificate-number", given=given, capsys=capsys)


@pytest.mark.parametrize("digits", [1, 18, 5_000])
def test_a_bare_number_is_a_field_of_a_wrong_type(digits: int) -> None:
    verdict = json.loads(call("resident-id", given=b'{"number": ' + b"1" * digits + b"}"))
    expected = ["engine/wrong-type"]
    assert expected == [finding["rule"] for finding in verdict["findings"]]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ('{"number": "川X010099", "number": "川X010001"}', "标准输入里“number”写了 2 次"),
        ('{"number": "川X010099", "number": "川X010099", "number": null}', "“number”写了 3 次"),
        ('{"number": {"a\\nb": 1, "a\\nb": 2}}', "“a b”写了 2 次"),
    ],
    ids=["differing", "three times", "inside a field"],
)
def test_a_name_that_stands_twice_is_refused(given: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in assert_refused("certificate-number", given=given.encode(), capsys=capsys)


def test_a_line_in_which_a_name_stands_twice_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    given = b'\n{"number": "", "number": ""}'
    assert "第 2 行里" in assert_refused("certificate-number", "--lines", given=given, capsys=capsys)


@pytest.mark.parametrize("arguments", REFUSED_ARGUMENTS.values(), ids=list(REFUSED_ARGUMENTS))
def test_wrong_arguments_are_refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "validators：" in assert_refused(*arguments, given=GOOD, capsys=capsys)


def test_an_unknown_checker_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    error = assert_refused("passport", given=GOOD, capsys=capsys)
    assert "passport" in error
    assert "、".join(CHECKERS) in error


def test_a_line_that_is_no_object_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "第 3 行" in assert_refused("certificate-number", "--lines", given=b"\n\n[]\n" + GOOD, capsys=capsys)


def test_a_process_of_its_own_judges_and_ends_well() -> None:
    ended = start("certificate-number", given=WRONG)
    assert (0, b"", verdict_on(WRONG)) == (ended.returncode, ended.stderr, json.loads(ended.stdout))


@pytest.mark.parametrize("given", [b"[1]", b"[" * 100_000], ids=["list", "nested too deep"])
def test_a_process_of_its_own_refuses_with_one_line(given: bytes) -> None:
    ended = start("certificate-number", given=given)
    expected = {"code": 2, "output": b"", "lines": 1}
    actual = {"code": ended.returncode, "output": ended.stdout, "lines": len(ended.stderr.splitlines())}
    assert expected == actual


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "gbk"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["GBK", "C"],
)
def test_the_output_is_utf_8_whatever_the_console_is_set_to(environment: dict[str, str]) -> None:
    judged = start("certificate-number", given=WRONG, **environment)
    refused = start("certificate-number", given=b"[]", **environment)
    assert "人员编码“8888”" in judged.stdout.decode("utf-8")
    assert "标准输入不是 JSON 对象" in refused.stderr.decode("utf-8")


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_run_as_a_program_it_uses_its_own_streams(monkeypatch: pytest.MonkeyPatch, encoding: str) -> None:
    written = io.BytesIO()
    output = io.TextIOWrapper(written, encoding=encoding, write_through=True)
    monkeypatch.setattr(sys, "argv", ["validators", "certificate-number"])
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(WRONG)))
    monkeypatch.setattr(sys, "stdout", output)
    monkeypatch.setattr(sys, "stderr", io.StringIO())  # a stream without an encoding stays as it is
    runpy.run_path(str(ROOT / "validators" / "__main__.py"), run_name="__main__")
    assert verdict_on(WRONG) == json.loads(written.getvalue().decode("utf-8"))


def photo_at(path: Path, recipe: dict[str, Any]) -> bytes:
    """The command line's input for this photo, which is put there."""
    path.write_bytes(file_of(Recipe(**recipe)))
    return json.dumps({"file": str(path)}).encode()


def photo_verdict(recipe: dict[str, Any]) -> Any:
    return check(CHECKERS["photo"], photo_input(recipe), date(2026, 3, 1)).model_dump(mode="json")


@pytest.mark.parametrize("recipe", [{}, {"background": "#438edb"}, {"keep": 0.3}, {"content": "%PDF"}], ids=str)
def test_a_photo_is_read_from_its_file(tmp_path: Path, recipe: dict[str, Any]) -> None:
    assert photo_verdict(recipe) == json.loads(call("photo", given=photo_at(tmp_path / "photo.jpg", recipe)))


def test_many_photos_are_read_line_by_line(tmp_path: Path) -> None:
    recipes: list[dict[str, Any]] = [{"name": "0.jpg"}, {"name": "1.jpg", "colour": 0}]
    lines = [photo_at(tmp_path / f"{index}.jpg", recipe) for index, recipe in enumerate(recipes)]
    verdicts = [json.loads(line) for line in call("photo", "--lines", given=b"\n".join(lines)).splitlines()]
    assert [photo_verdict(recipe) for recipe in recipes] == verdicts


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.jpg"
    with path.open("wb") as huge:
        huge.truncate(MOST_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", pytest.fail)
    verdict = json.loads(call("photo", given=json.dumps({"file": str(path)}).encode()))
    assert ["photo/file-too-large", "photo/larger-than-100-kb"] == [one["rule"] for one in verdict["findings"]]
    assert "64.1 MB" in verdict["findings"][0]["message"]


def test_a_photo_without_a_file_gets_a_verdict() -> None:
    rules = [finding["rule"] for finding in json.loads(call("photo", given=b"{}"))["findings"]]
    assert ["photo/no-file"] == rules


@pytest.mark.parametrize("field", ["path", "name", "data", "pixels"])
def test_a_photo_is_taken_as_a_file_and_as_nothing_else(field: str) -> None:
    findings = json.loads(call("photo", given=json.dumps({field: "abc"}).encode()))["findings"]
    expected = [
        ("engine/unknown-field", "可以填的项目有：file（照片文件的路径）。请检查名称有没有写错。"),
        ("photo/no-file", findings[1]["remedy"]),
    ]
    assert expected == [(finding["rule"], finding["remedy"]) for finding in findings]


def test_another_field_beside_a_photos_file_changes_nothing_but_is_named(tmp_path: Path) -> None:
    given = json.loads(photo_at(tmp_path / "photo.jpg", {})) | {"data": "abc"}
    verdict = json.loads(call("photo", given=json.dumps(given).encode()))
    assert photo_verdict({})["findings"] == verdict["findings"][1:]
    assert "“data”" in verdict["findings"][0]["message"]


def test_a_file_is_no_field_of_other_checkers() -> None:
    rules = [finding["rule"] for finding in json.loads(call("certificate-number", given=b'{"file": "a"}'))["findings"]]
    assert "engine/unknown-field" in rules


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (b'{"file": 7}', "file 要写文件的路径"),
        (b'{"file": "no/such/photo.jpg"}', "no/such/photo.jpg"),
        (b'{"file": "."}', "打不开"),
        (b'{"file": "a\\u0000b"}', "[U+0000]"),
        (b'{"file": "a\\nb"}', "“a b”"),
    ],
    ids=["number", "missing", "folder", "zero byte", "line break"],
)
def test_a_file_that_cannot_be_read_is_refused(given: bytes, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert said in assert_refused("photo", given=given, capsys=capsys)


def test_a_line_whose_file_cannot_be_read_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert "第 2 行" in assert_refused("photo", "--lines", given=b'\n{"file": "no.jpg"}', capsys=capsys)


def test_without_pillow_it_is_said_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given = photo_at(tmp_path / "photo.jpg", {})
    monkeypatch.delitem(sys.modules, "validators.photo.decode", raising=False)
    monkeypatch.setitem(sys.modules, "PIL", None)
    assert "Pillow" in assert_refused("photo", given=given, capsys=capsys)


def test_the_schema_says_what_a_checker_takes() -> None:
    schema = json.loads(call("--schema", "application-form", given=b""))
    fields = CHECKERS["application-form"].input_model.model_fields
    assert "信息收集表自查" == schema["title"]
    assert {name: info.title for name, info in fields.items()} == {
        name: field["title"] for name, field in schema["properties"].items()
    }
    assert schema["properties"]["resident_id"]["personal"]
    assert ["行政执法证", "委托行政执法证"] == schema["$defs"]["CertificateKind"]["enum"]

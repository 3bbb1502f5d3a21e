"""Files that are no tables, empty or too large: they are refused in words."""

from __future__ import annotations

import pytest

from cases.rosters.drawing import archive_of
from tests.roster_files import container_of, refused, rows_of, short
from validators.roster.reading import file as reading


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"BM" + bytes(50), "图片"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "图片"),
        (b"\xff\xd8\xff\xe0", "图片"),
        (b"7z\xbc\xaf\x27\x1c", "压缩包"),
        (b"{\\rtf1\\ansi", "Word 文档（RTF）"),
        (container_of("WordDocument"), "Word 文档"),
        (container_of("PowerPoint"), "表格以外的 Office 文件"),
        (archive_of({"ppt/presentation.xml": b"<p/>"}), "演示文稿"),
        (archive_of({"a.txt": b"a"}), "压缩包"),
        (archive_of({"mimetype": b"application/vnd.oasis.opendocument.text"}), "压缩包"),
        (b"<html><body><p>\xe9\x80\x9a\xe7\x9f\xa5</p></body></html>", "没有表格的网页"),
        (b"<?xml version='1.0'?><a/>", "XML 文件"),
    ],
    ids=short,
)
def test_other_kinds_are_named(data: bytes, kind: str) -> None:
    problem = refused(data)
    assert (problem.rule, problem.values["kind"]) == ("other-kind", kind)
    assert problem.values["remedy"]


def test_text_that_begins_like_a_picture_is_text() -> None:
    assert rows_of(b"BM,b\n1,2") == [("BM", "b"), ("1", "2")]


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\0\0\0", b"\xef\xbb\xbf", "\n".encode("utf-16")], ids=short)
def test_empty_files(data: bytes) -> None:
    assert refused(data).rule == "empty-file"


def test_a_file_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    assert refused(b"a,b\n1,2\n3,4").rule == "too-large"

"""Reads text: decodes it, and tells web pages and XML from rows with delimiters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from validators.roster.reading.book import Book
from validators.roster.reading.delimited import read_delimited
from validators.roster.reading.kinds import web_page_in_one_file
from validators.roster.reading.markup import read_web_page
from validators.roster.reading.xml_2003 import read_xml

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "gb18030": "GB18030（GBK）"}
_WEB_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype html|<html|<head|<body|<meta|<table|<div)", re.I | re.S
)
_XML = re.compile(r"\s*<\?xml|\s*<(?:[^\s<>/:]{1,40}:)?Workbook[\s>]")
_MIME = re.compile(r"\s*(?:MIME-Version:|From:.{0,200}\s+Subject:|Content-Type: *multipart)", re.I | re.S)


@dataclass(frozen=True)
class Decoded:
    """A text, and the encoding that it was read in, as people call it."""

    text: str
    encoding: str


def read_text(data: bytes) -> Book:
    """Read any bytes as text. Raises UnreadableError for what is no table."""
    decoded = decode(data)
    text = decoded.text
    if _MIME.match(text):
        raise web_page_in_one_file()
    if _WEB_PAGE.match(text):
        return read_web_page(text, decoded.encoding)
    if _XML.match(text):
        return read_xml(text, decoded.encoding)
    return read_delimited(text, decoded.encoding)


def decode(data: bytes) -> Decoded:
    """Decode by the mark at the start, or as UTF-8, or as GB18030. What cannot be decoded becomes U+FFFD.

    The lines that can be decoded are right even if others cannot.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _as(data[len(mark) :].decode(name, "replace"), name)
    lines = data.split(b"\n")
    faults = {name: sum(not _fits(line, name) for line in lines) for name in ("utf-8", "gb18030")}
    name = min(faults, key=lambda each: faults[each])
    return _as("\n".join(line.decode(name, "replace") for line in lines), name)


def _as(text: str, name: str) -> Decoded:
    # Excel ends at a zero byte what it shows of a cell; nobody typed one.
    return Decoded(text.replace("\0", ""), _NAMES[name])


def _fits(line: bytes, name: str) -> bool:
    try:
        line.decode(name)
    except UnicodeDecodeError:
        return False
    return True

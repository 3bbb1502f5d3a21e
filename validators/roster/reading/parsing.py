"""Parses XML. Whoever gives it here has refused entities before."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from validators.roster.reading.book import damaged

Start = Callable[[str, Mapping[str, str]], None]
"""Called with an element's name and its attributes."""


def parse(
    pieces: Iterable[bytes | str],
    *,
    start: Start | None = None,
    data: Callable[[str], None] | None = None,
    end: Callable[[str], None] | None = None,
) -> None:
    """Call these for each element and each piece of text, in order. A name in a namespace is "namespace}name".

    Raises UnreadableError for XML that is not well-formed, or in an encoding that nobody knows.
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = start
    parser.CharacterDataHandler = data
    parser.EndElementHandler = end
    try:
        for piece in pieces:
            parser.Parse(piece)
        parser.Parse(b"", True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged("文件中间坏了") from error


def plain(name: str) -> str:
    """A name without its namespace."""
    return name.rpartition("}")[2]

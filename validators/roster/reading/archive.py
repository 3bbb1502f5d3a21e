"""Opens the ZIP that a workbook is, and refuses what would take the machine down."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from string import ascii_lowercase, ascii_uppercase
from zipfile import BadZipFile, ZipFile

from validators.roster.reading.book import MEGABYTE, MOST_UNPACKED, UnreadableError, damaged
from validators.roster.reading.parsing import parse

_BLOCK = MEGABYTE
# KeyError: a part that a workbook has to have is not there. RuntimeError: a part has a password, or is packed oddly.
_BROKEN = (BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError, KeyError)
_DECLARATION = b"<!DOCTYPE"
_EVEN = str.maketrans(ascii_uppercase + "\\", ascii_lowercase + "/")
_NOT_READ = ("xl/media/", "Pictures/", "xl/embeddings/", "xl/drawings/media/")


class Archive:
    """The parts of a workbook. Raises UnreadableError if it is damaged, or too large unpacked."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except _BROKEN as error:
            raise damaged("文件不完整，后面的部分没有了") from error
        self.names = self._zip.namelist()
        self._by_path = {_even(name): name for name in self.names}
        if len(self._by_path) < len({*self.names}):
            raise damaged("里面有两个部分叫同一个名字")
        size = sum(part.file_size for part in self._zip.infolist() if not part.filename.startswith(_NOT_READ))
        if size > MOST_UNPACKED:
            raise UnreadableError("too-large", what=f"文件展开以后超过 {MOST_UNPACKED // MEGABYTE} MB，太大")

    def find(self, path: str) -> str | None:
        """Return the name of the part at a path; None if there is none. Capitals and backslashes do not matter."""
        return self._by_path.get(_even(path))

    def read(self, name: str) -> bytes:
        """Return a part of XML as a whole; b"" if there is none of that name."""
        found = self.find(name)
        return b"".join(self.blocks(found)) if found else b""

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield a part of XML in blocks. Raises UnreadableError if it is damaged, or declares entities."""
        end = b""
        try:
            with self._zip.open(name) as part:
                while block := part.read(_BLOCK):
                    if _DECLARATION in end + block:
                        raise UnreadableError("unsafe-content")
                    end = block[1 - len(_DECLARATION) :]
                    yield block
        except _BROKEN as error:
            raise damaged("文件中间坏了") from error

    def look_through(self, names: list[str]) -> None:
        """Read these parts for the sake of what `blocks` refuses."""
        for name in names:
            for _ in self.blocks(name):
                pass

    def require_whole(self, name: str) -> None:
        """Read a part of XML to its end, and keep nothing. Raises UnreadableError if an element is left open."""
        parse(self.blocks(name))


def _even(path: str) -> str:
    return path.translate(_EVEN)

"""Damages small files in every place, makes hostile ones, and tells the longest check and the most memory.

    python -m fuzz.files [--every N] [--processes P]

A file of each format is cut at every byte, and each byte is changed in several ways. Hostile files say that they are
huge, refer to themselves, or become large when they are unpacked.
"""

from __future__ import annotations

import argparse
import io
import os
import resource
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing import get_context
from pathlib import Path, PurePath

from cases.rosters import EXPECTED, FILES, Cannot, drawn
from fuzz.inputs import Generated, seeds_of
from fuzz.trying import faults_of, limit

_Damage = Callable[[bytes, int], Iterator[bytes]]
_Kind = tuple[str, str, list[bytes], _Damage]
"""The checker, a name, files, and how to damage them."""
_TODAY = "2026-03-01"
_UNREAD = ("xl/theme/", "docProps/")
_FLIPS = (0x01, 0x80, 0xFF)
_BOMBS = ("63-xml-bomb.xls", "79-zip-bomb-spaces.xlsx", "80-zip-bomb-cells.xlsx", "81-xml-bomb.xlsx")
_CORNERS = (
    "14-stray-cell-in-the-last-corner.xlsx",
    "15-dimension-of-a-million-rows.xlsx",
    "84-excel-binary-last-corner.xlsb",
)


def damaged(data: bytes, every: int) -> Iterator[bytes]:
    """Yield the file cut at each place, and with each byte changed; of so many places, one."""
    for at in range(0, len(data), every):
        yield data[:at]
        for flip in _FLIPS:
            yield data[:at] + bytes((data[at] ^ flip,)) + data[at + 1 :]


def unharmed(data: bytes, every: int) -> Iterator[bytes]:
    """Yield the file as it is."""
    yield data


def damaged_inside(data: bytes, every: int) -> Iterator[bytes]:
    """Yield the ZIP with each of its parts damaged so; packed as they are, the checksum would give it away."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, part in parts.items():
        if name.startswith(_UNREAD):
            continue
        for each in damaged(part, every):
            whole = io.BytesIO()
            with zipfile.ZipFile(whole, "w") as archive:
                for other, content in parts.items():
                    archive.writestr(other, each if other == name else content)
            yield whole.getvalue()


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _exif(order: str, count: int, *entries: tuple[int, int, int, int], following: int = 8) -> bytes:
    """An APP1 with one directory at 8, which may say that it has more entries, and that it goes on at itself."""
    mark = {"<": b"II*\0", ">": b"MM\0*"}[order]
    directory = struct.pack(order + "H", count) + b"".join(struct.pack(order + "HHII", *each) for each in entries)
    head = struct.pack(order + "I", 8)
    return _segment(0xE1, b"Exif\0\0" + mark + head + directory + struct.pack(order + "I", following))


def hostile_photos(photo: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield photos that somebody built to do harm, each after its name; `photo` is a good JPEG."""
    start, rest = photo[:2], photo[2:]
    for order in "<>":
        for count in (1, 0xFFFF):
            for entry in (
                (0x8769, 4, 1, 8),
                (0x010E, 2, 0xFFFFFFFF, 8),
                (0x0131, 2, 60_000, 0),
                (0x9286, 7, 0x7FFFFFFF, 26),
            ):
                yield "EXIF loops and counts", start + _exif(order, count, entry) + rest
        yield "EXIF of many entries", start + _exif(order, 5_000, *[(0x0131, 2, 60_000, 8)] * 5_000) + rest
    yield "30,000 APP segments", start + _segment(0xED, b"") * 30_000 + rest
    yield "APP segments of full length", start + _segment(0xE1, b"Exif\0\0" + b"\xff" * 65_000) * 30 + rest
    open_tags = b"http://ns.adobe.com/xap/1.0/\0" + b"<xmp:CreatorTool" * 4_000
    yield "XMP of nothing but starts", start + _segment(0xE1, open_tags) * 30 + rest
    yield (
        "XMP of nothing but spaces",
        start + _segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0CreatorTool" + b" " * 65_000) * 30 + rest,
    )
    for width, height in ((65_535, 1), (1, 65_535), (65_535, 65_535), (10_000, 6_000), (0, 0)):
        frame = struct.pack(">BHHB", 8, height, width, 3) + b"\1\x11\0\2\x11\1\3\x11\1"
        yield (
            f"{width}×{height}",
            start + _segment(0xC0, frame) + _segment(0xDA, b"\3\1\0\2\x11\3\x11\0\x3f\0") + b"\0" * 9_000,
        )
    yield "2 MB of fill bytes", start + b"\xff" * 2_000_000
    yield "2 MB of starts", start * 1_000_000
    header = struct.pack(">IIBBBBB", 10_000, 6_000, 8, 2, 0, 0, 0)
    chunks = b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header)
    yield "PNG of 60 megapixels", chunks + _chunk(b"IDAT", zlib.compress(b"\0" * 2_000_000)) + _chunk(b"IEND", b"")
    yield "PNG of 100,000 chunks", chunks + _chunk(b"tEXt", b"Software\0x") * 100_000
    yield "PNG with a chunk of 4 GB", chunks + b"\xff\xff\xff\xffIDAT" + b"\0" * 1_000


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def small_rosters() -> dict[str, bytes]:
    """Return the smallest roster of each kind of file, of those that can be read."""
    smallest: dict[str, bytes] = {}
    for name in FILES:
        if EXPECTED[name]["open"] != "read":
            continue
        with suppress(Cannot):
            data = drawn(name)
            kind = f"{PurePath(name).suffix} {data[:4]!r}"
            if len(data) < len(smallest.get(kind, data + b" ")):
                smallest[kind] = data
    return smallest


def kinds() -> Iterator[_Kind]:
    """Yield all kinds of files."""
    photos = seeds_of("photo").files
    for photo in photos[:6]:
        yield "photo", f"{photo[:4]!r}, damaged", [photo], damaged
    by_name: dict[str, list[bytes]] = {}
    for name, data in hostile_photos(photos[0]):
        by_name.setdefault(name, []).append(data)
    for name, files in by_name.items():
        yield "photo", name, files, unharmed
    for name, data in small_rosters().items():
        yield "roster", f"{name}, damaged", [data], damaged
        if data.startswith(b"PK"):
            yield "roster", f"{name}, damaged inside", [data], damaged_inside
    for name in (*_BOMBS, *_CORNERS):
        with suppress(Cannot):
            yield "roster", name, [drawn(name)], unharmed


def tried(kind: _Kind, every: int) -> str:
    """Try files of a kind, and tell in a line what came of it."""
    checker, name, files, damage = kind
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # forget the most so far
    before = _most_memory()
    longest, count = 0.0, 0
    faults: list[str] = []
    for data in (each for file in files for each in damage(file, every)):
        found, took = faults_of(Generated(checker, {"name": "x.jpg", "data": data}, _TODAY))
        longest, count, faults = max(longest, took), count + 1, [*faults, *found]
    more = (_most_memory() - before) / 1024
    told = f"{checker} {name}: {count:,} files, the longest check {longest * 1000:.0f} ms, {more:.1f} MB more memory"
    return "; ".join((told, *dict.fromkeys(f"FAULT {fault}" for fault in faults)))


def _most_memory() -> int:
    """Return how many KB this process has held at most."""
    # On Linux, what getrusage says begins with what the process had that started this one.
    with suppress(OSError):
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0])
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _tried_apart(kind: _Kind, every: int) -> str:
    """Like `tried`, in a process of its own: it tells how much memory it took, and if it dies, nothing else does."""
    try:
        with ProcessPoolExecutor(1, get_context("spawn"), initializer=limit) as one:
            return one.submit(tried, kind, every).result()
    except BrokenProcessPool:
        return f"{kind[0]} {kind[1]}: FAULT the process died"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line. Return 1 if a verdict was not a good one."""
    parser = argparse.ArgumentParser(prog="fuzz.files", description="Try damaged and hostile files.")
    parser.add_argument("--every", type=int, default=1, help="damage one place of so many, for a quick look")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1, help="how many; one a processor")
    parser.add_argument("--only", default="", metavar="WORD", help="only kinds with this in their name")
    given = parser.parse_args(arguments)
    bad = False
    chosen = [kind for kind in kinds() if given.only in f"{kind[0]} {kind[1]}"]
    with ThreadPoolExecutor(given.processes) as pool:
        for told in pool.map(partial(_tried_apart, every=given.every), chosen):
            bad = bad or "FAULT" in told
            print(told, flush=True)
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())

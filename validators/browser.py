"""The functions that the page's worker calls, and the only ones: text in, text out; for a photo, bytes in."""

from __future__ import annotations

import json
from datetime import date
from typing import Protocol

from validators import CHECKERS
from validators.engine import check
from validators.photo import CHECKER as PHOTO
from validators.photo.container.header import look
from validators.photo.pixels import LONGEST_SIDE, MOST_BYTES, Pixels


class _Buffer(Protocol):
    """A JavaScript Uint8Array, as Pyodide shows it to Python."""

    def to_bytes(self) -> bytes: ...


def check_json(checker: str, values_json: str, today: str) -> str:
    """Return the verdict as JSON.

    `checker` is a name in CHECKERS, `values_json` the form as a JSON object, `today` the date on the user's clock as
    YYYY-MM-DD. Raises KeyError, json.JSONDecodeError or ValueError only for a bug in the page.
    """
    return check(CHECKERS[checker], json.loads(values_json), date.fromisoformat(today)).model_dump_json()


def unread_photo_json(name: str, size: int, today: str) -> str | None:
    """Return the verdict on a photo as JSON if its file is too large to read; None if the page should read it.

    `name` is the name of the file, `size` its length in bytes, `today` as for `check_json`.
    """
    if size <= MOST_BYTES:
        return None
    values = {"name": name, "size": size}
    return check(PHOTO, values, date.fromisoformat(today)).model_dump_json()


def look_at_photo_json(data: bytes | _Buffer) -> str:
    """Return what a photo's header says as JSON, without decoding the picture. Never raises.

    `data` is the whole file. The answer looks like {"format": "JPEG", "width": 358, "height": 441, "decode": true,
    "ending": [], "longest_side": 256}. `format`, `width` and `height` are null if they cannot be read; the size is
    that of the upright picture, after the EXIF orientation. If `decode` is false, the page must not decode the file:
    it is not a picture, it is cut short, or it has too many pixels. `ending` lists bytes that a decoder wants behind
    the file because they are missing. `longest_side` limits the sides of the picture that goes to `check_photo_json`.
    """
    header = look(_bytes(data))
    answer = {"format": header.format, "width": header.width, "height": header.height, "decode": header.is_decodable}
    return json.dumps({**answer, "ending": list(header.ending), "longest_side": LONGEST_SIDE})


def check_photo_json(  # noqa: PLR0917 — JavaScript has no names for arguments
    name: str, data: bytes | _Buffer, pixels: bytes | _Buffer | None, width: int, height: int, today: str
) -> str:
    """Return the verdict on a photo as JSON.

    `name` is the name of the file, `data` its content, `pixels` the reduced picture as described at `Pixels`, `width`
    and `height` the reduced size. `pixels` is None (undefined or null in JavaScript, with a size of 0 and 0) if the
    picture could not or must not be decoded. `today` is as for `check_json`. Raises ValueError only for a bug in the
    page. `validators.photo.details` describes the `details`.
    """
    decoded = Pixels(width, height, _bytes(pixels)) if pixels else None
    values = {"name": name, "data": _bytes(data), "pixels": decoded}
    return check(PHOTO, values, date.fromisoformat(today)).model_dump_json()


def _bytes(buffer: bytes | _Buffer) -> bytes:
    return buffer if isinstance(buffer, bytes) else buffer.to_bytes()

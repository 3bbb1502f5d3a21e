"""The one door through which the page's worker comes in: text in, text out; of a photo, bytes in."""

from __future__ import annotations

import json
from datetime import date
from typing import Protocol

from validators import CHECKERS
from validators.engine import check
from validators.photo.container.header import look
from validators.photo.pixels import LONGEST_SIDE, MOST_BYTES, Pixels


class _Buffer(Protocol):
    """A Uint8Array of JavaScript, as Pyodide shows it to Python."""

    def to_bytes(self) -> bytes: ...


def check_json(checker: str, values_json: str, today: str) -> str:
    """The verdict as JSON.

    `checker` is a name in CHECKERS, `values_json` the form as a JSON object, `today` the day on the user's
    clock as YYYY-MM-DD. Raises KeyError, json.JSONDecodeError or ValueError only if the page itself is wrong.
    """
    return check(CHECKERS[checker], json.loads(values_json), date.fromisoformat(today)).model_dump_json()


def unread_photo_json(name: str, size: int, today: str) -> str | None:
    """The verdict on a photo as JSON if its file is too large to be read; None: it is to be read.

    `name` is the file's name, `size` its length in bytes; `today` is as in `check_json`.
    """
    if size <= MOST_BYTES:
        return None
    values = {"name": name, "size": size}
    return check(CHECKERS["photo"], values, date.fromisoformat(today)).model_dump_json()


def look_at_photo_json(data: bytes | _Buffer) -> str:
    """What a photo's file says of itself, before anything is decoded, as JSON.

    `data` is the whole file. The answer: {"format": "JPEG", "width": 358, "height": 441, "decode": true,
    "longest_side": 256}. `format`, `width` and `height` are null if they cannot be read; width and height are those
    after turning by the EXIF orientation. Where `decode` is false, the file must not be decoded: it is no picture that
    can be, or not all of it is there, or it has too many pixels. `longest_side` is the most pixels that a side may have
    in what is then given to `check_photo_json`. Never raises.
    """
    header = look(_bytes(data))
    answer = {"format": header.format, "width": header.width, "height": header.height, "decode": header.is_decodable}
    return json.dumps({**answer, "longest_side": LONGEST_SIDE})


def check_photo_json(  # noqa: PLR0917 — JavaScript has no names for arguments
    name: str, data: bytes | _Buffer, pixels: bytes | _Buffer | None, width: int, height: int, today: str
) -> str:
    """The verdict on a photo as JSON.

    `name` is the file's name, `data` all its bytes, `pixels` the picture reduced as `Pixels` says, `width` and
    `height` the size after reducing; `pixels` is None (in JavaScript undefined or null, with 0 and 0 for the size) if
    the picture was not to be decoded or could not be. `today` is as in `check_json`. Raises ValueError only if the page
    itself is wrong. The verdict's `details` are described at `validators.photo.prepare.details`.
    """
    decoded = Pixels(width, height, _bytes(pixels)) if pixels else None
    values = {"name": name, "data": _bytes(data), "pixels": decoded}
    return check(CHECKERS["photo"], values, date.fromisoformat(today)).model_dump_json()


def _bytes(buffer: bytes | _Buffer) -> bytes:
    return buffer if isinstance(buffer, bytes) else buffer.to_bytes()

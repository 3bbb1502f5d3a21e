"""What goes wrong with a JPEG on its way: data lost or zeroed in front of an end mark that is there."""

from __future__ import annotations

from collections.abc import Callable

_END = b"\xff\xd9"


def spoil(data: bytes, how: str) -> bytes:
    """The JPEG spoilt. `how` is NAME:NUMBER… of one of `_WAYS`; a number that is a share counts from the beginning."""
    kind, *numbers = how.split(":")
    return _WAYS[kind](data, *map(float, numbers))


def _cut(data: bytes, share: float) -> bytes:
    """Nothing between this place and the end mark."""
    return data[: round(share * len(data))] + _END


def _zeros(data: bytes, share: float) -> bytes:
    """Zeros from this place to the end mark."""
    return data[: round(share * len(data))].ljust(len(data) - len(_END), b"\0") + _END


def _hole(data: bytes, share: float, length: float) -> bytes:
    """So many zeros at this place."""
    start, count = round(share * len(data)), int(length)
    return data[:start] + bytes(count) + data[start + count :]


def _endless(data: bytes) -> bytes:
    """Without its end mark."""
    return data.removesuffix(_END)


_WAYS: dict[str, Callable[..., bytes]] = {"cut": _cut, "zeros": _zeros, "hole": _hole, "endless": _endless}

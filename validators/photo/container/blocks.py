"""Counts the blocks of 8 × 8 pixels in a JPEG's data without making a picture of them.

Decoders silently fill in grey what is missing; only counting tells. Source: ITU-T T.81, annexes C and F.2 (Huffman
codes). Here only the lengths of the codes matter, not what they mean.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_CODE = 16  # bits of the longest code
_CODES = 1 << _CODE
_COEFFICIENTS = 64  # of a block; the first has a table of its own
_BITS, _SKIP = 63, 6  # of a step: where its bits are, and behind how many bits the coefficients
_END_OF_BLOCK = 0x00
_PAST_ANY_BLOCK = 2 * _COEFFICIENTS
_LONGEST_UNIT = 4096  # bytes, more than the ten blocks of a unit can take


@lru_cache(maxsize=8)
def steps_of(counts: bytes, symbols: bytes) -> Sequence[int]:
    """A step for each value of the next 16 bits; 0 where no code begins like that.

    A step holds how many bits the code and its value take and, from bit 6 on, how many coefficients they cover.
    `counts` says how many codes there are of each length from 1 to 16 bits, `symbols` what they mean, in their order.
    Raises ValueError if there are more codes than fit.
    """
    steps: list[int] = []
    of_code = iter(symbols)
    for length, count in enumerate(counts, 1):
        for _, symbol in zip(range(count), of_code, strict=False):
            steps += [_step(length, symbol)] * (1 << _CODE - length)
            if len(steps) > _CODES:
                raise ValueError("more codes than there can be")
    return steps + [0] * (_CODES - len(steps))


def _step(length: int, symbol: int) -> int:
    zeros, bits = divmod(symbol, 16)
    skipped = _PAST_ANY_BLOCK if symbol == _END_OF_BLOCK else zeros + 1
    return skipped << _SKIP | length + bits


def bytes_of(data: bytes, unit: Sequence[tuple[Sequence[int], Sequence[int]]], count: int) -> int | None:
    """How many bytes `count` units take; None if the data do not hold as many.

    `unit` lists its blocks: for each, the steps of the first coefficient and those of the others.
    """
    end = 8 * len(data)
    data += bytes(_LONGEST_UNIT)
    at = 0  # bits
    for _ in range(count):
        for first, others in unit:
            byte = at >> 3
            step = first[(data[byte] << 16 | data[byte + 1] << 8 | data[byte + 2]) >> 8 - (at & 7) & 0xFFFF]
            at += step & _BITS
            known = 1 if step else _PAST_ANY_BLOCK - 1
            while known < _COEFFICIENTS:
                byte = at >> 3
                step = others[(data[byte] << 16 | data[byte + 1] << 8 | data[byte + 2]) >> 8 - (at & 7) & 0xFFFF]
                at += step & _BITS
                known += step >> _SKIP or _COEFFICIENTS
            if _COEFFICIENTS < known < _PAST_ANY_BLOCK:
                return None
        if at > end:
            return None
    return (at + 7) // 8

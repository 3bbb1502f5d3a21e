"""Characters in a number that do not belong there: look-alikes and other strays."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from validators.normalise import Normalised, visible

# What people type, or a scanner reads, in place of a letter or digit.
LOOKALIKE_LETTERS = dict.fromkeys("×ХхΧχⅩⅹ✕✖╳", "X")
LOOKALIKE_DIGITS = dict.fromkeys("Oo〇○ОоΟο", "0") | dict.fromkeys("Il|丨", "1")

_NAMES = {"O": "字母 O ", "o": "字母 o ", "I": "大写字母 I ", "l": "小写字母 l ", "×": "乘号 × "}


@dataclass(frozen=True)
class Part:
    """A part of the typed text: its normalised text and its place."""

    text: str
    at: tuple[int, int]


@dataclass(frozen=True)
class Stray:
    """Typed characters that are wrong where they stand. `meant` is the character that a look-alike stands for."""

    text: str
    at: tuple[int, int]
    meant: str | None

    @property
    def words(self) -> dict[str, str]:
        """The words for a message: `place`, `text`, what it `resembles`, and how to `repair` it.

        `private` is the quoted text for messages that may quote no more than one character of a number, else "".
        """
        start, end = self.at
        place = f"{start + 1}" if end == start + 1 else f"{start + 1} 到第 {end}"
        kind = "字母" if self.meant == "X" else "数字"
        resembles = f"{_NAMES.get(self.text, '它')}看起来像{kind} {self.meant}。" if self.meant else ""
        repair = f"如果本来是{kind} {self.meant}，就改成 {self.meant}。" if self.meant else "删掉或改正它。"
        private = f"“{self.text}”" if end == start + 1 else ""
        return {"place": place, "text": self.text, "private": private, "resembles": resembles, "repair": repair}


def strays_of(number: Normalised, meant: Mapping[int, str | None]) -> Iterator[Stray]:
    """Yield each look-alike by itself, and other strays that touch each other as one.

    `meant` maps the places of all strays in `number.text`, in ascending order, to what a look-alike stands for.
    """
    run: list[int] = []
    for index in [*meant, None]:
        goes_on = run and index == run[-1] + 1 and not meant[index] and not meant[run[-1]]
        if run and not goes_on:
            start, end = number.span(run[0], run[-1] + 1)
            yield Stray(visible(number.typed[start:end]), (start, end), meant[run[0]])
            run = []
        if index is not None:
            run.append(index)

"""What a character is does not depend on the version of Python."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator

import pytest

from harness import ROOT
from validators.normalise import LETTERS_AND_DIGITS, normalise, visible
from validators.tables.character_kinds import is_format, is_shown, is_sign

CHARACTERS = [*map(chr, range(0x110000))]


@pytest.mark.slow
def test_the_table_says_what_python_says_of_the_characters_that_both_know() -> None:
    told = [
        (f"U+{ord(character):04X}", category)
        for character in CHARACTERS
        if (category := unicodedata.category(character)) != "Cn" and (is_shown(character) or category[0] == "C")
        if is_format(character) != (category == "Cf")
        or is_shown(character) != (category not in ("Cc", "Cf", "Co", "Cs"))
        or is_sign(character) != (category[0] in "PSM")
    ]
    assert [] == told


@pytest.mark.parametrize(
    "character", ["\u0cf3", "\u2ffc", "\u31ef", "\U0002ebf0", "\U00031350", "\U000323af", "\U0001fae8", "\ua7da"]
)
def test_characters_of_unicode_15_and_16_are_shown(character: str) -> None:
    assert character == visible(character)


def test_invisible_characters_of_unicode_15_are_taken_out() -> None:
    assert "A" == normalise("\U00013439A\U0001343f").text


def test_the_last_character_of_all_is_not_shown() -> None:
    assert "[U+10FFFF][U+FFFFF]" == visible("\U0010ffff\U000fffff")


def test_letters_and_digits_are_those_that_people_here_write() -> None:
    among = re.compile(f"[{LETTERS_AND_DIGITS}]")
    written = {
        character
        for encoding in ("gbk", "big5", "latin-1")
        for character in CHARACTERS
        if not "\ud800" <= character <= "\udfff" and character.encode(encoding, "ignore")
    } - {*map(chr, range(0xFF00, 0xFF61))}  # of full width: what a pattern sees is ASCII
    written -= {*"ˇˉˊˋˍ"}  # tones, which Unicode takes for letters
    assert set() == {character for character in written if bool(among.match(character)) != character.isalnum()}


def texts() -> Iterator[tuple[str, str]]:
    """Each text in the rules, after its file: whatever is a pattern is among them."""
    for path in sorted((ROOT / "validators").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield str(path.relative_to(ROOT)), node.value


def test_no_pattern_asks_python_what_a_letter_or_a_digit_is() -> None:
    asking = [(file, text) for file, text in texts() if re.search(r"\\[wWdDbB]", text)]
    # The prefix of an XML name.
    assert [("validators/roster/reading/text.py", r"\s*<\?xml|\s*<(?:\w+:)?Workbook[\s>]")] == asking

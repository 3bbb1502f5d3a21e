"""What a character is does not depend on the version of Python."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

import pytest

from harness import ROOT
from validators import CHECKERS
from validators.engine import check
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
    assert [] == [(file, text) for file, text in texts() if re.search(r"\\[wWdDbB]", text) and not is_of_bytes(file)]


def is_of_bytes(file: str) -> bool:
    """Tell whether all patterns of a file are for bytes, in which Python knows ASCII alone."""
    return file == "validators/roster/reading/sheet_xml.py"


def test_white_space_is_what_it_always_was() -> None:
    spaces = {
        *"\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000",
        *map(chr, range(0x2000, 0x200B)),
    }
    pattern = re.compile(r"\s")
    assert spaces == {character for character in CHARACTERS if character.isspace()}
    assert spaces == {character for character in CHARACTERS if pattern.match(character)}
    assert spaces == {character for character in CHARACTERS if not character.strip()}
    assert spaces == {character for character in CHARACTERS if len(f"a{character}b".split()) > 1}


# Where it cannot matter: behind a check for ASCII, of a constant, or of what no edition has changed.
GUARDED = {
    "validators/certificate_number/__init__.py: _CITY_CODE.lower()",
    "validators/dates/finding.py: text.isalpha()",
    "validators/dates/finding.py: text.title()",
    "validators/normalise.py: character.upper()",
    "validators/normalise.py: unicodedata.normalize('NFKC', chr(code))",
    "validators/photo/rules/file.py: ending.lower()",
    "validators/replacement/copying.py: character.isalnum()",
    "validators/replacement/copying.py: one.casefold()",
    "validators/replacement/copying.py: other.casefold()",
    "validators/resident_id/reading.py: core.isdecimal()",
    "validators/roster/content.py: text.isdigit()",
    "validators/roster/reading/markup.py: digits.isdigit()",
    "validators/roster/reading/xml_2003.py: digits.isdigit()",
}
VARYING = {
    *("isalpha", "isalnum", "isdecimal", "isdigit", "isnumeric", "isprintable", "isidentifier", "isupper", "islower"),
    *("istitle", "upper", "lower", "title", "casefold", "capitalize", "swapcase"),
    *("normalize", "category", "decimal", "digit", "numeric", "bidirectional", "east_asian_width", "strptime"),
}


def test_nothing_else_asks_python_what_a_character_is() -> None:
    asked = {
        f"{path.relative_to(ROOT)}: {ast.unparse(node)}"
        for path in (ROOT / "validators").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in VARYING
    }
    assert GUARDED == asked


def test_digits_of_other_scripts_are_no_number() -> None:
    digits = [character for character in CHARACTERS if character.isdigit() and not character.isascii()]
    assert len(digits) > 600
    read = [normalise(f"1{digit}").text for digit in digits]
    assert [*map(str, range(10))] == sorted({text[1:] for text in read if text.isascii() and len(text) > 1})
    others = [digit for digit, text in zip(digits, read, strict=True) if not text.isascii()]
    today = date(2026, 3, 1)
    verdicts = (check(CHECKERS["certificate-number"], {"number": f"川X0100{digit}9"}, today) for digit in others)
    assert {"fail"} == {verdict.outcome for verdict in verdicts}

"""What the rules say, as lines of JSON: run with a copy of `validators` whose tables are another city's.

    python -m tests.elsewhere WORDS_JSON

WORDS_JSON maps words of this city to that one's; what the cases type is put into those.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from cases import cases_of, checkers_with_cases
from validators import CHECKERS
from validators.engine import check

_BETWEEN = re.compile("[\\s\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # spaces and variation selectors


def in_other_words(text: str, words: Mapping[str, str]) -> str:
    """The text with each of the words replaced."""
    for ours, theirs in words.items():
        text = text.replace(ours, theirs)
    return text


def said(words: Mapping[str, str]) -> Iterator[object]:
    """All that the declarations say, and the verdict of each case that needs no drawn file.

    Left out are the few that spell a word in a way that only the rules can read, such as 川× for 川X.
    """
    for name in checkers_with_cases():
        checker = CHECKERS[name]
        yield [(rule.finds, rule.message, rule.remedy, rule.why) for rule in checker.speaking]
        yield checker.input_model.model_json_schema()
        yield [(example.caption, dict(example.values)) for example in checker.examples]
        for case in cases_of(name):
            typed = in_other_words(json.dumps(case.input, ensure_ascii=False), words)
            plain = _BETWEEN.sub("", unicodedata.normalize("NFKC", typed).replace("×", "X"))
            if not case.is_drawn and not any(ours in plain for ours in words):
                yield check(checker, json.loads(typed), date.fromisoformat(case.today)).model_dump(mode="json")


if __name__ == "__main__":
    for line in said(json.loads(sys.argv[1])):
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")

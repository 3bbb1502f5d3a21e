"""Which checkers have a page: what the others find shows on the pages of these. And what is typed to be looked for."""

from harness import ROOT
from validators import CHECKERS
from validators.model import choices_of

WITH_A_PAGE = [name for name in CHECKERS if (ROOT / "docs" / "check" / f"{name}.md").is_file()]
WITH_A_FORM = [name for name in WITH_A_PAGE if not CHECKERS[name].file]

MARKED_NAME, MARKED_ID = "赵戊己", "519999199003070039"
MARKS = (MARKED_NAME, MARKED_ID)
"""Nowhere but where somebody has typed them."""
MARKED_ROW = f"{MARKED_NAME}\t{MARKED_ID}\t川X010001\t2018-12-31"


def marked(checker: str) -> dict[str, str]:
    """What somebody types into the checker's form: a row about a person in each field that has no choices."""
    fields = CHECKERS[checker].input_model.model_fields
    return {name: next((each.value for each in choices_of(info)), MARKED_ROW) for name, info in fields.items()}

"""Which checkers have a page: what the others find shows on the pages of these."""

from harness import ROOT
from validators import CHECKERS

WITH_A_PAGE = [name for name in CHECKERS if (ROOT / "docs" / "check" / f"{name}.md").is_file()]
WITH_A_FORM = [name for name in WITH_A_PAGE if not CHECKERS[name].file]

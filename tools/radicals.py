"""Writes `validators/tables/cjk_radicals.toml` anew from the Unicode Character Database.

    python -m tools.radicals EquivalentUnifiedIdeograph.txt

The file is in every edition of the database, in the folder `ucd`; Debian's package unicode-data has it too.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

TABLE = Path(__file__).parent.parent / "validators" / "tables" / "cjk_radicals.toml"
_RADICALS = range(0x2E80, 0x2FE0)  # the blocks of radicals; the file lists strokes as well
_EDITION = re.compile(r"# EquivalentUnifiedIdeograph-([\d.]+)\.txt\n# Date: (\d{4}-\d\d-\d\d)")
_LINE = re.compile(r"^([0-9A-F]{4,6})(?:\.\.([0-9A-F]{4,6}))?\s*;\s*([0-9A-F]{4,6})\b", re.MULTILINE)
_HEAD = """\
# 汉字部首 → 样子一样的通用的字，都写作 Unicode 编码（十六进制）。从 PDF 复制文字时会带来这些部首。
# 只有 NFKC 不改的：康熙部首（2F00–2FD5）和 2E9F、2EF3，NFKC 已经会改，两边说的一样。2E80 没有对应的字。
# 由 tools/radicals.py 生成，不用手改。
source = "Unicode Character Database, EquivalentUnifiedIdeograph.txt"
version = "{version}"
dated = {dated}

[ideographs]
"""


def table(database: str) -> str:
    """The table as TOML, from the text of the database's file. Raises ValueError if this is another file."""
    edition = _EDITION.match(database)
    if edition is None:
        raise ValueError("not EquivalentUnifiedIdeograph.txt: its first two lines name the edition and the date")
    version, dated = edition.groups()
    lines = (
        f'{ord(radical):04X} = "{ord(ideograph):04X}" # {radical} {ideograph}\n'
        for radical, ideograph in _pairs(database)
        if unicodedata.normalize("NFKC", radical) == radical
    )
    return _HEAD.format(version=version, dated=dated) + "".join(lines)


def _pairs(database: str) -> Iterator[tuple[str, str]]:
    """Each radical with its ideograph, in the order of the file, which is that of the code points."""
    for first, last, ideograph in _LINE.findall(database):
        for radical in range(int(first, 16), int(last or first, 16) + 1):
            if radical in _RADICALS:
                yield chr(radical), chr(int(ideograph, 16))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the table of radicals anew.")
    parser.add_argument("file", type=Path, help="EquivalentUnifiedIdeograph.txt")
    TABLE.write_text(table(parser.parse_args().file.read_text(encoding="utf-8")), encoding="utf-8")

"""Writes `validators/tables/province_prefixes.toml` anew from a list of division codes such as GB/T 2260.

    python -m tools.provinces LIST --source "GB/T 2260-2007" --dated 2007-11-14

LIST is a text file, in UTF-8, with a code of six digits and a name on each line: `110000 北京市`. Lines that are no
province (`110101 东城区`) are left out. The standard is a document to read and has no file for programs, so the list is
typed or copied by hand. Entries that rest on something else than GB/T 2260, such as 83, stay as they are.
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

from validators.tables.provinces import PROVINCE_PREFIXES, Province

TABLE = Path(__file__).parent.parent / "validators" / "tables" / "province_prefixes.toml"
_STANDARD = "GB/T 2260"
_LINE = re.compile(r"^\s*([1-9]\d)0000\s+(\S+)\s*$", re.MULTILINE)
_HEAD = """\
# 公民身份号码前两位：省级代码
# 来源：GB/T 2260《中华人民共和国行政区划代码》；
#       81、82、83 也用于《港澳台居民居住证申领发放办法》（2018年8月19日公布）的公民身份号码。
# 不在表里的只写一条说明，不说它错：代码会停用、会新增，老号码不跟着改。
# 由 tools/provinces.py 生成；依据不是 GB/T 2260 的可以手改，重新生成时保留。
"""
_ENTRY = """
[[province]]
code = "{code}"
name = "{name}"
source = "{source}"
dated = {dated}
"""


def table(listed: str, source: str, dated: date) -> str:
    """The table as TOML. Raises ValueError if the list has no province, or one twice."""
    found = [Province(code=code, name=name, source=source, dated=dated) for code, name in _LINE.findall(listed)]
    if not found or len({province.code for province in found}) < len(found):
        raise ValueError("the list has no province, or one twice: a line is a code of six digits and a name")
    others = [province for province in PROVINCE_PREFIXES.province if not province.source.startswith(_STANDARD)]
    entries = {province.code: province for province in (*others, *found)}
    return _HEAD + "".join(_ENTRY.format(**entries[code].model_dump()) for code in sorted(entries))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write the table of provinces anew.")
    parser.add_argument("list", type=Path, help="a code of six digits and a name on each line, UTF-8")
    parser.add_argument("--source", required=True, help="the edition of the standard, such as GB/T 2260-2007")
    parser.add_argument("--dated", required=True, type=date.fromisoformat, help="when it was issued, YYYY-MM-DD")
    arguments = parser.parse_args()
    written = table(arguments.list.read_text(encoding="utf-8-sig"), arguments.source, arguments.dated)
    TABLE.write_text(written, encoding="utf-8")

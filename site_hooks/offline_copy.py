"""Zips the built folder for a file share: the same bytes whenever it is built from the same commit.

    python -m site_hooks.offline_copy SITE_DIR OUT_ZIP

In the zip is one folder with ASCII names alone, because Explorer unpacks others wrongly; in it SHA256SUMS and a page
that says what to do, which sorts first. SOURCE_DATE_EPOCH is the time that all files get.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
import zipfile
from pathlib import Path

from site_hooks.bundles import START_HERE_SHEET, bundle_uri
from site_hooks.security_policy import with_security_policy
from site_hooks.templates import TEMPLATES

_LEFT_OUT = ("sitemap.xml", "sitemap.xml.gz")  # of use on the web alone
_PACKED_ALREADY = (".bin", ".png", ".woff2")
_START_HERE = "00-START-HERE.html"


def main(site: Path, out: Path) -> None:
    """Writes the zip, whose folder is named like it. Raises ValueError if a name is not ASCII."""
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    contents = {name: data for name, data in files.items() if name not in _LEFT_OUT}
    start_here = TEMPLATES.get_template("start_here.html").render(sheet=bundle_uri(START_HERE_SHEET))
    contents[_START_HERE] = with_security_policy(start_here).encode()
    odd = [name for name in contents if not name.isascii()]
    if odd:
        raise ValueError(f"文件名只能用英文字母和数字：{'、'.join(odd)}")
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(contents.items()))
    contents["SHA256SUMS"] = sums.encode("ascii")
    moment = time.gmtime(max(int(os.environ["SOURCE_DATE_EPOCH"]), 315532800))[:6]  # a zip knows no time before 1980
    out.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(contents.items()):
            entry = zipfile.ZipInfo(f"{out.stem}/{name}", moment)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED_ALREADY) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data, compresslevel=9)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

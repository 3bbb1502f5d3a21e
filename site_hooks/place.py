"""The values of validators/tables/place.toml in pages: `[[place:telephone]]` is the number.

`[[basis:telephone]]` is what it rests on and of what year, `[[year:telephone]]` the year alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mkdocs.exceptions import PluginError

from validators.tables.codes import CERTIFICATE_CODES, CertificateCodes
from validators.tables.place import PLACE, Example, Place

TABLES = ("validators/tables/place.toml", "validators/tables/certificate_codes.toml")
WRITTEN = re.compile(r"\[\[(place|basis|year):([a-z_]+)\]\]")


def with_place(text: str, where: str, place: Place = PLACE, codes: CertificateCodes = CERTIFICATE_CODES) -> str:
    """The text with the values in it. Raises PluginError, with `where` it stands, for one that the table lacks."""
    values = _values(place, codes)

    def fill(match: re.Match[str]) -> str:
        if match[0] not in values:
            raise PluginError(f"{where}：place.toml 里没有 {match[0]}")
        return values[match[0]]

    return WRITTEN.sub(fill, text)


def _values(place: Place, codes: CertificateCodes) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for name, entry in vars(place).items():
        year = f"{entry.dated.year} 年信息"
        values |= {
            f"[[place:{name}]]": str(entry),
            f"[[basis:{name}]]": f"{entry.source}，{year}",
            f"[[year:{name}]]": year,
        }
    values["[[place:city_letter]]"] = str(place.city_code)[1:]
    for name, number in (("municipal", place.municipal), ("county", place.county)):
        values |= {f"[[place:{name}_{part}]]": text for part, text in _parts(number, codes).items()}
    return values


def _parts(number: Example, codes: CertificateCodes) -> Mapping[str, str]:
    """The parts of an example, and whose codes they are. Raises PluginError if the other table lacks one."""
    region = codes.find_region(number.region)
    department = region.find_department(number.department) if region else None
    if not (region and department):
        raise PluginError(f"certificate_codes.toml 里没有 {number} 的代码")
    return {**vars(number), "region_name": region.name, "department_name": department.name}

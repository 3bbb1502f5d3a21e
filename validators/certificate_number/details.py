"""What a verdict on a certificate number says beside its findings."""

from __future__ import annotations

from typing import Literal

from validators.details import Details


class CertificateNumberDetails(Details):
    """The pieces of the number and whose they are; None for what cannot be read or is in no table."""

    level: Literal["municipal", "county"] | None
    region: str | None
    region_name: str | None
    department: str | None
    department_name: str | None
    serial: str | None

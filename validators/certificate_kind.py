"""The two certificates that the 行政执法人员信息收集表 offers."""

from __future__ import annotations

from validators.model import Choice


class CertificateKind(Choice):
    """The certificate that is applied for."""

    ORDINARY = "行政执法证", "行政执法证"
    DELEGATED = "委托行政执法证", "委托行政执法证"

"""Writes down for programs what the site contains: a bill of materials in CycloneDX."""

from __future__ import annotations

import os
import uuid
from datetime import UTC, datetime

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
from cyclonedx.model import component as cyclonedx
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from site_hooks.licences.components import Component, components

BILL = "bill-of-materials.cdx.json"
_NOT_SAID = "NOASSERTION"


def bill_of_materials(version: str) -> bytes:
    """The bill as JSON: the same bytes for the same contents, whenever it is written. `version` is that of the rules.

    SOURCE_DATE_EPOCH is its time.
    """
    found = (_listed(each, place) for place, group in components().items() for each in group)
    # Some crates are in two extensions, and some libraries in two places.
    parts = {str(each.bom_ref): each for each in found}
    site = cyclonedx.Component(
        name="guangan-certificates",
        version=version,
        type=cyclonedx.ComponentType.APPLICATION,
        licenses=[LicenseFactory().make_from_string("MIT")],
        bom_ref="site",
    )
    bom = Bom(components=parts.values(), metadata=BomMetaData(component=site))
    bom.metadata.timestamp = datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), UTC)
    bom.register_dependency(site, parts.values())
    bom.serial_number = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join([version, *sorted(parts)]))
    return (JsonV1Dot6(bom).output_as_string(indent=1) + "\n").encode()


def _listed(part: Component, place: str) -> cyclonedx.Component:
    source = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.source))] if part.source else []
    return cyclonedx.Component(
        name=part.name,
        version=part.version or None,
        purl=_address(part),
        licenses=[LicenseFactory().make_from_string(part.licence)] if part.licence != _NOT_SAID else [],
        external_references=source,
        bom_ref=f"{place}/{part.name}@{part.version}",
    )


def _address(part: Component) -> PackageURL | None:
    """The package's address, by which databases of weaknesses know it; None for what no registry has."""
    group, _, name = part.name.rpartition("/")
    return PackageURL(part.registry, group or None, name, part.version or None) if part.registry else None

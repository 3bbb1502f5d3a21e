"""Turns a photo into facts for the rules and details for the page."""

from __future__ import annotations

from datetime import date
from functools import partial

from validators.photo.checklist import CHECKLIST
from validators.photo.container.damage import Damage, lacks_blocks
from validators.photo.container.header import Header
from validators.photo.details import Dimensions, Grid, Measure, PhotoDetails, Point, Runs, Size
from validators.photo.file import PhotoFile
from validators.photo.input import LIMIT, TARGET, PhotoInput
from validators.photo.picture.measure import Picture, measure
from validators.photo.picture.missing import ends_in_grey, grey_end
from validators.photo.picture.scales import (
    COLOUR,
    DEEP,
    LIGHTNESS,
    MARKS,
    MIDDLE_BURNT,
    MIDDLE_LIGHTNESS,
    PLAIN,
    SHADOW,
    SKIN,
    TINT,
    UNEVENNESS,
    Scale,
)
from validators.photo.pixels import MOST_BYTES, Pixels
from validators.rules import Prepared


def prepare(values: PhotoInput, today: date) -> Prepared:
    """Take the header of the file and measure the picture. Ignores `today`."""
    photo = values.data
    size = values.size if photo is None else len(photo.content)
    if photo is None and size is not None and size <= MOST_BYTES:
        size = None  # without the content of a file of this size there is nothing to judge
    header = photo.header if photo else None
    pixels = values.pixels if header else None
    damage = _damage(photo, pixels) if photo else None
    is_whole = damage not in (Damage.CUT, Damage.BROKEN)
    picture = measure(pixels) if pixels and pixels.are_enough and is_whole else None
    facts = {
        "name": values.name,
        "data": photo.content if photo else None,
        "header": header,
        "is_missing": size is None,
        "size": size,
        "damage": damage,
        "pixels": pixels,
        "not_decoded": header is not None and values.pixels is None,
        "grey": grey_end(pixels, header.orientation) if header and pixels and is_whole else None,
        "picture": picture,
        "background": picture.background if picture else None,
        "frame": picture.frame if picture else None,
    }
    if size is None:
        return Prepared(facts)
    return Prepared(facts, details=partial(_details, values, size, header, damage, picture))


def _damage(photo: PhotoFile, pixels: Pixels | None) -> Damage | None:
    """What is wrong with the file's data. The blocks are counted where the picture looks as if some were missing."""
    header = photo.header
    is_grey = header.format == "JPEG" and pixels is not None and ends_in_grey(pixels, header.orientation)
    return Damage.BROKEN if is_grey and lacks_blocks(photo.content) else header.damage


def _details(
    values: PhotoInput, size: int, header: Header | None, damage: Damage | None, picture: Picture | None
) -> PhotoDetails:
    pixels = values.pixels
    return PhotoDetails(
        size=Size(bytes=size, limit=LIMIT, target=TARGET),
        format=header.format if header else None,
        original=Dimensions(width=header.width, height=header.height)
        if header and header.width and header.height
        else None,
        background=Grid(width=pixels.width, height=pixels.height, runs=Runs(**picture.runs))
        if pixels and picture
        else None,
        # A JPEG has no transparency; nobody but a person can choose what shows through. Nor is damage to be hidden.
        can_be_made_to_fit=size > TARGET and damage is None and pixels is not None and min(pixels.data[3::4]) == 255,
        measures=tuple(
            Measure(
                name=scale.name,
                label=scale.label,
                value=float(scale.shown(value, 1)),
                unit=scale.unit,
                threshold=scale.threshold,
                ok=scale.ok(value),
            )
            for scale, value in _measured(picture)
        ),
        checklist=tuple(Point(id=point, label=label) for point, label in CHECKLIST),
    )


def _measured(picture: Picture | None) -> list[tuple[Scale, float]]:
    if picture is None:
        return []
    of_picture = [
        (PLAIN, picture.plain),
        (COLOUR, picture.colour),
        (MIDDLE_LIGHTNESS, picture.middle_lightness),
        (MIDDLE_BURNT, picture.middle_burnt),
    ]
    if COLOUR.ok(picture.colour):
        of_picture.append((SKIN, picture.skin))
    background = picture.background
    if background is None:
        return of_picture
    return [
        (LIGHTNESS, background.lightness),
        (TINT, background.tint),
        (UNEVENNESS, background.unevenness),
        (SHADOW, background.shadow),
        (DEEP, picture.deep),
        (MARKS, picture.marks),
        *of_picture,
    ]

"""What a camera sees beyond flat colours: light from one side, skin, strands of hair, cloth, a soft outline."""

from __future__ import annotations

from enum import IntEnum

import numpy as np
from PIL import Image, ImageFilter

from cases.photos.scenes import Levels


class Material(IntEnum):
    """What a part of a drawn person is made of."""

    OTHER, SKIN, HAIR, CLOTH = range(4)


def textured(image: Image.Image, materials: Image.Image, close: float) -> Image.Image:
    """The drawn person with light and texture, always the same. `materials` holds each pixel's Material."""
    width, height = image.size
    chance = np.random.default_rng(11)
    levels = np.asarray(image.convert("RGB"), dtype=float)
    material = np.asarray(materials)[..., None]

    def noise(across: float, down: float) -> Levels:
        """Numbers about 0, mostly within ±1, in cells of this many pixels at a width of 700."""
        cells = (max(2, round(700 / across)), max(2, round(700 * height / width / down)))
        rough = Image.fromarray(chance.normal(0, 1, cells[::-1]).astype(np.float32), "F")
        return np.asarray(rough.resize((width, height), Image.Resampling.BICUBIC), dtype=float)[..., None]

    pores, spots, flush = noise(2, 2), noise(12, 12), noise(60, 60)
    skin = levels * (1 + 0.04 * pores + 0.02 * spots) + flush * [3.0, -2.0, -2.0]
    strands = noise(2.5, 60) + 0.6 * noise(6, 90) + 0.4 * noise(2, 2)
    hair = levels * (1 + 0.15 * strands) + 14 * strands
    folds, weave = noise(70, 45) + 0.5 * noise(25, 60), noise(2, 2)
    cloth = levels * (1 + 0.03 * folds + 0.03 * weave) + 8 * weave + 9 * folds
    parts = [material == part for part in (Material.SKIN, Material.HAIR, Material.CLOTH)]
    levels = np.select(parts, [skin, hair, cloth], levels) * _light(width, height, close)[..., None]
    levels = levels + 10 * noise(1, 1) + chance.normal(0, 8, levels.shape)
    seen = Image.fromarray(levels.clip(0, 255).round().astype(np.uint8), "RGB")
    seen.putalpha(image.getchannel("A"))
    # Colours weighed by their opacity: what is see-through must not bleed into the outline.
    return seen.convert("RGBa").filter(ImageFilter.GaussianBlur(width / 900)).convert("RGBA")


def _light(width: int, height: int, close: float) -> Levels:
    """How bright each place is: a round head lit from the upper left, which darkens the neck below the chin."""
    across = (np.arange(width) / width - 0.5) / close
    down = ((np.arange(height) / height - 0.45) / close)[:, None]
    round_head = np.sqrt(np.clip(1 - (across / 0.24) ** 2 - (down / 0.3) ** 2, 0, 1))
    chin = np.exp(-(((down - 0.26) / 0.05) ** 2) - (across / 0.12) ** 2)
    return 0.86 + 0.2 * round_head - 0.5 * across - 0.12 * down - 0.25 * chin

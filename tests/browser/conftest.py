"""What the tests of the photo checker's page share."""

from __future__ import annotations

from pathlib import Path

import pytest

from cases.photos.files import Recipe, file_of


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one photo of each kind."""
    folder = tmp_path_factory.mktemp("photos")
    recipes = {
        "good.jpg": Recipe(),
        "grey.jpg": Recipe(background="#aaaaaa"),
        "slightly.jpg": Recipe(size=(600, 800), noise=8, quality=95),
        "large.jpg": Recipe(size=(2400, 3200), noise=12, quality=95),
        "large.png": Recipe(size=(500, 700), noise=4, format="PNG"),
        "lying.jpg": Recipe(size=(600, 800), noise=8, quality=95, orientation=6, software="Camera 1.0"),
        "glass.png": Recipe(size=(500, 700), noise=8, format="PNG", mode="RGBA"),
    }
    for name, recipe in recipes.items():
        (folder / name).write_bytes(file_of(recipe))
    (folder / "empty.jpg").touch()
    (folder / "text.jpg").write_text("不是照片", encoding="utf-8")
    (folder / "cut.jpg").write_bytes((folder / "good.jpg").read_bytes()[:3000])
    return folder

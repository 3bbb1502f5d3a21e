"""What the built site contains, told from the installed packages' own metadata and licence files."""

from __future__ import annotations

import json
import re
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

_ROOT = Path(__file__).parent.parent.parent
_BUILD = _ROOT / "build"
_NODE_MODULES = _ROOT / "node_modules"
THEME = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
CONTAINED: dict[str, dict[str, dict[str, Any]]] = tomllib.loads(
    Path(__file__).with_name("contained.toml").read_text(encoding="utf-8")
)
_FROM_NPM = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)/")
_SOURCE = ("source", "source code", "repository", "github", "homepage", "home")


@dataclass(frozen=True)
class Component:
    """Something that others made and that the site contains.

    `licence` is an SPDX expression. `notice` is the package's own licence file if `has_text`, else whose it is.
    `registry` is where packages like it come from: pypi, npm, cargo; "" for what is no package.
    """

    name: str
    version: str
    licence: str
    source: str
    notice: str
    has_text: bool = False
    registry: str = ""


def components() -> dict[str, list[Component]]:
    """All of it, by where in the site it is. Raises PluginError if the theme holds something of unknown licence."""
    return {
        "theme": list(_theme()),
        "scripts": [_npm(name) for name in json.loads((_BUILD / "packages.json").read_text(encoding="utf-8"))],
        "pyodide": list(_pyodide()),
        "rust": list(_rust()),
        "documents": [_distribution(distribution("python-docx"))],
    }


def standard_text(identifier: str) -> str:
    """The text of a licence with this SPDX identifier. Raises PluginError if there is none."""
    path = _NODE_MODULES / "spdx-license-list" / "licenses" / f"{identifier}.json"
    if not path.exists():
        raise PluginError(f"没有叫“{identifier}”的许可 / there is no licence called {identifier}")
    return str(json.loads(path.read_text(encoding="utf-8"))["licenseText"]).strip()


def _theme() -> Iterator[Component]:
    yield _distribution(distribution("mkdocs-material"))
    maps = (path.read_text(encoding="utf-8") for path in (THEME / "assets").rglob("*.map") if _is_used(path))
    sources = {source for text in maps for source in json.loads(text)["sources"]}
    for name in sorted({match[1] for match in map(_FROM_NPM.match, sources) if match}):
        if name not in CONTAINED["theme"]:
            raise PluginError(f"contained.toml 里没有写 {name} 的许可 / no licence of {name} in contained.toml")
        yield _contained(name, CONTAINED["theme"][name])
    for folder, icons in CONTAINED["icons"].items():
        (path,) = (THEME / ".icons" / folder).glob("LICENSE*")
        text = path.read_text(encoding="utf-8").strip()
        yield Component(icons["name"], "", icons["licence"], icons["source"], text, has_text=True)


def _is_used(path: Path) -> bool:
    # The site has a search of its own: on_files leaves these out.
    return not {"lunr", "workers"} & set(path.parts)


def _pyodide() -> Iterator[Component]:
    yield _npm("pyodide")
    lock = json.loads((_NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    source = "https://github.com/python/cpython"
    copyrights = "Copyright (c) 2001 Python Software Foundation; All Rights Reserved"
    yield Component("CPython", lock["info"]["python"], "Python-2.0.1", source, copyrights)
    for wheel in _wheels():
        yield _distribution(wheel)
    for name, told in (CONTAINED["pyodide"] | CONTAINED["tables"]).items():
        yield _contained(name, told)


def _rust() -> Iterator[Component]:
    """The crates in the wheels' extensions, from the lists of parts that the wheels carry."""
    found: dict[tuple[str, str], Component] = {}
    for wheel in _wheels():
        listed = wheel.read_text(f"sboms/{wheel.name.replace('_', '-')}.cyclonedx.json")
        for crate in json.loads(listed)["components"] if listed else ():
            if crate["scope"] == "required":
                (licence,) = crate["licenses"]
                urls = (each["url"] for each in crate.get("externalReferences", ()) if each["type"] == "vcs")
                name, version = crate["name"], crate["version"]
                component = Component(
                    name, version, licence["expression"], next(urls, ""), crate.get("author", ""), registry="cargo"
                )
                found[name, version] = component
    yield from (found[key] for key in sorted(found))
    for name, told in CONTAINED["rust"].items():
        yield _contained(name, told)


def _wheels() -> Iterator[Distribution]:
    for wheel in sorted((_BUILD / "wheels").rglob("*.whl")):
        name, version = wheel.name.split("-")[:2]
        yield PathDistribution(zipfile.Path(wheel, f"{name}-{version}.dist-info/"))


def _distribution(package: Distribution) -> Component:
    """A Python package. Raises ValueError if it has no licence file."""
    metadata = package.metadata
    urls = dict(url.split(", ", 1) for url in metadata.get_all("Project-URL") or ())
    urls = {label.lower(): url for label, url in urls.items()}
    files = [f"licenses/{name}" for name in metadata.get_all("License-File") or ()]
    texts = [package.read_text(name) for name in files or ["LICENSE"]]  # older packages name no file
    if None in texts:
        raise ValueError(f"no licence file: {package.name}")
    return Component(
        package.name,
        package.version,
        metadata["License-Expression"] or metadata["License"] or CONTAINED["packages"][package.name]["licence"],
        next((urls[label] for label in _SOURCE if label in urls), ""),
        "\n\n".join(str(text).strip() for text in texts),
        has_text=True,
        registry="pypi",
    )


def _npm(name: str) -> Component:
    """A package that npm installed."""
    folder = _NODE_MODULES / name
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    repository = package.get("repository", "")
    source = repository["url"] if isinstance(repository, dict) else repository
    source = re.sub(r"^git\+|\.git$", "", source) or package.get("homepage", "")
    texts = [path.read_text(encoding="utf-8").strip() for path in sorted(folder.glob("LICEN[CS]E*"))]
    author = package.get("author", "")
    notice = "\n\n".join(texts) or (author["name"] if isinstance(author, dict) else author)
    return Component(name, package["version"], package["license"], source, notice, has_text=bool(texts), registry="npm")


def _contained(name: str, told: Mapping[str, Any]) -> Component:
    return Component(name, "", told["licence"], told["source"], told["copyright"].strip())

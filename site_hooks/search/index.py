"""Makes the search index out of what the theme's plugin and jieba have written."""

from __future__ import annotations

import hashlib
import html
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from material.plugins.search import plugin  # type: ignore[import-untyped]
from material.plugins.search.plugin import Parser  # type: ignore[import-untyped]
from mkdocs.utils.meta import get_data
from pypinyin import Style, lazy_pinyin, pinyin

from validators.tables.lookalikes import HOMOPHONES, LOOKALIKES, VARIANTS
from validators.tables.place import PLACE

INDEX_VERSION = "version-of-the-index"
"""Stands in the pages until the index is written."""
_HERE = Path(__file__).parent
_CUT = "\u200b"  # stands between the words in the plugin's text
_BLOCK = re.compile(r"</(?:p|li|pre|tr)>")
_CELL = re.compile(r"\s*</t[dh]>\s*(?!\s*</tr>)")
_TAG = re.compile(r"<[^>]+>")
_BAR = "｜"  # stands between the cells of a row
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_HAN = re.compile(r"[㐀-鿿]{2,}")
_LATIN = re.compile("[a-z]+")
_SHORT = 3  # characters: longer keywords are made of words
_FIELDS = ("title", "text")


class RowParser(Parser):  # type: ignore[misc]  # the theme has no types
    """The plugin's parser, which also tells the rows of a table and their cells apart."""

    def __init__(self) -> None:
        super().__init__()
        self.keep |= {"tr", "td", "th"}


def keep_rows() -> None:
    """Makes the plugin, which has no setting for it, use the parser above."""
    plugin.Parser = RowParser


def write_index(site: Path, pages: Path) -> None:
    """Turns the plugin's index in `site` into the one that the search script reads, and tells the pages its version.

    A page of the folder `pages` may name words in its front matter, as `keywords`, by which people look for it.
    """
    folder = site / "search"
    written = folder / "search_index.json"
    documents = json.loads(written.read_text(encoding="utf-8"))["docs"]
    cut = {word for document in documents for field in _FIELDS for word in document[field].split(_CUT)}
    plain = [_section(document, pages) for document in documents]
    keywords = {word for word in _keywords(plain) if len(word) <= _SHORT}
    index = {"config": _config(cut | keywords, plain), "docs": plain}
    script = f"var __index = {_json(index)};\n"
    _write(folder / "search_index.js", script)
    _write(written, _json({"config": {}, "docs": []}))
    version = hashlib.sha256(script.encode()).hexdigest()[:12]
    for page in site.rglob("*.html"):
        _write(page, page.read_text(encoding="utf-8").replace(INDEX_VERSION, version))


def _config(cut: Iterable[str], sections: list[dict[str, Any]]) -> dict[str, Any]:
    """The vocabulary: words that a page has, and what a query may have in their place, other words or their sound."""
    text = "\n".join(section.get(field, "") for section in sections for field in (*_FIELDS, "keywords"))
    queries = tomllib.loads((_HERE / "queries.toml").read_text(encoding="utf-8"))
    ignored, same, blurred = queries["ignored"]["words"], queries["same"], queries["blurred"]
    elsewhere = queries["elsewhere"]["words"]
    own = (_HERE / "words.txt").read_text(encoding="utf-8").split()
    counties = [name for county in PLACE.counties.values for name in (county, county[:-1])]
    declared = {*own, *counties, *(word for found in same.values() for word in found)}
    words = {*filter(_HAN.fullmatch, cut), *(word for word in declared if word in text), *ignored, *elsewhere, *same}
    titles = "\n".join(section[field] for section in sections for field in ("title", "keywords") if field in section)
    named = {word for word in words if word in titles or word in same} - {*ignored} | _keywords(sections)
    sounds = _sounds(filter(_HAN.fullmatch, named), blurred)
    for word in ignored:
        sounds.setdefault(_blur("".join(lazy_pinyin(word)), blurred), []).append(word)
    for latin in _LATIN.findall(text.lower()):
        sounds.pop(_blur(latin, blurred), None)
    meant = {word for word in {*named, *declared} if _HAN.fullmatch(word)}
    return {
        "words": sorted(word.lower() for word in words if len(word) > 1 or word in ignored),
        "ignored": ignored,
        "elsewhere": elsewhere,
        "same": same,
        "sounds": sounds,
        "syllables": sorted({_blur(sound, blurred) for sound in lazy_pinyin("".join(_HAN.findall(text)))}),
        "meant": sorted(meant),
        "alike": _alike("".join(meant), blurred),
        "blurred": blurred,
        "weight": queries["weight"],
    }


def _keywords(sections: list[dict[str, Any]]) -> set[str]:
    return {word for section in sections for word in section.get("keywords", "").split("，")}


def _sounds(words: Iterable[str], blurred: Mapping[str, str]) -> dict[str, list[str]]:
    """What people type who leave their input method in Latin letters: `nianshen` or `ns` for 年审."""
    sounds: dict[str, list[str]] = {}
    for word in sorted(words):
        syllables = lazy_pinyin(word)
        for key in ("".join(syllables), "".join(syllable[0] for syllable in syllables)):
            sounds.setdefault(_blur(key, blurred), []).append(word)
    return sounds


def _blur(sound: str, blurred: Mapping[str, str]) -> str:
    for pattern, instead in blurred.items():
        sound = re.sub(pattern, instead, sound)
    return sound


def _alike(characters: str, blurred: Mapping[str, str]) -> list[str]:
    """The groups with one of the characters: any two of a group are typed, or taken, for one another."""
    groups: dict[str, set[str]] = {}
    for group in HOMOPHONES.text.split():
        groups.setdefault(_blur(_syllable(group), blurred), set()).update(group)
    # The table has common characters alone.
    for character, sound in zip(characters, lazy_pinyin(characters), strict=True):
        groups.setdefault(_blur(sound, blurred), set()).add(character)
    looking = f"{LOOKALIKES.text} {VARIANTS.text}".split()
    wanted = (group for group in map(set, (*groups.values(), *looking)) if group & {*characters} and len(group) > 1)
    return sorted("".join(sorted(group)) for group in wanted)


def _syllable(group: str) -> str:
    """The syllable that all characters of a group have in common."""
    readings = (set(pinyin(character, style=Style.NORMAL, heteronym=True)[0]) for character in group)
    return min(set.intersection(*readings))


def _section(document: dict[str, Any], pages: Path) -> dict[str, Any]:
    section = document | {field: _plain(document[field]) for field in _FIELDS}
    page, _, anchor = document["location"].partition("#")
    source = (pages / page).with_suffix(".md")
    if not anchor and source.is_file():
        section["keywords"] = get_data(source.read_text(encoding="utf-8"))[1].get("keywords", "")
    return section


def _plain(text: str) -> str:
    """The text without markup and cuts, a line for each paragraph."""
    lines = _TAG.sub("", _BLOCK.sub("\n", _CELL.sub(_BAR, text.replace(_CUT, ""))))
    return html.unescape(_LINES.sub("\n", _SPACE.sub(" ", lines))).strip()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")

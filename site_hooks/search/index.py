"""Makes the search index out of what the theme's plugin and jieba have written."""

from __future__ import annotations

import html
import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent
_CUT = "\u200b"  # stands between the words in the plugin's text
_BLOCK = re.compile(r"</(?:p|li|pre)>")
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_HAN = re.compile(r"[㐀-鿿]{2,}")
_FIELDS = ("title", "text")


def write_index(folder: Path) -> None:
    """Turns the plugin's index in `folder`, the site's `search`, into the one that the search script reads."""
    written = folder / "search_index.json"
    documents = json.loads(written.read_text(encoding="utf-8"))["docs"]
    cut = {word for document in documents for field in _FIELDS for word in document[field].split(_CUT)}
    plain = [document | {field: _plain(document[field]) for field in _FIELDS} for document in documents]
    text = "\n".join(document[field] for document in plain for field in _FIELDS)
    index = {"config": _config(cut, text), "docs": plain}
    _write(folder / "search_index.js", f"var __index = {_json(index)};\n")
    _write(written, _json({"config": {}, "docs": []}))


def _config(cut: Iterable[str], text: str) -> dict[str, Any]:
    """The vocabulary: words that a page has, and words that a query may have in their place."""
    queries = tomllib.loads((_HERE / "queries.toml").read_text(encoding="utf-8"))
    ignored, same = queries["ignored"]["words"], queries["same"]
    own = (_HERE / "words.txt").read_text(encoding="utf-8").split()
    declared = {*own, *(word for found in same.values() for word in found)}
    words = {*filter(_HAN.fullmatch, cut), *(word for word in declared if word in text), *ignored, *same}
    return {
        "words": sorted(word.lower() for word in words if len(word) > 1),
        "ignored": ignored,
        "same": same,
        "weight": queries["weight"],
    }


def _plain(text: str) -> str:
    """The text without markup and cuts, a line for each paragraph."""
    lines = _TAG.sub("", _BLOCK.sub("\n", text.replace(_CUT, "")))
    return html.unescape(_LINES.sub("\n", _SPACE.sub(" ", lines))).strip()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")

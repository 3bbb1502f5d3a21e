"""The content security policy of a page: nothing but this site, and of inline scripts only those that the build saw."""

from __future__ import annotations

import base64
import hashlib
from html.parser import HTMLParser

# blob: is the worker and what it imports; 'wasm-unsafe-eval' lets it compile Python, and nothing else.
_POLICY = (
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval' blob:{hashes}",
    "worker-src blob:",
    "connect-src 'self' blob:",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
)
_SCRIPT_TYPES = (None, "", "text/javascript", "module")


class _InlineScripts(HTMLParser):
    """Collects the text of every script that stands in the page itself."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self._inside = tag == "script" and "src" not in attributes and attributes.get("type") in _SCRIPT_TYPES
        if self._inside:
            self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


def with_security_policy(html: str) -> str:
    """The page with its policy as the first thing in the head. Raises ValueError if there is no `<head>`."""
    scripts = _InlineScripts()
    scripts.feed(html)
    digests = sorted({base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in scripts.texts})
    policy = "; ".join(_POLICY).format(hashes="".join(f" 'sha256-{digest}'" for digest in digests))
    before, head, after = html.partition("<head>")
    if not head:
        raise ValueError("页面里没有 <head>，放不进安全策略")
    return f'{before}{head}<meta http-equiv="Content-Security-Policy" content="{policy}">{after}'

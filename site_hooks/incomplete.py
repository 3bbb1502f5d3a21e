"""What a page says of itself when it is alone: opened in the zip, copied by itself, or on a site that is changing."""

from __future__ import annotations

import re

from site_hooks.templates import TEMPLATES

_BODY = re.compile(r"<body\b[^>]*>")


def with_word_for_missing_files(html: str) -> str:
    """The page with these words first in its body. The style sheet hides them, so they show only without it.

    Raises ValueError if there is no `<body>`.
    """
    body = _BODY.search(html)
    if body is None:
        raise ValueError("页面里没有 <body>，放不进“这一页不完整”的说明")
    return html[: body.end()] + TEMPLATES.get_template("incomplete.html").render() + html[body.end() :]

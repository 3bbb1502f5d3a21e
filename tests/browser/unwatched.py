"""Goes through checkers with nobody driving the browser.

Chromium 109 freezes now and then while a client is attached and the page comes from a folder. Alone it has not yet.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from os.path import relpath
from pathlib import Path
from threading import Timer
from urllib.parse import unquote

from harness.browsers import launch_options
from tests.matrix.questions import ASK, PATIENCE, Question

_POLICY = re.compile(r"<meta[^>]*Content-Security-Policy[^>]*>", re.IGNORECASE)
_SAID = re.compile(r'"unwatched (.*)", source: ')
# Says on the console what the page answers, and goes on.
_SCRIPT = """<script>addEventListener("load", () => setTimeout(async () => {
    let said;
    try { said = { answers: await (%s)(%s) }; } catch (error) { said = { error: error.message }; }
    console.log("unwatched " + encodeURIComponent(JSON.stringify(said)));
    const next = %s;
    if (next) location.href = next;
}, 300));</script></body>"""


def wrong_answers(name: str, folder: Path, asked: Sequence[Question], profile: Path) -> list[str]:
    """Ask on the pages in the folder, which are changed, in one of BROWSER_NAMES. Give what is wrong, else nothing."""
    for question, following in zip(asked, [*asked[1:], None], strict=True):
        page = folder / question.page
        link = relpath(folder / following.page, page.parent) if following else ""
        given = (json.dumps(each).replace("</", "<\\/") for each in (dict(question.given), link))
        script = _SCRIPT % (ASK, *given)
        html = _POLICY.sub("", page.read_text(encoding="utf-8"))
        page.write_text(html.replace("</body>", script), encoding="utf-8")
    with _console(name, (folder / asked[0].page).as_uri(), profile) as said:
        # The questions first: after the last answer the browser says nothing more.
        answers = [json.loads(each) for _, each in zip(asked, said, strict=False)]
    wrong = [
        answer.get("error") or question.wrong(answer["answers"])
        for question, answer in zip(asked, answers, strict=False)
    ]
    return [*filter(None, wrong), *(f"{question.checker}: no answer" for question in asked[len(answers) :])]


@contextmanager
def _console(name: str, address: str, profile: Path) -> Iterator[Iterator[str]]:
    """Start the browser at an address, and give what its pages say, until it ends or has said nothing for long."""
    options = launch_options(name)
    # With a port it stays open; nobody connects.
    alone = ("--headless", "--remote-debugging-port=0", "--enable-logging=stderr", f"--user-data-dir={profile}")
    command = [options["executable_path"], *options["args"], *alone, address]
    with subprocess.Popen(
        command, env=options["env"], stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, errors="replace"
    ) as browser:
        try:
            yield _said_by(browser)
        finally:
            browser.kill()


def _said_by(browser: subprocess.Popen[str]) -> Iterator[str]:
    assert browser.stderr
    lines = browser.stderr
    while True:
        patience = Timer(PATIENCE / 1000, browser.kill)
        patience.start()
        found = next((found for line in lines if (found := _SAID.search(line))), None)
        patience.cancel()
        if not found:
            return
        yield unquote(found[1])

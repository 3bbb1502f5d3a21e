"""Asks every checker in every browser that is here, and writes what came out where the site's build finds it.

    python -m tests.matrix [NAME]...

With names it asks these browsers alone, and writes nothing. Exits with 1 if an answer is wrong.
"""

from __future__ import annotations

import json
import sys
from datetime import date

from harness import ROOT
from harness.site_server import SiteServer
from site_hooks.rules_version import rules_version
from site_hooks.tried_browsers import RESULTS, Tried

from .browsers import BROWSERS, Browser, NotHereError
from .questions import questions

INPUTS = 3  # a checker: what is told apart is browsers, not rules


def main(names: list[str]) -> int:
    """Go through the browsers. Give the exit code."""
    site = ROOT / "site"
    tried, missing, all_wrong = [], {}, []
    rules = rules_version(ROOT)  # those of the site, whatever is committed meanwhile
    with SiteServer(site) as server:
        addresses = {"http": server.address, "file": site.as_uri() + "/"}
        for browser in [browser for browser in BROWSERS if not names or browser.name in names]:
            try:
                found, wrong = go_through(browser, addresses)
            except NotHereError as error:
                missing[browser.name] = str(error)
                print(f"    {browser.name}：没有试，{error}", flush=True)
                continue
            tried.append(found)
            all_wrong += wrong
            print(
                f"    {browser.name} {found['version']}：{found['inputs']} × {found['ways']}，错 {len(wrong)}",
                flush=True,
            )
    for each in all_wrong:
        print(each, file=sys.stderr)
    if not names:
        results = {"date": date.today().isoformat(), "rules": rules, "tried": tried, "missing": missing}
        RESULTS.write_text(json.dumps(results, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if all_wrong else 0


def go_through(browser: Browser, addresses: dict[str, str]) -> tuple[Tried, list[str]]:
    """Ask every checker in each way of opening the site. Raises NotHereError."""
    asked = [
        (way, addresses[way] + question.page, question)
        for way in browser.ways
        for question in questions(1 if browser.refusal else INPUTS)
    ]
    version, answers = browser.ask([(address, question) for _, address, question in asked])
    wrong = []
    right = dict.fromkeys(browser.ways, 0)
    for (way, _, question), answer in zip(asked, answers, strict=True):
        if browser.refusal:
            fault = "" if browser.refusal in answer.get("error", "") else f"{question.checker}: {answer}"
        else:
            fault = answer.get("error") or question.wrong(answer["answers"])
        if fault:
            wrong.append(f"{browser.name}, {way}: {fault}")
        else:
            right[way] += 1
    return {
        "name": browser.name,
        "version": version,
        "ways": right,
        "checkers": len({question.checker for _, _, question in asked}),
        "inputs": sum(len(question.expected) for _, _, question in asked) // len(browser.ways),
        "refusal": browser.refusal,
    }, wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

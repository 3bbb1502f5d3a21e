"""The catalogue of rules, as Markdown: what each one finds and why, on what it rests, and a case of either kind.

Everything comes from the rules' declarations and from the cases that the tests run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from markupsafe import Markup
from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url
from pydantic.fields import FieldInfo

from cases import Case, cases_of, checkers_with_cases
from site_hooks.templates import TEMPLATES, as_markdown
from validators import CHECKERS, RULE_SETS
from validators.engine import check
from validators.engine_rules import ENGINE, NEVER_BY_INPUT
from validators.model import choices_of, column_of
from validators.normalise import visible
from validators.rules import Checker, Rule, RuleSet

CATALOGUE = "reference/rules.html"
_LONGEST_VALUE, _MOST_VALUES = 60, 8
_LONG_INPUT = 300  # characters; a shorter case is preferred
_ENGINE_RULES = frozenset(rule.id for rule in ENGINE.rules)  # mostly of what a page's form does not let one do


@dataclass(frozen=True)
class Shown:
    """A case as the catalogue shows it: its name, what is typed by label, the day if it matters, and what is said.

    `passes`: whether the verdict is a pass.
    """

    name: str
    values: tuple[tuple[str, str], ...]
    today: str | None
    said: str
    passes: bool


@dataclass(frozen=True)
class Entry:
    """A rule with a case in which it finds something and one in which not; none for what no input brings about."""

    rule: Rule
    field: str | None
    found: Shown | None
    passed: Shown | None


def render_catalogue(page_url: str) -> str:
    """The catalogue for the page at this address. Raises PluginError if a rule lacks a case."""
    cases = [case for checker in checkers_with_cases() if checker in CHECKERS for case in cases_of(checker)]
    groups = []
    for rule_set in RULE_SETS:
        own = [case for case in cases if rule_set.name in (case.checker, ENGINE.name)]
        groups.append((rule_set, [_entry(rule, rule_set, own) for rule in rule_set.rules]))
    template = TEMPLATES.get_template("rules.md")
    return template.render(groups=groups, day=Case.today, text=as_markdown, link=_link_from(page_url), blanks=_blanks)


def _blanks(template: str) -> Markup:
    """A message template as Markdown, each value that is filled in shown as a blank."""
    blank = Markup('<span class="rule-blank">……</span>')
    return blank.join(as_markdown(part) for part in re.split(r"\{\w+\}", template))


def _link_from(page_url: str) -> Callable[[str], str]:
    def link(href: str) -> str:
        """An address from the site's root as a link to the Markdown file, which MkDocs proves."""
        page, _, anchor = href.partition("#")
        return f"{get_relative_url(page, page_url).removesuffix('.html')}.md#{anchor}"

    return link


def _entry(rule: Rule, rule_set: RuleSet, cases: Iterable[Case]) -> Entry:
    field = _title(rule_set, rule.field) if isinstance(rule_set, Checker) and rule.field else None
    if rule.id == NEVER_BY_INPUT:
        return Entry(rule, field, None, None)
    found, passed = choose_cases(rule.id, cases)
    return Entry(rule, field, _shown(found, message_of(rule.id, found)), _shown(passed, ""))


def _title(checker: Checker, field: str) -> str | None:
    return checker.columns.get(field) or column_of(checker.input_model.model_fields[field])


def message_of(rule_id: str, case: Case) -> str:
    """What the rule says in this case. The build draws no photos: their cases declare it, and the tests compare.

    Raises PluginError if a photo's case does not, or if the rule finds nothing in the case.
    """
    if rule_id in case.messages:
        return case.messages[rule_id]
    if case.is_drawn:
        raise PluginError(f"例子“{case.name}”没有写明规则 {rule_id} 怎样说：请在 messages 里写上")
    verdict = check(CHECKERS[case.checker], case.raw, date.fromisoformat(case.today))
    said = next((finding.message for finding in verdict.findings if finding.rule == rule_id), None)
    if said is None:
        raise PluginError(f"例子“{case.name}”说规则 {rule_id} 查得出，实际没有查出")
    return said


def choose_cases(rule_id: str, cases: Iterable[Case]) -> tuple[Case, Case]:
    """The case in which the rule finds something and little else does, and the case that passes and is most like it.

    A rule that says what is well may be in all that passes: then the other is one that it says nothing of.
    Raises PluginError if there is none.
    """
    cases = list(cases)
    finding = [case for case in cases if rule_id in case.rules]
    if not finding:
        raise PluginError(f"规则 {rule_id} 在 cases/ 里没有查得出的例子")
    found = min(finding, key=lambda case: (len(_json(case.told)) > _LONG_INPUT, len(case.rules)))
    own = [case for case in cases if case.checker == found.checker]
    passing = [case for case in own if case.outcome == "pass"]
    silent = [case for case in passing if rule_id not in case.rules]
    if passing and not silent:
        silent = [case for case in own if not {rule_id, *_ENGINE_RULES} & set(case.rules)]
    if not silent:
        raise PluginError(f"规则 {rule_id} 在 cases/ 里没有查不出的例子")
    matcher = SequenceMatcher(b=_json(found.told)[:_LONG_INPUT], autojunk=False)

    def likeness(case: Case) -> float:
        matcher.set_seq1(_json(case.told)[:_LONG_INPUT])
        return matcher.ratio()

    return found, max(silent, key=likeness)


def _shown(case: Case, said: str) -> Shown:
    if isinstance(case.told, Mapping):
        fields = CHECKERS[case.checker].input_model.model_fields
        values = [
            (
                (column_of(fields[name]), _chosen(fields[name], value))
                if name in fields
                else (visible(name), _value(value))
            )
            for name, value in case.told.items()
        ]
        rest = len(values) - _MOST_VALUES
        others = f"{rest} 项" if rest > 0 else f"照“{case.like}”" if case.like else ""
        shown = (*values[:_MOST_VALUES], *([("其余", others)] if others else []))
    else:
        shown = (("给的", _value(case.told)),)
    return Shown(case.name, shown, case.today if case.today != Case.today else None, said, case.outcome == "pass")


def _chosen(field: FieldInfo, value: object) -> str:
    """The words of a choice, any other value as it was given."""
    return next((choice.label for choice in choices_of(field) if choice.value == value), None) or _value(value)


def _value(value: object) -> str:
    if value == "" or value is None:
        return "（空）"
    return visible(value if isinstance(value, str) else _json(value), _LONGEST_VALUE)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)

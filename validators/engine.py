"""Runs a checker: raw input → input model → facts → findings → verdict. Whatever comes in, a verdict comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from validators import sources
from validators.model import (
    Finding,
    Headline,
    Input,
    NormalisedField,
    Severity,
    Verdict,
    choices_of,
    outcome_of,
)
from validators.normalise import visible
from validators.rules import Checker, Facts, Hit, Judged, Prepared, Rule, RuleSet

ENGINE = RuleSet("engine", "填写的内容")
NEVER_BY_INPUT = f"{ENGINE.name}/rule-failed"  # only a broken rule causes it, no input does
MOST_OF_A_KIND = 20  # findings of one rule; thousands of them on a page help nobody
_NO_HEADLINE = Headline(text="要核实", sentence="没有全部查完，看下面写的是哪一条。", tally="要核实")
_UNKNOWN, _TOO_LONG, _NO_CHOICE = "unknown", "string_too_long", "enum"


@dataclass(frozen=True)
class Outside:
    """Input that a caller takes in place of a checker's own fields, such as a path in place of a file's content.

    `titles` maps the fields that the caller takes to their titles; `values` are the checker's fields, made from them.
    """

    titles: Mapping[str, str]
    values: Mapping[str, object]


@dataclass(frozen=True)
class Problem:
    """Something that could not be read: the field, pydantic's name for the error (or _UNKNOWN), and what was given.

    The name of an unknown field is safe to show. `fields` and `choices` are words for the message: which fields there
    are, and which answers this one offers.
    """

    field: str
    kind: str
    given: object
    limit: object
    fields: str
    choices: str = ""


def _hits(problems: tuple[Problem, ...], *kinds: str) -> Iterable[Hit]:
    for problem in problems:
        if problem.kind in kinds:
            size = len(problem.given) if isinstance(problem.given, str) else None
            values = {"name": problem.field, "size": size, "limit": problem.limit, "fields": problem.fields}
            yield Hit(None, values, field=problem.field)


@ENGINE.rule(
    "not-an-object",
    field=None,
    severity=Severity.ERROR,
    finds="给的不是一组填好的内容",
    message="给的不是一组“项目：内容”，没有可以检查的东西。",
    remedy="在网页上请照表单填写；用命令行时请给一个 JSON 对象。",
    citation=sources.OWN_CONVENTIONS,
)
def not_an_object(raw: object) -> Iterable[Hit]:
    """检查工具按项目取内容。给的如果是一串文字、一个数或一张清单，就不知道哪一段是哪一项。"""
    if not isinstance(raw, dict):
        yield Hit()


@ENGINE.rule(
    "unknown-field",
    field=None,
    severity=Severity.ERROR,
    finds="有不认识的项目",
    message="没有叫“{name}”的项目。",
    remedy="可以填的项目有：{fields}。请检查名称有没有写错。",
    citation=sources.OWN_CONVENTIONS,
)
def unknown_field(problems: tuple[Problem, ...]) -> Iterable[Hit]:
    """项目名写错一个字母，内容就会被漏掉。与其悄悄漏掉，不如说出来。"""
    return _hits(problems, _UNKNOWN)


@ENGINE.rule(
    "too-long",
    field=None,
    severity=Severity.ERROR,
    finds="内容太长",
    message="这一项有 {size} 个字符，最多 {limit} 个。",
    remedy="请只留要检查的那一段。可能是把整篇文字贴进来了。",
    citation=sources.OWN_CONVENTIONS,
)
def too_long(problems: tuple[Problem, ...]) -> Iterable[Hit]:
    """每一项都有上限，免得误贴的大段文字让旧电脑停住。上限是本站定的，远大于正常内容。"""
    return _hits(problems, _TOO_LONG)


@ENGINE.rule(
    "unknown-choice",
    field=None,
    severity=Severity.ERROR,
    finds="不在可选的答案里",
    message="{given}不在这一项可以选的答案里。",
    remedy="请选一个答案；用命令行时填前面的代号：{choices}。不知道就不要给这一项。",
    citation=sources.OWN_CONVENTIONS,
)
def unknown_choice(problems: tuple[Problem, ...]) -> Iterable[Hit]:
    """选择题只认列出来的答案。答案写错了，不猜是哪一个。"""
    for problem in problems:
        if problem.kind == _NO_CHOICE:
            given = f"“{visible(problem.given)}”" if isinstance(problem.given, str) else "给的内容"
            yield Hit(None, {"given": given, "choices": problem.choices}, field=problem.field)


@ENGINE.rule(
    "wrong-type",
    field=None,
    severity=Severity.ERROR,
    finds="内容不是文字",
    message="这一项不是可以读的文字。",
    remedy="请把这一项重新填成文字；用命令行时，号码要放在引号里，前面的 0 才不会丢。",
    citation=sources.OWN_CONVENTIONS,
)
def wrong_type(problems: tuple[Problem, ...]) -> Iterable[Hit]:
    """编号要按文字处理：当成数字，前面的 0 就没有了。读不出的内容不去猜。"""
    return _hits(problems, *{problem.kind for problem in problems} - {_UNKNOWN, _TOO_LONG, _NO_CHOICE})


@ENGINE.rule(
    "rule-failed",
    field=None,
    severity=Severity.UNSURE,
    finds="有一条规则没能跑完",
    message="规则“{name}”没有跑完，这一条没有结论。其他规则照常检查了。",
    remedy="这一条请照页面上的“人工核对”自己看一遍，或者向同级司法局询问，带上您填的内容。",
    citation=sources.OWN_CONVENTIONS,
)
def rule_failed(failed: tuple[str, ...]) -> Iterable[Hit]:
    """程序出错时不装作没事：哪一条没查成，就说哪一条，结论是“需要咨询”。"""
    return (Hit(None, {"name": name}) for name in failed)


@ENGINE.rule(
    "more-of-a-kind",
    field=None,
    severity=Severity.NOTE,
    finds="同一种毛病太多，没有全部列出",
    message="“{finds}”还有 {count} 处，这里没有列出。",
    remedy="请先改好列出来的，再查一次。",
    citation=sources.OWN_CONVENTIONS,
)
def more_of_a_kind(left_out: Iterable[tuple[Rule, int]]) -> Iterable[Hit]:
    """同一种毛病只列出前面一些，别的只说还有多少：一次列出几千条，谁也看不过来，旧电脑还会停住。"""
    return (Hit(None, {"finds": rule.finds, "count": count}, field=rule.field) for rule, count in left_out)


def check(checker: Checker, raw: object, today: date, outside: Outside | None = None) -> Verdict:
    """Check `raw`, which should map field names to values but may be anything, with `checker` as of `today`.

    With `outside`, `raw` has the fields that it names, and the checker gets its values. Never raises: input that cannot
    be read becomes a finding of an `engine/…` rule, and so does a rule that breaks.
    """
    values, problems = _read(checker.input_model, raw, outside)
    refused = frozenset(problem.field for problem in problems if problem.kind != _UNKNOWN)
    failed: list[str] = []
    findings: list[Finding] = []
    left_out: list[tuple[Rule, int]] = []

    def bounded(rule: Rule, found: list[Finding]) -> list[Finding]:
        if len(found) > MOST_OF_A_KIND:
            left_out.append((rule, len(found) - MOST_OF_A_KIND))
        return found[:MOST_OF_A_KIND]

    prepared = Prepared({})
    known: Facts = {"refused": refused}
    if isinstance(raw, dict):
        try:
            prepared = checker.prepare(values, today)
        except Exception:
            failed.append(f"{checker.name}/prepare")
        else:
            known = {**prepared.facts, "refused": refused}
            for rule in checker.rules:
                try:
                    if all(known[name] is not None for name in rule.needs):
                        found = rule.findings(known)
                        findings += bounded(rule, [finding for finding in found if finding.field not in refused])
                except Exception:
                    failed.append(rule.id)

    def with_own() -> tuple[Finding, ...]:
        # The rule that reports `left_out` comes last, because the others still add to it.
        facts: Facts = {"raw": raw, "problems": problems, "failed": tuple(failed), "left_out": left_out}
        return (*(finding for rule in ENGINE.rules for finding in bounded(rule, rule.findings(facts))), *findings)

    everything = with_own()
    try:
        headline = checker.headline(Judged(outcome_of(everything), everything, known))
    except Exception:
        failed.append(f"{checker.name}/headline")
        everything, headline = with_own(), _NO_HEADLINE
    return Verdict(
        checker=checker.name,
        outcome=outcome_of(everything),
        headline=headline,
        findings=everything,
        normalised={
            name: NormalisedField(typed=normalised.typed, to=normalised.text, changes=normalised.changes)
            for name, normalised in prepared.normalised.items()
            if normalised.changes
        },
        details=prepared.details.model_dump(exclude_unset=True) if prepared.details else {},
    )


def _read(model: type[Input], raw: object, outside: Outside | None) -> tuple[Input, tuple[Problem, ...]]:
    """Return the input without the fields that the model refuses, and a problem for each of those."""
    if not isinstance(raw, dict):
        return model(), ()
    titles = outside.titles if outside else {name: str(info.title) for name, info in model.model_fields.items()}
    fields = "、".join(f"{name}（{title}）" for name, title in titles.items())
    # Only known fields reach pydantic: a name with a lone surrogate would make it refuse the whole input.
    readable = dict(outside.values) if outside else {name: raw[name] for name in titles if name in raw}
    unknown = tuple(Problem(_named(name), _UNKNOWN, None, None, fields) for name in raw if name not in titles)
    try:
        return model.model_validate(readable), unknown
    except ValidationError as error:
        refused = tuple(_problem(model, detail, fields) for detail in error.errors(include_url=False))
        for problem in refused:
            readable.pop(problem.field, None)
        return model.model_validate(readable), unknown + refused


def _problem(model: type[Input], detail: ErrorDetails, fields: str) -> Problem:
    name = str(detail["loc"][0])
    limit = detail.get("ctx", {}).get("max_length")
    choices = "、".join(f"{choice.value}（{choice.label}）" for choice in choices_of(model.model_fields[name]))
    return Problem(name, detail["type"], detail["input"], limit, fields, choices)


def _named(key: object) -> str:
    # Not str(key): a Python caller may use any key, even an integer that is too long to print.
    return visible(key) if isinstance(key, str) else f"<{type(key).__name__}>"

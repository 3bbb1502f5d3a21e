"""How a checker runs: raw input → input model → facts → findings → verdict. Whatever comes in, a verdict comes out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from validators.model import OWN_CONVENTIONS, Finding, Input, NormalisedField, Severity, Verdict, choices_of, outcome_of
from validators.normalise import visible
from validators.rules import Checker, Facts, Hit, Prepared, RuleSet

ENGINE = RuleSet("engine", "填写的内容")
NEVER_BY_INPUT = f"{ENGINE.name}/rule-failed"  # needs a broken rule: no input brings it about
_UNKNOWN, _TOO_LONG, _NO_CHOICE = "unknown", "string_too_long", "enum"


@dataclass(frozen=True)
class Problem:
    """Something that could not be read: the field's name, pydantic's word for it (or _UNKNOWN), and what was given.

    `fields` and `choices` are words: what fields there are, and what this field offers.
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
            name = visible(problem.field)
            yield Hit(None, {"name": name, "size": size, "limit": problem.limit, "fields": problem.fields}, field=name)


@ENGINE.rule(
    "not-an-object",
    field=None,
    severity=Severity.ERROR,
    finds="给的不是一组填好的内容",
    message="给的不是一组“项目：内容”，没有可以检查的东西。",
    remedy="在网页上请照表单填写；用命令行时请给一个 JSON 对象。",
    citation=OWN_CONVENTIONS,
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
    citation=OWN_CONVENTIONS,
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
    citation=OWN_CONVENTIONS,
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
    citation=OWN_CONVENTIONS,
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
    citation=OWN_CONVENTIONS,
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
    citation=OWN_CONVENTIONS,
)
def rule_failed(failed: tuple[str, ...]) -> Iterable[Hit]:
    """程序出错时不装作没事：哪一条没查成，就说哪一条，结论是“需要咨询”。"""
    return (Hit(None, {"name": name}) for name in failed)


def check(checker: Checker, raw: object, today: date) -> Verdict:
    """The verdict of `checker` on `raw` (a dict of field names to values, or anything else) as of `today`.

    Never raises: what cannot be read becomes a finding of the `engine/…` rules, and so does a rule that breaks.
    """
    values, problems = _read(checker.input_model, raw)
    unread = {problem.field for problem in problems}
    failed: list[str] = []
    findings: list[Finding] = []
    prepared = Prepared({})
    if isinstance(raw, dict):
        try:
            prepared = checker.prepare(values, today)
        except Exception:
            failed.append(f"{checker.name}/prepare")
        else:
            for rule in checker.rules:
                try:
                    if all(prepared.facts[name] is not None for name in rule.needs):
                        found = rule.findings(prepared.facts)
                        findings += [finding for finding in found if finding.field not in unread]
                except Exception:
                    failed.append(rule.id)
    facts: Facts = {"raw": raw, "problems": problems, "failed": tuple(failed)}
    findings = [finding for rule in ENGINE.rules for finding in rule.findings(facts)] + findings
    return Verdict(
        checker=checker.name,
        outcome=outcome_of(findings),
        findings=tuple(findings),
        normalised={
            name: NormalisedField(typed=normalised.typed, to=normalised.text, changes=normalised.changes)
            for name, normalised in prepared.normalised.items()
            if normalised.changes
        },
        details=dict(prepared.details),
    )


def _read(model: type[Input], raw: object) -> tuple[Input, tuple[Problem, ...]]:
    """The input without the fields that the model refuses, and a problem for each of those."""
    if not isinstance(raw, dict):
        return model(), ()
    fields = "、".join(f"{name}（{info.title}）" for name, info in model.model_fields.items())
    readable = {name: raw[name] for name in model.model_fields if name in raw}
    # pydantic is shown the known fields alone: a name with half a surrogate pair makes it refuse the whole input.
    unknown = tuple(Problem(_named(name), _UNKNOWN, None, None, fields) for name in raw if name not in readable)
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
    # Not str(key): a caller in Python may use anything, even a number too long to be written out.
    return key if isinstance(key, str) else f"<{type(key).__name__}>"

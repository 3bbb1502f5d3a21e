"""The rules of the engine itself, on input that cannot be read and on rules that break: the same for every checker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from validators import sources
from validators.model import Severity
from validators.normalise import visible
from validators.rules import Hit, Rule, RuleSet

ENGINE = RuleSet("engine", "填写的内容")
NEVER_BY_INPUT = f"{ENGINE.name}/rule-failed"  # only a broken rule causes it, no input does
UNKNOWN_CHOICE = f"{ENGINE.name}/unknown-choice"
UNKNOWN = "unknown"
_TOO_LONG, _NO_CHOICE = "string_too_long", "enum"


@dataclass(frozen=True)
class Problem:
    """Something that could not be read: the field, pydantic's name for the error (or UNKNOWN), and what was given.

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
    """自查工具按项目取内容。给的如果是一串文字、一个数或一张清单，就不知道哪一段是哪一项。"""
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
    return _hits(problems, UNKNOWN)


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
    return _hits(problems, *{problem.kind for problem in problems} - {UNKNOWN, _TOO_LONG, _NO_CHOICE})


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
    finds="同一种错误太多，没有全部列出",
    message="“{finds}”还有 {count} 处，这里没有列出。",
    remedy="请先改好列出来的，再查一次。",
    citation=sources.OWN_CONVENTIONS,
)
def more_of_a_kind(left_out: Iterable[tuple[Rule, int]]) -> Iterable[Hit]:
    """同一种错误只列出前面一些，别的只说还有多少：一次列出几千条，谁也看不过来，旧电脑还会停住。"""
    return (Hit(None, {"finds": rule.finds, "count": count}, field=rule.field) for rule, count in left_out)

"""Runs a checker: raw input → input model → facts → findings → verdict. Whatever comes in, a verdict comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from validators.engine_rules import ENGINE, UNKNOWN, Problem
from validators.model import Finding, Headline, Input, NormalisedField, Verdict, choices_of, outcome_of
from validators.normalise import Normalised, visible
from validators.rules import Checker, Facts, Hit, Judged, Prepared, Rule, RulesByFacts

MOST_OF_A_KIND = 20  # findings of one rule; thousands of them on a page help nobody
_NO_HEADLINE = Headline(text="要核实", sentence="没有全部查完，看下面写的是哪一条。", tally="要核实")


@dataclass(frozen=True)
class Outside:
    """Input that a caller takes in place of a checker's own fields, such as a path in place of a file's content.

    `titles` maps the fields that the caller takes to their titles; `values` are the checker's fields, made from them.
    """

    titles: Mapping[str, str]
    values: Mapping[str, object]


def check(checker: Checker, raw: object, today: date, outside: Outside | None = None) -> Verdict:
    """Check `raw`, which should map field names to values but may be anything, with `checker` as of `today`.

    With `outside`, `raw` has the fields that it names, and the checker gets its values. Never raises: input that cannot
    be read becomes a finding of an `engine/…` rule, and so does a rule that breaks.
    """
    return check_with_facts(checker, raw, today, outside)[0]


def check_with_facts(
    checker: Checker, raw: object, today: date, outside: Outside | None = None
) -> tuple[Verdict, Facts]:
    """Return the verdict, and the facts that it rests on: only `refused` if nothing could be prepared."""
    run = _run(checker, raw, today, outside)
    findings: list[Finding] = []
    for rule, found in run.hits:
        try:
            findings += [rule.finding(hit) for hit in found]
        except Exception:
            run.failed.append(rule.id)
    try:
        details = run.prepared.details() if run.prepared.details else None
    except Exception:
        run.failed.append(f"{checker.name}/details")
        details = None

    def with_own() -> tuple[Finding, ...]:
        return (*(rule.finding(hit) for rule, hit in run.own_hits()), *findings)

    everything = with_own()
    try:
        headline = checker.headline(Judged(outcome_of(everything), everything, run.facts))
    except Exception:
        run.failed.append(f"{checker.name}/headline")
        everything, headline = with_own(), _NO_HEADLINE
    verdict = Verdict(
        checker=checker.name,
        outcome=outcome_of(everything),
        headline=headline,
        findings=everything,
        normalised={
            name: NormalisedField(typed=normalised.typed, to=normalised.text, changes=normalised.changes)
            for name, normalised in run.normalised.items()
            if normalised.changes
        },
        details=details.model_dump(exclude_unset=True) if details else {},
    )
    return verdict, run.facts


def hits(checker: Checker, raw: object, today: date) -> list[tuple[Rule, Hit]]:
    """Return what `check` makes its findings of, in their order, and make nothing else of it. Never raises."""
    run = _run(checker, raw, today, None)
    return [*run.own_hits(), *((rule, hit) for rule, found in run.hits for hit in found)]


@dataclass
class _Run:
    """What came of an input: what was prepared, what each rule found and left out, and what broke.

    `prepared` and `facts` are the checker's own; its parts add to the rest.
    """

    raw: object
    problems: tuple[Problem, ...]
    refused: frozenset[str]
    prepared: Prepared
    facts: Facts
    normalised: dict[str, Normalised] = field(default_factory=dict)
    hits: list[tuple[Rule, list[Hit]]] = field(default_factory=list)
    left_out: list[tuple[Rule, int]] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def judge(self, rules: RulesByFacts, facts: Facts) -> None:
        """Run these rules on these facts."""
        for rule in rules.without(frozenset([name for name, fact in facts.items() if fact is None])):
            try:
                found = rule.hits(facts)
            except Exception:
                self.failed.append(rule.id)
                continue
            if found and self.refused:
                found = [hit for hit in found if (hit.field or rule.field) not in self.refused]
            if found:
                self.hits.append((rule, _bounded(rule, found, self.left_out)))

    def own_hits(self) -> list[tuple[Rule, Hit]]:
        """Return what the engine's own rules find."""
        if not (self.problems or self.left_out or self.failed) and isinstance(self.raw, dict):
            return []
        left_out = [*self.left_out]
        facts = {"raw": self.raw, "problems": self.problems, "failed": tuple(self.failed), "left_out": left_out}
        # The rule that reports `left_out` comes last, because the others still add to it.
        return [(rule, hit) for rule in ENGINE.rules for hit in _bounded(rule, rule.hits(facts), left_out)]


def _bounded(rule: Rule, found: list[Hit], left_out: list[tuple[Rule, int]]) -> list[Hit]:
    if len(found) > MOST_OF_A_KIND:
        left_out.append((rule, len(found) - MOST_OF_A_KIND))
    return found[:MOST_OF_A_KIND]


def _run(checker: Checker, raw: object, today: date, outside: Outside | None) -> _Run:
    values, problems = _read(checker.input_model, raw, outside)
    refused = frozenset(problem.field for problem in problems if problem.kind != UNKNOWN)
    run = _Run(raw, problems, refused, Prepared({}), {"refused": refused})
    if not isinstance(raw, dict):
        return run
    try:
        run.prepared = checker.prepare(values, today)
    except Exception:
        run.failed.append(f"{checker.name}/prepare")
        return run
    run.facts = {**run.prepared.facts, "refused": refused}
    run.normalised.update(run.prepared.normalised)
    run.judge(checker.by_facts, run.facts)
    for part in checker.parts:
        try:
            prepared = part.prepare(values, today)
        except Exception:
            run.failed.append(f"{part.checker.name}/prepare")
        else:
            run.normalised.update(prepared.normalised)
            run.judge(part.by_facts, {**prepared.facts, "refused": part.known_as(refused)})
    run.hits += [(rule, [hit]) for rule, hit in run.prepared.found]
    return run


def _read(model: type[Input], raw: object, outside: Outside | None) -> tuple[Input, tuple[Problem, ...]]:
    """Return the input without the fields that the model refuses, and a problem for each of those."""
    if not isinstance(raw, dict):
        return model(), ()
    titles = outside.titles if outside else model.model_fields
    # Only known fields reach pydantic: a name with a lone surrogate would make it refuse the whole input.
    readable = dict(outside.values) if outside else {name: raw[name] for name in titles if name in raw}
    refused: list[ErrorDetails] = []
    try:
        values = model.model_validate(readable)
    except ValidationError as error:
        refused = error.errors(include_url=False)
        for detail in refused:
            readable.pop(str(detail["loc"][0]), None)
        values = model.model_validate(readable)
    unknown = [name for name in raw if name not in titles]
    return values, _problems(model, unknown, refused, outside) if unknown or refused else ()


def _problems(
    model: type[Input], unknown: list[object], refused: list[ErrorDetails], outside: Outside | None
) -> tuple[Problem, ...]:
    titles = outside.titles if outside else {name: str(info.title) for name, info in model.model_fields.items()}
    fields = "、".join(f"{name}（{title}）" for name, title in titles.items())
    return (
        *(Problem(_named(name), UNKNOWN, None, None, fields) for name in unknown),
        *(_problem(model, detail, fields) for detail in refused),
    )


def _problem(model: type[Input], detail: ErrorDetails, fields: str) -> Problem:
    name = str(detail["loc"][0])
    limit = detail.get("ctx", {}).get("max_length")
    choices = "、".join(f"{choice.value}（{choice.label}）" for choice in choices_of(model.model_fields[name]))
    return Problem(name, detail["type"], detail["input"], limit, fields, choices)


def _named(key: object) -> str:
    # Not str(key): a Python caller may use any key, even an integer that is too long to print.
    return visible(key) if isinstance(key, str) else f"<{type(key).__name__}>"

"""How rules are declared: a checker is an input model, a `prepare` step and rules.

`prepare` reads the input model into named *facts* (None: there is nothing of the kind, or it could not be read).
A rule is a short function whose parameters name the facts that it takes; it yields a `Hit` for each thing it finds.
It is skipped while one of these facts is None, unless the parameter has a default. One fact is there always:
`refused`, the names of the fields whose content could not be read.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from validators.model import Citation, Finding, Headline, Input, Outcome, Severity
from validators.normalise import Normalised

Facts = Mapping[str, object]
AnyInput = TypeVar("AnyInput", bound=Input)


@dataclass(frozen=True)
class Hit:
    """What a rule yields: the place in what was typed, and the values for its message and remedy."""

    at: tuple[int, int] | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    field: str | None = None  # only where a rule serves several fields


Find = Callable[..., Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """A rule as declared. `finds` is its title, `why` its explanation (the docstring).

    `takes` are the facts that it is called with, `needs` those without which it is skipped.
    """

    id: str
    field: str | None
    severity: Severity
    finds: str
    message: str
    remedy: str
    citation: Citation
    why: str
    takes: tuple[str, ...]
    needs: tuple[str, ...]
    find: Find

    @property
    def anchor(self) -> str:
        """The id of its entry in the catalogue of rules."""
        return self.id.replace("/", "-")

    def findings(self, facts: Facts) -> list[Finding]:
        """Runs the rule; whatever it raises goes on to the caller."""
        return [self.finding(hit) for hit in self.find(**{name: facts[name] for name in self.takes})]

    def finding(self, hit: Hit) -> Finding:
        """The finding that a hit of this rule makes."""
        return Finding(
            rule=self.id,
            severity=self.severity,
            field=hit.field or self.field,
            at=hit.at,
            message=self.message.format_map(hit.values),
            remedy=self.remedy.format_map(hit.values),
            citation=self.citation,
        )


@dataclass(frozen=True)
class Prepared:
    """What `prepare` makes of an input: facts for the rules, what was normalised, and the checker's own details."""

    facts: Facts
    normalised: Mapping[str, Normalised] = field(default_factory=dict)
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Judged:
    """What a checker has come to, for its headline to be made from.

    `facts` are those of `prepare` with `refused`; there are none if nothing could be prepared.
    """

    outcome: Outcome
    findings: tuple[Finding, ...]
    facts: Facts

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)


@dataclass(frozen=True)
class Example:
    """An input to try, with the few words that say what it shows."""

    caption: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Lines:
    """That many can be checked at once, one a line: `field` is what a line is, `beside` what holds for all."""

    field: str
    hint: str
    beside: tuple[str, ...] = ()


class RuleSet:
    """Rules under one name, in the order in which they were declared.

    `title` heads them in the catalogue. A checker has one; the rule sets that it is put together from need none.
    """

    def __init__(self, name: str, title: str = "") -> None:
        self.name = name
        self.title = title
        self.rules: list[Rule] = []

    def rule(
        self,
        name: str,
        *,
        field: str | None,
        severity: Severity,
        finds: str,
        message: str,
        remedy: str,
        citation: Citation,
    ) -> Callable[[Find], Find]:
        """Declares the decorated function as the rule `{self.name}/{name}`; its docstring says why it is there."""

        def declare(find: Find) -> Find:
            why = inspect.cleandoc(find.__doc__ or "")
            parameters = inspect.signature(find).parameters
            needs = tuple(key for key, parameter in parameters.items() if parameter.default is parameter.empty)
            rule_id, takes = f"{self.name}/{name}", tuple(parameters)
            self.rules.append(Rule(rule_id, field, severity, finds, message, remedy, citation, why, takes, needs, find))
            return find

        return declare


class Checker(RuleSet):
    """A rule set that can judge: with an input model, a `prepare` step, a headline and examples to try.

    `headline` answers the question of the checker's page. Its rules are those of `rule_sets`, each named like the
    checker, one set after the other. `one_by_one`: the page asks for its fields one after the other, and checks from
    the first answer on. `lines`: the page takes many at once.
    """

    def __init__(
        self,
        *,
        name: str,
        title: str,
        input_model: type[AnyInput],
        prepare: Callable[[AnyInput, date], Prepared],
        headline: Callable[[Judged], Headline],
        rule_sets: tuple[RuleSet, ...],
        examples: tuple[Example, ...],
        one_by_one: bool = False,
        lines: Lines | None = None,
    ) -> None:
        super().__init__(name, title)
        self.rules = [rule for rule_set in rule_sets for rule in rule_set.rules]
        self.input_model: type[Input] = input_model
        self.prepare: Callable[[Any, date], Prepared] = prepare
        self.headline = headline
        self.examples = examples
        self.one_by_one = one_by_one
        self.lines = lines

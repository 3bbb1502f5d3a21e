"""How rules are declared: a checker is an input model, a `prepare` step and rules.

`prepare` turns the input into named *facts*; a fact is None if the input has no such thing, or it could not be read.
A rule is a short function. Its parameters name the facts that it needs, and it yields a `Hit` for each thing it finds.
The engine skips a rule if one of its facts is None, unless that parameter has a default. One fact is always there:
`refused`, the names of the fields that could not be read.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from validators.cells import Grade
from validators.details import Details
from validators.model import Citation, Finding, Headline, Input, Outcome, Severity
from validators.normalise import Normalised

Facts = Mapping[str, object]
AnyInput = TypeVar("AnyInput", bound=Input)


@dataclass(frozen=True)
class Hit:
    """What a rule yields: the place in the typed text, and the values for its message and remedy."""

    at: tuple[int, int] | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    field: str | None = None  # only if the rule checks several fields


Find = Callable[..., Iterable[Hit]]


@dataclass(frozen=True)
class Rule:
    """A rule as declared. `finds` is its title, `why` its explanation (the docstring).

    `takes` are the facts that it is called with; it is skipped without those in `needs`.
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
        """The id of the rule's entry in the catalogue."""
        return self.id.replace("/", "-")

    def hits(self, facts: Facts) -> list[Hit]:
        """Run the rule. Lets every exception of the rule through."""
        return list(self.find(*map(facts.__getitem__, self.takes)))

    def finding(self, hit: Hit) -> Finding:
        """Make a finding of a hit of this rule."""
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
    """What `prepare` returns: facts for the rules, the normalised fields, and the checker's own details.

    `details` makes them; it is only called for a verdict. `found` is what rules of other checkers found, which were
    called here.
    """

    facts: Facts
    normalised: Mapping[str, Normalised] = field(default_factory=dict)
    details: Callable[[], Details] | None = None
    found: tuple[tuple[Rule, Hit], ...] = ()


@dataclass(frozen=True)
class Judged:
    """The result so far, from which a checker makes its headline.

    `facts` are those of `prepare` and `refused`; only the latter if `prepare` failed.
    """

    outcome: Outcome
    findings: tuple[Finding, ...]
    facts: Facts

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of this severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)


@dataclass(frozen=True)
class Example:
    """An input to try, with a short caption that says what it shows."""

    caption: str
    values: Mapping[str, str]


@dataclass(frozen=True)
class Lines:
    """Lets the page check many at once, one a line: `field` takes the line, the fields in `beside` hold for all.

    `grade` says how much a cell of a line looks like the field's content, `identity` what two lines may not have in
    common (None: nothing to compare), `serial` the code and the serial that count up from line to line.
    """

    field: str
    hint: str
    grade: Callable[[str], Grade]
    beside: tuple[str, ...] = ()
    identity: Callable[[str], str | None] = lambda _: None
    serial: Callable[[str], tuple[str, int] | None] = lambda _: None


class RulesByFacts:
    """Rules, by the facts that are missing: one kind of input after the other leaves out the same rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = tuple(rules)
        self._known: dict[frozenset[str], tuple[Rule, ...]] = {}

    def without(self, missing: frozenset[str]) -> tuple[Rule, ...]:
        """Return the rules that need none of these facts."""
        known = self._known.get(missing)
        if known is None:
            known = tuple(rule for rule in self._rules if missing.isdisjoint(rule.needs))
            self._known[missing] = known
        return known


class RuleSet:
    """Rules under one name, in the order in which they were declared.

    `title` is their heading in the catalogue. The rule sets that make up a checker need none.
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
        """Declare the decorated function as the rule `{self.name}/{name}`. Its docstring tells people why."""

        def declare(find: Find) -> Find:
            why = inspect.cleandoc(find.__doc__ or "")
            parameters = inspect.signature(find).parameters
            needs = tuple(key for key, parameter in parameters.items() if parameter.default is parameter.empty)
            rule_id, takes = f"{self.name}/{name}", tuple(parameters)
            self.rules.append(Rule(rule_id, field, severity, finds, message, remedy, citation, why, takes, needs, find))
            return find

        return declare


@dataclass(frozen=True)
class TakesFile:
    """A checker takes a file in place of typed fields: its model has the fields `name`, `data` and `size`.

    `path` is what the command line calls the path of a file. A file of more than `most_bytes` is judged unread, by
    `name` and `size` alone. Of any other, `read` makes `data`, once. `wants` says what the page has to find out about
    it before the check, as JSON, and `adds` turns what it found out, given by name, into values of further fields.

    The command line, where there is no page: `example` is the name of such a file, `needs` the packages that reading
    takes, in words. `choices` are the titles of what may be said of how the file is read, by name; `choose` makes
    keywords for `read` of what was said, and raises ValueError with words for people. `beside` are fields that may be
    given with a file; without one, typed fields are taken if there are any. `find_out` does what the page does.
    `saves` writes what was found, by the kind of file that it becomes, from the facts; None if there is nothing.
    """

    path: str
    most_bytes: int
    read: Callable[..., Any]
    wants: Callable[[Any], Mapping[str, object]]
    adds: Callable[..., Mapping[str, object]]
    example: str
    needs: str
    choices: Mapping[str, str] = field(default_factory=dict)
    choose: Callable[[Mapping[str, object]], Mapping[str, object]] = lambda _: {}
    beside: tuple[str, ...] = ()
    find_out: Callable[[Any], Mapping[str, object]] = lambda _: {}
    saves: Mapping[str, Callable[[Facts], bytes | None]] = field(default_factory=dict)


@dataclass(frozen=True)
class Wording:
    """What a rule says where its own words do not fit, and how serious it is there (None: as everywhere)."""

    remedy: str
    severity: Severity | None = None


@dataclass(frozen=True)
class Part:
    """A checker that has a say on some fields of another one, under its own rules' ids.

    `fields` maps the names of these fields to those that the part knows them by. `silent` are the rules that say
    nothing here, `wordings` are for rules that send people to what only the part's own page has. `read` makes the
    part's input of the other checker's; without it the fields go over as they are.
    """

    checker: Checker
    fields: Mapping[str, str]
    silent: tuple[str, ...] = ()
    read: Callable[[Any], Mapping[str, object]] | None = None
    wordings: Mapping[str, Wording] = field(default_factory=dict)

    def prepare(self, values: Input, today: date) -> Prepared:
        """Prepare the part for the other checker's input. What was normalised has that one's names."""
        fields = {theirs: getattr(values, ours) for ours, theirs in self.fields.items()}
        given = self.checker.input_model.model_validate(self.read(values) if self.read else fields)
        prepared = self.checker.prepare(given, today)
        found = prepared.normalised
        normalised = {ours: found[theirs] for ours, theirs in self.fields.items() if theirs in found}
        return replace(prepared, normalised=normalised)

    def known_as(self, names: Iterable[str]) -> frozenset[str]:
        """What the part knows these fields as, without those that it does not know."""
        return frozenset(self.fields[name] for name in names if name in self.fields)

    @cached_property
    def by_facts(self) -> RulesByFacts:
        """The same rules, as they are run."""
        return RulesByFacts(self.rules)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that speak, about the other checker's fields."""
        ours = {theirs: ours for ours, theirs in self.fields.items()}

        def moved(rule: Rule) -> Rule:
            def find(*facts: object) -> Iterable[Hit]:
                return (replace(hit, field=ours[hit.field]) if hit.field else hit for hit in rule.find(*facts))

            wording = self.wordings.get(rule.id) or Wording(rule.remedy)
            return replace(
                rule,
                field=ours.get(rule.field or ""),
                find=find,
                remedy=wording.remedy,
                severity=wording.severity or rule.severity,
            )

        speaking = (rule for rule in self.checker.rules if rule.id not in self.silent)
        return tuple(moved(rule) for rule in speaking if rule.field is None or rule.field in ours)


class Checker(RuleSet):
    """A rule set that can judge: with an input model, a `prepare` step, a headline and examples to try.

    `headline` answers the question of the checker's page. Its rules are those of `rule_sets`, each named like the
    checker, one set after the other; after them the `parts` have their say. `one_by_one`: the page asks for its fields
    one after the other, and checks from the first answer on. `lines`: the page takes many at once. `file`: it takes a
    file in place of typed fields; then its page has a template, a script and a style sheet named like the checker.
    `columns` are labels of what findings are about besides its fields, by the names that they use. `kept_for` tells
    people what the fields are good for that the page may keep.
    """

    def __init__(
        self,
        *,
        name: str,
        title: str,
        input_model: type[AnyInput],
        prepare: Callable[[AnyInput, date], Prepared],
        headline: Callable[[Judged], Headline],
        details: type[Details] = Details,
        rule_sets: tuple[RuleSet, ...],
        parts: tuple[Part, ...] = (),
        examples: tuple[Example, ...],
        one_by_one: bool = False,
        lines: Lines | None = None,
        file: TakesFile | None = None,
        columns: Mapping[str, str] | None = None,
        kept_for: str = "",
    ) -> None:
        super().__init__(name, title)
        self.rules = [rule for rule_set in rule_sets for rule in rule_set.rules]
        self.input_model: type[Input] = input_model
        self.prepare: Callable[[Any, date], Prepared] = prepare
        self.headline = headline
        self.details = details
        self.parts = parts
        self.examples = examples
        self.one_by_one = one_by_one
        self.lines = lines
        self.file = file
        self.columns = columns or {}
        self.kept_for = kept_for

    @cached_property
    def by_facts(self) -> RulesByFacts:
        """The checker's own rules, as they are run. All of them are declared by then."""
        return RulesByFacts(self.rules)

    @property
    def speaking(self) -> tuple[Rule, ...]:
        """All rules that may find something: the checker's own, and those of its parts."""
        return (*self.rules, *(rule for part in self.parts for rule in part.rules))

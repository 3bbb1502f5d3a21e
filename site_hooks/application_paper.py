"""The application form on paper, from its input model: empty, to fill in by hand or from the page, and filled in."""

from __future__ import annotations

from dataclasses import dataclass

from site_hooks.templates import TEMPLATES
from validators.application_form import CHECKER
from validators.application_form.input import TITLE, ApplicationFormInput
from validators.model import Choice, Traits, choices_of

SAMPLE_TITLE = f"{TITLE}（样表）"
NOTES = (
    "交表的时候，一起交电子照片：白底、彩色、免冠，不超过 100 KB（第十二问）。"
    "收集表的注写的是 200 KB，本站按第十二问的 100 KB。",
    "填好的表由本单位的证件管理系统管理员保存（收集表）。",
    "本表的栏目取自 2019 年的《四川省行政执法证办理指南》，以司法局最新通知为准。",
)
SAMPLE_NOTES = ("人和单位都是编的，公民身份号码也是：前六位不是哪个地方的代码。证件编号用的是指南里的例子。",)
_INVENTED = {"name": "（虚构）", "resident_id": "（虚构）", "certificate_number": "（举例）"}


@dataclass(frozen=True)
class PaperField:
    """A field as it stands on paper: its name, its label with what is said below, and the answers to tick, if any."""

    name: str
    label: str
    remark: str
    traits: Traits
    choices: tuple[Choice, ...]


def paper_rows() -> tuple[tuple[PaperField, ...], ...]:
    """The rows of the form: the certificate to tick, then two fields to a row, then the long ones with a row each."""
    names = tuple(ApplicationFormInput.model_fields.items())
    ordinary = choices_of(names[0][1])[0].label
    kind, *fields = (
        PaperField(name, str(info.title), f"（{ordinary}不填）" if traits.delegated else "", traits, choices_of(info))
        for name, info in names
        for traits in (Traits.of(info),)
    )
    short = [field for field in fields if not field.traits.is_long]
    pairs = (tuple(short[start : start + 2]) for start in range(0, len(short), 2))
    return ((kind,), *pairs, *((field,) for field in fields if field.traits.is_long))


def render_application_paper() -> str:
    """The HTML of the form, empty."""
    return _render(TITLE, NOTES, {})


def render_sample_paper() -> str:
    """The HTML of the form, filled in for a person who does not exist."""
    return _render(SAMPLE_TITLE, SAMPLE_NOTES, sample_values())


def sample_values() -> dict[str, str]:
    """What stands in the sample, by field: the checker's first example, with what is invented marked so."""
    return {name: f"{value}{_INVENTED.get(name, '')}" for name, value in CHECKER.examples[0].values.items()}


def _render(title: str, notes: tuple[str, ...], values: dict[str, str]) -> str:
    template = TEMPLATES.get_template("application_form.html")
    return template.render(title=title, rows=paper_rows(), notes=notes, values=values)

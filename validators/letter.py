"""A letter to the justice bureau for what the rules cannot tell: to print, to fill in by hand, and to take along."""

from __future__ import annotations

from collections.abc import Sequence

from validators.details import Letter, LetterSection

WHOM = "同级司法局"


def letter(
    *,
    about: str,
    opening: str,
    blanks: Sequence[str],
    questions: Sequence[str],
    known: Sequence[str],
    papers: Sequence[str],
) -> Letter:
    """The letter that the page prints.

    `about` completes the title, `blanks` stand under the opening, `questions` are what is asked, `known` the facts as
    given, `papers` what to bring.
    """
    sections = (
        ("想请问的事", [f"{count}. {question}" for count, question in enumerate(questions, 1)]),
        ("现在知道的情况", known),
        ("带来的材料（带了的打勾）", [f"□ {paper}" for paper in papers]),
    )
    return Letter(
        title=f"关于{about}的咨询函",
        to="司法局：",
        opening=opening,
        blanks=tuple(blanks),
        sections=tuple(LetterSection(title=title, items=tuple(items)) for title, items in sections if items),
        reply="答复：",
        signed=("单位（盖章）", "联系人", "电话", "日期"),
        button="打印给司法局的咨询函",
    )

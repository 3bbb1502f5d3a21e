"""The conditions: drawn and listed from the questions that the rules ask."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from site_hooks.flow.decision import END, HEADINGS, answers, render_decision
from validators.eligibility.decision import QUESTIONS, Effect, Question

PAGE = "guide/who-qualifies.html"

each_question = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.field)


@pytest.fixture(scope="module")
def decision(site: Path) -> Tag:
    found = BeautifulSoup((site / PAGE).read_text(encoding="utf-8"), "html.parser").select(".decision")
    assert 1 == len(found)
    return found[0]


@each_question
def test_every_answer_has_one_effect(question: Question) -> None:
    said = [words for effect in Effect for words in answers(question, effect)]
    assert sorted(said) == sorted(answer.label for answer in type(next(iter(question.effects))))


@each_question
def test_the_list_says_what_each_answer_does(decision: Tag, question: Question) -> None:
    (item,) = [item for item in decision.select(".decision-list > li") if question.words in item.get_text()]
    for effect in Effect:
        listed = [words for line in item.select(f".decision-{effect}") for words in line.find_all(string=True)[1:]]
        assert "；".join(answers(question, effect)) == "".join(listed).strip()


@each_question
def test_the_drawing_says_what_stops_and_what_is_asked(decision: Tag, question: Question) -> None:
    drawn = [[text.get_text() for text in node.select("text")] for node in decision.select(".decision-drawing .node")]
    for effect, heading in HEADINGS.items():
        said = answers(question, effect)
        assert ([heading, *said] in drawn) is bool(said)
    assert [f"{QUESTIONS.index(question) + 1}. {question.words}"] in drawn
    assert [END] in drawn


def test_the_questions_are_drawn_from_top_to_bottom(decision: Tag) -> None:
    heights = [float(str(text["y"])) for text in decision.select(".decision-question text, .decision-end text")]
    assert len(QUESTIONS) + 1 == len(heights)
    assert sorted(heights) == heights


def test_the_drawing_is_for_the_eye_and_the_list_for_everybody(decision: Tag) -> None:
    assert "true" == decision.select("svg")[0]["aria-hidden"]
    assert render_decision(str) == render_decision(str)

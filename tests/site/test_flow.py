"""The flow: drawn and listed from one declaration, with a switch that needs no script."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

from site_hooks.flow import drawing
from site_hooks.flow.steps import PAGE, STEPS, Way, steps_of

each_way = pytest.mark.parametrize("way", Way)


def section(site: Path, way: Way) -> Tag:
    found = BeautifulSoup((site / PAGE).read_text(encoding="utf-8"), "html.parser").find(class_=f"flow-way-{way}")
    assert found
    return found


def test_each_way_goes_through_all_six_steps() -> None:
    for way in Way:
        assert [1, 2, 3, 4, 5, 6] == sorted({step.number for step in steps_of(way)})


@each_way
def test_the_drawing_and_the_list_lead_to_the_same_steps_in_the_same_order(site: Path, way: Way) -> None:
    expected = [step.href.removeprefix("guide/") for step in steps_of(way)]
    for selector in (".flow-drawing a", ".flow-list a"):
        assert expected == [link["href"] for link in section(site, way).select(selector)]


@each_way
def test_the_drawing_says_what_the_list_says(site: Path, way: Way) -> None:
    found = section(site, way)
    drawn = [text.get_text() for text in found.select(".flow-drawing text")]
    listed = found.select(".flow-list")[0].get_text()
    for step in steps_of(way):
        assert step.action in drawn
        assert step.action in listed
        assert step.note in listed


def test_the_step_without_which_nothing_starts_says_so(site: Path) -> None:
    (last,) = [step for step in STEPS if step.at_stake]
    assert 6 == last.number
    for way in Way:
        found = section(site, way)
        assert f"！{last.at_stake}" == found.select(".flow-step-needed text")[-1].get_text()
        assert last.at_stake in found.select(".flow-needed strong")[0].get_text()


def test_drawing_again_gives_the_same() -> None:
    first = drawing.render_flow(str)
    drawing._drawings.cache_clear()
    assert first == drawing.render_flow(str)


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without"])
def test_the_other_way_is_one_choice_away_and_paper_has_both(
    browser: Browser, file_address: str, has_scripts: bool
) -> None:
    page = browser.new_page(java_script_enabled=has_scripts, viewport={"width": 360, "height": 800})
    page.goto(file_address + PAGE)
    apply, replace = (page.locator(f".flow-way-{way}") for way in Way)
    expect(apply).to_be_visible()
    expect(replace).to_be_hidden()
    page.get_by_label("换证", exact=True).focus()
    page.keyboard.press("Space")
    expect(replace).to_be_visible()
    expect(apply).to_be_hidden()
    box = replace.locator(".flow-drawing").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    page.emulate_media(media="print")
    for way in (apply, replace):
        expect(way.locator(".flow-drawing")).to_be_visible()
        expect(way.locator(".flow-list")).to_be_visible()
    page.close()

"""Why?: the chooser and the digits open explanations, and the open one becomes the mode of the window."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.ui.explanations import explanations
from playground.ui.modes.why import MODE, chooser
from playground.ui.orders import with_preferences
from playground.ui.panels.driver import driver
from playground.ui.panels.more import more
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...\n....\n...G")), mode="why")


def test_the_first_explanation_is_open_until_another_is_chosen(space: Workspace) -> None:
    first = next(iter(explanations().values()))
    assert MODE.now(space).about == first.about
    assert MODE.now(replace(space, explanation="doctor")).title == "The doctor"


@pytest.mark.parametrize("id", list(explanations()))
def test_the_open_explanation_becomes_the_mode_with_the_chooser_first(space: Workspace, id: str) -> None:
    one, opened = explanations()[id], MODE.now(replace(space, explanation=id))
    assert opened.id == MODE.id
    assert opened.side[0] is chooser
    assert opened.side[1 : 1 + len(one.side)] == one.side
    assert opened.strip == one.strip
    assert opened.joins == (1 if one.leads else 1 + len(one.side))
    assert opened.drives is one.drives


def test_digits_open_explanations_and_the_zero_goes_on_through_the_last_ones(space: Workspace) -> None:
    for order, id in enumerate(list(explanations())[:9], start=1):
        assert MODE.now(space).keys(space, str(order)).explanation == id
    tenth = MODE.now(space).keys(space, "0")
    last = MODE.now(tenth).keys(tenth, "0")
    assert [tenth.explanation, last.explanation] == list(explanations())[9:11]
    assert MODE.now(last).keys(last, "0").explanation == tenth.explanation


def test_other_keys_go_to_the_explanation(space: Workspace) -> None:
    expectation = replace(space, explanation="expectation")
    assert MODE.now(expectation).keys(expectation, "enter").outbox == (commands.Sample(0, 10),)
    assert MODE.now(space).keys(space, "enter") is space


def test_the_arrow_keys_drive_in_the_loop_and_read_in_bellman(space: Workspace) -> None:
    loop, bellman = replace(space, explanation="loop"), replace(space, explanation="bellman")
    assert MODE.now(loop).steer(loop, "right", False).outbox == (commands.Act("right"),)
    walked = MODE.now(bellman).steer(bellman, "right", False)
    assert walked.outbox == ()
    assert walked.read == Cell(0, 1)


def test_the_cell_that_is_read_is_framed_once_picked_or_where_the_explanation_wants_it(
    screen: Callable[..., Any], space: Workspace
) -> None:
    shown = screen(space)

    def framed(explanation: str, cell: Cell | None = None) -> tuple[Cell, ...]:
        asked = replace(space, explanation=explanation)
        asked = asked if cell is None else asked.reading(cell)
        return tuple(MODE.now(asked).marks(shown.ui, shown.view, asked).selected)

    assert framed("bellman") == ()
    assert framed("bellman", Cell(1, 1)) == (Cell(1, 1),)
    assert framed("network") == (Cell(0, 0),)


def test_the_buttons_of_the_chooser_go_to_the_neighbours_and_round(screen: Callable[..., Any], space: Workspace) -> None:
    every = list(explanations())
    shown = screen(space, chooser)
    shown.click("explanation-after")
    assert shown.space.explanation == every[1]
    shown.click("explanation-before")
    shown.click("explanation-before")
    assert shown.space.explanation == every[-1]
    shown.choose("explanation", "9  The doctor")
    assert shown.space.explanation == "doctor"
    assert any(words.startswith("Nothing is learned?") for words in shown.words)


def test_who_has_few_switches_finds_the_plain_ideas_by_plain_names_and_the_rest_with_more(
    screen: Callable[..., Any], space: Workspace
) -> None:
    child = with_preferences(space, reading="child")
    shown = screen(child, chooser, more)
    plain = [one for one in explanations().values() if one.plain]
    assert 0 < len(plain) < len(explanations())
    assert shown.titles("explanation") == [f"{one.order}  {one.plain}" for one in plain]
    shown.key(27)
    shown.click("more")
    assert len(shown.titles("explanation")) == len(explanations())
    assert driver not in MODE.now(child).side
    assert driver in MODE.now(shown.space).side


def test_an_idea_that_is_open_stays_open_for_who_has_few_switches(space: Workspace) -> None:
    child = replace(with_preferences(space, reading="child"), explanation="network")
    assert MODE.now(child).title == explanations()["network"].title

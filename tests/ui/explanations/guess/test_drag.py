"""Guesses by the pointer: a press picks the cell or move, a drag up or down sets the number, a drag aside draws an arrow."""

from collections.abc import Callable
from typing import Any

import pytest

from playground.training.commands import Study
from playground.ui.explanations.guess.drag import ALONG, guess_by_dragging
from playground.ui.explanations.guess.guessing import ARROW, MOVE, RETURN, VALUE, Guesses, end_of
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    return lived("corridor", "q-learning", Study("optimum"))


def playing(screen: Callable[..., Any], space: Workspace, kind: str) -> Any:
    return screen(space.remember(Guesses(kind=kind)), touch=guess_by_dragging)


def test_a_press_picks_a_cell_and_says_nothing_yet(screen: Callable[..., Any], space: Workspace) -> None:
    shown = playing(screen, space, VALUE)
    shown.stroke(shown.spot((0, 2)))
    assert shown.space.read == Cell(0, 2)
    assert shown.space.recall(Guesses).here == {}


def test_a_drag_up_raises_the_number_and_one_down_lowers_it(screen: Callable[..., Any], space: Workspace) -> None:
    shown = playing(screen, space, VALUE)
    x, y = shown.spot((0, 2))
    end = end_of(Guesses(), space.snapshot)
    shown.stroke((x, y), (x, y - 20), (x, y - 36))
    ((subject, number),) = shown.space.recall(Guesses).here.items()
    assert subject == (space.snapshot.mdp.states[2], "")
    assert number == pytest.approx(36 / ALONG * end, abs=end / 50)
    shown.stroke((x, y), (x, y + 36))
    assert shown.space.recall(Guesses).here[subject] == pytest.approx(0.0, abs=end / 50)


def test_a_drag_never_leaves_the_slider(screen: Callable[..., Any], space: Workspace) -> None:
    shown = playing(screen, space, VALUE)
    x, y = shown.spot((0, 2))
    shown.stroke((x, y), (x, y - 190))
    shown.stroke((x, y), (x, y - 190))
    (number,) = shown.space.recall(Guesses).here.values()
    assert number == end_of(Guesses(), space.snapshot)


def test_where_the_press_is_in_the_cell_picks_its_move(screen: Callable[..., Any], space: Workspace) -> None:
    shown = playing(screen, space, MOVE)
    x, y = shown.spot((0, 2))
    aside = shown.view.cell_size // 3
    for dx, name in ((aside, "right"), (-aside, "left")):
        shown.stroke((x + dx, y), (x + dx, y - 36))
        assert space.snapshot.mdp.actions[shown.space.recall(Guesses).action] == name
    assert {subject[1] for subject in shown.space.recall(Guesses).here} == {"right", "left"}


def test_a_long_drag_is_an_arrow_and_a_short_one_is_none(screen: Callable[..., Any], space: Workspace) -> None:
    shown = playing(screen, space, ARROW)
    x, y = shown.spot((0, 2))
    shown.stroke((x, y), (x + 4, y))
    assert shown.space.recall(Guesses).here == {}
    shown.stroke((x, y), (x + 40, y + 10))
    (number,) = shown.space.recall(Guesses).here.values()
    assert space.snapshot.mdp.actions[int(number)] == "right"


def test_returns_are_not_guessed_on_the_board(screen: Callable[..., Any], space: Workspace) -> None:
    shown = playing(screen, space, RETURN)
    x, y = shown.spot((0, 2))
    shown.stroke((x, y), (x, y - 60))
    assert shown.space.read == Cell(0, 2)
    assert shown.space.recall(Guesses).here == {}

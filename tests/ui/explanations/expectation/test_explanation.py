"""Expectation: episodes from the cell that is read, their mean beside the exact value, and what it costs to be sure."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.learning.learner import Field
from playground.training.commands import Sample, Step, Study
from playground.ui.explanations.expectation import EXPLANATION
from playground.ui.explanations.expectation.explanation import MORE, TIPS, Rollouts, _many
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

PANELS = (*EXPLANATION.side, *(panel for panel, _ in EXPLANATION.strip))
SIZE = (900, 1400)


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    """Ten episodes of the best policy through the corridor: the same return each time, -1 - 0.9 - 0.81 + 0.729 * 9."""
    return (
        lived("corridor", "q-learning", Step(1), Study("optimum"), Sample(0, 10))
        .reading(Cell(0, 0))
        .remember(Rollouts("optimum"))
    )


def test_what_came_out_and_its_mean_stand_beside_the_exact_value(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *PANELS, size=SIZE)
    assert shown.node("fan-words").label == "10 episodes"
    assert shown.node("fan-mean").label == "3.85 ± 0, exact 3.85"
    assert any("orange threads brought more than expected" in words for words in shown.words)


def test_without_episodes_it_says_how_to_play_some(screen: Callable[..., Any], space: Workspace) -> None:
    none = replace(space, snapshot=replace(space.snapshot, fan=None))
    assert screen(none, *PANELS, size=SIZE).node("fan-none").label.startswith("Each episode gives one return.")
    running = replace(none.remember(Rollouts("greedy")), snapshot=replace(none.snapshot, running=True))
    assert "pause the training" in screen(running, *PANELS, size=SIZE).node("fan-none").label


def test_episodes_from_another_cell_do_not_count(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.reading(Cell(0, 1)), *PANELS, over=EXPLANATION.over, size=SIZE)
    assert shown.has("fan-none")
    assert not shown.painted(shown.view.rect)


def test_threads_lie_over_the_board(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, over=EXPLANATION.over)
    assert shown.painted(shown.view.rect_of((0, 2)))


@pytest.mark.parametrize(("key", "count"), (("enter", 10), ("page-up", 100), ("page-down", 1), ("delete", 0)))
def test_keys_play_episodes_and_clear_them(space: Workspace, key: str, count: int) -> None:
    assert EXPLANATION.keys(space, key).outbox == (Sample(0, count),)
    nowhere = space.reading(Cell(0, 4))
    assert EXPLANATION.keys(nowhere, key) is nowhere


def test_each_button_plays_as_many_as_it_says(screen: Callable[..., Any], space: Workspace) -> None:
    for count in MORE:
        shown = screen(space, *PANELS, size=SIZE)
        assert shown.node(f"play-{count}").tooltip == TIPS[count]
        shown.click(f"play-{count}")
        assert shown.space.outbox == (Sample(0, count),)
    blocked = screen(space.reading(Cell(0, 4)), *PANELS, size=SIZE)
    assert not blocked.node("play-1").enabled
    assert any("No move is possible in (0, 4)" in words for words in blocked.words)


def test_one_way_costs_as_many_rewards_as_it_has_steps(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.remember(Rollouts("optimum", steps=4)), *PANELS, size=SIZE)
    assert shown.node("odometer-ways").label == "Add up 1 way"
    assert shown.node("tree-words").label == "1 way in 4 steps"
    assert "4 rewards" in shown.words
    one = screen(space.remember(Rollouts("optimum", steps=1)), *PANELS, size=SIZE)
    assert one.node("tree-words").label == "1 way in 1 step"
    assert "1 reward" in one.words


def test_exact_values_are_hidden_until_they_are_wanted(screen: Callable[..., Any], space: Workspace) -> None:
    assert EXPLANATION.overlays(space) == frozenset()
    assert EXPLANATION.study(space) == Study("optimum")
    assert space.snapshot.study is not None
    assert EXPLANATION.drawn(space).fields[Field.V] is space.snapshot.study.v
    shown = screen(space, *PANELS, size=SIZE)
    shown.click("rollouts-values")
    assert EXPLANATION.overlays(shown.space) == {"values"}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0.0, "0"),
        (9_999_999.0, "9,999,999"),
        (1e7, "10.0 million"),
        (1e9 - 1e6, "999.0 million"),
        (1e9, "1.0 thousand million"),
        (1e12, "1.0 million million"),
        (9.99e14, "999.0 million million"),
        (1e15, "10^15"),
        (2e300, "10^300"),
        (math.inf, "more than 10^308"),
    ],
)
def test_a_count_in_words_however_large_it_is(number: float, words: str) -> None:
    assert _many(number) == words

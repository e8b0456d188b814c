"""Guess: the questions it asks, what its keys and buttons do, and that nothing is given away before it is shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.learning.learner import Field
from playground.training.commands import Act, Study
from playground.ui.explanations.guess import EXPLANATION
from playground.ui.explanations.guess.guessing import ARROW, MOVE, RETURN, VALUE, Guesses, end_of
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

PANELS = (*EXPLANATION.side, *(panel for panel, _ in EXPLANATION.strip))
SIZE = (900, 1200)


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    return lived("corridor", "q-learning", *[Act("right")] * 4, Study("optimum")).reading(Cell(0, 1))


def question(screen: Callable[..., Any], space: Workspace, **guesses: Any) -> str:
    label: str = screen(space.remember(Guesses(**guesses)), *PANELS, size=SIZE).node("guess-question").label
    return label


def test_each_kind_asks_its_question_in_a_whole_sentence(screen: Callable[..., Any], space: Workspace) -> None:
    later = "A reward one step later counts 0.9 times as much."
    who = "“the best there is”"
    assert question(screen, space, kind=VALUE) == f"How much reward will there be from (0, 1) on, if {who} decides? {later}"
    assert question(screen, space, kind=MOVE) == (
        f"How much reward will there be from (0, 1) on by one move, if {who} decides from then on? {later}"
    )
    assert question(screen, space, kind=ARROW) == f"Which move is best in (0, 1), if {who} decides from then on?"
    assert question(screen, space, kind=RETURN) == f"All rewards from step 0 on, added up: how much is that? {later}"


def test_where_nothing_can_be_asked_it_says_why(screen: Callable[..., Any], space: Workspace) -> None:
    assert question(screen, space.reading(Cell(0, 4))).startswith("No move is possible in (0, 4).")
    unsolved = replace(space, snapshot=replace(space.snapshot, study=None))
    assert question(screen, unsolved) == "It is being worked out …"
    fresh = replace(space, snapshot=replace(space.snapshot, last=()))
    assert question(screen, fresh, kind=RETURN).startswith("No episode has ended yet:")


def test_nothing_is_drawn_before_it_is_shown(space: Workspace) -> None:
    hidden, shown = space.remember(Guesses()), space.remember(Guesses(shown=True))
    assert EXPLANATION.overlays(hidden) == frozenset()
    assert EXPLANATION.drawn(hidden).fields == {}
    assert EXPLANATION.overlays(shown) == {"values"}
    assert EXPLANATION.drawn(shown).fields[Field.V][3] == pytest.approx(9.0, abs=1e-9)
    assert EXPLANATION.overlays(space.remember(Guesses(kind=MOVE, shown=True))) == {"q-values"}
    assert EXPLANATION.overlays(space.remember(Guesses(kind=RETURN, shown=True))) == frozenset()
    assert EXPLANATION.study(space.remember(Guesses(whose="uniform"))) == Study("uniform")


def test_page_up_and_down_raise_and_lower_a_number_and_go_through_the_moves(space: Workspace) -> None:
    end = end_of(Guesses(), space.snapshot)
    raised = EXPLANATION.keys(space, "page-up")
    assert list(raised.recall(Guesses).here.values()) == [pytest.approx(end / 20, rel=1e-5)]
    assert list(EXPLANATION.keys(raised, "page-down").recall(Guesses).here.values()) == [0.0]
    arrows, seen = space.remember(Guesses(kind=ARROW)), []
    for _ in range(3):
        arrows = EXPLANATION.keys(arrows, "page-up")
        seen += [space.snapshot.mdp.actions[int(number)] for number in arrows.recall(Guesses).here.values()]
    legal = [space.snapshot.mdp.actions[action] for action in space.snapshot.mdp.legal[1].nonzero()[0]]
    assert seen == [legal[number % len(legal)] for number in range(3)]


def test_enter_shows_only_what_was_guessed(space: Workspace) -> None:
    assert not EXPLANATION.keys(space, "enter").recall(Guesses).shown
    shown = EXPLANATION.keys(EXPLANATION.keys(space, "page-up"), "enter")
    assert shown.recall(Guesses).shown
    assert not EXPLANATION.keys(shown, "enter").recall(Guesses).shown


def test_zero_is_a_guess_too_and_show_me_gives_points_and_clear_forgets(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *PANELS, size=SIZE)
    assert not shown.node("guess-show").enabled
    shown.click("guess-zero")
    assert "1 guess so far." in shown.words
    shown.click("guess-show")
    assert shown.node("guess-score").label.endswith(" of 100 points")
    shown.click("guess-clear")
    assert shown.space.recall(Guesses).here == {}
    assert not shown.space.recall(Guesses).shown


def test_another_policy_forgets_guesses_about_values_and_keeps_those_about_returns(
    screen: Callable[..., Any], space: Workspace
) -> None:
    states = space.snapshot.mdp.states
    both = replace(Guesses().with_guess((states[0], ""), 1.0), kind=RETURN).with_guess((states[0], "0"), 2.0)
    shown = screen(space.remember(replace(both, kind=VALUE)), *PANELS, size=SIZE)
    shown.choose("guess-whose", "Every move alike")
    assert list(shown.space.recall(Guesses).answers) == [RETURN]


def test_the_latest_episode_is_taken_up_when_returns_are_guessed(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.remember(Guesses(kind=RETURN)), *PANELS, size=SIZE)
    episode = shown.space.recall(Guesses).episode
    assert episode is not None
    assert episode.rewards == (-1.0, -1.0, -1.0, 9.0)
    assert not shown.node("guess-episode").enabled

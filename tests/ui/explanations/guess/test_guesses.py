"""The list of guesses and their tags: the answers stand there only once they are shown."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training.commands import Act, Study
from playground.ui import theme
from playground.ui.explanations.guess.guesses import BY_NUMBER, HOW, guess_list, tags
from playground.ui.explanations.guess.guessing import ARROW, MOVE, RETURN, VALUE, Guesses, last_whole_episode
from playground.ui.workspace import Workspace


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    return lived("corridor", "q-learning", *[Act("right")] * 4, Study("optimum"))


def listing(screen: Callable[..., Any], space: Workspace, guesses: Guesses) -> list[str]:
    """The words on the screen, hidden answers and all."""
    shown = screen(space.remember(guesses), guess_list)
    return [node.label for node in shown.ui.nodes if node.label]


@pytest.mark.parametrize("kind", (VALUE, MOVE, ARROW, RETURN))
def test_before_the_first_guess_it_says_how_to_make_one(screen: Callable[..., Any], space: Workspace, kind: str) -> None:
    words = screen(space.remember(Guesses(kind=kind)), guess_list).node("guess-how").label
    assert words.startswith(HOW.get(kind, BY_NUMBER).split(" **")[0])
    assert words.endswith("press Show me.")


def test_the_answer_is_hidden_until_it_is_shown(screen: Callable[..., Any], space: Workspace) -> None:
    guesses = Guesses().with_guess((space.snapshot.mdp.states[3], ""), 9.0)
    assert {"(0, 3)", "you: 9", "it is …"} <= set(listing(screen, space, guesses))
    assert {"(0, 3)", "you: 9", "it is 9", "100 points"} <= set(listing(screen, space, replace(guesses, shown=True)))


def test_a_right_arrow_is_the_answer_itself_and_a_wrong_one_names_the_best(screen: Callable[..., Any], space: Workspace) -> None:
    mdp = space.snapshot.mdp
    for name, points in (("right", "100 points"), ("left", "0 points")):
        guesses = Guesses(kind=ARROW, shown=True).with_guess((mdp.states[0], ""), float(mdp.actions.index(name)))
        assert {f"you: {name}", "it is right", points} <= set(listing(screen, space, guesses))


def test_a_guess_about_a_return_names_its_step(screen: Callable[..., Any], space: Workspace) -> None:
    guesses = Guesses(kind=RETURN, episode=last_whole_episode(space.snapshot))
    guesses = guesses.with_guess((space.snapshot.mdp.states[3], "3"), 9.0)
    assert {"step 3", "you: 9", "it is …"} <= set(listing(screen, space, guesses))


def test_a_tag_is_teal_and_turns_red_if_the_guess_was_far_off(screen: Callable[..., Any], space: Workspace) -> None:
    def grounds(number: float, shown: bool) -> set[tuple[int, ...]]:
        guesses = Guesses(shown=shown).with_guess((space.snapshot.mdp.states[2], ""), number)
        board = screen(space.remember(guesses), over=tags)
        assert not board.painted(board.view.rect_of((0, 1)))
        spot = board.view.rect_of((0, 2))
        return {board.colour((x, y)) for x in range(spot.left, spot.right) for y in range(spot.top, spot.centery)}

    assert theme.ACCENT_DARK in grounds(-90.0, False)
    assert theme.ACCENT_DARK in grounds(7.1, True)
    assert theme.ERROR in grounds(-90.0, True)
    assert theme.ERROR not in grounds(-90.0, False)

"""The loop: the step that is shown, what its keys and its log do, and what chance had to do with it, in words."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training.commands import Act, Restart
from playground.training.drivers import Driver
from playground.training.snapshot import Transition
from playground.ui.explanations.loop import EXPLANATION
from playground.ui.explanations.loop.explanation import FILL, LookBack, chance_sentence, steps_back
from playground.ui.workspace import Workspace
from playground.world import compile_mdp, library

PANELS = (*EXPLANATION.side, *(panel for panel, _ in EXPLANATION.strip))
SIZE = (900, 900)


def table(slip):
    level = library.find("book")
    return compile_mdp(replace(level, rules=replace(level.rules, slip=slip)))


def step(mdp, start, action, end):
    at = mdp.state_at()
    return Transition(int(at[start]), mdp.actions.index(action), 0.0, int(at[end]), False, False, "me")


def test_asked_for_right_and_taken_down():
    mdp = table(0.2)
    asked = "**Right** was asked for, "
    assert chance_sentence(mdp, step(mdp, (0, 0), "right", (1, 0))) == f"{asked}but it went **down** (10 %)."
    assert chance_sentence(mdp, step(mdp, (0, 0), "right", (0, 1))) == f"{asked}and it happened (80 %)."
    assert chance_sentence(mdp, step(mdp, (0, 0), "right", (0, 0))) == f"{asked}but it stayed where it was (10 %)."


def test_without_ice_nothing_is_left_to_chance():
    mdp = table(0.0)
    assert "nothing is left to chance" in chance_sentence(mdp, step(mdp, (0, 0), "right", (0, 1)))


@pytest.fixture
def space(lived: Callable[..., Workspace]) -> Workspace:
    """A person has gone right three times in the corridor, and stands before the cheese."""
    space = lived("corridor", "q-learning", *[Act("right")] * 3)
    return replace(space, snapshot=replace(space.snapshot, driver=Driver.ME))


def boxes(shown: Any) -> list[str]:
    """The words in the four boxes, "" in those that are still empty."""
    return [shown.node(f"box-{number}").label if shown.has(f"box-{number}") else "" for number in range(4)]


def calm(space: Workspace) -> Workspace:
    return replace(space, preferences=replace(space.preferences, reduced_motion=True))


def test_the_four_boxes_hold_state_action_reward_and_next_state(screen: Callable[..., Any], space: Workspace) -> None:
    assert boxes(screen(calm(space), *PANELS, size=SIZE)) == ["(0, 2)", "→ right", "−1", "(0, 3)"]


def test_the_boxes_fill_one_after_the_other(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space, *PANELS, size=SIZE)
    assert boxes(shown)[1:] == ["", "", ""]
    shown.frames(round(2.5 * FILL * 60))
    assert boxes(shown)[1:] == ["→ right", "−1", ""]
    shown.frames(round(2 * FILL * 60))
    assert boxes(shown) == ["(0, 2)", "→ right", "−1", "(0, 3)"]


def test_before_the_first_step_there_is_only_a_state(screen: Callable[..., Any], lived: Callable[..., Workspace]) -> None:
    fresh = calm(lived("corridor", "q-learning", *[Act("right")] * 4, Restart()))
    assert boxes(screen(fresh, *PANELS, size=SIZE)) == ["(0, 0)", "", "", ""]


def test_the_end_of_an_episode_stands_in_the_last_box(screen: Callable[..., Any], lived: Callable[..., Workspace]) -> None:
    over = calm(lived("corridor", "q-learning", *[Act("right")] * 4))
    shown = screen(over, *PANELS, size=SIZE)
    assert boxes(shown)[2:] == ["+9", "(0, 4) end"]
    assert "to (0, 4) and the end, +9" in shown.words


def test_page_up_and_down_look_at_older_and_newer_steps(screen: Callable[..., Any], space: Workspace) -> None:
    older = EXPLANATION.keys(calm(space), "page-up")
    assert steps_back(older) == 1
    assert boxes(screen(older, *PANELS, size=SIZE)) == ["(0, 1)", "→ right", "−1", "(0, 2)"]
    oldest = older
    for _ in range(5):
        oldest = EXPLANATION.keys(oldest, "page-up")
    assert steps_back(oldest) == 2
    assert steps_back(EXPLANATION.keys(older, "page-down")) == 0
    assert EXPLANATION.keys(space, "enter") is space


def test_a_line_of_the_log_shows_its_step_again(screen: Callable[..., Any], space: Workspace) -> None:
    picture, log = (panel for panel, _ in EXPLANATION.strip)
    shown = screen(calm(space), log)
    shown.click("step-2")
    assert shown.space.recall(LookBack).back == 2
    assert boxes(screen(shown.space, picture)) == ["(0, 0)", "→ right", "−1", "(0, 1)"]


def test_a_new_step_of_a_person_is_shown_at_once(space: Workspace, lived: Callable[..., Workspace]) -> None:
    looking = EXPLANATION.keys(space, "page-up").recall(LookBack)
    after = lived("corridor", "q-learning", *[Act("right")] * 4)
    assert steps_back(replace(after, memories={LookBack: looking})) == 0


def test_the_arrow_keys_drive(space: Workspace) -> None:
    assert EXPLANATION.drives(space)
    assert EXPLANATION.overlays(space) == {"thread"}

"""A person's own policy: played, counted, solved, with what was never played and where it was lost."""

from collections.abc import Callable
from typing import Any

import pygame
import pytest

from playground.world.grid import Cell

SCANCODES = {"up": pygame.KSCAN_UP, "right": pygame.KSCAN_RIGHT, "down": pygame.KSCAN_DOWN, "left": pygame.KSCAN_LEFT}
KEYS = {"up": pygame.K_UP, "right": pygame.K_RIGHT, "down": pygame.K_DOWN, "left": pygame.K_LEFT}
LONG_WAY = ("up", "up", "right", "right", "right", "right", "down", "down")
"""Through the middle row of the small cliff, 8 steps where 6 are enough."""


@pytest.fixture
def app(driven: Callable[..., Any]) -> Any:
    """Someone looks at the own policy on the small cliff, and drives."""
    app = driven("cliff5", mode="play", live=True)
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_4, text="4")
    app.choose("policy-whose", "Mine, as I played")
    app.frames(5)
    return app


def go(app: Any, moves: tuple[str, ...]) -> None:
    for move in moves:
        before = app.space.snapshot.agent.step
        app.key(KEYS[move], scancode=SCANCODES[move])
        app.until(lambda before=before: app.space.snapshot.agent.step == before + 1)
    app.frames(10)


def test_before_the_first_move_it_says_how_to_play(app: Any) -> None:
    assert app.node("worth").label.endswith("You have not played yet: press the arrow keys.")
    app.app.workspace = app.space.drive("learner")
    app.frames(3)
    assert app.node("worth").label.endswith("You have not played yet: choose You as the one who drives.")


def test_the_long_way_is_worth_what_it_is_and_was_lost_at_the_first_turn(app: Any) -> None:
    go(app, LONG_WAY)
    study = app.space.snapshot.study
    worth = sum(-(0.95**t) for t in range(7)) + 0.95**7 * 19
    best = sum(-(0.95**t) for t in range(5)) + 0.95**5 * 19
    assert study.start == pytest.approx(worth, abs=1e-9)
    assert app.node("worth").label.startswith(f"Worth +{worth:.2f} of +{best:.2f} from the start.")
    assert "In 8 of 16 cells (hatched) you never made a move" in app.node("worth").label
    # its only worse choice was to go up from (2, 0), one step after the start
    assert app.node("lost-all").label == f"\N{MINUS SIGN}{best - worth:.3f}"
    assert app.node("taken-(2, 0)").label == f"\N{MINUS SIGN}{best - worth:.3f}"
    assert not app.has("lost-1")
    app.click("lost-0")
    assert app.space.read == Cell(2, 0)


def test_two_episodes_are_shares_of_moves_and_the_values_follow_each_move(app: Any) -> None:
    go(app, LONG_WAY)
    first = app.space.snapshot.study.start
    app.key(pygame.K_BACKSPACE)
    app.until(lambda: app.space.snapshot.agent.step == 0)
    go(app, ("up", "right", "right", "right", "right", "down"))
    study = app.space.snapshot.study
    mdp = app.space.snapshot.mdp
    place = int(mdp.state_at()[2, 0])
    assert study.policy[place, mdp.actions.index("up")] == 0.5
    assert study.policy[place, mdp.actions.index("right")] == 0.5
    best = app.space.snapshot.optimum.start
    assert study.start == pytest.approx((first + best) / 2, abs=1e-9)


def test_where_nobody_played_is_told_apart_from_the_own_choices(app: Any) -> None:
    go(app, ("up", "right"))
    study, optimum = app.space.snapshot.study, app.space.snapshot.optimum
    assert app.node("taken-never played").label.startswith("\N{MINUS SIGN}")
    assert app.node("lost-all").label == f"\N{MINUS SIGN}{optimum.start - study.start:.3f}"
    assert not app.has("lost-0")  # going up and right were the best that could be done there

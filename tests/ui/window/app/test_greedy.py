"""From values to moves in the window: lesson 8, ties, learners that keep no such values."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.training import commands
from playground.ui.explanations.best_moves.stamping import Stamps
from playground.world.grid import Cell


def opened(driven: Callable[..., Any], level: str, learner: str, steps: int) -> Any:
    app = driven(level, mode="train", live=True)
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.app.workspace = replace(app.space, brain=replace(app.space.brain, learner=learner)).begun()
    app.until(lambda: app.space.snapshot.learner == learner and app.space.snapshot.optimum is not None)
    app.worker.send(commands.Step(steps))
    app.frames(60)
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_5, text="5")
    app.frames(4)
    return app


def test_greedy_by_the_values_of_dice_is_not_yet_the_best(driven: Callable[..., Any]) -> None:
    """The small cliff: V of the random policy is −78.33 at the start; the greedy policy by it is worth 4.58, the best 10.18."""
    app = opened(driven, "cliff5", "policy-evaluation", 200_000)
    app.until(lambda: app.space.snapshot.status == "converged")
    app.choose("greedy-source", "Its values and the map")
    assert not app.has("greedy-worth")
    app.click("stamp-all")
    app.until(lambda: app.has("greedy-worth"), 3000)
    assert app.node("stamped").label == "16 of 16 cells stamped."
    app.click("greedy-worth")
    assert app.space.explanation == "policies"
    app.until(lambda: app.space.snapshot.study is not None and app.space.snapshot.study.source == "painted")
    app.frames(3)
    assert app.node("worth").label == "Worth +4.58 of +10.18 from the start."


def test_a_tie_is_told_as_a_tie(driven: Callable[..., Any]) -> None:
    app = opened(driven, "corridor", "q-learning", 0)
    assert app.node("winner").label.startswith("A tie: ")
    app.app.workspace = replace(app.space, preferences=replace(app.space.preferences, reading="student"))
    app.frames(3)
    assert app.node("winner").label == "argmax_a = {up, right, down, left}, a tie"


@pytest.mark.parametrize(("learner", "words"), [("td", "values of cells, not of moves"), ("reinforce", "keeps no values")])
def test_a_learner_without_such_values_says_what_else_there_is(driven: Callable[..., Any], learner: str, words: str) -> None:
    app = opened(driven, "corridor", learner, 10)
    assert words in app.node("stamped").label
    app.choose("greedy-source", "Exact move values")
    app.key(pygame.K_RETURN)
    app.until(lambda: bool(app.space.recall(Stamps).stamped), 600)


def test_the_look_ahead_tells_how_a_value_comes_about(driven: Callable[..., Any]) -> None:
    app = opened(driven, "corridor", "value-iteration", 2000)
    app.choose("greedy-source", "Its values and the map")
    app.app.workspace = app.space.reading(Cell(0, 0))
    app.frames(3)
    labels = [node.label for node in app.nodes]
    assert "\N{MINUS SIGN}1 + 0.9 · 5.39" in labels  # right of the start: its own step, and what the next cell is worth

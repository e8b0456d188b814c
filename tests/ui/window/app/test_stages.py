"""A planner step by step, by its buttons."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.ui.board.window import chosen
from playground.ui.stage.estimates import drawn_of


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((640, 480), 2.0)])
def test_policy_iteration_by_hand(driven: Callable[..., Any], size: tuple[int, int], scale: float) -> None:
    app = driven("cliff5", mode="train", live=True, size=size, scale=scale)
    assert not app.has("stage-evaluate")
    app.app.workspace = replace(app.space, brain=replace(app.space.brain, learner="policy-iteration", pace=None)).begun()
    app.frames(3)
    assert app.node("stage-evaluate").enabled and not app.node("stage-improve").enabled
    app.click("stage-evaluate")
    app.until(lambda: app.node("stage-improve").enabled)
    assert app.space.snapshot.stage == "" and app.space.snapshot.episodes > 100
    assert not app.node("stage-sweep").enabled
    app.click("stage-improve")
    app.until(lambda: app.space.snapshot.standing.changed == 16)
    assert any(node.label == "16 arrows changed" for node in app.nodes)
    app.click("stage-sweep")
    app.until(lambda: app.node("stage-improve").enabled)
    assert app.space.snapshot.fields[Field.V].any()


def test_the_arrows_wait_for_the_improvement(driven: Callable[..., Any]) -> None:
    app = driven("cliff5", mode="train", live=True)
    app.app.workspace = replace(app.space, brain=replace(app.space.brain, learner="policy-iteration", pace=None)).begun()
    app.frames(3)
    pictures = []
    for stage in ("evaluate", "improve"):
        app.click(f"stage-{stage}")
        app.until(lambda stage=stage: stage not in app.space.snapshot.standing.at_hand and not app.space.snapshot.stage)
        seen = chosen(drawn_of(app.space.snapshot), np.arange(20), app.space.snapshot.standing.improves)
        pictures.append(seen[~app.space.snapshot.mdp.terminal].sum(axis=1))
    assert (pictures[0] == 4).all(), "dice, although it knows better already"
    assert (pictures[1] < 4).all()

"""What a learner has learned is given to another one that judges it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training import commands


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((640, 480), 2.0)])
def test_the_best_moves_are_judged_and_reset_keeps_them(driven: Callable[..., Any], size: tuple[int, int], scale: float) -> None:
    app = driven("corridor", mode="train", live=True, size=size, scale=scale)
    app.app.workspace = replace(app.space, brain=replace(app.space.brain, learner="value-iteration", pace=None)).begun()
    app.until(lambda: Field.Q in app.space.snapshot.fields and app.space.snapshot.learner == "value-iteration")
    app.app.workspace = app.space.send(commands.Step(1000))
    app.until(lambda: app.space.snapshot.status == "converged")
    app.click("judge-policy")
    app.until(lambda: app.space.snapshot.learner == "policy-evaluation")
    right = app.space.snapshot.mdp.actions.index("right")
    acting = ~app.space.snapshot.mdp.terminal
    np.testing.assert_allclose(app.space.snapshot.fields[Field.POLICY][acting, right], 1.0)
    assert app.space.settings.policy == "given"
    app.click("reset")
    app.frames(5)
    assert app.worker.of(commands.Start)[-1].policy is not None
    np.testing.assert_allclose(app.space.snapshot.fields[Field.POLICY][acting, right], 1.0)

"""Curves kept and taken away in the real window."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((640, 480), 1.0), ((640, 480), 2.0)])
def test_curves_are_kept_and_taken_away(driven: Callable[..., Any], size: tuple[int, int], scale: float) -> None:
    app = driven("corridor", mode="train", live=True, size=size, scale=scale)
    assert not app.node("keep-curve").enabled
    for seed in range(7):
        app.app.workspace = replace(app.space, brain=replace(app.space.brain, seed=seed)).begun().send(commands.Step(300))
        app.until(lambda seed=seed: app.space.snapshot.seed == seed and len(app.space.snapshot.curve.mean) >= 2)
        app.frames(2)
        app.click("keep-curve")
    assert {curve.seed: curve.place for curve in app.space.kept} == {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 0}
    shown = [app.node(f"drop-{place}").rect for place in range(6)]
    assert not any(one.colliderect(other) for number, one in enumerate(shown) for other in shown[:number])
    app.click("drop-3")
    assert sorted(curve.place for curve in app.space.kept) == [0, 1, 2, 4, 5]
    assert not app.has("drop-3")


@pytest.mark.parametrize(("size", "scale"), [((1280, 800), 1.0), ((640, 480), 2.0)])
def test_the_curves_can_be_seen_large(driven: Callable[..., Any], size: tuple[int, int], scale: float) -> None:
    app = driven("corridor", mode="train", live=True, size=size, scale=scale)
    app.click("compare")
    app.app.workspace = app.space.send(commands.Step(300))
    app.until(lambda: len(app.space.snapshot.curve.mean) >= 2)
    app.frames(2)
    for number in range(2):
        app.click("keep-large")
        assert len(app.space.kept) == 1, number
    app.click("remove-0")
    assert app.space.kept == ()
    app.key(27)
    assert app.space.dialog.id == ""

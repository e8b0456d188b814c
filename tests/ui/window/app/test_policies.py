"""Policies in the window: what a cell is made of, circles, and that only what is come to counts as lost."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pygame
import pytest

from playground.rl.occupancy import reached
from playground.training import commands
from playground.ui.panels.painting.painting import Painting
from playground.ui.window.arrangement import arranged
from playground.world.grid import Cell

M = "\N{MINUS SIGN}"


def opened(driven: Callable[..., Any], level: str, **more: Any) -> Any:
    app = driven(level, mode="train", live=True, **more)
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_4, text="4")
    app.frames(5)
    return app


def paint(app: Any, action: str) -> None:
    """The same move everywhere."""
    app.choose("policy-whose", "The painted one")
    app.frames(3)
    mdp = app.space.snapshot.mdp
    policy = np.zeros(mdp.legal.shape)
    policy[:, mdp.actions.index(action)] = 1.0
    app.app.workspace = app.space.remember(app.space.recall(Painting).on(mdp).become(np.where(mdp.legal, policy, 0.0)))
    app.frames(6)


def test_a_policy_that_goes_round_is_described_with_its_cells(driven: Callable[..., Any]) -> None:
    app = opened(driven, "path7")
    paint(app, "left")
    assert app.node("worth").label == f"Worth {M}∞ of {M}7 from the start: it goes round for ever, and every round costs."
    assert "It reaches (0, 0) (framed) and stays there for ever" in app.node("circle").label
    assert not app.has("lost-0")
    paint(app, "right")
    assert not app.has("circle")
    assert app.has("lost-nowhere")


def test_with_a_discount_a_circle_is_told_too_and_what_it_costs(driven: Callable[..., Any]) -> None:
    app = opened(driven, "corridor")
    paint(app, "left")
    assert "Nothing ever ends there" in app.node("circle").label
    gap = app.space.snapshot.optimum.start + 10.0  # -1 for ever at 0.9
    assert app.node("lost-all").label == f"{M}{gap:.3f}"
    assert app.node("taken-(0, 0)").label == f"{M}{gap:.3f}"


def test_only_cells_that_are_come_to_are_lost_in(driven: Callable[..., Any]) -> None:
    app = opened(driven, "cliff-walking")
    app.worker.send(commands.Step(3000))
    app.until(lambda: app.space.snapshot.units == 3000)
    app.choose("policy-whose", "What the learner does")
    app.until(lambda: app.space.snapshot.study is not None and app.space.snapshot.study.source == "learner")
    app.frames(3)
    mdp, study = app.space.snapshot.mdp, app.space.snapshot.study
    come = {
        f"({state.cell.row}, {state.cell.col})" for state, on in zip(mdp.states, reached(mdp, study.policy), strict=True) if on
    }
    listed = [node.id.removeprefix("taken-") for node in app.nodes if node.id.startswith("taken-")]
    assert listed
    assert set(listed) <= come
    assert not {f"(3, {col})" for col in range(1, 11)} & set(listed)  # nobody acts on the cliff


def test_a_cell_is_made_of_its_moves(driven: Callable[..., Any]) -> None:
    app = opened(driven, "book")
    app.choose("policy-whose", "Every move alike")
    app.app.workspace = app.space.reading(Cell(1, 2))
    app.frames(5)
    study, state = app.space.snapshot.study, int(app.space.snapshot.mdp.state_at()[1, 2])
    assert float(app.node("made-of").label.replace(M, "-")) == pytest.approx(study.v[state], abs=5e-4)
    assert study.v[state] == pytest.approx(study.q[state].mean(), abs=1e-12)


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (640, 480), (1920, 1080)])
@pytest.mark.parametrize("whose", ["Every move alike", "The painted one"])
def test_all_of_it_lies_inside_its_cards(driven: Callable[..., Any], size: tuple[int, int], scale: float, whose: str) -> None:
    app = opened(driven, "frozenlake-4x4", size=size, scale=scale)
    app.choose("policy-whose", whose)
    app.frames(4)
    for node in app.nodes:
        if node.shown.size != (0, 0):
            assert app.surface.get_rect().contains(node.shown), node.id
    strip = arranged(size, app.app.ui.theme).strip
    for id in ("evaluate", "improve", "improve-all", "follows"):
        if strip is not None and app.has(id):
            assert strip.contains(app.node(id).rect), id
    lines = [node.rect for node in app.nodes if node.id.startswith("lost-") and node.kind == "button"]
    assert lines
    assert all(line.collidelist(lines[number + 1 :]) == -1 for number, line in enumerate(lines))

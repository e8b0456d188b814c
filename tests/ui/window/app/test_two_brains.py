"""Two boards and a look into a network, by mouse and by keys, with learners that live."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.training import commands
from playground.ui.explanations.network.network_view import NetworkView, drawn
from playground.ui.explanations.two_brains.sides import Pair
from tests.ui.window.app.test_shape import SIZES, overlapping


@pytest.fixture
def opened(driven: Callable[..., Any]) -> Callable[..., Any]:
    """An app with a learner that has lived for some steps, and this explanation open."""

    def make(learner: str, explanation: str, steps: int = 300, level: str = "book", **more: Any) -> Any:
        app = driven(level, mode="why", live=True, **more)
        space = replace(app.space, explanation=explanation, brain=replace(app.space.brain, learner=learner, driver="learner"))
        app.app.workspace = space.begun().send(commands.Step(steps))
        app.until(lambda: app.space.snapshot.learner == learner and app.space.snapshot.units == steps)
        app.frames(4)
        return app

    return make


@pytest.fixture
def pair(opened: Callable[..., Any]) -> Callable[..., Any]:
    """The same with two brains, the second one of which has caught up."""

    def make(learner: str, **more: Any) -> Any:
        app = opened(learner, "two-brains", **more)
        app.until(lambda: app.space.snapshot.beside is not None and app.space.snapshot.beside.progress is None)
        app.frames(3)
        return app

    return make


def test_both_live_and_the_second_one_ends_with_the_explanation(pair: Callable[..., Any]) -> None:
    app = pair("q-learning")
    seen = app.space.snapshot
    assert (seen.learner, seen.beside.learner) == ("q-learning", "actor-critic")
    assert seen.units == seen.beside.units == 300
    app.key(pygame.K_SPACE, text=" ")
    app.until(lambda: app.space.snapshot.units > 301)
    app.key(pygame.K_SPACE, text=" ")
    app.frames(3)
    assert app.space.snapshot.units == app.space.snapshot.beside.units
    app.app.workspace = app.space.enter("train")
    app.frames(3)
    assert app.space.snapshot.beside is None
    assert app.worker.of(commands.Beside)[-1] == commands.Beside()


def test_what_stands_at_the_stations_is_what_both_believe(pair: Callable[..., Any]) -> None:
    app = pair("q-learning")
    app.frames(1, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((2, 1)), rel=(1, 1), buttons=(0, 0, 0))])
    app.frames(2)
    assert app.space.read == (2, 1)
    seen = app.space.snapshot
    state = int(seen.mdp.state_at(0)[2, 1])
    q, policy = seen.fields[Field.Q][state], seen.beside.fields[Field.POLICY][state]
    for action in range(len(seen.mdp.actions)):
        written = float(app.node(f"bar-q-{action}").label.replace("\N{MINUS SIGN}", "-"))
        assert written == pytest.approx(q[action], abs=0.006)
        assert app.node(f"bar-p-{action}").label == f"{policy[action] * 100:.0f} %"
    assert app.node("largest").label.split(",")[0] in (seen.mdp.actions[int(q.argmax())], "a tie")
    assert app.node("drawn").label in seen.mdp.actions


def test_pointing_at_the_second_board_reads_the_same_cell(pair: Callable[..., Any]) -> None:
    app = pair("ppo", steps=40)
    own = app.spot((2, 0))
    there = (own[0] - app.app.screen.view.rect.width - app.app.ui.theme.gap, own[1])  # values stand before
    app.frames(1, [pygame.event.Event(pygame.MOUSEMOTION, pos=there, rel=(1, 1), buttons=(0, 0, 0))])
    app.frames(2)
    assert app.space.read == (2, 0)


def test_enter_turns_the_needle(pair: Callable[..., Any]) -> None:
    app = pair("reinforce")
    app.key(pygame.K_RETURN)
    assert app.space.recall(Pair).spins == 1
    app.until(lambda: app.node("drawn").label != "…", 200)


def test_the_second_one_is_chosen_and_the_first_one_goes_on(pair: Callable[..., Any]) -> None:
    app = pair("q-learning")
    app.choose("brain-policy", "REINFORCE")
    app.until(lambda: app.space.snapshot.beside is not None and app.space.snapshot.beside.learner == "reinforce")
    assert app.space.snapshot.learner == "q-learning"
    assert app.space.snapshot.units == 300
    app.click("both-anew")
    app.until(lambda: app.space.snapshot.beside is not None and app.space.snapshot.beside.units == 0)


@pytest.mark.parametrize("scale", (1.0, 2.0))
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("learner", "explanation"), [("q-learning", "two-brains"), ("dqn", "network"), ("ppo", "network")])
def test_they_fit_every_window(
    opened: Callable[..., Any], learner: str, explanation: str, size: tuple[int, int], scale: float
) -> None:
    app = opened(learner, explanation, steps=20, size=size, scale=scale)
    app.until(lambda: explanation == "network" or app.space.snapshot.beside is not None)
    app.app.workspace = app.space.remember(NetworkView(beside=True))
    app.frames(6)
    assert overlapping(app.nodes) == []
    wide = [node.id for node in app.nodes if node.rect.left < node.clip.left or node.rect.right > node.clip.right]
    assert wide == []


def test_pointing_at_a_cell_sends_its_light_through_the_network_at_once(opened: Callable[..., Any]) -> None:
    app = opened("dqn", "network")
    seen = app.space.snapshot
    for cell in ((0, 0), (2, 2)):
        app.frames(1, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot(cell), rel=(1, 1), buttons=(0, 0, 0))])
        assert app.node("network-title").label == f"What it makes of ({cell[0]}, {cell[1]})"
        q = seen.fields[Field.Q][int(seen.mdp.state_at(0)[cell])]
        for action, value in enumerate(q):
            assert float(app.node(f"output-{action}").label.replace("\N{MINUS SIGN}", "-")) == pytest.approx(value, abs=0.006)
    app.key(pygame.K_UP, scancode=pygame.KSCAN_UP)
    assert app.node("network-title").label == "What it makes of (1, 2)"


def test_pointing_at_a_circle_shows_its_map_and_a_press_keeps_it(opened: Callable[..., Any]) -> None:
    app = opened("dqn", "network")
    before = drawn(app.space).fields[Field.V]
    title = app.node("network-title").rect
    spot = next(
        (x, y)
        for x in range(title.left + 150, title.right, 6)
        for y in range(title.bottom + 4, title.bottom + 60, 6)
        if _unit_at(app, (x, y)) is not None
    )
    layer, unit = app.space.recall(NetworkView).over
    shown = drawn(app.space).fields[Field.V]
    said = app.space.snapshot.networks["value"].activations(np.arange(len(before)))[layer][:, unit]
    assert np.array_equal(shown, said)
    app.click_at(spot)
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=(2, 2), rel=(1, 1), buttons=(0, 0, 0))])
    assert app.space.recall(NetworkView).over is None
    assert app.space.recall(NetworkView).shown == ("unit", (layer, unit))
    app.click_at(spot)
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=(2, 2), rel=(1, 1), buttons=(0, 0, 0))])
    assert np.array_equal(drawn(app.space).fields[Field.V], before)


def _unit_at(app: Any, spot: tuple[int, int]) -> Any:
    """The unit under the pointer when it is there."""
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(1, 1), buttons=(0, 0, 0))])
    return app.space.recall(NetworkView).over


def test_maps_units_and_the_truth_are_one_key_apart(opened: Callable[..., Any]) -> None:
    app = opened("dqn", "network")
    seen = []
    for _ in range(6):
        app.key(pygame.K_PAGEDOWN)
        seen.append(app.space.recall(NetworkView).map)
    assert seen == ["moves", "truth", "error", "unit", "replay", "values"]
    app.key(pygame.K_END)
    app.key(pygame.K_END)
    assert app.space.recall(NetworkView).shown == ("unit", (0, 1))
    app.key(pygame.K_HOME)
    assert app.space.recall(NetworkView).shown == ("unit", (0, 0))
    assert app.node("network-words").label.startswith("Hidden unit 1 says")
    app.key(pygame.K_RETURN)
    assert app.space.recall(NetworkView).beside
    assert any(node.label == "The truth, V*" for node in app.nodes)


def test_where_there_is_no_network_one_begins_at_one_press(driven: Callable[..., Any]) -> None:
    app = driven("book", mode="why", live=True)
    app.app.workspace = replace(app.space, explanation="network")
    app.frames(3)
    app.click("take-network")
    app.until(lambda: "value" in app.space.snapshot.networks)
    assert app.space.brain.learner == "dqn"
    assert app.has("network-title")


def test_where_the_learner_is_of_neither_kind_two_begin_at_one_press(opened: Callable[..., Any]) -> None:
    app = opened("td", "two-brains", steps=20)
    assert app.space.snapshot.beside is None
    app.click("pair")
    app.until(lambda: app.space.snapshot.beside is not None)
    assert (app.space.snapshot.learner, app.space.snapshot.beside.learner) == ("q-learning", "actor-critic")

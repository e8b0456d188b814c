"""Inside a network: what is drawn is what the network says."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field, NetworkOutput
from playground.training import commands
from playground.training.session import Session
from playground.ui.explanations.network import EXPLANATION
from playground.ui.explanations.network.explanation import SAYS, sentence
from playground.ui.explanations.network.network_layout import layout_of
from playground.ui.explanations.network.network_view import NetworkView, maps, unit_map
from playground.world import library
from playground.world.grid import Cell


@pytest.fixture(scope="module", params=["dqn", "ppo"])
def snapshot(request):
    session = Session()
    session.obey(commands.Start(library.find("corridor"), request.param, seed=1))
    session.obey(commands.Step(1500))
    while session.switches.owed and session.work(0.5):
        pass
    return session.measured()


def test_the_outputs_are_the_learners_own_values(snapshot):
    value = snapshot.networks["value"]
    said = value.activations(np.arange(len(snapshot.mdp.states)))[-1]
    acting = ~snapshot.mdp.terminal
    if value.output == "values":
        assert np.where(snapshot.mdp.legal, said, 0.0) == pytest.approx(snapshot.fields[Field.Q], abs=1e-12)
    else:
        assert said[acting, 0] == pytest.approx(snapshot.fields[Field.V][acting], abs=1e-12)


def test_the_map_of_a_unit_is_its_activation_in_every_state(snapshot):
    picture = snapshot.networks["value"]
    by_hand = np.tanh(picture.weights[0] + picture.biases[0])  # one-hot: each state is a row
    assert unit_map(snapshot, "value", (0, 3)) == pytest.approx(by_hand[:, 3], abs=1e-12)
    assert unit_map(snapshot, "value", (7, 0)) is None


def test_losses_are_kept(snapshot):
    assert len(snapshot.losses) > 10
    assert np.isfinite(snapshot.losses).all()


PANELS = (*EXPLANATION.side, *(panel for panel, _ in EXPLANATION.strip))
SIZE = (1100, 900)


@pytest.fixture
def space(snapshot, space_of):
    space = space_of(snapshot)
    return replace(space, brain=replace(space.brain, learner=snapshot.learner))


def test_the_drawn_outputs_are_those_of_the_cell_that_is_read(screen, space):
    shown = screen(space, *PANELS, size=SIZE)
    assert shown.node("network-title").label == f"What it makes of (0, {space.read.col})"
    picture = space.snapshot.networks["value"]
    assert [shown.has(f"output-{unit}") for unit in range(picture.weights[-1].shape[1] + 1)] == (
        [True] * picture.weights[-1].shape[1] + [False]
    )
    assert shown.node("network-part-1").label.startswith("hidden layer")


def test_where_no_move_is_possible_it_asks_for_another_cell(screen, space):
    shown = screen(space.reading(Cell(0, 4)), *PANELS, size=SIZE)
    assert "No move is possible here: point at another cell." in shown.words
    assert not shown.has("output-0")


def test_page_down_goes_through_the_maps_and_home_and_end_through_the_units(space):
    ids = [option.id for option in maps(space.snapshot)]
    assert EXPLANATION.keys(space, "page-down").recall(NetworkView).map == ids[1]
    assert EXPLANATION.keys(space, "page-up").recall(NetworkView).map == ids[-1]
    first = EXPLANATION.keys(space, "end")
    assert (first.recall(NetworkView).map, first.recall(NetworkView).unit) == ("unit", (0, 0))
    assert EXPLANATION.keys(first, "end").recall(NetworkView).unit == (0, 1)
    assert EXPLANATION.keys(EXPLANATION.keys(first, "end"), "home").recall(NetworkView).unit == (0, 0)
    assert EXPLANATION.keys(space, "enter").recall(NetworkView).beside


def test_a_unit_says_its_number_in_a_whole_sentence(space):
    snapshot, looking = space.snapshot, NetworkView(map="unit", unit=(0, 3))
    said = sentence(snapshot, looking, 0)
    assert said.startswith("**Hidden ")
    assert said.endswith(" here. The board shows what it says of every cell.")
    assert sentence(snapshot, looking, None).startswith("The board shows what **Hidden ")


def test_pointing_at_a_circle_shows_its_map_and_a_press_keeps_it(screen, space):
    shown = screen(space, EXPLANATION.strip[0][0], size=(1100, 300))
    theme, picture = shown.ui.theme, space.snapshot.networks["value"]
    area = pygame.Rect(410, theme.line + theme.gap, 690, 300 - theme.line - theme.gap)
    circle = layout_of(area, picture, theme.scale, theme.small_line).units[0][2]
    shown.move(circle.center)
    assert shown.space.recall(NetworkView).over == (0, 2)
    assert shown.space.recall(NetworkView).shown == ("unit", (0, 2))
    shown.click_at(circle.center)
    shown.move((500, 5))
    assert shown.space.recall(NetworkView) == NetworkView(map="unit", unit=(0, 2))
    shown.click_at(circle.center)
    assert shown.space.recall(NetworkView).map == "values"


def test_a_learner_without_a_network_offers_the_first_one_that_has_one(screen, level_of, snapshot_of, space_of):
    shown = screen(space_of(snapshot_of(level_of("S...G"))), *PANELS, size=SIZE)
    assert shown.node("no-network").label.startswith("There is no network here.")
    assert shown.has("what-a-network-is")
    shown.click("take-network")
    assert shown.space.spec.network
    assert shown.space.runs == 1


def test_every_kind_of_output_has_words_of_its_own():
    assert set(SAYS) == set(NetworkOutput)
    assert len(set(SAYS.values())) == len(SAYS)

"""What the board shows of a network is what the network says."""

from dataclasses import replace

import numpy as np
import pytest

from playground.edit.history import History
from playground.learning.learner import Field
from playground.training import commands
from playground.training.session import Session
from playground.ui.board.window import bound
from playground.ui.documents import Document
from playground.ui.explanations.network.network_view import (
    NetworkView,
    drawn,
    drawn_map,
    maps,
    overlays,
    reach,
    split,
    unit_name,
)
from playground.ui.workspace import Workspace
from playground.world import library


@pytest.fixture(scope="module")
def snapshot():
    session = Session()
    session.obey(commands.Start(library.find("corridor"), "dqn", seed=1))
    session.obey(commands.Step(900))
    while session.work(0.5):
        pass
    return session.measured()


@pytest.fixture
def space(snapshot):
    level = snapshot.level
    return lambda **parts: Workspace(Document(level), History(level), snapshot).remember(NetworkView(**parts))


def test_each_map_shows_its_numbers(snapshot):
    v, best = snapshot.fields[Field.V], snapshot.optimum
    assert np.array_equal(drawn_map(snapshot, "value", "values", (0, 0)).fields[Field.V], v)
    assert np.array_equal(drawn_map(snapshot, "value", "moves", (0, 0)).fields[Field.Q], snapshot.fields[Field.Q])
    assert np.array_equal(drawn_map(snapshot, "value", "truth", (0, 0)).fields[Field.V], best.v)
    assert drawn_map(snapshot, "value", "error", (0, 0)).fields[Field.V] == pytest.approx(v - best.v, abs=1e-12)
    kept = drawn_map(snapshot, "value", "replay", (0, 0)).fields[Field.V]
    assert kept.sum() == min(900, 10_000)


def test_the_map_of_a_unit_is_on_a_scale_of_its_own(snapshot):
    seen = drawn_map(snapshot, "value", "unit", (0, 3))
    assert np.abs(seen.fields[Field.V]).max() <= 1.0  # tanh
    assert bound(seen, Field.V, None) <= 1.0
    assert bound(drawn_map(snapshot, "value", "values", (0, 0)), Field.V, None) >= 9.0


def test_colours_of_circles_end_at_the_largest_number_of_their_layer(snapshot):
    said = snapshot.networks["value"].activations(np.flatnonzero(~snapshot.mdp.terminal))
    assert reach(snapshot, "value") == pytest.approx([np.abs(layer).max() for layer in said], abs=1e-12)


def test_what_is_believed_and_what_is_true_have_the_same_colours(snapshot):
    ends = {
        bound(drawn_map(snapshot, "value", map, (0, 0), true), Field.V, None)
        for map, true in (("values", False), ("truth", True))
    }
    assert len(ends) == 1


def test_cells_never_visited_lie_in_the_fog_where_something_is_guessed_of_them(snapshot):
    fewer = {**snapshot.fields, Field.VISITS: np.zeros_like(snapshot.fields[Field.VISITS])}
    blind = replace(snapshot, fields=fewer)
    for map, fog in (("values", True), ("error", True), ("unit", True), ("truth", False), ("replay", False)):
        seen = drawn_map(blind, "value", map, (0, 0))
        assert (Field.VISITS in seen.fields) == fog == (not seen.begun)
    assert drawn_map(blind, "value", "values", (0, 0), true=True).begun


def test_the_unit_under_the_pointer_comes_before_the_map_that_is_chosen(space):
    pointing, resting = space(over=(0, 5)), space()
    assert overlays(resting) == {"values", "arrows", "fog"}
    assert overlays(pointing) == {"values", "fog"}
    assert not np.array_equal(drawn(pointing).fields[Field.V], drawn(resting).fields[Field.V])


def test_the_truth_stands_beside_where_it_is_asked_for(space, snapshot):
    assert split(space()) is None
    own, truth = split(space(beside=True)).panes
    assert np.array_equal(truth.shown.drawn.fields[Field.V], snapshot.optimum.v)
    assert (own.title, own.snapshot, truth.title) == ("**What it believes**", None, "**The truth, V***")
    moves = split(space(beside=True, map="moves")).panes[1]
    assert np.array_equal(moves.shown.drawn.fields[Field.Q], snapshot.optimum.q)
    assert moves.shown.overlays == {"q-values"}
    assert split(space(beside=True, map="truth")) is None


def test_what_a_network_does_is_drawn_as_petals_of_its_policy_alone(space, snapshot):
    does = replace(snapshot, fields={**snapshot.fields, Field.PREFERENCE: snapshot.fields[Field.Q]})
    there = replace(space(map="policy", beside=True), snapshot=does)
    assert overlays(there) == {"policy", "fog"}
    assert drawn(there).fields.keys() == {Field.POLICY, Field.VISITS}
    assert split(there) is None


def test_a_map_that_this_learner_cannot_fill_gives_way_to_what_it_believes(space, snapshot):
    there = space(map="policy", beside=True)  # this network says what moves are worth, and learns no preferences
    assert overlays(there) == overlays(space())
    assert drawn(there) is drawn(space())
    assert split(there).panes[1].title == "**The truth, V***"


def test_maps_and_units_are_those_that_there_are(snapshot):
    assert [option.id for option in maps(snapshot)] == ["values", "moves", "truth", "error", "unit", "replay"]
    bare = replace(snapshot, fields={Field.V: snapshot.fields[Field.V]})
    assert [option.id for option in maps(bare)] == ["values", "truth", "error", "unit"]
    shares = replace(snapshot, fields={**bare.fields, Field.PREFERENCE: snapshot.fields[Field.Q]})
    assert [option.id for option in maps(shares)] == ["values", "policy", "truth", "error", "unit"]
    assert unit_name(snapshot, NetworkView(), (0, 3)) == "Hidden unit 4"
    assert unit_name(snapshot, NetworkView(), (1, 0)) == "Output 1"

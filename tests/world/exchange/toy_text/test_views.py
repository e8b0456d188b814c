"""How an environment is shown: as its class is, or plainly."""

import gymnasium
import numpy as np
import pytest

from playground.world.exchange.toy_text.foreign_environment import ForeignEnvironment
from playground.world.exchange.toy_text.views import VIEWS, _fits, view_of
from playground.world.tabular.outcomes import outcomes_of


def shown(env, p=None):
    return view_of(ForeignEnvironment(env, "X-v0", 0, {}), outcomes_of(env.unwrapped.P if p is None else p))


def test_a_lake_is_its_map_and_other_letters_are_ice():
    view = shown(gymnasium.make("FrozenLake-v1", desc=["SX", "HG"]))
    assert view.rows == ("S.", "PG")
    assert view.actions == ("left", "down", "right", "up")
    assert {glyph: (tile.kind, tile.enter) for glyph, tile in view.legend.items()} == {"P": ("pit", 0.0), "G": ("goal", 0.0)}
    assert view.places.cell.tolist() == [0, 1, 2, 3]


def test_a_cliff_leads_back_to_its_start():
    view = shown(gymnasium.make("CliffWalking-v1"))
    assert view.rows == ("." * 12, "." * 12, "." * 12, "S" + "~" * 10 + "G")
    assert view.legend["~"].sends_to == "S"


def test_a_taxi_has_a_floor_for_each_ride_and_who_is_seen_on_it():
    view = shown(gymnasium.make("Taxi-v4"))
    assert view.rows == ("R|..G", ".|...", ".....", "|.|..", "Y.|B.")
    assert (view.legend["Y"].blocks_from, view.legend["R"].blocks_from) == (("right",), ())
    assert view.actions[4:] == ("pickup", "dropoff")
    assert (len(view.places.cell), len(view.places.floors), tuple(view.places.shape)) == (500, 20, (5, 5))
    assert np.bincount(view.places.floor).tolist() == [25] * 20
    assert view.cast.disguises == {"passenger-in-taxi": "taxi-full"}


def test_a_class_that_is_derived_is_shown_like_its_parent_where_that_fits():
    class FrozenLakeEnv:
        desc = np.array([[b"S", b"G"]])

    class Mine(FrozenLakeEnv):
        pass

    go = {0: {a: [(1.0, 1, 1.0, True)] for a in range(4)}, 1: {a: [(1.0, 1, 0.0, True)] for a in range(4)}}
    assert shown(Mine(), go).rows == ("SG",)
    longer = {**go, 2: go[1]}
    plain = shown(Mine(), longer)  # three states do not fit on two cells
    assert plain.rows == ()
    assert list(plain.actions) == ["action-0", "action-1", "action-2", "action-3"]


@pytest.mark.parametrize("attribute", ["action_labels", "action_names", "actions_names"])
def test_names_of_actions_are_taken_where_there_is_one_for_each(attribute):
    p = {0: {0: [(1.0, 0, 0.0, True)], 1: [(1.0, 0, 0.0, True)]}}
    assert list(shown(type("Env", (), {attribute: ["Left", "Right"]})(), p).actions) == ["left", "right"]
    for names in (["Left"], ["Go", "go"], "ab"):
        assert list(shown(type("Env", (), {attribute: names})(), p).actions) == ["action-0", "action-1"]


def test_views_go_by_the_name_of_the_class():
    assert set(VIEWS) == {"FrozenLakeEnv", "CliffWalkingEnv", "TaxiEnv"}


@pytest.mark.parametrize(
    ("floor", "cell", "apart"),
    [
        ((0, 0, 0, 0), (0, 1, 2, 3), True),
        ((0, 0, 1, 1), (0, 1, 0, 1), True),
        ((0, 0, 1, 1), (0, 1, 1, 1), False),
        ((0, 1, 2, 3), (0, 1, 2, 3), True),
        ((0, 1, 0, 0), (4, 0, 1, 2), False),  # beyond the board
        ((0, 1, 0, 0), (-1, 0, 1, 2), False),
        ((0, 1, 1, 2), (0, 3, 0, 2), True),
    ],
)
def test_every_state_needs_a_place_of_its_own(floor, cell, apart):
    """Four states on a board of 2 × 2; every pair of a floor and a cell once."""
    outcomes = outcomes_of({state: {0: [(1.0, state, 0.0, False)]} for state in range(4)})
    view = view_of(ForeignEnvironment(Square(), "X-v0", 0, {}), outcomes)
    places = view.places._replace(floor=np.array(floor), cell=np.array(cell), shape=(2, 2))
    assert _fits(view._replace(places=places, rows=()), outcomes) is apart


class Square:
    """Nothing is known of it but its spaces."""

    observation_space, action_space = gymnasium.spaces.Discrete(4), gymnasium.spaces.Discrete(1)
    unwrapped = None

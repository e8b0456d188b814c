"""Tables of a moment: values that can be checked by hand, names that say what they are."""

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.learning.life.experience import Ended
from playground.training.commands import Start, Step
from playground.training.episode_curve import Curve
from playground.training.run_tables import (
    RunTableError,
    check_what,
    curve_table,
    episode_table,
    place_columns,
    state_table,
)
from playground.training.session import Session
from playground.world import compile_mdp, library
from tests.training.sessions import Clock, done


def lived(learner: str = "q-learning", level: str = "corridor"):
    return done(Session(Clock()), Start(library.find(level), learner), Step(300)).measured()


def test_a_row_for_every_state_with_its_place():
    mdp = compile_mdp(library.find("frozenlake-4x4"))
    columns = place_columns(mdp)
    assert list(columns) == ["state", "row", "col", "terminal"]
    assert columns["row"].tolist() == [number // 4 for number in range(16)]
    assert columns["col"].tolist() == [number % 4 for number in range(16)]
    assert np.flatnonzero(columns["terminal"]).tolist() == [5, 7, 11, 12, 15]


def test_what_is_held_is_a_column_where_anything_is():
    mdp = compile_mdp(library.find("keys-and-doors"))
    held = place_columns(mdp)["held"]
    assert held[0] == " ".join(mdp.states[0].held)
    assert set(held.tolist()) == {" ".join(floor.held) for floor in mdp.floors}


def test_the_quantities_are_what_the_learner_believes():
    snapshot = lived()
    table = state_table(snapshot, ["v", "q", "policy", "visits"])
    mdp = snapshot.mdp
    assert table.columns["v"] is table.arrays["v"] is snapshot.fields[Field.V]
    assert np.isnan(table.arrays["q"][~mdp.legal]).all()
    assert (table.arrays["q"][mdp.legal] == snapshot.fields[Field.Q][mdp.legal]).all()
    assert list(table.columns)[4:8] == ["v", *(f"q_{action}" for action in mdp.actions[:3])]
    assert int(sum(table.columns[f"visits_{action}"].sum() for action in mdp.actions)) == 300
    assert table.arrays["visits"].dtype.kind == "i"


def test_what_a_learner_does_not_have_is_one_sentence():
    with pytest.raises(RunTableError, match="td has no q at this moment, it has v, policy, visits: leave q out"):
        state_table(lived("td"), ["q"])
    with pytest.raises(RunTableError, match="there is no 'visit' to write; did you mean 'visits'"):
        check_what(["v", "visit"])


LOG = Ended(np.array([1.0, -2.0, 4.0]), np.array([3, 5, 2]), np.array([3, 8, 12]))


def test_episodes_have_a_number_a_return_a_length_and_their_end():
    table = episode_table(LOG, 3)
    rows = list(zip(*(column.tolist() for column in table.columns.values()), strict=True))
    assert list(table.columns) == ["episode", "return", "length", "transition"]
    assert rows == [(1, 1.0, 3, 3), (2, -2.0, 5, 8), (3, 4.0, 2, 12)]
    assert table.arrays["episodes"]["transition"].tolist() == [3, 8, 12]
    assert episode_table(LOG, 5).columns["episode"].tolist() == [3, 4, 5]


def test_the_curve_says_the_episodes_and_the_transitions_at_their_ends():
    curve = Curve(*(np.array(values) for values in ([2.0, 3.0], [-0.5, 4.0], [-2.0, 4.0], [1.0, 4.0], [8.0, 12.0])))
    table = curve_table(curve)
    assert list(table.columns) == ["episode", "transition", "mean", "low", "high"]
    assert table.columns["episode"].tolist() == [2, 3]
    assert table.columns["transition"].tolist() == [8, 12]
    assert table.columns["transition"].dtype == np.int64
    old = Curve(*(np.array([value]) for value in (1.0, 0.0, 0.0, 0.0)))
    assert np.isnan(curve_table(old).columns["transition"]).all()

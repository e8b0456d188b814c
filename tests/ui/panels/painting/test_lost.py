"""What the value of a policy is made of in a cell, and where it falls behind the best."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training.meter import solved
from playground.training.studies.study import studied
from playground.ui.aspects import Look
from playground.ui.panels.painting.lost import FEW, circle_in_words, fine, lost, made_of, played_states
from playground.ui.panels.painting.painting import arrow
from playground.ui.preferences import Preferences
from playground.world.grid import Cell
from playground.world.library import find

M = "\N{MINUS SIGN}"


def policy(mdp, *names):
    """[S, A] one move in each state."""
    return np.array([arrow(mdp.actions.index(name), len(mdp.actions)) for name in names])


@pytest.fixture
def studying(space_of, snapshot_of):
    """A workspace in which a policy of one move in each of the corridor's five states is studied."""

    def made(*names):
        snapshot = snapshot_of(find("corridor"))
        study = studied("painted", snapshot.mdp, policy(snapshot.mdp, *names))
        return space_of(replace(snapshot, optimum=solved(snapshot.mdp), study=study))

    return made


def test_where_a_person_made_a_move(snapshot_of):
    snapshot = snapshot_of(find("corridor"))
    assert not played_states(snapshot).any()
    counts = np.zeros(snapshot.mdp.legal.shape)
    counts[2, 1] = 3
    assert played_states(replace(snapshot, fields={Field.PLAYED: counts})).tolist() == [False, False, True, False, False]
    assert not played_states(replace(snapshot, fields={})).any()


def test_a_best_policy_loses_nothing(played, studying):
    panel = played(lost, studying("right", "right", "right", "right", "right"))
    assert panel.words == ["Nothing is lost", "From the start on, every choice is a best one."]


def test_a_circle_is_named_and_what_it_loses_is_endless(played, studying):
    space = studying("right", "left", "right", "right", "right")
    words = played(lost, space).words
    assert words[0] == "It goes round in a circle"
    assert words[1].startswith("It reaches (0, 0) (0, 1) (framed) and stays there for ever.")


def test_a_long_circle_is_counted(studying, snapshot_of):
    space = studying("right", "left", "right", "right", "right")
    endless = replace(space.snapshot.study, start=-math.inf)
    circle = list(range(5)) * (FEW // 5 + 1)  # a cell of several floors is named once
    assert circle_in_words(space.snapshot, circle, endless) == (
        "It reaches **(0, 0) (0, 1) (0, 2) (0, 3) (0, 4)** (framed) and stays there for ever. "
        "Every round costs, so its losses never end."
    )
    wide = snapshot_of(find("cliff5"))
    assert "**7** cells" in circle_in_words(wide, list(range(7)), replace(endless, start=math.inf))
    assert "its gains never end" in circle_in_words(wide, list(range(7)), replace(endless, start=math.inf))


def test_the_cells_that_cost_most_come_first_and_lead_there(played, space_of, snapshot_of):
    snapshot = snapshot_of(find("corridor"))
    half = np.full(snapshot.mdp.legal.shape, 0.0)
    half[:, snapshot.mdp.actions.index("right")] = 1.0
    half[2] = 0.5 * half[2] + 0.5 * arrow(snapshot.mdp.actions.index("up"), 4)
    study = studied("painted", snapshot.mdp, half)
    panel = played(lost, space_of(replace(snapshot, optimum=solved(snapshot.mdp), study=study)))
    # In (0, 2) it waits half of the time, which loses half of 7.1 - (-1 + 0.9 · 7.1); it comes there 0.81 / (1 - 0.45) times.
    whole = 0.81 / 0.55 * 0.5 * (7.1 - (-1 + 0.9 * 7.1))
    assert panel.words == [f"{M}{whole:.3f}", "Where it is lost", "(0, 2)", f"{M}{whole:.3f}"]
    panel.click("lost-0")
    assert panel.space.read == Cell(0, 2)


def test_the_value_of_a_cell_is_made_of_its_moves(played, studying):
    space = replace(studying("right", "right", "right", "right", "right"), look=Look(cursor=Cell(0, 3)))
    words = played(made_of, space).words
    assert words[:2] == ["9", "What (0, 3) is worth"]
    assert words[2:6] == ["Move", "Chance", "Worth", "Adds"]
    assert words[6:10] == ["→ right", "100 %", "9", "9"]
    assert words[11] == "0 %" and words[13] == "0"
    symbols = played(made_of, replace(space, preferences=Preferences(reading="student")))
    assert "V_π(0, 3) = Σ π · Q_π" in symbols.words


def test_without_a_study_it_says_what_a_policy_is(played, space_of, snapshot_of):
    space = space_of(snapshot_of(find("corridor")))
    assert played(made_of, space).words[0].startswith("A policy says what to do in every cell.")
    assert played(lost, space).words == []


@pytest.mark.parametrize(("value", "text"), [(9.0, "9"), (0.0123, "0.0123"), (-0.05, f"{M}0.0500"), (12.34, "12.3")])
def test_small_numbers_have_more_decimals(value, text):
    assert fine(value) == text

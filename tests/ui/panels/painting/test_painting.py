"""Painted policies: strokes, undo, and improvement with the numbers of lessons 6, 8 and 11."""

import numpy as np
import pytest

from playground.rl.policies import improved, turns, uniform
from playground.training.studies.study import studied
from playground.ui.panels.painting.painting import Painting, arrow, chances_with_share, losses, worst
from playground.world import compile_mdp, library, parse_level


def table(name):
    return compile_mdp(library.find(name))


def test_policy_iteration_on_the_small_cliff_changes_16_4_4_4_2_and_no_arrows():
    mdp = table("cliff5")
    painting, starts = Painting(going=True).on(mdp), []
    while painting.going:
        study = studied("painted", mdp, painting.policy.copy())
        starts.append(round(study.start, 2))
        painting = painting.improve(study)
    assert painting.rounds == (16, 4, 4, 4, 2, 0)
    assert starts == [-78.33, 4.58, 4.58, 4.58, 10.18, 10.18]


def test_the_moves_beside_the_cheese_of_the_book_level():
    mdp = table("book")
    good = np.zeros(mdp.legal.shape)
    for row, cols in enumerate(("rrr.", "u.u.", "uruu")):  # to the cheese from everywhere, (1, 2) goes up
        for col, way in enumerate(cols):
            state = int(mdp.state_at()[row, col])
            if state >= 0 and way != ".":
                good[state, mdp.actions.index({"r": "right", "u": "up"}[way])] = 1.0
    good = np.where(mdp.legal, good, 0.0)
    study = studied("painted", mdp, good)
    worth = dict(zip(mdp.actions, study.q[int(mdp.state_at()[1, 2])], strict=True))
    assert worth["up"] == pytest.approx(0.71, abs=1e-9)
    assert worth["left"] == pytest.approx(0.539, abs=1e-9)
    assert worth["down"] == pytest.approx(0.385, abs=1e-3)
    assert worth["right"] == pytest.approx(-1.10, abs=1e-9)
    assert worth["up"] == pytest.approx(study.v[int(mdp.state_at()[1, 2])])


def test_ties_go_to_the_first_of_up_down_left_right():
    assert [("right", "down", "left", "up")[each] for each in turns(("right", "down", "left", "up"))] == [
        "up",
        "down",
        "left",
        "right",
    ]
    legal = np.ones((1, 4), bool)
    policy, changed = improved(np.array([[1.0, 1.0, 1.0, 0.0]]), legal, np.array([[1.0, 0, 0, 0]]), (3, 1, 2, 0))
    assert (policy.tolist(), changed) == ([[0, 1, 0, 0]], 1)


def test_a_stroke_over_several_cells_is_taken_back_at_once():
    mdp = table("corridor")
    painting = Painting().on(mdp)
    from dataclasses import replace

    first = painting.with_chances(0, arrow(1, len(mdp.actions)))
    after = replace(first, stroke=True).with_chances(1, arrow(1, len(mdp.actions)))
    assert len(after.past) == 1
    assert (replace(after, stroke=False).undo().policy == uniform(mdp.legal)).all()
    assert painting.undo() is painting


def test_one_chance_moves_and_the_others_keep_their_proportions():
    legal = np.array([True, True, True, False])
    assert chances_with_share(np.array([0.2, 0.6, 0.2, 0.0]), legal, 0, 0.6).tolist() == pytest.approx([0.6, 0.3, 0.1, 0.0])
    assert chances_with_share(np.array([1.0, 0.0, 0.0, 0.0]), legal, 0, 0.5).tolist() == pytest.approx([0.5, 0.25, 0.25, 0.0])


def test_a_painted_policy_goes_over_to_a_changed_level():
    old = compile_mdp(parse_level("map = '''\nS..G\n'''"))
    new = compile_mdp(parse_level("map = '''\nS..G\n....\n'''"))
    right = old.actions.index("right")
    painting = Painting().on(old).with_chances(0, arrow(right, len(old.actions))).on(new)
    assert painting.policy[int(new.state_at()[0, 0]), new.actions.index("right")] == 1.0
    below = int(new.state_at()[1, 0])
    assert painting.policy[below] == pytest.approx(uniform(new.legal)[below])


def test_what_is_lost_is_lost_where_the_wrong_move_is_made():
    mdp = table("corridor")
    best = studied("optimum", mdp, np.where(mdp.legal, np.eye(len(mdp.actions))[mdp.actions.index("right")], 0.0))
    policy = best.policy.copy()
    policy[2] = arrow(mdp.actions.index("left"), len(mdp.actions))
    lost = losses(best.v, best.q, policy, mdp.legal)
    assert worst(lost, ~mdp.terminal) == [2]
    assert lost[2] == pytest.approx(best.v[2] - best.q[2, mdp.actions.index("left")])

"""The panels of a policy: whose it is, the brush, and its improvement."""

from dataclasses import replace

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.rl.policies import uniform
from playground.training import commands
from playground.training.studies.study import studied
from playground.ui.aspects import Look, RunRequest
from playground.ui.panels.painting.painting import Painting
from playground.ui.panels.painting.panel import (
    Policies,
    brush,
    cells_never_played,
    choice,
    continue_improving,
    hand_over,
    improvement,
    paint_cell,
)
from playground.world.grid import Cell
from playground.world.library import find


@pytest.fixture
def space(space_of, snapshot_of):
    """The even policy on the corridor, solved."""
    snapshot = snapshot_of(find("corridor"))
    study = studied("uniform", snapshot.mdp, uniform(snapshot.mdp.legal))
    return space_of(replace(snapshot, study=study), look=Look(cursor=Cell(0, 2)))


@pytest.fixture
def painted(space):
    """The same, painted by a person and solved."""
    painting = Painting().on(space.snapshot.mdp)
    study = studied("painted", space.snapshot.mdp, painting.policy)
    snapshot = replace(space.snapshot, study=study)
    return replace(space, snapshot=snapshot).remember(painting).remember(Policies("painted"))


def painting_of(space):
    return space.recall(Painting).on(space.snapshot.mdp)


def test_a_policy_can_be_chosen_and_copied(played, space):
    panel = played(choice, space.remember(Policies("uniform")))
    panel.click("policy-shown/q")
    assert panel.space.recall(Policies) == Policies("uniform", "q")
    panel.click("paint-this")
    assert panel.space.recall(Policies) == Policies("painted", "q")
    assert painting_of(panel.space).policy is space.snapshot.study.policy
    assert not panel.has("paint-this")


def test_there_is_nothing_to_copy_before_it_is_solved(played, space):
    panel = played(choice, replace(space, snapshot=replace(space.snapshot, study=None)))
    assert panel.node("worth").label == "It is being worked out …"
    assert not panel.node("paint-this").enabled


def test_cells_without_a_move_of_a_person_are_counted(space):
    counts = np.zeros(space.snapshot.mdp.legal.shape)
    assert cells_never_played(space) == " You have not played yet: press the arrow keys."
    driven = replace(space, brain=RunRequest(driver="learner"))
    assert cells_never_played(driven) == " You have not played yet: choose **You** as the one who drives."
    counts[0, 1] = 1
    some = replace(space, snapshot=replace(space.snapshot, fields={Field.PLAYED: counts}))
    assert cells_never_played(some).startswith(" In **3** of **4** cells (hatched) you never made a move:")
    everywhere = replace(space, snapshot=replace(space.snapshot, fields={Field.PLAYED: counts + 1}))
    assert cells_never_played(everywhere) == " You have made a move in every cell."


def test_the_brush_chooses_a_move_and_paints_it(played, painted):
    panel = played(brush, painted)
    panel.click("brush-right")
    assert painting_of(panel.space).brush == "right"
    after = paint_cell(panel.space, 1)
    right = painted.snapshot.mdp.actions.index("right")
    assert painting_of(after).policy[1].tolist() == [1.0 if action == right else 0.0 for action in range(4)]
    panel.space = after
    panel.frames()
    panel.click("paint-undo")
    assert (painting_of(panel.space).policy == uniform(painted.snapshot.mdp.legal)).all()
    assert not panel.node("paint-undo").enabled


def test_a_slider_moves_one_chance_and_all_add_up_to_one(played, painted):
    panel = played(brush, painted)
    panel.key_on("chance-up", pygame.K_END)
    row = painting_of(panel.space).policy[2]
    assert row[painted.snapshot.mdp.actions.index("up")] == 1.0
    assert row.sum() == pytest.approx(1.0, abs=1e-12)
    panel.click("paint-even")
    assert painting_of(panel.space).policy[2].tolist() == [0.25] * 4


def test_only_a_painted_policy_has_a_brush(played, space):
    panel = played(brush, space)
    assert panel.ui.nodes == []
    assert played(hand_over, space).ui.nodes == []


def test_improving_needs_its_own_values_and_counts_the_arrows(played, painted):
    panel = played(improvement, painted)
    assert not panel.node("evaluate").enabled
    panel.click("improve")
    right = painted.snapshot.mdp.actions.index("right")
    assert painting_of(panel.space).policy[:4].argmax(axis=1).tolist() == [right] * 4
    assert painting_of(panel.space).rounds == (4,)
    assert panel.node("rounds").label == "Arrows changed: 4"
    assert not panel.node("improve").enabled  # its values are not those of the new policy


def test_improving_until_stable_goes_on_by_itself(played, painted):
    panel = played(improvement, painted)
    panel.click("improve-all")
    space, rounds = panel.space, []
    while painting_of(space).going:
        space = continue_improving(space)
        rounds.append(painting_of(space).rounds[-1])
        assert continue_improving(space) is space or not painting_of(space).going  # it waits for the new values
        study = studied("painted", space.snapshot.mdp, painting_of(space).policy)
        space = replace(space, snapshot=replace(space.snapshot, study=study))
    assert rounds == [4, 0]
    panel.space = space
    panel.frames()
    assert panel.node("rounds").label == "Arrows changed: 4, 0. Nothing is left to improve: this is a best policy."


def test_values_need_not_follow_the_policy(played, painted):
    panel = played(improvement, painted)
    panel.click("follows")
    assert not painting_of(panel.space).follows
    before = painting_of(panel.space).evaluated
    panel.click("improve")
    assert painting_of(panel.space).evaluated is before
    panel.click("evaluate")
    assert painting_of(panel.space).evaluated is painting_of(panel.space).policy


def test_a_learner_judges_the_painted_policy(played, painted):
    panel = played(hand_over, painted)
    panel.click("hand-over")
    start = panel.sent[0]
    assert isinstance(start, commands.Start)
    assert painted.learners[start.learner].judges
    assert (start.policy == painting_of(painted).policy).all()

"""The card at the end of an episode."""

from dataclasses import replace

import pygame
import pytest

from playground.training import commands
from playground.training.snapshot import Agent, Transition
from playground.ui.aspects import RunRequest
from playground.ui.board.viewport import Viewport
from playground.ui.panels.ending_card import ending_card, ending_reached

WIDE, NARROW = pygame.Rect(0, 0, 600, 500), pygame.Rect(0, 0, 260, 500)


def ended(space_of, snapshot, state, truncated=False):
    last = Transition(1, 1, 1.0, state, not truncated, truncated, "me")
    return space_of(replace(snapshot, last=(last,), agent=Agent(state, 2, 0.5, 0.5)))


@pytest.fixture
def goal(space_of, snapshot_of, level_of):
    snapshot = snapshot_of(level_of("S.\n.G"))
    return ended(space_of, snapshot, int(snapshot.mdp.state_at()[1, 1]))


def shown(played, space, rect):
    view = Viewport(rect, space.level.height, space.level.width)
    return view, played(lambda ui, _, workspace: ending_card(ui, view, workspace), space, *rect.size)


@pytest.mark.parametrize("rect", [WIDE, NARROW], ids=["wide", "narrow"])
def test_it_says_how_it_went_and_the_button_begins_anew(played, goal, rect):
    _, panel = shown(played, goal, rect)
    assert panel.node("ending").label.endswith("!")
    assert "Return +0.5 in 2 steps" in panel.words
    panel.click("again-card")
    assert panel.sent == (commands.Restart(),)


def test_one_step_is_one(played, goal):
    one = replace(goal, snapshot=replace(goal.snapshot, agent=Agent(goal.snapshot.agent.state, 1, -1.0, -1.0)))
    assert "Return \N{MINUS SIGN}1 in 1 step" in shown(played, one, WIDE)[1].words


@pytest.mark.parametrize("cell", [(0, 1), (2, 1)])
def test_it_does_not_cover_the_cell_where_it_ended(played, space_of, snapshot_of, level_of, cell):
    snapshot = snapshot_of(level_of("SG.\n...\n.G."))
    view, panel = shown(played, ended(space_of, snapshot, int(snapshot.mdp.state_at()[cell])), WIDE)
    assert not panel.node("ending").rect.colliderect(view.rect_of(cell))
    assert not panel.node("again-card").rect.colliderect(view.rect_of(cell))


def test_the_clock_is_an_ending_too(played, space_of, snapshot_of, level_of):
    panel = shown(played, ended(space_of, snapshot_of(level_of("S.\n.G")), 1, truncated=True), WIDE)[1]
    assert panel.node("ending").label == "Time is up"


def test_only_a_person_who_drove_there_sees_it(played, goal):
    driven = replace(goal, brain=RunRequest(driver="learner"))
    assert ending_reached(goal) is not None
    assert ending_reached(driven) is None
    assert shown(played, driven, WIDE)[1].words == []

"""Walking where one points, in the real window."""

from dataclasses import replace

import pygame
import pytest

from playground.training import commands
from playground.world.grid import Cell


@pytest.fixture
def app(driven):
    made = driven("first-steps", live=True)
    made.until(lambda: made.space.snapshot.run == made.space.runs)
    return made


def cell(app):
    snapshot = app.space.snapshot
    return snapshot.mdp.states[snapshot.agent.state].cell


def acts(app):
    return app.worker.of(commands.Act)


def test_a_click_walks_to_the_cheese_step_by_step_and_ends_there(app):
    level = app.space.level
    goal = next(Cell(row, col) for row, text in enumerate(level.rows) for col, glyph in enumerate(text) if level.tile(glyph).ends)
    app.click_at(app.spot(goal))
    assert app.space.greeted
    begun = app.now
    app.until(lambda: app.space.walk.goal is None)
    assert cell(app) == goal
    assert app.space.snapshot.last[-1].terminated
    assert len(acts(app)) == app.space.snapshot.agent.step
    assert app.now - begun > 0.15 * (len(acts(app)) - 2), "each step is seen"
    assert all(step.driver == "me" for step in app.space.snapshot.last)


def test_a_key_takes_over_from_a_walk_and_escape_stops_it_without_opening_the_menu(app):
    there = next(state.cell for state in app.space.snapshot.mdp.states if abs(state.cell.row - cell(app).row) >= 2)
    app.click_at(app.spot(there))
    app.key(pygame.K_RIGHT)
    assert app.space.walk.goal is None
    app.click_at(app.spot(there))
    if app.space.walk.goal is not None:
        app.key(pygame.K_ESCAPE)
    assert app.space.walk.goal is None
    assert app.space.dialog.id == ""


def test_space_in_play_starts_no_run_and_says_so(app):
    app.key(pygame.K_SPACE, text=" ")
    assert not app.space.brain.running
    assert not app.worker.of(commands.Resume)
    assert any(node.kind == "toast" and "Train" in node.label for node in app.nodes)


def test_in_train_a_click_walks_only_where_the_person_drives(driven):
    app = driven("first-steps", mode="train", live=True)
    app.until(lambda: app.space.snapshot.run == app.space.runs)
    there = next(state.cell for state in app.space.snapshot.mdp.states if state.cell != cell(app))
    app.click_at(app.spot(there))
    assert acts(app) == []
    app.choose("driver", "You")
    app.click_at(app.spot(there))
    app.until(lambda: cell(app) == there)
    app.key(pygame.K_SPACE, text=" ")
    assert app.space.brain.running


def test_in_play_the_card_keeps_the_best_move_to_itself_until_t_is_pressed(app):
    app.frames(3, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((4, 2)), rel=(0, 0), buttons=(0, 0, 0))])
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.frames(2)
    assert app.has("reading")
    assert not any(node.label == "best value" for node in app.nodes)
    app.key(pygame.K_t, text="t")
    assert any(node.label == "best value" for node in app.nodes)


@pytest.mark.parametrize("explanation", ["loop", "returns"])
def test_where_a_person_drives_in_why_a_click_walks_too_and_space_starts_nothing(driven, explanation):
    app = driven("first-steps", mode="why", live=True)
    app.app.workspace = replace(app.space, explanation=explanation)
    app.until(lambda: app.space.snapshot.run == app.space.runs)
    app.click_at(app.spot((7, 2)))
    app.until(lambda: cell(app) == Cell(7, 2))
    assert len(acts(app)) == 2
    app.key(pygame.K_SPACE, text=" ")
    assert not app.space.brain.running

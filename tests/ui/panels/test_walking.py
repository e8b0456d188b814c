"""Walks by hand on a corridor: which moves are sent when, and what ends a walk."""

from dataclasses import replace
from types import SimpleNamespace

import pygame
import pytest

from playground.training import commands
from playground.training.snapshot import Transition
from playground.ui.panels.move_buttons import make_move
from playground.ui.panels.walking import DRIVING, EVERY, NO_WAY, keys_of_driver, point_and_walk, walk_to, walked_on, way_ahead
from playground.world.grid import Cell


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    """A mouse at the left end of five cells, the goal at the right, and a wall below."""
    return space_of(snapshot_of(level_of("S...G\n##.##")))


def at(space, col, step, row=0, ended=False):
    """The workspace after the mouse came to a cell in one more step."""
    seen = space.snapshot
    state = int(seen.mdp.state_at()[row, col])
    last = (*seen.last, Transition(seen.agent.state, 1, 0.0, state, ended, False, "me"))
    agent = seen.agent._replace(state=state, step=step)
    return replace(space, snapshot=replace(seen, agent=agent, lived=seen.lived + 1, last=last), outbox=())


def clock(now):
    return SimpleNamespace(now=now, wants_frame=False)


def test_a_step_is_sent_at_once_and_the_next_when_the_first_is_seen_and_its_time_has_come(space):
    space = walked_on(clock(5.0), walk_to(space, Cell(0, 2), 5.0))
    assert space.outbox == (commands.Act("right"),)
    assert walked_on(clock(9.0), space).outbox == space.outbox, "the first step has not been seen"
    seen, early = at(space, 1, 1), clock(5.0 + EVERY / 2)
    assert walked_on(early, seen).outbox == ()
    assert early.wants_frame
    after = walked_on(clock(5.0 + EVERY), seen)
    assert after.outbox == (commands.Act("right"),)
    assert walked_on(clock(9.0), at(after, 2, 2)).walk.goal is None


def test_after_a_slip_the_way_goes_on_from_where_the_mouse_is(space):
    space = walked_on(clock(0.0), walk_to(space, Cell(0, 1), 0.0))
    slipped = at(space, 2, 1)
    after = walked_on(clock(1.0), slipped)
    assert after.outbox == (commands.Act("left"),)
    assert walked_on(clock(2.0), at(after, 1, 2)).walk.goal is None


def test_the_way_is_the_cells_still_to_come(space):
    space = walk_to(space, Cell(1, 2), 0.0)
    assert way_ahead(space) == (Cell(0, 1), Cell(0, 2), Cell(1, 2))
    assert way_ahead(walked_on(clock(0.0), space)) == (Cell(0, 2), Cell(1, 2))
    assert way_ahead(space.halted()) == ()


def test_it_ends_at_an_ending_with_a_key_and_where_the_episode_begins_again(space):
    walking = walked_on(clock(0.0), walk_to(space, Cell(0, 4), 0.0))
    assert make_move(walking, "left").walk.goal is None
    assert walked_on(clock(1.0), at(walking, 4, 1, ended=True)).walk.goal is None
    assert walked_on(clock(1.0), at(walking, 0, 0)).walk.goal is None
    assert walked_on(clock(1.0), walking.drive("learner")).walk.goal is None
    assert walking.enter("edit").walk.goal is None
    assert walking.begun().walk.goal is None


def test_a_dialog_lets_it_wait(space):
    walking = walk_to(space, Cell(0, 4), 0.0)
    assert walked_on(clock(1.0), walking.open_dialog("help")).outbox == ()


def test_what_cannot_be_reached_is_said_in_a_sentence(space):
    after = walk_to(walk_to(space, Cell(0, 3), 0.0), Cell(1, 0), 0.0)
    assert after.notes == ((NO_WAY, "info"),)
    assert after.walk.goal is None
    assert walk_to(space, Cell(0, 0), 0.0).notes == ()


def test_who_points_takes_the_wheel_and_after_an_ending_begins_anew(space):
    other = replace(space, brain=replace(space.brain, driver="learner"))
    assert walk_to(other, Cell(0, 1), 0.0).brain.driver == "me"
    over = at(space, 4, 3, ended=True)
    assert walk_to(over, Cell(0, 1), 0.0).outbox == (commands.Restart(),)


def test_space_stops_a_walk_begins_anew_and_says_where_learning_runs(space):
    assert keys_of_driver(walk_to(space, Cell(0, 3), 0.0), "space").walk.goal is None
    assert keys_of_driver(space, "space").notes == ((DRIVING, "info"),)
    assert keys_of_driver(at(space, 4, 3, ended=True), "space").outbox == (commands.Restart(),)
    other = replace(space, brain=replace(space.brain, driver="learner"))
    assert keys_of_driver(other, "space") is other


@pytest.fixture
def board(screen, space):
    return screen(space, touch=lambda ui, view, space: point_and_walk(ui, view, space, lambda space: True))


def sent(board):
    return [command.action for command in board.space.outbox if isinstance(command, commands.Act)]


def test_a_click_walks_and_its_goal_can_be_changed_by_another(board):
    board.click_at(board.spot((0, 3)))
    assert board.space.walk.goal == Cell(0, 3)
    assert sent(board) == ["right"]
    board.click_at(board.spot((1, 2)))
    assert board.space.walk.goal == Cell(1, 2)
    assert sent(board) == ["right"], "the first step is still to be seen"


def test_a_drag_of_the_mouse_leads_it_and_one_from_elsewhere_moves_a_near_board(board):
    board.stroke(board.spot((0, 0)), board.spot((0, 1)))
    assert board.space.walk.goal == Cell(0, 1)
    board.space = replace(board.space.halted(), look=replace(board.space.look, zoom=3.0))
    before = board.view.board_rect.left
    board.stroke((200, 200), (150, 200))
    assert board.space.walk.goal is None
    assert board.view.board_rect.left < before


def test_the_right_button_never_walks(board):
    board.click_at(board.spot((0, 3)), button=3)
    assert board.space.walk.goal is None


def test_where_nobody_is_to_drive_a_click_does_nothing(screen, space):
    board = screen(space, touch=lambda ui, view, space: point_and_walk(ui, view, space, lambda space: False))
    board.click_at(board.spot((0, 3)))
    board.stroke(board.spot((0, 0)), board.spot((0, 1)))
    assert board.space.walk.goal is None
    assert board.space.outbox == ()
    assert pygame.font.get_init()

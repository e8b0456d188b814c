"""How the guided minute goes: what comes on the stage, from step to step, and what comes back."""

from dataclasses import replace

import pytest

from playground.training import commands
from playground.training.drivers import Driver
from playground.training.pace import AUTO
from playground.ui.guide.guide import (
    ANSWERS,
    NO_WAY,
    PRAISE,
    SEED,
    GuidedMinute,
    attended,
    begun,
    brought_back,
    guided,
    handed_over,
    looked_at,
    minute_level,
    painted,
    stepped,
)
from playground.ui.guide.guided_steps import STEPS
from playground.world.grid import Cell

NUMBER = {step.id: number for number, step in enumerate(STEPS)}


@pytest.fixture
def before(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S..G"))).enter("first")


@pytest.fixture
def at(before):
    """at(id) is the guided minute at a step."""

    def made(id):
        space = begun(before)
        return space.remember(replace(guided(space), step=NUMBER[id]))

    return made


def test_whoever_comes_finds_the_first_step_and_whoever_goes_finds_what_stood_there(before) -> None:
    there = attended(before, True)
    assert there.level == minute_level() and guided(there).open_step is STEPS[0]
    assert (there.brain.driver, there.brain.learning, there.brain.running) == (Driver.ME, False, False)
    assert attended(there, True) is there
    back = attended(there.enter("play"), False)
    assert (back.level, back.history, back.brain.learning) == (before.level, before.history, True)
    assert back.recall(GuidedMinute).before is None
    assert attended(back, False) is back
    assert brought_back(before) is before


def test_a_step_that_is_done_is_praised_and_then_the_next_one_comes(at) -> None:
    space = at("walk")
    assert looked_at(space, 5.0) is space
    walked = replace(space, snapshot=replace(space.snapshot, run=space.runs, lived=1))
    praised = looked_at(walked, 5.0)
    assert guided(praised).praised == 5.0
    assert looked_at(praised, 5.0 + PRAISE / 2) is praised
    assert guided(looked_at(praised, 5.1 + PRAISE)).open_step.id == "cheese"


def test_a_snapshot_of_an_earlier_run_counts_for_nothing(at) -> None:
    space = at("walk")
    late = replace(space, snapshot=replace(space.snapshot, run=space.runs - 1, lived=9))
    assert looked_at(late, 5.0) is late


def test_a_reader_is_chosen_and_kept(at) -> None:
    chosen = ANSWERS["student"](at("reader"))
    assert chosen.preferences.reading == "student" and guided(chosen).open_step.id == "walk"
    assert [type(wish).__name__ for wish in chosen.wishes] == ["Prefer"]


def test_handed_over_the_mouse_begins_with_nothing_at_a_pace_that_suits_the_eye(at) -> None:
    space = at("wheel")
    ordered = handed_over(space).outbox[len(space.outbox) :]
    start = ordered[0]
    assert (start.level, start.seed, start.settings.alpha) == (minute_level(), SEED, 0.3)
    assert ordered[1:] == (commands.Drive(Driver.LEARNER), commands.Learn(True), commands.SetPace(AUTO), commands.Resume())


def test_a_click_builds_a_wall_and_takes_it_away_and_never_the_last_way(at) -> None:
    space = at("wall")
    above, below = Cell(0, 3), Cell(2, 3)
    walled = painted(space, above)
    assert walled.level.rows[0] == "...#..." and walled.outbox[-1] == commands.EditLevel(walled.level)
    assert painted(walled, above).level.rows == minute_level().rows
    refused = painted(walled, below)
    assert refused.level == walled.level and refused.notes == ((NO_WAY, "info"),)
    for fixed in (Cell(1, 0), Cell(1, 2), Cell(1, 6)):
        assert painted(space, fixed) is space


def test_a_wall_on_the_way_in_mind_ends_the_step_and_one_beside_it_does_not(at) -> None:
    space = at("wall")
    way = (Cell(1, 0), Cell(0, 0), Cell(0, 1), Cell(0, 2), Cell(0, 3), Cell(0, 4), Cell(1, 4), Cell(1, 5), Cell(1, 6))
    space = space.remember(replace(guided(space), way=way))
    done = STEPS[NUMBER["wall"]].done
    assert not done(painted(space, Cell(2, 3)), way)
    assert done(painted(space, Cell(0, 3)), way)


def test_the_way_that_was_blocked_is_kept_for_the_next_step(at) -> None:
    space = at("wall")
    space = space.remember(replace(guided(space), way=(Cell(0, 3),)))
    assert guided(stepped(space)).way == (Cell(0, 3),)


@pytest.mark.parametrize(("answer", "mode"), [("learn", "learn"), ("play", "play")])
def test_at_the_end_one_goes_on_and_finds_what_stood_there(at, before, answer, mode) -> None:
    after = ANSWERS[answer](at("end"))
    assert (after.mode, after.level, guided(after).before) == (mode, before.level, None)

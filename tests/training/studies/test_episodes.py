"""The log cut into episodes."""

from dataclasses import replace

import pytest

from playground.training.drivers import Driver
from playground.training.first_sight import still
from playground.training.snapshot import Agent, Snapshot, Transition
from playground.training.studies.episodes import LOG, episodes
from playground.world.library import find


@pytest.fixture
def corridor() -> Snapshot:
    return still(find("corridor"))


def step(state: int, successor: int, terminated: bool = False, truncated: bool = False) -> Transition:
    return Transition(state, 1, 10.0 if terminated else -1.0, successor, terminated, truncated, Driver.ME)


def after(snapshot: Snapshot, *last: Transition, steps: int) -> Snapshot:
    return replace(snapshot, last=last, agent=Agent(last[-1].successor, steps, 0.0, 0.0))


WAY = (step(0, 1), step(1, 2), step(2, 3), step(3, 4, terminated=True))


def test_nothing_was_lived(corridor: Snapshot) -> None:
    assert episodes(corridor) == ()


def test_an_episode_that_has_just_ended_is_the_present_one(corridor: Snapshot) -> None:
    (only,) = episodes(after(corridor, *WAY, steps=4))
    assert (only.first, only.ended, only.whole) == (0, "terminated", True)
    assert only.rewards == (-1.0, -1.0, -1.0, 10.0)


def test_a_new_one_begins_with_its_first_step(corridor: Snapshot) -> None:
    assert [episode.rewards for episode in episodes(after(corridor, *WAY, steps=0))] == [(-1.0, -1.0, -1.0, 10.0)]
    past, now = episodes(after(corridor, *WAY, step(0, 1), steps=1))
    assert (past.whole, now.whole) == (True, False)
    assert (now.first, now.rewards, now.ended) == (0, (-1.0,), None)


def test_one_that_was_broken_off_ends_where_the_next_begins_elsewhere(corridor: Snapshot) -> None:
    past, now = episodes(after(corridor, step(0, 1), step(1, 2), step(0, 1), steps=1))
    assert (len(past.transitions), past.ended, past.whole) == (2, None, False)
    assert now.first == 0


def test_what_the_log_has_lost_is_counted_where_that_is_known(corridor: Snapshot) -> None:
    (now,) = episodes(after(corridor, step(0, 1), step(1, 0), steps=300))
    assert now.first == 298
    bumps = [step(1, 2), step(2, 1)] * (LOG // 2 - 1)
    past, now = episodes(after(corridor, *bumps, step(1, 0, truncated=True), step(0, 1), steps=1))
    assert (past.first, past.ended, past.whole) == (None, "truncated", False)
    assert len(past.transitions) == LOG - 1
    assert now.first == 0


@pytest.mark.parametrize(("steps", "first"), [(LOG - 1, 0), (LOG, None)])
def test_where_the_log_is_full_the_beginning_of_its_first_episode_may_be_missing(
    steps: int, first: int | None, corridor: Snapshot
) -> None:
    """Steps to and fro between the start and the next cell, an end, and one more step of another episode."""
    to_and_fro = [step(0, 1) if number % 2 == 0 else step(1, 0) for number in range(steps - 2)]
    here = to_and_fro[-1].successor
    last = (*to_and_fro, step(here, 4, terminated=True), step(0, 1))
    parts = episodes(after(corridor, *last, steps=1))
    assert len(last) == steps and parts[0].first == first and parts[0].ended == "terminated"

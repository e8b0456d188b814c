from collections.abc import Callable
from dataclasses import replace
from typing import Any

from playground.training.drivers import Driver
from playground.training.snapshot import Agent, Snapshot, Status, Transition
from playground.ui.accessibility.narration import Narration, step_words, summary

ROWS = "S.G"


def lived(begun: Snapshot, steps: int, driver: Driver, **more: Any) -> Snapshot:
    """A snapshot some steps later, the last of them one to the right."""
    last = (Transition(0, 1, 0.0, 1, False, False, driver),)
    return replace(begun, lived=steps, units=steps, last=last, agent=Agent(1, steps, 0.0, 0.0), status=Status.RUNNING, **more)


def test_every_step_of_a_person_is_said(level_of: Callable[..., Any], snapshot_of: Callable[..., Any]) -> None:
    begun, narration = snapshot_of(level_of(ROWS)), Narration()
    assert narration.follow(begun, 0.0) == ""
    assert narration.follow(lived(begun, 1, Driver.ME), 0.1) == "Step 1: You went right to (0, 1), which paid nothing."
    assert narration.follow(lived(begun, 2, Driver.ME), 0.2).startswith("Step 2: You went right")


def test_steps_that_are_too_fast_are_summed_up_every_few_seconds(
    level_of: Callable[..., Any], snapshot_of: Callable[..., Any]
) -> None:
    begun, narration = snapshot_of(level_of(ROWS)), Narration()
    narration.follow(begun, 10.0)
    said = [
        narration.follow(lived(begun, 1000 * tick, Driver.LEARNER, episodes=tick), 10.0 + tick / 30) for tick in range(1, 300)
    ]
    assert len(set(said)) == 3  # in ten seconds: the first at once, then one every four seconds
    assert said[0] == "1000 steps, 1 episodes."


def test_a_halt_is_said_and_a_new_run_begins_silently(level_of: Callable[..., Any], snapshot_of: Callable[..., Any]) -> None:
    begun, narration = snapshot_of(level_of(ROWS)), Narration()
    narration.follow(begun, 0.0)
    narration.follow(lived(begun, 50, Driver.LEARNER), 10.0)
    paused = replace(lived(begun, 60, Driver.LEARNER), status=Status.PAUSED)
    assert narration.follow(paused, 10.1) == f"Paused. {summary(paused)}"
    assert narration.follow(replace(begun, run=9, lived=0), 20.0) == f"Paused. {summary(paused)}"


def test_the_end_of_an_episode_is_part_of_what_is_said(level_of: Callable[..., Any], snapshot_of: Callable[..., Any]) -> None:
    begun = snapshot_of(level_of(ROWS))
    last = (Transition(1, 1, 1.0, 2, True, False, Driver.ME),)
    ended = replace(begun, lived=2, last=last, agent=Agent(2, 2, 1.0, 1.0))
    words = step_words(ended)
    assert words.startswith("Step 2: You went right to (0, 2), which paid 1.") and "*" not in words
    assert len(words) > len("Step 2: You went right to (0, 2), which paid 1.")

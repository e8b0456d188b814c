"""What a person hears in each frame: what happened, the cell that is pointed at, how learning settles, and never too much."""

import math
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.lessons.task import RIGHT, Verdict
from playground.training.drivers import Driver
from playground.training.snapshot import Agent, Snapshot, Status, Transition
from playground.ui.preferences import Preferences
from playground.ui.sound.cues import Cue, Sound
from playground.ui.sound.hearing import CHORD_EVERY, MOST, Ears, Pointed, heard, value_cue
from playground.ui.sound.pitch import LOWEST, chord
from playground.ui.stage.estimates import drawn_of
from playground.ui.workspace import Workspace
from playground.world import Level
from playground.world.grid import Cell

ALL = Preferences(hears_values=True, hears_learning=True)


@pytest.fixture
def seen(snapshot_of: Callable[..., Snapshot], level_of: Callable[..., Level]) -> Snapshot:
    """A corridor worth 0, 0.5 and 1 on the way to the cheese; the colours end at 1."""
    return snapshot_of(level_of("S..G"), {Field.V: np.array([-1.0, 0.5, 1.0, 0.0])})


@pytest.fixture
def space(space_of: Callable[..., Workspace], seen: Snapshot) -> Workspace:
    return space_of(seen, preferences=ALL)


def walked(snapshot: Snapshot, number: int) -> Snapshot:
    """One step further to the right, by a person."""
    mdp = snapshot.mdp
    at = snapshot.agent.state
    there = int(mdp.intended[at, mdp.actions.index("right")])
    made = Transition(at, mdp.actions.index("right"), 0.0, there, False, False, Driver.ME)
    agent = Agent(there, snapshot.agent.step + 1, 0.0, 0.0)
    return replace(snapshot, number=number, lived=snapshot.lived + 1, last=(*snapshot.last, made), agent=agent)


def test_the_cell_that_is_pointed_at_is_heard_once(space: Workspace) -> None:
    drawn = drawn_of(space.snapshot)
    ears, first = heard(Ears(), space, Pointed(Cell(0, 0), drawn), 0.0)
    assert first == (Cue(Sound.VALUE, (pytest.approx(LOWEST),)),)
    ears, again = heard(ears, space, Pointed(Cell(0, 0), drawn), 0.1)
    ears, other = heard(ears, space, Pointed(Cell(0, 2), drawn), 0.2)
    ears, nothing = heard(ears, space, Pointed(None, drawn), 0.3)
    _, cheese = heard(ears, space, Pointed(Cell(0, 3), drawn), 0.4)
    assert again == nothing == cheese == () and other[0].pitches[0] == pytest.approx(8 * LOWEST)


def test_a_cell_outside_or_a_wall_is_silent_and_what_is_not_learned_rustles(
    seen: Snapshot, space_of: Callable[..., Workspace], level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    walls = snapshot_of(level_of("S#.G"), {Field.VISITS: np.zeros((3, 4))})
    drawn, space = drawn_of(walls), space_of(walls, preferences=ALL)
    for cell in (Cell(0, 1), Cell(5, 0), Cell(0, 9)):
        assert heard(Ears(), space, Pointed(cell, drawn), 0.0)[1] == ()
    assert heard(Ears(), space, Pointed(Cell(0, 0), drawn), 0.0)[1] == (Cue(Sound.UNKNOWN),)
    assert value_cue(drawn_of(replace(seen, fields={})), 0) is None
    worst = replace(seen, fields={Field.V: np.array([math.nan, 0, 0, 0])})
    assert value_cue(drawn_of(worst), 0) == Cue(Sound.UNKNOWN)
    best = replace(seen, fields={Field.Q: np.array([[0.0, 1.0, -1.0, 0.0]] * 4)})  # of action values the best
    assert value_cue(drawn_of(best), 0, 1.0).pitches[0] == pytest.approx(8 * LOWEST)  # type: ignore[union-attr]


def test_a_step_sounds_as_the_value_that_it_led_to_where_values_are_heard(space: Workspace, seen: Snapshot) -> None:
    ears, _ = heard(Ears(), space, Pointed(), 0.0)
    after = replace(space, snapshot=walked(seen, 2))
    _, valued = heard(ears, after, Pointed(), 0.1)
    assert [cue.sound for cue in valued] == [Sound.VALUE]
    _, plain = heard(ears, replace(after, preferences=Preferences()), Pointed(), 0.1)
    assert plain == (Cue(Sound.STEP),)


@pytest.mark.parametrize("silent", (replace(ALL, muted=True), replace(ALL, volume=0.0)))
def test_without_sound_nothing_is_heard_nor_made_up_for_later(space: Workspace, seen: Snapshot, silent: Preferences) -> None:
    muted = replace(space, preferences=silent)
    ears, _ = heard(Ears(), muted, Pointed(), 0.0)
    ears, cues = heard(ears, replace(muted, snapshot=walked(seen, 2)), Pointed(), 0.1)
    later = replace(space, snapshot=walked(seen, 2), preferences=Preferences())
    assert cues == () == heard(ears, later, Pointed(), 0.2)[1]


def test_never_more_than_a_few_sounds_begin_in_a_second(space: Workspace) -> None:
    drawn, ears, begun = drawn_of(space.snapshot), Ears(), []
    for frame in range(180):
        ears, cues = heard(ears, space, Pointed(Cell(0, frame % 3), drawn), frame / 60)
        begun += [frame / 60] * len(cues)
    assert len(begun) >= 2 * MOST
    assert all(sum(1 for other in begun if 0 <= other - when < 0.999) <= MOST for when in begun)


def test_the_chord_of_learning_comes_now_and_then_and_falls_into_place(space: Workspace, seen: Snapshot) -> None:
    ears, chords = Ears(), []
    for frame in range(600):
        error = 1.0 if frame < 60 else 0.0
        now = replace(seen, number=frame, units=frame, error=error, running=True, status=Status.RUNNING)
        ears, cues = heard(ears, replace(space, snapshot=now), Pointed(), frame / 60)
        chords += [(frame / 60, cue) for cue in cues if cue.sound is Sound.LEARNING]
    times = [when for when, _ in chords]
    assert min(after - before for before, after in pairwise(times)) >= CHORD_EVERY - 1e-9
    assert chords[0][1].pitches == pytest.approx(chord(1.0, 1.0)) and chords[0][1].loudness == 1.0
    assert chords[-1][1].pitches == pytest.approx(chord(0.0, 1.0), abs=0.1) and chords[-1][1].loudness < 0.45
    resting = replace(seen, units=999, running=False)
    assert heard(ears, replace(space, snapshot=resting), Pointed(), 99.0)[1] == ()


def test_at_full_speed_ends_of_episodes_are_a_summary(space: Workspace, seen: Snapshot) -> None:
    quiet, ears, count = replace(space, preferences=Preferences()), Ears(), 0
    done = Transition(2, 1, 1.0, 3, True, False, Driver.LEARNER)
    for frame in range(120):
        fast = {"driver": Driver.LEARNER, "running": True, "status": Status.RUNNING, "per_second": None}
        made = tuple(done._replace(reward=float(frame + part)) for part in range(8))
        now = replace(seen, lived=1000 * frame, episodes=100 * frame, last=made, agent=Agent(0, frame, 0.0, 0.0), **fast)
        ears, cues = heard(ears, replace(quiet, snapshot=now), Pointed(), frame / 60)
        count += len(cues)
    assert 2 <= count <= 4


def test_the_verdict_on_an_answer_is_heard_once(space: Workspace) -> None:
    class Room:
        def __init__(self, verdict: Verdict | None) -> None:
            self.verdict = verdict

    def lent(verdict: Verdict | None) -> Workspace:
        aside: Any = type("Lent", (), {"by": Room})()
        return replace(space, aside=aside, memories={Room: Room(verdict)}, preferences=Preferences())

    ears, first = heard(Ears(), lent(None), Pointed(), 0.0)
    ears, wrong = heard(ears, lent(no := Verdict(False)), Pointed(), 0.1)
    ears, again = heard(ears, lent(no), Pointed(), 0.2)
    _, right = heard(ears, lent(RIGHT), Pointed(), 0.3)
    assert (first, wrong, again, right) == ((), (Cue(Sound.WRONG),), (), (Cue(Sound.RIGHT),))

"""What is to be heard of what happened: a pure function of two snapshots, by a person's own steps through every kind of tile."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.training.drivers import Driver
from playground.training.session import Session
from playground.training.snapshot import Agent, Snapshot, Transition
from playground.ui.panels.happened import sentence
from playground.ui.sound.cues import ASIDE, IN_PASSING, SIGNS, Cue, Sound, cues, sounds_of
from playground.world import Level

ROOM = """
#######
#SaA.G#
#t.T.P#
#%.$OO#
#######
"""


class Drive:
    """A session that a person drives, and what is heard of each step."""

    def __init__(self, level: Level) -> None:
        self.session = Session()
        for order in (commands.Start(level, "q-learning", seed=1), commands.Drive(Driver.ME)):
            self.session.obey(order)
        self.work()
        self.before = self.session.snapshot()

    def work(self) -> None:
        while self.session.work(0.2):
            pass

    def step(self, action: str) -> tuple[Cue, ...]:
        before = self.before
        self.session.obey(commands.Act(action))
        self.work()
        self.before = self.session.snapshot()
        return cues(before, self.before)

    def sounds(self, *actions: str) -> list[Sound]:
        return [cue.sound for action in actions for cue in self.step(action)]


@pytest.fixture
def drive(level_of: Callable[..., Level]) -> Drive:
    return Drive(level_of(ROOM))


def test_each_thing_that_happens_has_its_own_sound(drive: Drive) -> None:
    assert drive.sounds("up") == [Sound.BUMP]
    assert drive.sounds("down") == [Sound.SWITCHED]
    assert drive.sounds("right") == [Sound.STEP]
    assert drive.sounds("up") == [Sound.TAKEN]
    assert drive.sounds("right") == [Sound.DOOR]
    assert drive.sounds("down") == [Sound.DOOR]  # the gate, open now
    assert drive.sounds("down") == [Sound.REWARD]
    assert drive.sounds("right") == [Sound.JUMP]  # out of the other portal
    assert drive.sounds("up") == [Sound.PIT]


def test_a_person_who_arrives_has_done_the_level(drive: Drive) -> None:
    drive.sounds("right", "right", "right")
    assert drive.sounds("right") == [Sound.CHEESE, Sound.LEVEL_DONE]
    assert all(cue.loudness == 1.0 and not cue.pitches for cue in cues(drive.before, drive.before))


def test_a_shut_door_is_a_bump(level_of: Callable[..., Level]) -> None:
    assert Drive(level_of("SA.a.G")).sounds("right") == [Sound.BUMP]


def test_a_cliff_is_a_fall_and_a_portal_a_jump(level_of: Callable[..., Level]) -> None:
    assert Drive(level_of("..S.\n..~.\nG...")).sounds("down") == [Sound.PIT]  # back where it stood, and no bump
    far = Drive(level_of("S....\n.....\n...~G"))
    assert far.sounds("down", "down", "right", "right", "right")[-1] == Sound.PIT
    assert Drive(level_of("SO...\n.....\n...OG")).sounds("right") == [Sound.JUMP]


def step(snapshot: Snapshot, cell: tuple[int, int], action: str, to: tuple[int, int], **more: Any) -> Transition:
    mdp = snapshot.mdp
    made = Transition(int(mdp.state_at()[cell]), mdp.actions.index(action), 0.0, int(mdp.state_at()[to]), False, False, Driver.ME)
    return made._replace(**more)


def test_a_slip_and_the_clock(snapshot_of: Callable[..., Snapshot], level_of: Callable[..., Level]) -> None:
    snapshot = snapshot_of(level_of("S*.\n***\n..G"))
    assert sounds_of(snapshot, step(snapshot, (0, 1), "right", (1, 1))) == (Sound.SLIP,)
    assert sounds_of(snapshot, step(snapshot, (0, 1), "right", (0, 2))) == (Sound.STEP,)
    assert sounds_of(snapshot, step(snapshot, (0, 1), "right", (0, 2), truncated=True)) == (Sound.TIME_UP,)


def test_a_cat_has_a_sound_of_its_own(snapshot_of: Callable[..., Snapshot]) -> None:
    from playground.world.library import find

    snapshot = snapshot_of(find("cat-and-mouse"))
    mdp = snapshot.mdp
    ends = [(s, a, int(n)) for s in range(len(mdp.states)) for a in range(len(mdp.actions)) if mdp.legal[s, a]
            for n, p, e in zip(mdp.successor[s, a], mdp.probability[s, a], mdp.ends[s, a], strict=True) if p and e]  # fmt: skip
    heard = {sounds_of(snapshot, Transition(s, a, -1.0, n, True, False, Driver.LEARNER)) for s, a, n in ends}
    assert heard == {(Sound.CHEESE,), (Sound.CAUGHT,)}


def snapshots(snapshot: Snapshot, last: tuple[Transition, ...], **more: Any) -> tuple[Snapshot, Snapshot]:
    """Two snapshots between which these transitions were lived."""
    before = replace(snapshot, lived=0)
    agent = Agent(last[-1].successor, len(last), 0.0, 0.0)
    return before, replace(snapshot, number=2, lived=len(last), last=last, agent=agent, **more)


def test_a_learner_is_heard_more_softly_and_not_step_by_step_once_it_is_brisk(
    snapshot_of: Callable[..., Snapshot], level_of: Callable[..., Level]
) -> None:
    snapshot = snapshot_of(level_of("S..G"))
    walked = (step(snapshot, (0, 0), "right", (0, 1), driver=Driver.LEARNER),)
    bumped = (step(snapshot, (0, 0), "up", (0, 0), driver=Driver.LEARNER),)
    calm, brisk = {"per_second": 4.0, "running": True}, {"per_second": 12.0, "running": True}
    by_learner = {"driver": Driver.LEARNER}
    assert cues(*snapshots(snapshot, walked, **calm, **by_learner)) == (Cue(Sound.STEP, loudness=ASIDE),)
    assert cues(*snapshots(snapshot, walked, **brisk, **by_learner)) == ()
    assert cues(*snapshots(snapshot, bumped, **brisk, **by_learner)) == ()
    assert cues(*snapshots(snapshot, walked + bumped, **calm, **by_learner)) == (Cue(Sound.BUMP, loudness=ASIDE),)  # it says more
    done = (step(snapshot, (0, 2), "right", (0, 3), driver=Driver.LEARNER, terminated=True),)
    assert cues(*snapshots(snapshot, done, **brisk, **by_learner)) == (Cue(Sound.CHEESE),)


def test_at_full_speed_only_the_end_of_an_episode_is_heard(
    snapshot_of: Callable[..., Snapshot], level_of: Callable[..., Level]
) -> None:
    snapshot = replace(snapshot_of(level_of("S..G")), driver=Driver.LEARNER)
    walked = (step(snapshot, (0, 0), "right", (0, 1), driver=Driver.LEARNER),) * 7
    done = (step(snapshot, (0, 2), "right", (0, 3), driver=Driver.LEARNER, terminated=True),)
    full = {"per_second": None, "running": True}
    assert cues(*snapshots(snapshot, walked, **full)) == ()
    assert cues(*snapshots(snapshot, walked + done + walked, episodes=40, **full)) == (Cue(Sound.CHEESE, loudness=IN_PASSING),)


def test_nothing_is_heard_of_time_that_goes_back_or_of_another_run(drive: Drive) -> None:
    start = drive.before
    drive.step("right")
    after = drive.before
    assert cues(start, after) and not cues(after, start) and not cues(after, after)
    assert not cues(replace(start, run=start.run + 1), after)


def test_nothing_is_said_by_sound_alone(drive: Drive) -> None:
    assert set(SIGNS) == set(Sound) and all(SIGNS.values())
    said = []
    for action, word in (("up", "bumped"), ("down", "switched"), ("right", "went"), ("up", "took"), ("right", "went")):
        drive.step(action)
        said.append(word in sentence(drive.before, drive.before.last[-1]))
    assert all(said)

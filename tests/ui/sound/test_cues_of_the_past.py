"""What is heard of the past: forwards the same as then, backwards and in leaps nothing."""

from collections.abc import Callable

from playground.training import commands
from playground.training.drivers import Driver
from playground.training.session import Session
from playground.training.snapshot import Snapshot
from playground.ui.sound.cues import Sound, cues
from playground.world import Level


def worked(session: Session) -> Snapshot:
    while session.work(0.2):
        pass
    return session.snapshot()


def test_stepping_through_the_past_sounds_forwards_and_not_backwards(level_of: Callable[..., Level]) -> None:
    session = Session()
    for order in (commands.Start(level_of("S...G"), "q-learning", seed=1), commands.Drive(Driver.ME)):
        session.obey(order)
    worked(session)
    for action in ("up", "right", "right", "down"):
        session.obey(commands.Act(action))
        worked(session)
    seen = session.snapshot()

    def heard(*orders: commands.Command) -> list[Sound]:
        nonlocal seen
        before = seen
        for order in orders:
            session.obey(order)
        seen = worked(session)
        return [cue.sound for cue in cues(before, seen)]

    assert [heard(commands.StepPast(-1)) for _ in range(4)] == [[], [], [], []]
    assert seen.over and seen.lived == 0
    assert [heard(commands.StepPast(1)) for _ in range(3)] == [[Sound.BUMP], [Sound.STEP], [Sound.STEP]]
    assert heard(commands.StepPast(1)) == [Sound.BUMP]

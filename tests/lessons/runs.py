"""Runs that the tests of the lessons look at: a session driven by commands, and what then stands on the screen."""

from playground.lessons.task import Situation
from playground.training.commands import Act, Command, Start
from playground.training.session import Session
from playground.world import library
from playground.world.level import Level


def situation(
    level: Level | str, *commands: Command, learner: str = "q-learning", seed: int = 0, settings: object = None
) -> Situation:
    """What stands on the screen after these commands and all the work that they ask for."""
    level = library.find(level) if isinstance(level, str) else level
    session = Session()
    session.obey(Start(level, learner, settings=settings, seed=seed))
    for command in commands:
        session.obey(command)
        while (session.switches.owed or session.switches.stage is not None) and session.work(0.01):
            pass
    snapshot = session.snapshot()
    session.close()
    return Situation(level, snapshot)


def driven(level: Level | str, *moves: str) -> Situation:
    """After some moves of a person."""
    return situation(level, *map(Act, moves))

"""A stretch of a run: so many more steps, or so many more episodes, done in slices."""

from collections.abc import Iterator

from playground.training.commands import Step
from playground.training.session import Session
from playground.world.level import LevelError


def left_to_do(session: Session, steps: int | None, episodes: int | None) -> Iterator[int]:
    """How many more units may be done before the next look, again and again, until the stretch is over.

    One of steps and episodes is None. A planner that has converged, and a learner that failed, end it early. An episode lasts
    at least one step, so that as many steps as episodes are left never go too far.

    LevelError where a learner from experience has nothing to live: no episode can begin.
    """
    trainee = session.trainee
    if trainee is not None and not trainee.plans and trainee.body.stuck:
        title = session.level.title if session.level else ""
        raise LevelError(f"{title!r} has no start where anything can be done, so no episode can begin: give it another start")
    first, ended = session.units, session.episodes
    while not session.finished:
        done = session.units - first if steps is not None else session.episodes - ended
        left = (steps if steps is not None else episodes or 0) - done
        if left <= 0:
            return
        yield left


def work_on(session: Session, units: int, seconds: float) -> None:
    """Works on a stretch for about so many seconds, and does so many units at most."""
    if not session.switches.owed:
        session.obey(Step(units))
    session.work(seconds)

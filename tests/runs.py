"""Runs in files, as small as they can be, for whoever reads them."""

from pathlib import Path

from playground.training.commands import Branch, Seek, SetBookmark, Start, Step, Tune
from playground.training.session import Session
from playground.world import library
from tests.training.sessions import Clock, done

STEPS = 300


def small_run(path: Path, learner: str = "q-learning", level: str = "corridor", seed: int = 3) -> Session:
    """A run of 300 steps with a bookmark, in a file; and the session that it is of."""
    session = done(Session(Clock()), Start(library.find(level), learner, seed=seed), Step(STEPS), SetBookmark("half time", 150))
    session.save_document(path)
    return session


def branched_run(path: Path) -> Session:
    """The same, and a branch that left it at step 200 with another learning rate, and came to step 260."""
    session = done(small_run(path), Seek(200))
    while session.past.going:
        session.work(1.0)
    done(session, Branch("bolder"), Tune({"alpha": 0.9}), Step(60))
    session.save_document(path)
    return session

"""What it costs that a run's past can be seen: the speed of a session at full speed; `--against` the build before it was kept."""

import time

from benchmarks.effort import Effort
from benchmarks.kernels import maze
from benchmarks.table import Row, anything, interleaved
from playground.training.commands import Resume, Start
from playground.training.session import Session

LEARNERS = ("q-learning", "sarsa-lambda", "dyna-q", "dqn", "value-iteration")
SECONDS, SLICE = 2.0, 0.008
"""How long one measurement takes, and one slice of it."""


def rows(effort: Effort) -> list[Row]:
    """Units a second of a session on a board of 16 × 16 cells, in the slices in which the worker asks for them."""
    learners = effort.pick(LEARNERS, LEARNERS[:1])
    sessions = [_begun(learner) for learner in learners]
    taken = interleaved(effort.repeats, *(lambda session=session: _speed(session, effort) for session in sessions))
    return [
        Row(f"recording: session of {learner}, 16 × 16", "units/s", speeds, "", (), "none alone", anything)
        for learner, speeds in zip(learners, taken, strict=True)
    ]


def _begun(learner: str) -> Session:
    session = Session()
    session.obey(Start(maze(16), learner, seed=1))
    while session.run is not None and session.run.meter is not None and session.run.meter.optimum is None:
        session.work(0.1)
    session.obey(Resume())
    return session


def _speed(session: Session, effort: Effort) -> float:
    if session.finished:  # a planner that is done begins anew
        session.obey(Start(maze(16), session.learner, seed=1))
        session.obey(Resume())
    began, before = time.perf_counter(), session.units
    while time.perf_counter() - began < effort.pick(SECONDS, 0.02) and not session.finished:
        session.work(SLICE)
    return (session.units - before) / (time.perf_counter() - began)

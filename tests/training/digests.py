"""Digests of runs of every learner, to compare two versions of the program: equal lines are equal bits.

python -m tests.training.digests            # prints a line for every learner and story: learner, story, digest
python -m tests.training.digests q-learning # only this learner
python -m tests.training.digests --runs DIR # writes a saved run of every learner into a folder
python -m tests.training.digests --load DIR # goes on from those that an older version wrote; a line for each

A digest is of all that a run depends on, as it is saved (estimates, memories, random states, the mouse), and of what a snapshot
shows of it and of the learner beside it. Nothing in it depends on time.
"""

import dataclasses
import hashlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from playground.cli.record import SetRecord
from playground.learning.collection import learners
from playground.learning.learner import LearnerSpec, NetworkPicture, Source
from playground.settings import Dial, dials
from playground.training import commands, run_file
from playground.training.commands import Act, Beside, Drive, EditLevel, Judge, Learn, Restart, Start, Step, Tune
from playground.training.drivers import DRIVERS, Driver
from playground.training.experiments.trial import Trial, TrialError, lived
from playground.training.session import Session
from playground.training.snapshot import Snapshot, Transition
from playground.world import compile_mdp
from playground.world.level import Level, MapChange, Rules
from playground.world.library import find
from tests.training.sessions import Clock, done

EVERYTHING = Level(
    title="Everything",
    rows=("S.a.!", "##A#.", "c..t.", "U.M..", "!...G"),
    rules=Rules(discount=0.9, slip=0.1, step_reward=-0.1, time_limit=50),
    changes=(MapChange(333, ("S.a.!", "#.A#.", "c.!t.", "T.M..", "!...G")),),
)
ROOM = Level(title="Room", rows=("S...", ".#..", "...G"), rules=Rules(discount=0.9, slip=0.2))
EDITED = dataclasses.replace(ROOM, rows=("S....", ".#.#.", "..G..", "....."))
SEED = 7


class Child:
    """Kernels that are ready when that is wanted."""

    message = ""

    def __init__(self) -> None:
        self.is_ready = False

    def ready(self, *names: str) -> bool:
        return self.is_ready

    def close(self) -> None:
        """Nothing is going on."""


def begun(spec: LearnerSpec, level: Level, **how: Any) -> Session:
    """A session at the beginning of a run; who judges is given a policy, who visits comes with a network."""
    session = Session(Clock(), **how)
    session.obey(start(spec, level))
    return session


def start(spec: LearnerSpec, level: Level) -> Start:
    """The beginning of a run on this level."""
    policy, guest = None, None
    mdp = compile_mdp(level.moments[0])
    if spec.visits:
        weights = np.random.default_rng(SEED).normal(size=mdp.legal.shape)
        guest = {
            "value": NetworkPicture((weights,), (np.zeros(weights.shape[1]),), "tanh", np.zeros((0, len(weights))), (), "values")
        }
    return Start(level, spec.id, None, SEED, policy, guest)


def policy_of(session: Session) -> np.ndarray:
    """[S, A] some policy of the table in force."""
    assert session.mdp is not None
    policy = session.mdp.legal * np.arange(1.0, session.mdp.legal.shape[1] + 1)
    whole: np.ndarray = policy / policy.sum(axis=1, keepdims=True).clip(1e-300)
    return whole


def plain(spec: LearnerSpec) -> Session:
    """Trained only."""
    return done(begun(spec, ROOM), Step(1), Step(7), Step(1600))


def shared(spec: LearnerSpec) -> Session:
    """Driven by everybody, in turn, with learning and without, and by a person."""
    session = done(begun(spec, find("cliff5")), Step(90))
    while session.run.meter is None or session.run.meter.optimum is None:
        session.work(1.0)  # so that the optimum can drive from a moment that is always the same
    for driver in DRIVERS:
        done(session, Drive(driver), Step(40), Act("right"), Act("up"), Learn(False), Step(23), Act("down"), Learn(True))
    return done(session, Restart(), Step(30))


def edited(spec: LearnerSpec) -> Session:
    """On a level that is edited while it learns, and back."""
    return done(begun(spec, ROOM), Step(150), EditLevel(EDITED), Step(150), Act("left"), EditLevel(ROOM), Step(150))


def remembering(spec: LearnerSpec) -> Session:
    """Where much is remembered, rewards vary and the map changes by itself."""
    return done(begun(spec, EVERYTHING), Step(300), Act("right"), Step(400))


def turned(dial: Dial) -> Any:
    """Another value than the usual one."""
    if dial.kind is bool:
        return not dial.default
    if dial.kind is str:
        return next(choice for choice in dial.choices if choice != dial.default)
    usual = dial.low if dial.default is None else dial.default
    between = (usual + dial.low) / 2 if usual > dial.low else min(dial.high, dial.low + 0.25)
    return dial.kind(between) if dial.kind is int else float(between)


def tuned(spec: LearnerSpec) -> Session:
    """Every dial is turned once."""
    session = done(begun(spec, ROOM), Step(120))
    for dial in dials(spec.settings):
        session.obey(Tune({dial.name: turned(dial)}))
        done(session, Step(60))
    return session


def accompanied(spec: LearnerSpec) -> Session:
    """With a second learner beside it from the middle on, through an edit and a person's move."""
    other = "sarsa-lambda" if spec.id != "sarsa-lambda" else "dqn"
    session = done(begun(spec, ROOM), Step(100), Beside(other))
    while session.work(0.01):
        pass
    done(session, Step(200), Act("right"), EditLevel(EDITED), Step(90), Restart(), Drive(Driver.RANDOM), Step(50))
    return done(session, Drive(Driver.LEARNER), Beside(other, learners()[other].settings(alpha=0.03)), Step(40))


def beside(spec: LearnerSpec) -> Session:
    """As the second one beside another."""
    session = done(begun(learners()["q-learning"], find("corridor")), Step(130), Beside(spec.id))
    while session.work(0.01):
        pass
    return done(session, Step(300), Act("right"), Learn(False), Step(20), Learn(True), Step(60))


def early(spec: LearnerSpec) -> Session:
    """Driven by a person before the kernels were ready."""
    child = Child()
    session = begun(spec, ROOM, warm_up=lambda learner: child)
    for name in ("right", "down", "right", "right", "nowhere", "down"):
        session.obey(Act(name))
    session.obey(EditLevel(EDITED))
    session.obey(Act("right"))
    session.obey(Step(100))
    child.is_ready = True
    session.work(0.01)
    return done(session, Step(60))


def resumed(spec: LearnerSpec) -> Session:
    """Saved and gone on from, by another driver."""
    session = Session(Clock())
    run_file.load(session, run_file.save(done(begun(spec, EVERYTHING), Step(200), Drive(Driver.GREEDY), Step(20))))
    return done(session, Step(180), Drive(Driver.LEARNER), Step(50))


def given(spec: LearnerSpec) -> Session:
    """What is brought from elsewhere: a policy, action values."""
    session = done(begun(spec, ROOM), Step(50))
    policy = policy_of(session)
    return done(session, Judge(policy), commands.Believe(policy * 3.0), Step(200))


def staged(spec: LearnerSpec) -> Session:
    """A planner's stages, one after the other."""
    session = begun(spec, ROOM)
    for stage in spec.stages * 2:
        session.obey(commands.AdvanceStage(stage.id))
        while session.switches.stage is not None and session.work(0.01):
            pass
    return done(session, Step(33))


STORIES = (plain, shared, edited, remembering, tuned, accompanied, beside, early, resumed, given, staged)
"""Each begins a run of a learner and lives through something."""


def plain_words(value: Any) -> Any:
    """The value with the bare words of its enums, which digests of older versions are made of."""
    if isinstance(value, Driver):
        return str(value)
    if isinstance(value, tuple) and value and isinstance(value[0], Transition):
        return tuple(step._replace(driver=str(step.driver)) for step in value)
    return value


def hashed(parts: Iterator[tuple[str, Any]]) -> str:
    """The digest of named values; arrays count with shape and kind."""
    digest = hashlib.sha256()
    for name, value in parts:
        array = value if isinstance(value, np.ndarray) else np.array(repr(value))
        digest.update(f"{name} {array.dtype.str} {array.shape}\n".encode() + np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()[:16]


def seen(snapshot: Snapshot | None, name: str = "") -> Iterator[tuple[str, Any]]:
    """What a snapshot shows, as far as time has no say in it."""
    if snapshot is None:
        return
    for field, array in snapshot.fields.items():
        yield name + field.name, array
    for part in ("episode", "mean", "low", "high"):
        yield name + part, getattr(snapshot.curve, part)
    for part in ("learner", "settings", "seed", "driver", "learning", "episodes", "agent", "last", "moment", "message", "stage"):
        yield name + part, plain_words(getattr(snapshot, part))
    yield name + "work", snapshot.units
    yield name + "status", str(snapshot.status)
    for network, picture in snapshot.networks.items():
        for number, array in enumerate((*picture.weights, *picture.biases)):
            yield f"{name}{network}{number}", array
    yield name + "losses", snapshot.losses
    yield from seen(snapshot.beside, name + "beside/")


def session_digest(session: Session) -> str:
    """The digest of a session."""
    saved = [("trouble", session.message)] if session.snapshot().status == "failed" else sorted(run_file.save(session).items())
    return hashed(iter([*saved, *seen(session.snapshot())]))


def trial(spec: LearnerSpec) -> str:
    """The digest of a run of an experiment."""
    ended = lived(Trial(EVERYTHING, spec.id, spec.settings(), SEED, 900, None))
    return hashed(iter(ended._asdict().items()))


def recorded(spec: LearnerSpec) -> str:
    """The digest of what is recorded of a life in the level's environment."""
    beginning = start(spec, ROOM)
    record = SetRecord(done(Session(Clock()), beginning), beginning, "")
    record.train(200, 1.0)
    return hashed(iter([("rows", np.array(record._rows))]))


def lines(spec: LearnerSpec) -> Iterator[tuple[str, str]]:
    """(story, digest) of every story of a learner; one that it cannot live says why."""
    for story in STORIES:
        yield story.__name__, session_digest(story(spec))
    others: list[Callable[[LearnerSpec], str]] = [] if spec.source is Source.MODEL or spec.visits else [trial]
    for other in others + ([recorded] if spec.source is Source.EXPERIENCE else []):
        try:
            yield other.__name__, other(spec)
        except (TrialError, ValueError) as error:
            yield other.__name__, str(error)


def main(words: list[str]) -> None:
    """What the command line asks for."""
    folder = Path(words[1]) if words[:1] in (["--runs"], ["--load"]) else None
    for id, spec in learners().items():
        if folder is not None:
            file = folder / f"{id}.npz"
            if words[0] == "--runs":
                run_file.save_run(file, done(begun(spec, EVERYTHING), Step(200), Act("right"), Drive(Driver.RANDOM), Step(20)))
            session = Session(Clock())
            run_file.load_run(file, session)
            print(f"{id:24} {session_digest(done(session, Step(150), Drive(Driver.LEARNER), Step(40)))}", flush=True)
        elif not words or id in words:
            for story, digest in lines(spec):
                print(f"{id:24} {story:12} {digest}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])

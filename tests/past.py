"""The past of runs of every learner, beside fresh runs that are stopped there: they must be the same, bit for bit.

python -m tests.past                     # 20 random moments of runs with 20 disturbances, for every learner; then all of them
                                         # once more after the run was saved and opened again
python -m tests.past q-learning dqn      # only these
python -m tests.past --moments 5 --seeds 3 q-learning

A line for each learner: how many moments of how many runs were the same. Disturbances are dials that are moved, levels that are
edited, a person's actions, new episodes, other drivers, learning on and off, what is brought from elsewhere, stages of planners,
learners beside it that come and go, and branches; and the level has a map that changes in time.
"""

import argparse
import dataclasses
import random
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from playground.learning.collection import learners
from playground.learning.learner import LearnerSpec
from playground.settings import dials
from playground.training.commands import (
    Act,
    AdvanceStage,
    Believe,
    Beside,
    Branch,
    Command,
    Drive,
    EditLevel,
    Judge,
    Learn,
    OpenRun,
    Restart,
    SaveRun,
    Seek,
    Step,
    Tune,
)
from playground.training.drivers import DRIVERS
from playground.training.life import Life
from playground.training.session import Session
from playground.training.snapshot import Snapshot
from playground.world.level import Level, MapChange, Rules
from tests.training import digests
from tests.training.sessions import Clock, settle

LEVELS = tuple(
    Level(
        title=f"Level {number}", rows=rows, rules=Rules(discount=0.9, slip=0.1, step_reward=-0.1, time_limit=40), changes=changes
    )
    for number, (rows, changes) in enumerate(
        (
            (("S...", ".#..", "..!G"), (MapChange(150, ("S...", "....", ".#!G")),)),
            (("S....", ".#.#.", "..G.."), ()),
            (("S.a.", "..A#", "...G"), (MapChange(400, ("S.a.", "..A.", "..#G")),)),
        )
    )
)
NEIGHBOURS = ("sarsa", "q-lambda", "value-iteration", "actor-critic")
"""Learners that come to live beside it."""


class Done(NamedTuple):
    """Something that was asked of a session, and the tick before and after it. stage: of which these steps are the beginning."""

    command: Command
    before: int
    after: int
    stage: AdvanceStage | None = None


class Told:
    """A session whose story is written down command by command, so that it can be told again up to any moment."""

    def __init__(self, spec: LearnerSpec, seed: int) -> None:
        self.spec, self.dice = spec, random.Random(f"{spec.id} {seed}")
        start = digests.start(spec, LEVELS[0])
        self.story: list[Done] = []
        self.session = Session(Clock())
        self.ask(dataclasses.replace(start, seed=seed))

    @property
    def ticks(self) -> int:
        return self.session.run.life.ticks if self.session.run else 0

    def ask(self, command: Command) -> None:
        """Asks for it, and waits until it is done."""
        before = self.ticks
        obeyed(self.session, command)
        self.story.append(Done(command, before, self.ticks))

    def disturb(self) -> None:
        """Something that does not belong to plain training."""
        kinds = [self._dial, self._dial, self._edit, self._act, self._act, self._restart, self._drive, self._learn, self._beside]
        kinds += [self._judge] * self.spec.judges + [self._believe] * self.spec.believes + [self._stage] * bool(self.spec.stages)
        self.dice.choice([*kinds, self._branch])()

    def _dial(self) -> None:
        dial = self.dice.choice([dial for dial in dials(self.spec.settings) if dial.name != "policy"] or [None])
        if dial is None:
            return
        if dial.kind is bool:
            value: Any = self.dice.random() < 0.5
        elif dial.kind is str:
            value = self.dice.choice(dial.choices)
        else:
            high = min(dial.high, max(2.0 * (dial.default or 0.0), dial.low + 2.0))
            value = dial.kind(self.dice.uniform(max(dial.low, -5.0), high))
        self.ask(Tune({dial.name: value}))

    def _edit(self) -> None:
        self.ask(EditLevel(self.dice.choice(LEVELS)))

    def _act(self) -> None:
        for _ in range(self.dice.randrange(1, 5)):
            self.ask(Act(self.dice.choice(("up", "down", "left", "right", "nowhere"))))

    def _restart(self) -> None:
        self.ask(Restart())

    def _drive(self) -> None:
        self.ask(Drive(self.dice.choice(DRIVERS)))

    def _learn(self) -> None:
        self.ask(Learn(not self.session.switches.learning))

    def _beside(self) -> None:
        self.ask(Beside(self.dice.choice((*NEIGHBOURS, "")), place=self.dice.randrange(1, 3)))

    def _judge(self) -> None:
        self.ask(Judge(digests.policy_of(self.session)))

    def _believe(self) -> None:
        self.ask(Believe(digests.policy_of(self.session) * 2.0))

    def _stage(self) -> None:
        self.ask(AdvanceStage(self.dice.choice(self.spec.stages).id))

    def _branch(self) -> None:
        """Goes back and lives on from there; its story is from now on that of the branch."""
        moment = self.dice.randrange(self.ticks + 1)
        self.session.obey(Seek(moment))
        self.session.obey(Branch())
        wanted = dict(self.session.switches.beside)
        self.story = until(self.story, moment)
        here: dict[int, Command] = {}
        for asked in (done.command for done in self.story if isinstance(done.command, Beside)):
            here[asked.place] = asked
        for place in sorted({*here, *wanted}):
            asked = wanted.get(place, Beside(place=place))
            if here.get(place, Beside(place=place)) != asked:
                self.story.append(Done(asked, self.ticks, self.ticks))
        catch_up(self.session)


def obeyed(session: Session, command: Command) -> None:
    """Obeys, and works until all that the command asks for is done."""
    session.obey(command)
    switches = session.switches
    while (switches.owed or switches.stage is not None) and session.work(0.01):
        pass
    switches.owed = 0
    catch_up(session)


def catch_up(session: Session) -> None:
    """Waits for those who join, and for the optimum."""
    run = session.run
    while run is not None and (run.company.waiting or run.company.behind):
        session.work(0.01)
    while run is not None and run.life.well is not None and (run.meter is None or run.meter.optimum is None):
        session.work(1.0)
    session.work(0.0)


def until(story: list[Done], moment: int) -> list[Done]:
    """The story up to a moment: all that was done before the next tick."""
    begun: list[Done] = []
    for done in story:
        if done.after > moment:
            left = moment - done.before
            if left > 0:
                part = done.command if isinstance(done.command, AdvanceStage) else None
                begun.append(Done(Step(left), done.before, moment, part))
            return begun
        begun.append(done)
    return begun


def lived_again(story: list[Done]) -> Session:
    """A fresh session that lives through a story."""
    session = Session(Clock())
    for done in story:
        if done.stage is None:
            obeyed(session, done.command)
            continue
        session.obey(done.stage)
        session.obey(done.command)
        while session.switches.owed and session.work(0.01):
            pass
        session.switches.stage = None
        catch_up(session)
    return session


def seen(session: Session) -> Snapshot:
    """What is seen when all is done that is to be worked out."""
    while session.past.going:
        session.work(0.01)
    return settle(session)


def parts(session: Session) -> Iterator[tuple[str, Any]]:
    """All that a moment is, by name: arrays that lives are saved as, and what is seen of them."""
    snapshot = seen(session)
    showing = session.past.showing
    run = session.run if showing is None else showing.run
    lives: dict[str, Life] = {"": run.life, **{f"beside {place}/": life for place, life in run.company.places}}
    for name, life in lives.items():
        if life.well is not None:
            yield from ((f"{name}saved {key}", array) for key, array in life.save().items())
        yield f"{name}trouble", life.trouble
    for name, shown in {"": snapshot, **{f"beside {place}/": one for place, one in snapshot.company.items()}}.items():
        yield from ((f"{name}{key}", value) for key, value in digests.seen(dataclasses.replace(shown, company={}), ""))
        yield f"{name}error", shown.error
        yield f"{name}lived", (shown.lived, shown.units, shown.until_change, shown.standing)
    yield "distance", snapshot.distance
    yield "level", (snapshot.level, snapshot.moment)
    if snapshot.optimum is not None:
        yield "optimum", snapshot.optimum.q


def differences(one: Session, other: dict[str, Any]) -> list[str]:
    """The names of what is not the same as these parts, bit for bit."""
    left, right = dict(parts(one)), other
    names = sorted(left.keys() ^ right.keys())
    return names + [name for name in left.keys() & right.keys() if not equal(left[name], right[name])]


def equal(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and one.tobytes() == other.tobytes()
    return repr(one) == repr(other)


def told(spec: LearnerSpec, seed: int, disturbances: int) -> Told:
    """A run with so many disturbances, with training in between."""
    run = Told(spec, seed)
    for _ in range(disturbances):
        run.ask(Step(run.dice.randrange(1, 60)))
        run.disturb()
    run.ask(Step(run.dice.randrange(1, 60)))
    return run


class Moment(NamedTuple):
    """A moment, and what is not the same in a fresh run that is stopped there: in the run itself, and saved and opened again."""

    at: int
    lived: list[str]
    opened: list[str]


def compared(spec: LearnerSpec, seed: int, disturbances: int, moments: int) -> Iterator[Moment]:
    """Random moments of a run beside a fresh one; first in the run itself, then once more, all of them, in its document."""
    run = told(spec, seed, disturbances)
    first = run.session.snapshot().timeline.first
    fresh, lived = {}, {}
    there = range(first, run.ticks + 1)
    for moment in run.dice.sample(there, min(moments, len(there))):
        fresh[moment] = dict(parts(lived_again(until(run.story, moment))))
        run.session.obey(Seek(moment))
        lived[moment] = differences(run.session, fresh[moment])
    opened = saved_and_opened(run.session)
    for moment in run.dice.sample(sorted(fresh), len(fresh)):
        opened.obey(Seek(moment))
        yield Moment(moment, lived[moment], differences(opened, fresh[moment]))


def saved_and_opened(session: Session) -> Session:
    """Another session that has opened the document as which this one was saved."""
    opened = Session(Clock())
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "run.run")
        for asked, command in ((session, SaveRun(path)), (opened, OpenRun(path, 1))):
            asked.obey(command)
            if asked.message:
                raise ValueError(asked.message)
    return opened


def main() -> int:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("learner", nargs="*")
    for name, default in (("moments", 20), ("disturbances", 20), ("seeds", 1)):
        parser.add_argument(f"--{name}", type=int, default=default)
    chosen = parser.parse_args()
    wrong = 0
    for id in chosen.learner or learners():
        same = again = asked = 0
        for seed in range(chosen.seeds):
            for moment in compared(learners()[id], seed, chosen.disturbances, chosen.moments):
                asked, same, again = asked + 1, same + (not moment.lived), again + (not moment.opened)
                for what, names in (("", moment.lived), (" saved and opened", moment.opened)):
                    if names:
                        print(f"{id}{what}, seed {seed}, moment {moment.at}: {', '.join(names[:8])}", flush=True)
        wrong += 2 * asked - same - again
        runs = f"{chosen.seeds} runs, {chosen.disturbances} disturbances"
        print(f"{id:26} {same} and, opened again, {again} of {asked} moments the same, {runs}", flush=True)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())

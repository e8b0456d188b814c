"""Learners that live beside the first one of a run: on the same table with bodies of their own, unit for unit."""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from playground.training.chronicle.keyframes import Shelf
from playground.training.commands import Beside
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.life import Life
from playground.training.pace import Clock
from playground.training.snapshot import Snapshot, Status, Working

MOST = 100_000
"""Units that a learner that comes later catches up at most; from then on all go on step for step."""


class Companion:
    """A learner in one place beside the first one, from when it is asked for until it is not wanted any more.

    life: None until it has begun. Whatever happens to it, the first one goes on.
    """

    def __init__(self, asked: Beside, shelf: Shelf) -> None:
        self.asked, self._shelf = asked, shelf
        self.life: Life | None = None
        self._owed = self._late = 0  # units that it has still to do, and that it had to catch up at first

    @property
    def behind(self) -> bool:
        """Whether it has still to catch up."""
        return self._owed > 0 and self.life is not None and self.life.well is not None

    def begin(self, ground: Ground, first: Life) -> None:
        """Begins with nothing learned, and has to catch up with what the first one did."""
        seed = first.seed if self.asked.seed is None else self.asked.seed
        self.life = Life(self.asked.learner, self.asked.settings, seed, shelf=self._shelf, first=first)
        self.life.begin(ground)
        self._owed = self._late = min(first.trainee.units if first.trainee else 0, MOST)

    def follow(self, units: int, first: Life, driver: Driver, learning: bool) -> None:
        """Does as many units as the first one just did, or owes them where it has still to catch up."""
        if self.life is None or self.life.well is None:
            return
        in_step = self._owed == 0
        self._owed += units
        began = first.ticks - units
        while in_step and self._owed:  # a planner that is done in the middle goes on walking
            self._advance(self.life, self._owed, first, driver, learning, began + units - self._owed)

    def catch_up(self, seconds: float, clock: Clock, first: Life, driver: Driver, learning: bool) -> None:
        """Works for about so many seconds."""
        assert self.life is not None
        began, units = clock(), min(self.life.slice.units, self._owed)
        self._advance(self.life, units, first, driver, learning)
        self.life.slice.learn(units, clock() - began, seconds)

    def _advance(self, life: Life, units: int, first: Life, driver: Driver, learning: bool, moment: int | None = None) -> None:
        """Does so many units by the driver of the first one; where a person drives that one, it drives itself.

        moment: of the first one, with which it goes on unit for unit from then; None: it catches up.
        """
        optimal = first.trainee.driving.optimal if first.trainee else None
        if optimal is not None and life.trainee is not None and life.trainee.driving.optimal is None:
            life.learn_optimum(optimal > 0.0, moment)
        done = life.advance(units, Driver.LEARNER if driver is Driver.ME else driver, learning, moment is not None, moment)
        self._owed = self._owed - done if done else 0

    def snapshot(self, first: Snapshot, anew: bool) -> Snapshot | None:
        """What can be seen of it, beside a snapshot of the first one; None where it does not live in that table."""
        life = self.life
        if life is None or life.trainee is None or life.trainee.mdp is not first.mdp:
            return None
        if anew or not life.recorder.fields:
            life.record()
        trainee = life.trainee
        late = Working("Catching up", 1.0 - self._owed / max(1, self._late)) if self.behind else None
        return dataclasses.replace(
            first,
            status=Status.FAILED if life.trouble else Status.CONVERGED if trainee.converged else first.status,
            lived=trainee.body.steps,
            last=trainee.last(),
            agent=trainee.agent(),
            message=life.trouble,
            progress=late,
            distance=None,
            until_change=None,
            standing=None,
            stage="",
            study=None,
            fan=None,
            **life.seen(),
        )


class Company:
    """As many learners as were asked for beside the first one of a run, by their places, in step with it."""

    def __init__(self, asked: Iterable[Beside], clock: Clock, shelf: Shelf | None = None) -> None:
        """`shelf`: where they write down what they do; None: one of their own."""
        self._clock, self._shelf = clock, Shelf() if shelf is None else shelf
        in_order = sorted(asked, key=lambda command: command.place)
        self._companions = {command.place: Companion(command, self._shelf) for command in in_order}

    def take(self, lives: Mapping[int, Life]) -> None:
        """Takes in lives that were revived, into places where such learners are wanted."""
        for place, life in lives.items():
            companion = self._companions.get(place)
            if companion is not None and companion.asked.learner == life.learner:
                companion.life = life

    @property
    def lives(self) -> Iterator[Life]:
        """The lives that have begun, place by place."""
        return (life for _, life in self.places)

    @property
    def places(self) -> Iterator[tuple[int, Life]]:
        """The places of the lives that have begun, with these."""
        return ((place, companion.life) for place, companion in self._companions.items() if companion.life is not None)

    @property
    def waiting(self) -> tuple[Companion, ...]:
        """Those that have still to begin."""
        return tuple(companion for companion in self._companions.values() if companion.life is None)

    @property
    def behind(self) -> bool:
        """Whether any of them has still to catch up."""
        return any(companion.behind for companion in self._companions.values())

    def obey(self, command: Beside) -> None:
        """Puts another learner in a place, tunes the one that is there, or ends it where the command names none."""
        present = self._companions.get(command.place)
        if present is None or (present.asked.learner, present.asked.seed) != (command.learner, command.seed):
            self._companions.pop(command.place, None)
            if command.learner:
                self._companions[command.place] = Companion(command, self._shelf)
            self._companions = dict(sorted(self._companions.items()))
            return
        present.asked = command
        if present.life is not None and present.life.trainee is not None:
            present.life.tune(present.life.trainee.spec.settings() if command.settings is None else command.settings)

    def move(self, ground: Ground) -> None:
        """Goes on in another table."""
        for life in self.lives:
            if life.trainee is not None and life.trainee.mdp is not ground.mdp:
                life.move(ground)

    def restart(self) -> None:
        """Begins a new episode from a start."""
        for life in self.lives:
            life.restart()

    def follow(self, units: int, first: Life, driver: Driver, learning: bool) -> None:
        """Does as many units as the first one just did, one after the other."""
        for companion in self._companions.values():
            companion.follow(units, first, driver, learning)

    def catch_up(self, seconds: float, first: Life, driver: Driver, learning: bool) -> bool:
        """Lets one of those that are behind work for about so many seconds; False where there was nothing to catch up."""
        late = next((companion for companion in self._companions.values() if companion.behind), None)
        if late is None:
            return False
        late.catch_up(seconds, self._clock, first, driver, learning)
        return True

    def snapshots(self, first: Snapshot, anew: bool) -> Mapping[int, Snapshot]:
        """What can be seen of those that live in the table of the first one's snapshot, by their places."""
        taken = {place: companion.snapshot(first, anew) for place, companion in self._companions.items()}
        return MappingProxyType({place: snapshot for place, snapshot in taken.items() if snapshot is not None})

"""Those who live beside a run: on the same table with bodies of their own, they do as many units of work as the first one."""

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from playground.training.commands import Beside
from playground.training.life import Life
from playground.training.pace import Clock
from playground.training.snapshot import Snapshot, Working
from playground.world.mdp import TabularMDP

MOST = 100_000
"""Units that one who comes later catches up at most; from then on all go on step for step."""


class Companion:
    """One who was asked for, and who lives in that place, from when it begins until it is not wanted any more.

    life: None until it has begun. Whatever happens to it, the first one goes on.
    """

    def __init__(self, asked: Beside) -> None:
        self.asked = asked
        self.life: Life | None = None
        self._owed = self._due = 0

    @property
    def behind(self) -> bool:
        """Whether it has still to catch up."""
        return self._owed > 0 and self.life is not None and self.life.well is not None

    def begin(self, mdp: TabularMDP, first: Life) -> None:
        """Begins with nothing learned, and has to catch up what the first one did."""
        seed = first.seed if self.asked.seed is None else self.asked.seed
        self.life = Life(self.asked.learner, self.asked.settings, seed)
        self.life.begin(mdp)
        self._owed = self._due = min(first.pupil.units if first.pupil else 0, MOST)

    def leave(self) -> None:
        """Its life is over; who is asked for begins anew."""
        self.life, self._owed, self._due = None, 0, 0

    def follow(self, units: int, first: Life, driver: str, learning: bool) -> None:
        """The first one did so many units: it does as many, at once where it has nothing to catch up."""
        if self.life is None or self.life.well is None:
            return
        level = self._owed == 0
        self._owed += units
        if level and units:
            self._advance(self.life, self._owed, first, driver, learning)

    def catch_up(self, seconds: float, clock: Clock, first: Life, driver: str, learning: bool) -> None:
        """Works for about so many seconds."""
        assert self.life is not None
        began, units = clock(), min(self.life.slice.units, self._owed)
        self._advance(self.life, units, first, driver, learning)
        self.life.slice.learn(units, clock() - began, seconds)

    def _advance(self, life: Life, units: int, first: Life, driver: str, learning: bool) -> None:
        """So many units by the one who drives the first; where a person does, it drives itself."""
        if life.pupil is not None and first.pupil is not None:
            life.pupil.best = first.pupil.best
        done = life.advance(units, "learner" if driver == "me" else driver, learning)
        self._owed = self._owed - done if done else 0

    def snapshot(self, seen: Snapshot, anew: bool) -> Snapshot | None:
        """All that can be seen of it beside what is `seen` of the first one; None where there is none in that table."""
        life = self.life
        if life is None or life.pupil is None or life.pupil.mdp is not seen.mdp:
            return None
        if anew or not life.recorder.fields:
            life.record()
        pupil = life.pupil
        late = Working("Catching up", 1.0 - self._owed / max(1, self._due)) if self.behind else None
        return dataclasses.replace(
            seen,
            status="failed" if life.trouble else "converged" if pupil.converged else seen.status,
            lived=pupil.body.steps,
            last=pupil.last(),
            agent=pupil.agent(),
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
    """As many as are asked for, in step with the first one. What is asked outlives a run; who lives belongs to the run."""

    def __init__(self, seconds: Clock) -> None:
        self._seconds = seconds
        self._companions: dict[int, Companion] = {}

    @property
    def lives(self) -> Iterator[Life]:
        """Those who have begun, place by place."""
        return (each.life for each in self._companions.values() if each.life is not None)

    @property
    def waiting(self) -> tuple[Companion, ...]:
        """Those who have still to begin."""
        return tuple(each for each in self._companions.values() if each.life is None)

    @property
    def behind(self) -> bool:
        """Whether anyone has still to catch up."""
        return any(each.behind for each in self._companions.values())

    def ask(self, command: Beside) -> None:
        """Another learner in a place, other settings of the same one, or none. ValueError for what there is not."""
        from playground.learning.collection import learners
        from playground.settings import check

        if command.learner and command.learner not in learners():
            raise ValueError(f"there is no learner {command.learner!r}, expected one of {', '.join(learners())}")
        if command.place < 1:
            raise ValueError(f"the place is {command.place}, expected 1 for the first one beside the run, or more")
        if command.settings is not None:
            check(command.settings)
        there = self._companions.get(command.place)
        if there is None or (there.asked.learner, there.asked.seed) != (command.learner, command.seed):
            self._companions.pop(command.place, None)
            if command.learner:
                self._companions[command.place] = Companion(command)
            self._companions = dict(sorted(self._companions.items()))
            return
        there.asked = command
        if there.life is not None and there.life.pupil is not None:
            there.life.tune(there.life.pupil.spec.settings() if command.settings is None else command.settings)

    def leave(self) -> None:
        """The run is over."""
        self._all(Companion.leave)

    def move(self, mdp: TabularMDP) -> None:
        """Goes on in another table."""
        for life in self.lives:
            if life.pupil is not None and life.pupil.mdp is not mdp:
                life.move(mdp)

    def restart(self) -> None:
        """A new episode from a start."""
        for life in self.lives:
            if life.pupil is not None:
                life.pupil.restart()

    def follow(self, units: int, first: Life, driver: str, learning: bool) -> None:
        """The first one did so many units: so do all."""
        self._all(lambda each: each.follow(units, first, driver, learning))

    def catch_up(self, seconds: float, first: Life, driver: str, learning: bool) -> bool:
        """One of those who are behind works for about so many seconds; False where there was nothing to catch up."""
        late = next((each for each in self._companions.values() if each.behind), None)
        if late is None:
            return False
        late.catch_up(seconds, self._seconds, first, driver, learning)
        return True

    def snapshots(self, seen: Snapshot, anew: bool) -> Mapping[int, Snapshot]:
        """All that can be seen of those who live in the same table, by their places."""
        made = {place: each.snapshot(seen, anew) for place, each in self._companions.items()}
        return MappingProxyType({place: snapshot for place, snapshot in made.items() if snapshot is not None})

    def _all(self, do: Callable[[Companion], None]) -> None:
        for each in self._companions.values():
            do(each)

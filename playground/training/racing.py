"""A race: several lives on one clock, each until its own part is over; what each of them has done is counted exactly.

All that a life does in a race depends on its learner, its settings and its seed, as if it lived alone: neither on the others nor
on how the work is divided into slices.
"""

import dataclasses
import math
from collections import deque
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from playground.training.commands import Beside
from playground.training.company import Company
from playground.training.drivers import Driver
from playground.training.episode_curve import Curve
from playground.training.life import Life
from playground.training.pace import Clock, Slice
from playground.training.race import LAST, Discovery, Race, RaceTally
from playground.training.session_switches import check_companion
from playground.training.snapshot import Distance, Optimum, Snapshot
from playground.world.mdp import read_only

if TYPE_CHECKING:  # they need the compiled kernels, for which the first picture does not wait
    from playground.learning.life.experience import Ended
    from playground.training.trainee import Trainee

SEEN = 256
"""Transitions of one call of a learner, all of which are among the last ones that are kept."""
INTERVAL, SHARE = 0.1, 0.02
"""Seconds between two measurements of a distance at least, and the share of the time that they may take."""


def companions(race: Race) -> tuple[Beside, ...]:
    """The rivals in places of their own beside the first one."""
    return tuple(Beside(rival.learner, rival.settings, place, rival.seed) for place, rival in enumerate(race.rivals, 1))


def check_race(race: Race) -> None:
    """ValueError for a learner that there is not or an end before the start; SettingError for settings out of range."""
    for rival in companions(race):
        check_companion(rival)
        if not rival.learner:
            raise ValueError(f"nobody races in place {rival.place}: name a learner there, or leave the place out")
    for word, number in (("steps", race.steps), ("episodes", race.episodes)):
        if number is not None and number < 1:
            raise ValueError(f"the race ends after {number} {word}, expected 1 or more, or none for a race without end")


def checkpoint(episodes: int) -> int:
    """The next number of ended episodes after which the greedy policy is looked at: all of three figures are."""
    step: int = 10 ** max(0, len(str(episodes)) - 3)
    return (episodes // step + 1) * step


class Lane:
    """One life in a race, with the tally of what it has done since the start."""

    def __init__(self, life: Life, race: Race) -> None:
        """The life has begun and done nothing yet."""
        from playground.learning.life.return_curve import ReturnCurve

        self.life, self.race = life, race
        self.ticks = 0
        self.discovery: Discovery | None = None
        self.distance: Distance | None = None
        self._total = 0.0
        self._last: deque[float] = deque(maxlen=LAST)
        self._returns, self._lengths = ReturnCurve(), ReturnCurve()
        self._stuck, self._due, self._measured = False, -math.inf, -1

    @property
    def episodes(self) -> int:
        """Episodes that its mouse has ended."""
        return self._returns.episodes

    @property
    def ended(self) -> bool:
        """Whether its part is over: all done, or nothing that could be done, or trouble."""
        race = self.race
        done = (race.steps is not None and self.ticks >= race.steps) or (
            race.episodes is not None and self.episodes >= race.episodes
        )
        return done or self._stuck or self.life.well is None

    def advance(self, units: int, optimum: Optimum | None) -> None:
        """Does so many units, or fewer where its part is over before; looks for the best path where the optimum is given."""
        goal = self.ticks + units if self.race.steps is None else min(self.ticks + units, self.race.steps)
        while self.ticks < goal and not self.ended:
            self._advance_piece(goal - self.ticks, optimum if self.discovery is None else None)

    def _advance_piece(self, most: int, optimum: Optimum | None) -> None:
        """Does units up to the next moment at which there is something to look at: an episode's end, or that of a sweep."""
        trainee = self.life.well
        assert trainee is not None
        body, states, episodes = trainee.body, len(trainee.mdp.states), self.episodes
        body.listener = self._note
        planning = trainee.planning(True)
        if planning:
            most = most if optimum is None else min(most, states - trainee.planned.backups % states)
        else:
            body.pause = self._pause(optimum is not None)
            most = most if body.pause is None else min(most, SEEN)  # a longer call that is paused keeps none of its last steps
        done = self.life.advance(most, Driver.LEARNER, True)
        body.listener = body.pause = None
        self._stuck = done == 0 and planning == trainee.planning(True)
        self.ticks += done
        if optimum is None or self.life.well is None:
            return
        news = planning and (trainee.converged or trainee.planned.backups % states == 0)
        if news or self.episodes > episodes:
            self._look(trainee, optimum)

    def _pause(self, looking: bool) -> int | None:
        """After how many more episodes there is something to do; None for never."""
        goals = [] if self.race.episodes is None else [self.race.episodes]
        goals += [checkpoint(self.episodes)] if looking else []
        return min(goals) - self.episodes if goals else None

    def _look(self, trainee: "Trainee", optimum: Optimum) -> None:
        """Takes note where the greedy policy is the best possible now."""
        from playground.training.best_path import follows_best_path

        if follows_best_path(trainee.mdp, trainee.learner.estimates(), optimum):
            self.discovery = Discovery(self.ticks, self.episodes)

    def _note(self, ended: "Ended") -> None:
        """Counts episodes that have ended."""
        trainee = self.life.trainee
        assert trainee is not None
        planned = trainee.units if trainee.plans else 0
        count = len(ended.returns)
        end = int(ended.at[-1]) + planned
        self._returns.add(ended.returns, ended.lengths, end, count)
        self._lengths.add(ended.lengths.astype(np.float64), ended.lengths, end, count)
        for value in ended.returns.tolist():
            self._total += value
        self._last.extend(ended.returns[-LAST:].tolist())

    def measure(self, optimum: Optimum, clock: Clock) -> None:
        """Measures its distance to the optimum where it has changed: now and then while it goes on, exactly at its end."""
        began, life = clock(), self.life
        if self._measured == self.ticks or (began < self._due and not self.ended) or life.trainee is None:
            return
        from playground.training.meter import distance

        fields = life.recorder.fields if life.well is None else life.trainee.learner.estimates()
        self.distance, self._measured = distance(life.trainee.mdp, fields, optimum), self.ticks
        self._due = clock() + max(INTERVAL, (clock() - began) / SHARE)

    def tally(self, searched: bool) -> RaceTally:
        """What it has done until now."""
        life = self.life
        present = life.trainee.body if life.trainee is not None else None
        open_return = 0.0 if present is None or present.ended else present.episode_return
        return RaceTally(
            ticks=self.ticks,
            episodes=self.episodes,
            total=self._total + open_return,
            last=read_only(np.array(self._last, np.float64)),
            curve=Curve(*map(read_only, self._returns.points())),
            lengths=read_only(self._lengths.points()[1]),
            discovery=self.discovery,
            searched=searched,
            ended=self.ended,
            trouble=life.trouble or ("no episode can begin here" if self._stuck else ""),
        )


class Racing:
    """Those who race, by their places with the run's own life in place 0, and the clock that they share.

    slice: how many of its units take how long.
    """

    def __init__(self, race: Race, first: Life, company: Company) -> None:
        self.race, self.slice = race, Slice()
        self._first, self._company = first, company
        self._lanes: dict[int, Lane] = {}

    @property
    def ready(self) -> bool:
        """Whether all of them stand at the start, or have left it."""
        if not self._lanes and self._first.trainee is not None and not self._company.waiting:
            self._lanes = {place: Lane(life, self.race) for place, life in ((0, self._first), *self._company.places)}
        return bool(self._lanes)

    @property
    def clock(self) -> int:
        """Ticks since the start."""
        return max((lane.ticks for lane in self._lanes.values()), default=0)

    @property
    def over(self) -> bool:
        """Whether everyone's part is over."""
        return bool(self._lanes) and all(lane.ended for lane in self._lanes.values())

    def advance(self, units: int, optimum: Optimum | None, until: int | None = None) -> int:
        """Lets everyone do so many units, one after the other, and no tick beyond `until`; returns the ticks that went by."""
        began = self.clock
        goal = began + units if until is None else min(began + units, until)
        for lane in self._lanes.values():
            lane.advance(goal - lane.ticks, optimum)
        return self.clock - began

    def seen(self, first: Snapshot, clock: Clock) -> Snapshot:
        """The snapshot of the first one and those beside it, each with its tally and its distance to the optimum."""
        if not self.ready:
            return first
        optimum = first.optimum if searchable(self._first) else None
        if optimum is not None:
            for lane in self._lanes.values():
                lane.measure(optimum, clock)
        searched = optimum is not None and not optimum.message
        seen = {
            place: dataclasses.replace(snapshot, tally=self._lanes[place].tally(searched), distance=self._lanes[place].distance)
            for place, snapshot in ((0, first), *first.company.items())
        }
        return dataclasses.replace(seen.pop(0), company=MappingProxyType(seen))


def searchable(first: Life) -> bool:
    """Whether the level is small enough for looking for the best path in it while a race goes on."""
    from playground.training.meter import LARGE

    return first.trainee is not None and len(first.trainee.mdp.states) <= LARGE

"""A second learner beside a run: on the same table with a body of its own, it lives as many units as the first one."""

import dataclasses
import math
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from playground.training.commands import Beside
from playground.training.pace import Clock, Slice
from playground.training.recorder import Recorder
from playground.training.snapshot import Snapshot, Working
from playground.world.mdp import TabularMDP

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.pupil import Pupil

T = TypeVar("T")

NOT_FINITE = "the estimates grew beyond all numbers; a smaller step size (α) may help. The last good ones are shown"
MOST = 100_000
"""Units that one who comes later catches up at most; from then on both go on step for step."""


class Second:
    """What is asked of it outlives a run; who lives belongs to the run.

    asked: the learner that is wanted, "" for none. pupil: None until it has begun. trouble: why it stopped, "" while all is well.
    Whatever happens to it, the first one goes on.
    """

    def __init__(self, seconds: Clock) -> None:
        self.asked = Beside()
        self.pupil: Pupil | None = None
        self.trouble = ""
        self._seconds, self._slice, self._recorder = seconds, Slice(), Recorder()
        self._owed = self._due = 0

    @property
    def waiting(self) -> str:
        """The learner that has still to begin, "" for none."""
        return self.asked.learner if self.pupil is None and not self.trouble else ""

    @property
    def behind(self) -> bool:
        """Whether it has still to catch up."""
        return self._owed > 0 and self.pupil is not None and not self.trouble

    def ask(self, command: Beside) -> None:
        """Another learner, other settings of the same one, or none. ValueError for a learner or a setting that there is not."""
        from playground.learning.collection import learners
        from playground.settings import check

        if command.learner and command.learner not in learners():
            raise ValueError(f"there is no learner {command.learner!r}, expected one of {', '.join(learners())}")
        if command.settings is not None:
            check(command.settings)
        same = command.learner == self.asked.learner
        self.asked = command
        if not same:
            self.leave()
        elif self.pupil is not None:
            self.pupil.tune(self.pupil.spec.settings() if command.settings is None else command.settings)

    def leave(self) -> None:
        """The run is over, or it is not wanted any more."""
        self.pupil, self.trouble, self._recorder = None, "", Recorder()
        self._owed = self._due = 0

    def begin(self, mdp: TabularMDP, first: "Pupil") -> None:
        """Begins with nothing learned, and has to catch up what the first one did."""
        from playground.training.pupil import begun

        self.leave()
        self.pupil = self._attempt(lambda: begun(self.asked.learner, self.asked.settings, mdp, first.seed))
        self._owed = self._due = min(first.units, MOST)
        self._slice.units = 1

    def move(self, mdp: TabularMDP) -> None:
        """Goes on in another table."""
        before = self.pupil
        if before is None or before.mdp is mdp:
            return
        self._recorder = Recorder()
        self.pupil = self._attempt(lambda: before.moved_to(mdp))

    def restart(self) -> None:
        """A new episode from a start."""
        if self.pupil is not None:
            self.pupil.restart()

    def follow(self, units: int, first: "Pupil", driver: str, learning: bool) -> None:
        """The first one did so many units: it does as many, at once where it has nothing to catch up."""
        if self.pupil is None or self.trouble:
            return
        level = self._owed == 0
        self._owed += units
        if level and units:
            self._advance(self._owed, first, driver, learning)

    def catch_up(self, seconds: float, first: "Pupil", driver: str, learning: bool) -> bool:
        """Works for about so many seconds; False where there was nothing to catch up."""
        if not self.behind:
            return False
        began = self._seconds()
        units = min(self._slice.units, self._owed)
        self._advance(units, first, driver, learning)
        self._slice.learn(units, self._seconds() - began, seconds)
        return True

    def _advance(self, units: int, first: "Pupil", driver: str, learning: bool) -> None:
        """So many units by the one who drives the first; where a person does, it drives itself."""
        pupil = self.pupil
        assert pupil is not None
        pupil.best = first.best
        done = self._attempt(lambda: pupil.advance(units, "learner" if driver == "me" else driver, learning))
        self._owed = self._owed - done if done else 0
        if not math.isfinite(pupil.error):
            self.trouble = NOT_FINITE

    def _attempt(self, act: Callable[[], T]) -> T | None:
        """What the act returns; None, and the trouble told, where it raises: who fails here must not end the first one's run."""
        try:
            return act()
        except Exception as error:
            self.trouble = f"the learner failed: {type(error).__name__}: {error}"
            return None

    def snapshot(self, seen: Snapshot, anew: bool) -> Snapshot | None:
        """All that can be seen of it beside what is `seen` of the first one; None where there is none in that table."""
        pupil, recorder = self.pupil, self._recorder
        if pupil is None or pupil.mdp is not seen.mdp:
            return None
        due = not self.trouble and (anew or not recorder.fields)
        if due and self._attempt(lambda: recorder.record(pupil.fields(), pupil.curve(), pupil.thoughts())) is False:
            self.trouble = NOT_FINITE
        late = Working("Catching up", 1.0 - self._owed / max(1, self._due)) if self.behind else None
        return dataclasses.replace(
            seen,
            learner=pupil.spec.id,
            settings=pupil.learner.settings,
            status="failed" if self.trouble else "converged" if pupil.converged else seen.status,
            units=pupil.units,
            lived=pupil.body.steps,
            episodes=pupil.episodes,
            error=pupil.error,
            fields=recorder.fields,
            curve=recorder.curve,
            last=pupil.last(),
            agent=pupil.agent(),
            distance=None,
            message=self.trouble,
            moved=recorder.moved,
            until_change=None,
            progress=late,
            standing=None,
            stage="",
            study=None,
            fan=None,
            **recorder.thoughts,
        )

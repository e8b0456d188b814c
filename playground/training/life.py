"""One who lives in a session: a learner with its body, what was last seen of it, and why it stopped where it did."""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from playground.training.pace import Slice
from playground.training.recorder import Recorder
from playground.world.mdp import TabularMDP

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.pupil import Pupil

T = TypeVar("T")

NOT_FINITE = "the estimates grew beyond all numbers; a smaller step size (α) may help. The last good ones are shown"


def nobody_minds() -> None:
    """What follows from the failure of one on whom nothing depends."""


class Life:
    """It goes on over edits and over the changes that its level makes by itself; what it learned is carried over by state.

    learner, settings, seed: as was asked for, and as it was tuned since.
    pupil: the learner with its body; None until the kernels are ready, and where it could not be made.
    recorder: what was last seen of it in the present table. trouble: why it stopped, "" while all is well.
    slice: how many units of it take how long.

    Whatever it does wrong becomes its trouble: a learner that fails must end neither the program nor the others' lives.
    """

    def __init__(self, learner: str, settings: Any, seed: int, failed: Callable[[], None] = nobody_minds) -> None:
        """`failed` is called whenever it stops for trouble."""
        self.learner, self.settings, self.seed = learner, settings, seed
        self.pupil: Pupil | None = None
        self.recorder, self.trouble, self.slice = Recorder(), "", Slice()
        self._failed = failed

    @property
    def well(self) -> "Pupil | None":
        """The learner with its body, where there is one and nothing is wrong with it."""
        return None if self.trouble else self.pupil

    def fail(self, trouble: str) -> None:
        """Stops, and says why."""
        self.trouble = trouble
        self._failed()

    def attempt(self, act: Callable[[], T], who: str = "the learner") -> T | None:
        """What the act returns; None, and the trouble said, where it raises."""
        try:
            return act()
        except Exception as error:
            self.fail(f"{who} failed: {type(error).__name__}: {error}")
            return None

    def begin(self, mdp: TabularMDP) -> None:
        """Makes the learner and its body, with nothing learned; one that cannot be made is a failure that can be seen."""
        # What needs the kernels is imported only now: the first picture does not wait for it.
        from playground.training.pupil import begun

        self.pupil = self.attempt(lambda: begun(self.learner, self.settings, mdp, self.seed))
        if self.pupil is not None:
            self.settings = self.pupil.learner.settings

    def forget(self) -> None:
        """Nothing is left of it, not even its trouble: it has to begin anew."""
        self.pupil, self.recorder, self.trouble = None, Recorder(), ""

    def move(self, mdp: TabularMDP) -> None:
        """Goes on in another table."""
        before, self.recorder = self.pupil, Recorder()
        if before is not None:
            self.pupil = self.attempt(lambda: before.moved_to(mdp))

    def advance(self, units: int, driver: str, learning: bool) -> int:
        """Does so many units at most and returns how many; estimates that are no numbers any more are trouble."""
        pupil = self.well
        if pupil is None:
            return 0
        done = self.attempt(lambda: pupil.advance(units, driver, learning)) or 0
        if not self.trouble and not math.isfinite(pupil.error):
            self.fail(NOT_FINITE)
        return done

    def tune(self, settings: Any) -> None:
        """New settings while it lives."""
        self.settings = settings
        if self.pupil is not None:
            self.pupil.tune(settings)

    def record(self) -> None:
        """Takes copies of what it believes now; where that is not finite, the last good ones stay."""
        pupil, recorder = self.well, self.recorder
        if pupil is None:
            return
        taken = self.attempt(lambda: recorder.record(pupil.fields(), pupil.curve(), pupil.thoughts()))
        if taken is False:
            self.fail(NOT_FINITE)

    def seen(self) -> dict[str, Any]:
        """What a snapshot says of it beside where it is; work and error are 0 before it has begun."""
        pupil, recorder = self.pupil, self.recorder
        return {
            "learner": self.learner,
            "settings": self.settings,
            "seed": self.seed,
            "units": pupil.units if pupil else 0,
            "episodes": pupil.episodes if pupil else 0,
            "error": pupil.error if pupil else 0.0,
            "fields": recorder.fields,
            "curve": recorder.curve,
            "moved": recorder.moved,
            **recorder.thoughts,
        }

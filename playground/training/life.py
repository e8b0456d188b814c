"""One living learner: the learner with its body, what was last seen of it, and why it stopped where it did."""

import math
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from playground.learning.learner import Array
from playground.training.drivers import Driver
from playground.training.pace import Slice
from playground.training.recorder import Recorder
from playground.world.mdp import TabularMDP

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.trainee import Trainee

T = TypeVar("T")

NOT_FINITE = "the estimates grew beyond all numbers; a smaller step size (α) may help. The last good ones are shown"


def ignore_failure() -> None:
    """What follows from the failure of a life on which nothing depends."""


class Life:
    """A life goes on over edits and over the changes that its level makes by itself; what was learned is carried over by state.

    learner, settings, seed: as was asked for, and as it was tuned since.
    trainee: the learner with its body; None until the kernels are ready, and where it could not be made.
    recorder: what was last seen of it in the present table. trouble: why it stopped, "" while all is well.
    slice: how many units of it take how long.

    Whatever it does wrong becomes its trouble: a learner that fails must end neither the program nor the lives of others.
    """

    def __init__(self, learner: str, settings: Any, seed: int, failed: Callable[[], None] = ignore_failure) -> None:
        """`failed` is called whenever it stops for trouble."""
        self.learner, self.settings, self.seed = learner, settings, seed
        self.trainee: Trainee | None = None
        self.recorder, self.trouble, self.slice = Recorder(), "", Slice()
        self._failed = failed

    @property
    def well(self) -> "Trainee | None":
        """The learner with its body, where there is one and nothing is wrong with it."""
        return None if self.trouble else self.trainee

    def fail(self, trouble: str) -> None:
        """Stops, and says why."""
        self.trouble = trouble
        self._failed()

    def attempt(self, act: Callable[[], T], who: str = "the learner") -> T | None:
        """What `act` returns; where it raises, None, and the error is the trouble."""
        try:
            return act()
        except Exception as error:
            self.fail(f"{who} failed: {type(error).__name__}: {error}")
            return None

    def begin(self, mdp: TabularMDP) -> None:
        """Makes the learner and its body, with nothing learned; one that cannot be made is a failure that can be seen."""
        # What needs the kernels is imported only now: the first picture does not wait for it.
        from playground.training.trainee import new_trainee

        self.trainee = self.attempt(lambda: new_trainee(self.learner, self.settings, mdp, self.seed))
        if self.trainee is not None:
            self.settings = self.trainee.learner.settings

    def forget(self) -> None:
        """Drops all that it was, its trouble too: it has to begin anew."""
        self.trainee, self.recorder, self.trouble = None, Recorder(), ""

    def save(self) -> dict[str, Array]:
        """All that it depends on beside learner, settings and seed. ValueError where there is nothing whole to save."""
        from playground.training.saving import saved

        if self.well is None:
            raise ValueError("there is no living learner to save")
        return saved(self.well)

    def load(self, arrays: Mapping[str, Array]) -> None:
        """Goes on where another life of the same learner and settings on the same level was saved; it must have begun.

        Raises:
          KeyError, TypeError, ValueError: these are not the arrays of such a life.
        """
        from playground.training.saving import restore

        if self.trainee is None:
            raise ValueError(self.trouble or "the learner has not begun yet")
        restore(self.trainee, arrays)

    def move(self, mdp: TabularMDP) -> None:
        """Goes on in another table."""
        before, self.recorder = self.trainee, Recorder()
        if before is not None:
            self.trainee = self.attempt(lambda: before.moved_to(mdp))

    def advance(self, units: int, driver: Driver, learning: bool) -> int:
        """Does so many units at most and returns how many; estimates that are no numbers any more are trouble."""
        trainee = self.well
        if trainee is None:
            return 0
        done = self.attempt(lambda: trainee.advance(units, driver, learning)) or 0
        if not self.trouble and not math.isfinite(trainee.error):
            self.fail(NOT_FINITE)
        return done

    def tune(self, settings: Any) -> None:
        """Changes the settings while it lives."""
        self.settings = settings
        if self.trainee is not None:
            self.trainee.tune(settings)

    def record(self) -> None:
        """Takes copies of what it believes now; where that is not finite, the last good ones stay."""
        trainee, recorder = self.well, self.recorder
        if trainee is None:
            return
        taken = self.attempt(lambda: recorder.record(trainee.fields(), trainee.curve(), trainee.networks()))
        if taken is False:
            self.fail(NOT_FINITE)

    def seen(self) -> dict[str, Any]:
        """What a snapshot says of it, by the names of its fields; work and error are 0 before it has begun."""
        trainee, recorder = self.trainee, self.recorder
        return {
            "learner": self.learner,
            "settings": self.settings,
            "seed": self.seed,
            "units": trainee.units if trainee else 0,
            "episodes": trainee.episodes if trainee else 0,
            "error": trainee.error if trainee else 0.0,
            "fields": recorder.fields,
            "curve": recorder.curve,
            "moved": recorder.moved,
            "networks": recorder.networks,
            "losses": recorder.losses,
        }

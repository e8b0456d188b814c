"""One living learner: the learner with its body, what was last seen of it, and why it stopped where it did."""

import math
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from numpy.typing import NDArray

from playground.learning.learner import Array, NetworkPicture
from playground.training.chronicle import instant_deeds as deeds
from playground.training.chronicle.chronicle import Chronicle, Since
from playground.training.chronicle.deed import Deed, Facts
from playground.training.chronicle.keyframes import Shelf
from playground.training.chronicle.ticking_deeds import Advanced, acted
from playground.training.drivers import Driver
from playground.training.ground import Ground
from playground.training.pace import Slice
from playground.training.recorder import Recorder
from playground.training.stand_in import StandIn
from playground.training.trouble import NOT_FINITE, tried
from playground.world.level import Level

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.trainee import Trainee

T = TypeVar("T")


def ignore_failure() -> None:
    """What follows from the failure of a life on which nothing depends."""


class Life:
    """A life goes on over edits and over the changes of its level; what was learned is carried over by state.

    learner, settings, seed: as was asked for, and as it was tuned since. ground: the level that it lives in, with its table.
    trainee: the learner with its body; None until the kernels are ready, and where it could not be made.
    recorder: what was last seen of it in the present table. trouble: why it stopped, "" while all is well.
    slice: how many units of it take how long. chronicle: all that was asked of it; None where nothing is written down.

    Its trainee changes by the verbs of this class alone, and each of them writes down what it did: whatever is done to a life can
    be done again. Whatever it does wrong becomes its trouble: a learner that fails must end neither the program nor other lives.
    """

    def __init__(
        self,
        learner: str,
        settings: Any,
        seed: int,
        failed: Callable[[], None] = ignore_failure,
        shelf: Shelf | None = None,
        first: "Life | None" = None,
    ) -> None:
        """`failed` is called whenever it stops for trouble. shelf: where it writes. first: the one beside which it lives."""
        self.learner, self.settings, self.seed = learner, settings, seed
        self.trainee: Trainee | None = None
        self.recorder, self.trouble, self.slice = Recorder(), "", Slice()
        self.ground: Ground | None = None
        self.chronicle: Chronicle | None = None
        self.first, self._failed, self._writes = first, failed, True
        self._shelf = Shelf() if shelf is None else shelf

    @property
    def well(self) -> "Trainee | None":
        """The learner with its body, where there is one and nothing is wrong with it."""
        return None if self.trouble else self.trainee

    @property
    def ticks(self) -> int:
        """The clock of its life; see `Trainee.ticks`."""
        return self.trainee.ticks if self.trainee else 0

    @property
    def moment(self) -> int:
        """The clock of its run."""
        return self.ticks if self.first is None else self.first.ticks

    def unwritten(self) -> "Life":
        """This life, of which nothing is written down from now on: it was revived, or somebody else moves it."""
        self.chronicle, self._writes = None, False
        return self

    def resume(self, chronicle: Chronicle, failed: Callable[[], None] = ignore_failure) -> None:
        """Writes into a chronicle that ends where it is; it was revived, and lives again from now on."""
        self.chronicle, self._writes, self._shelf, self._failed = chronicle, True, chronicle.shelf, failed

    def fail(self, trouble: str) -> None:
        """Stops, and says why."""
        self._note(deeds.Failed(trouble))
        self.trouble = trouble
        self._failed()

    def attempt(self, act: Callable[[], T], who: str = "the learner") -> T | None:
        """What `act` returns; where it raises, None, and the error is the trouble."""
        done, trouble = tried(act, who)
        if trouble:
            self.fail(trouble)
        return done

    def begin(self, ground: Ground) -> None:
        """Makes the learner and its body, with nothing learned; one that cannot be made is a failure that can be seen."""
        # What needs the kernels is imported only now: the first picture does not wait for it.
        from playground.training.trainee import new_trainee

        self.ground, self.chronicle = ground, None
        self.trainee = self.attempt(lambda: new_trainee(self.learner, self.settings, ground.mdp, self.seed))
        if self.trainee is not None:
            self.settings = self.trainee.learner.settings
            self._limit()
            self._open(None)

    def forget(self) -> None:
        """Drops all that it was, its trouble too, to begin anew."""
        self.trainee, self.recorder, self.trouble, self.chronicle = None, Recorder(), "", None

    def save(self) -> dict[str, Array]:
        """All that it depends on beside learner, settings and seed. ValueError where there is nothing whole to save."""
        from playground.training.saving import saved

        if self.well is not None:
            return saved(self.well)
        raise ValueError("there is no living learner to save")

    def load(self, arrays: Mapping[str, Array], check: bool = True) -> None:
        """Goes on where another life of the same learner and settings on the same level was saved; it must have begun.

        check: whether the arrays come from a file.

        Raises:
          KeyError, TypeError, ValueError: these are not the arrays of such a life.
        """
        from playground.training.saving import restore

        if self.trainee is None:
            raise ValueError(self.trouble or "the learner has not begun yet")
        restore(self.trainee, arrays, check)
        self._open(arrays)

    def take_over(self, stand_in: StandIn) -> None:
        """Goes on from where a person drove before the kernels were ready."""
        if self.trainee is not None and stand_in.steps:
            self.trainee.take_over(stand_in)
            self.begin_anew()

    def begin_anew(self) -> None:
        """Begins a chronicle anew, from what it is now; the time of its run may have begun anew too."""
        if self.well is not None:
            self._open(self.save())

    def move(self, ground: Ground) -> None:
        """Goes on in another table."""
        self.recorder = Recorder()
        if (before := self.trainee) is not None:
            self._note(deeds.Moved(ground.level, ground.moment))
            self.ground = ground
            self.trainee = self.attempt(lambda: before.moved_to(ground.mdp))
            self._limit()

    def relabel(self, level: Level, moment: int) -> None:
        """Goes on in the same table, which belongs to a level with other words, or to another moment of it."""
        if self.ground is not None:
            self._note(deeds.Relabelled(level, moment))
            self.ground = Ground(level, moment, self.ground.mdp)
            self._limit()

    def advance(self, units: int, driver: Driver, learning: bool, together: bool = True, moment: int | None = None) -> int:
        """Does so many units at most and returns how many; estimates that are no numbers any more are trouble.

        together: whether it goes on tick for tick with the first life of its run, or catches up.
        moment: of the run when it began, where that is not now.
        """
        if (trainee := self.well) is None or units <= 0:
            return 0
        began_at = self.moment if moment is None else moment
        first = units if self.chronicle is None else min(units, self.chronicle.wait(trainee.ticks) or units)
        done = self._advance(trainee, first, driver, learning, together, began_at)
        if done < first or first == units or self.trouble:
            return done
        return done + self._advance(trainee, units - first, driver, learning, together, began_at + together * done)

    def _advance(self, trainee: "Trainee", units: int, driver: Driver, learning: bool, together: bool, moment: int) -> int:
        """Does so many units at most, writes that down, and takes a keyframe where it is time for one."""
        at, began = trainee.ticks, time.thread_time()
        done, trouble = tried(lambda: trainee.advance(units, driver, learning))
        count = trainee.ticks - at
        self._note(Advanced(count, driver, learning, count == 0, together), at, moment)
        if not trouble and self._writes and not math.isfinite(trainee.error):
            trouble = NOT_FINITE
        if trouble:
            self.fail(trouble)
        elif self.chronicle is not None:
            self.chronicle.look(at + count, time.thread_time() - began, trainee.smaller_in, self.save)
        return done or 0

    def act(self, action: int, learning: bool) -> bool | None:
        """One transition by a person, learned from where it learns and nothing is wrong; None where it failed in it."""
        if (trainee := self.trainee) is None:
            return None
        at = trainee.ticks
        done, trouble = tried(lambda: trainee.act(action, learning and not self.trouble))
        self._note(acted(action, trainee.ticks > at, learning), at, at)
        if trouble:
            self.fail(trouble)
        return done

    def restart(self) -> None:
        """Begins a new episode from a start."""
        if self.trainee is not None:
            self._note(deeds.Restarted())
            self.trainee.restart()

    def tune(self, settings: Any) -> None:
        """Changes the settings while it lives."""
        self.settings = settings
        if self.trainee is not None:
            self.trainee.tune(settings)
            self._note(deeds.Tuned(settings))

    def judge(self, policy: Array) -> None:
        """Judges this policy [S, A] from now on; ValueError as in `bringing`."""
        if self.trainee is not None:
            self.trainee.judge(policy)
            self.settings = self.trainee.learner.settings
            self._note(deeds.Judged(policy, self.settings))

    def welcome(self, networks: Mapping[str, NetworkPicture]) -> None:
        """Is the agent with these networks from now on; ValueError as in `bringing`."""
        if self.trainee is not None:
            self.trainee.welcome(networks)
            self._note(deeds.Welcomed(networks))

    def believe(self, q: Array) -> None:
        """Goes on from these action values [S, A]; ValueError as in `bringing`."""
        if self.trainee is not None:
            self.trainee.believe(q)
            self._note(deeds.Believed(q))

    def enter_stage(self, id: str) -> int:
        """Turns to a stage of a planner; see `Trainee.enter_stage`."""
        if self.trainee is None:
            return 0
        units = self.trainee.enter_stage(self.trainee.stage_named(id))
        self._note(deeds.StageEntered(id))
        return units

    def switch(self, driver: Driver, learning: bool) -> None:
        """Another driver, or another word on whether it learns: whoever drives looks at the estimates anew."""
        if self.trainee is not None:
            self._note(deeds.Switched(driver, learning))
            self.trainee.driving.look_again()

    def learn_optimum(self, optimal: NDArray[Any], moment: int | None = None) -> None:
        """Gives its drivers the optimal actions [S, A] bool. moment: as of `advance`. ValueError where another table has them."""
        if self.trainee is not None:
            if optimal.shape != self.trainee.mdp.legal.shape:
                raise ValueError(f"the optimal actions are of shape {optimal.shape}, expected {self.trainee.mdp.legal.shape}")
            self.trainee.driving.optimal = optimal / optimal.sum(axis=1, keepdims=True).clip(1)
            self._note(deeds.OptimumLearned(optimal), moment=moment)

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
        trainee = self.trainee
        return {
            "learner": self.learner,
            "settings": self.settings,
            "seed": self.seed,
            "units": trainee.units if trainee else 0,
            "episodes": trainee.episodes if trainee else 0,
            "error": trainee.error if trainee else 0.0,
            **vars(self.recorder),
        }

    def _note(self, deed: Deed, at: int | None = None, moment: int | None = None) -> None:
        """Writes down what is done, begun at this tick and this moment of the run, or now."""
        if self.chronicle is not None and self.trainee is not None:
            ticks = self.ticks if at is None else at
            self.chronicle.note(ticks, self.moment if moment is None else moment, deed)

    def _open(self, arrays: Mapping[str, Array] | None) -> None:
        """Opens a chronicle that begins here."""
        ground, trainee = self.ground, self.trainee
        if not self._writes or ground is None or trainee is None:
            return
        facts = self.chronicle.facts if self.chronicle else Facts(ground.level, ground.moment, self.settings, self.settings)
        self.chronicle = Chronicle(self.learner, self.seed, facts, self._shelf, Since(self.ticks, self.moment), arrays)

    def _limit(self) -> None:
        """Lives no longer than until the next map of its level comes; those beside it go as far as the first one does."""
        if self.trainee is not None and self.ground is not None and self.first is None:
            self.trainee.until = self.ground.until

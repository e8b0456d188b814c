"""What can be read of the run that a session has now, before there is one too."""

from typing import TYPE_CHECKING, Any

from playground.training.run import Run
from playground.world.level import Level
from playground.world.mdp import TabularMDP

if TYPE_CHECKING:  # it needs the compiled kernels, for which the first picture does not wait
    from playground.training.trainee import Trainee

SMALL = 1 << 16
"""States times actions of tables whose estimates are copied for every snapshot; copying larger ones takes long."""


class RunReading:
    """A run, and what it is about. run: None before the first Start."""

    run: Run | None

    @property
    def level(self) -> Level | None:
        """The whole level as started or edited; None before the first Start."""
        return self.run.ground.level if self.run else None

    @property
    def mdp(self) -> TabularMDP | None:
        """The table of the moment in force; None before the first Start."""
        return self.run.ground.mdp if self.run else None

    @property
    def trainee(self) -> "Trainee | None":
        """The learner with its body; None where no run has begun."""
        return self.run.trainee if self.run else None

    @property
    def learner(self) -> str:
        """The id of the learner of this run; "" before the first Start."""
        return self.run.life.learner if self.run else ""

    @property
    def settings(self) -> Any:
        """The learner's settings of now."""
        return self.run.life.settings if self.run else None

    @property
    def seed(self) -> int:
        """The seed of this run."""
        return self.run.life.seed if self.run else 0

    @property
    def units(self) -> int:
        """Units of work that are done: transitions lived; of a planner, states backed up."""
        return self.trainee.units if self.trainee else 0

    @property
    def episodes(self) -> int:
        """Episodes ended; of a planner, sweeps."""
        return self.trainee.episodes if self.trainee else 0

    @property
    def finished(self) -> bool:
        """Whether more steps would do nothing: the learner failed, or a planner has converged."""
        if self.run is not None and self.run.racing is not None:
            return self.run.racing.over
        return self.run is not None and (bool(self.run.trouble) or self.run.converged)

    @property
    def small(self) -> bool:
        """Whether every snapshot holds estimates, steps and agent of one moment: on larger levels copying takes long."""
        return self.run is not None and self.run.ground.mdp.legal.size <= SMALL

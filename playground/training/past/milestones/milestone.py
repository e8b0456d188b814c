"""What a milestone is: a kind of bookmark, and whether a life has come to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playground.training.past_view import BookmarkKind
from playground.training.snapshot import Optimum
from playground.world.level import Level

if TYPE_CHECKING:  # they need the compiled kernels, for which the first picture does not wait
    from playground.learning.life.experience import Lasted
    from playground.training.trainee import Trainee


@dataclass(frozen=True)
class EndMilestone:
    """The first transition of a kind. reached(trainee, level, transition): whether this is one."""

    kind: BookmarkKind
    reached: "Callable[[Trainee, Level, Lasted], bool]"


@dataclass(frozen=True)
class BeliefMilestone:
    """The first moment at which something is believed. reached(trainee, optimum): whether it is now.

    judges: whether it needs the optimum of the table, which is None else.
    """

    kind: BookmarkKind
    reached: "Callable[[Trainee, Optimum | None], bool]"
    judges: bool = False

"""What a session can be asked for about the past of its run: a closed union of frozen values."""

from dataclasses import dataclass

from playground.training.past_view import Stride


@dataclass(frozen=True)
class Seek:
    """Shows the moment after `at` ticks of the run (see `past_view`), the nearest there is; None: the live head again."""

    at: int | None = None


@dataclass(frozen=True)
class PlayPast:
    """Plays the past from the moment that is shown, so many ticks a second; below 0 backwards, 0 stops.

    At its end it stops: at the beginning of the run, and forwards at the live head, which is then shown live.
    """

    per_second: float


@dataclass(frozen=True)
class StepPast:
    """Goes `by` transitions, episodes or changes of the greedy policy on, or back where it is below 0; playing stops."""

    by: int
    unit: Stride = Stride.TRANSITION


@dataclass(frozen=True)
class LiveGoesOn:
    """Says whether the live run goes on while the past is shown. At first it does not, and goes on when one comes back."""

    on: bool


@dataclass(frozen=True)
class SetBookmark:
    """Puts a bookmark with a name of one's own on a moment; None: the one that is shown."""

    name: str
    at: int | None = None


@dataclass(frozen=True)
class RemoveBookmark:
    """Takes away the bookmark of this number, a person's own."""

    number: int


@dataclass(frozen=True)
class CompareWith:
    """Lets every snapshot carry that of the moment `at` as `reference`, until the level is another one; None ends it."""

    at: int | None = None


@dataclass(frozen=True)
class Branch:
    """Makes the moment that is shown the live head of a new branch, which draws the same random numbers; the other is kept."""

    name: str = ""


@dataclass(frozen=True)
class SwitchBranch:
    """Goes over to the live head of another branch."""

    id: int


@dataclass(frozen=True)
class NameBranch:
    """Gives a branch another name."""

    id: int
    name: str


@dataclass(frozen=True)
class CutBranch:
    """Drops a branch with all that left it, for good; neither the first branch nor one that is walked."""

    id: int


@dataclass(frozen=True)
class SaveRun:
    """Writes the run with all branches of its past to a file; what goes wrong is the message."""

    path: str


@dataclass(frozen=True)
class OpenRun:
    """Goes on, paused, with a run from a file. run: a number of one's own for it; every snapshot of it carries it."""

    path: str
    run: int = 0


ToPast = (
    Seek
    | PlayPast
    | StepPast
    | LiveGoesOn
    | SetBookmark
    | RemoveBookmark
    | CompareWith
    | Branch
    | SwitchBranch
    | NameBranch
    | CutBranch
    | OpenRun
    | SaveRun
)
"""What is about the past of a run."""

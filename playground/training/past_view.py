"""What the screen sees of a run's past: how far it reaches, which moment is shown, its bookmarks and its branches.

Moments are counted in ticks: transitions that the first learner's body lived, whoever drove it, and backups of a planner.
Moment t is after t ticks and after all that was done at t before tick t + 1.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from playground.training.episode_curve import Curve


class Stride(StrEnum):
    """By what one steps through the past."""

    TRANSITION = "transition"
    """A tick."""
    EPISODE = "episode"
    """To the next moment at which an episode (of a planner a sweep) ends, or back to the last one."""
    ARROWS = "arrows"
    """To the next moment at which the greedy policy is another than the tick before, or back to the last one."""


class BookmarkKind(StrEnum):
    """Why a moment has a bookmark."""

    GOAL = "goal"
    """The first episode that ended at a goal."""
    PIT = "pit"
    """The first fall into a pit or off a cliff."""
    START_WORTH = "start-worth"
    """The start is worth something for the first time."""
    OPTIMAL_PATH = "optimal-path"
    """The greedy way from the start is optimal for the first time."""
    LAST_ARROWS = "last-arrows"
    """The greedy policy changed for the last time so far."""
    DIAL = "dial"
    """A dial was moved."""
    EDIT = "edit"
    """The level was edited, or another map of it came."""
    DIVERGENCE = "divergence"
    """The estimates grew beyond all numbers."""
    OWN = "own"
    """A person's own, with a name."""
    BRANCH = "branch"
    """A branch leaves here, or left its parent here."""


class Bookmark(NamedTuple):
    """A moment that can be gone to. number: its own within the run. at: in ticks. name: of one's own, or of a branch; else ""."""

    number: int
    at: int
    kind: BookmarkKind
    name: str = ""


@dataclass(frozen=True, eq=False)
class BranchView:
    """One branch of a run: a life that shares its past with its parent up to a moment.

    id: its number within the run, 0 for the first. parent: that of the branch it left; None for the first.
    at: ticks at which it left that; 0 for the first. last: ticks that it has come to.
    curve: the returns of its episodes, those before it left its parent included. why: what was changed first, in plain words, ""
    while nothing was.
    """

    id: int
    name: str
    parent: int | None
    at: int
    last: int
    curve: Curve
    why: str = ""


@dataclass(frozen=True, eq=False)
class Timeline:
    """The past of a run at one moment.

    first, last: the moments that can be gone to, in ticks; last grows with the live run. at: the one that is shown.
    live: whether that is the live head; `at` is `last` then.
    playing: how fast the past is played, in ticks a second; below 0 backwards, 0 where it stands.
    compared: the moment that all is compared with; None where none is.
    seeking: the share in [0, 1] that is done of a seek that takes long; the snapshot shows the moment before it. None else.
    goes_on: whether the live run goes on while the past is shown.
    bookmarks: by moment. branches: by id. branch: the id of the one that is walked.
    bytes: that all of the past takes, budget: that it may take at most. stride: ticks that two keyframes lie apart in the mean,
    0 while there is only the first. forgotten: what had to be dropped to stay within the budget, in plain words; "" where
    nothing was.
    """

    first: int
    last: int
    at: int
    live: bool = True
    playing: float = 0.0
    seeking: float | None = None
    compared: int | None = None
    goes_on: bool = False
    bookmarks: tuple[Bookmark, ...] = ()
    branches: tuple[BranchView, ...] = ()
    branch: int = 0
    bytes: int = 0
    stride: int = 0
    budget: int = 0
    forgotten: str = ""

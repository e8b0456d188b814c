"""What a session can be asked for: a closed union of frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.learning.learner import Array, NetworkPicture
from playground.training.drivers import Driver, PolicySource
from playground.training.pace import Tempo
from playground.training.past_commands import Branch as Branch
from playground.training.past_commands import CompareWith as CompareWith
from playground.training.past_commands import CutBranch as CutBranch
from playground.training.past_commands import LiveGoesOn as LiveGoesOn
from playground.training.past_commands import NameBranch as NameBranch
from playground.training.past_commands import OpenRun as OpenRun
from playground.training.past_commands import PlayPast as PlayPast
from playground.training.past_commands import RemoveBookmark as RemoveBookmark
from playground.training.past_commands import SaveRun as SaveRun
from playground.training.past_commands import Seek as Seek
from playground.training.past_commands import SetBookmark as SetBookmark
from playground.training.past_commands import StepPast as StepPast
from playground.training.past_commands import SwitchBranch as SwitchBranch
from playground.training.past_commands import ToPast as ToPast
from playground.training.race import Race
from playground.world.level import Level


@dataclass(frozen=True)
class Start:
    """Begins a new run, in which nothing is learned yet.

    policy [S, A]: the one that a learner that judges is given; None: as its settings say.
    guest: the networks of an agent that was trained elsewhere, by name; None: none has come.
    q [S, A]: what a learner of action values believes at first; None: as its settings say.
    run: a number of one's own for the run; every snapshot of it carries it.
    resumes: goes on with the last run of the level, where one was kept; learner, settings and seed are then that run's.
    keeps: whether this run is kept when it is left.
    race: who races against the learner, and when that is over; None: the run is no race.
    """

    level: Level
    learner: str
    settings: Any = None
    seed: int = 0
    policy: Array | None = field(default=None, compare=False)
    guest: Mapping[str, NetworkPicture] | None = field(default=None, compare=False)
    q: Array | None = field(default=None, compare=False)
    run: int = 0
    resumes: bool = field(default=False, compare=False)
    keeps: bool = field(default=True, compare=False)
    race: Race | None = None


@dataclass(frozen=True, eq=False)
class Judge:
    """Gives a learner that judges the policy [S, A] to judge from now on."""

    policy: Array


@dataclass(frozen=True, eq=False)
class Welcome:
    """Gives a learner that visits the networks of the agent that it is from now on."""

    networks: Mapping[str, NetworkPicture]


@dataclass(frozen=True, eq=False)
class Believe:
    """Gives a learner of action values those [S, A] that it goes on from."""

    q: Array


@dataclass(frozen=True)
class Resume:
    """Goes on until it is paused."""


@dataclass(frozen=True)
class Pause:
    """Stops after the present slice."""


@dataclass(frozen=True)
class Step:
    """Does n units: transitions, or backups of a planner."""

    n: int = 1


@dataclass(frozen=True)
class AdvanceStage:
    """Goes through one stage of a planner (its declaration names them) at the pace that is set; once more finishes it at once."""

    id: str


@dataclass(frozen=True)
class Act:
    """Takes a person's action; the learner sees the transition where it is learning."""

    action: str


@dataclass(frozen=True)
class Tune:
    """Changes dials of the learner while it runs."""

    changes: Mapping[str, Any]


@dataclass(frozen=True)
class Drive:
    """Says who drives from now on. No reset."""

    driver: Driver


@dataclass(frozen=True)
class Learn:
    """Says whether the learner learns from now on. No reset."""

    on: bool


@dataclass(frozen=True)
class SetPace:
    """Says how fast it goes: so many units a second, AUTO for what suits the eye, or None for as fast as it goes."""

    tempo: Tempo


@dataclass(frozen=True)
class Restart:
    """Begins a new episode from a start; what was learned stays."""


@dataclass(frozen=True)
class EditLevel:
    """Puts a changed level in place of the one before; estimates carry over by state and the run goes on."""

    level: Level


@dataclass(frozen=True)
class Cancel:
    """Stops what takes long (see `Snapshot.progress`): building a level's table, solving it, the rest of the steps asked for."""


@dataclass(frozen=True)
class Study:
    """Keeps the exact values of a policy beside the run from now on; None ends that.

    painted [S, A]: the policy itself, where a person painted it.
    """

    source: PolicySource | None = None
    painted: Array | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Sample:
    """Plays n more episodes of the policy that is studied from a state; another state or policy begins anew, n = 0 too."""

    state: int
    n: int


@dataclass(frozen=True)
class Beside:
    """Lets another learner live beside the first one from now on, on the same level, with a body of its own; "" ends it.

    settings: None for the learner's own; other settings of the same learner tune it.
    place: 1 or more: which of those beside it is meant. seed: None for the first one's, so that both draw the same numbers.
    """

    learner: str = ""
    settings: Any = None
    place: int = 1
    seed: int | None = None


ToSwitches = Resume | Pause | Drive | Learn | SetPace | Study | Beside
"""What is set, and outlives a run."""
ToLearner = Step | Tune | AdvanceStage | Judge | Welcome | Believe
"""What only a learner can do."""

Command = (
    Start
    | Resume
    | Pause
    | Step
    | AdvanceStage
    | Judge
    | Welcome
    | Believe
    | Act
    | Tune
    | Drive
    | Learn
    | SetPace
    | Restart
    | EditLevel
    | Cancel
    | Study
    | Sample
    | Beside
    | ToPast
)

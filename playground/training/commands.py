"""What may be asked of a session: a closed union of frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from playground.learning.learner import Array, NetworkPicture
from playground.world.level import Level

ME = "me"
"""The person at the keys."""
DRIVERS = (ME, "learner", "greedy", "random", "optimum")
"""Who moves the mouse: a person, the learner's own behaviour, the greedy policy of its values, dice, the optimum."""


POLICIES = ("uniform", "greedy", "learner", "optimum", "played", "painted")
"""What can be studied: all moves alike, greedy by what is believed, the learner's own, the best, a person's, a painted one."""


@dataclass(frozen=True)
class Start:
    """A new run: nothing is learned yet.

    policy [S, A]: the one that a learner that judges is given; None: as its settings say.
    guest: the networks of an agent that was trained elsewhere, by name; None: none has come.
    q [S, A]: what a learner of action values believes at first; None: as its settings say.
    run: a number of one's own for the run; every snapshot of it carries it.
    """

    level: Level
    learner: str
    settings: Any = None
    seed: int = 0
    policy: Array | None = field(default=None, compare=False)
    guest: Mapping[str, NetworkPicture] | None = field(default=None, compare=False)
    q: Array | None = field(default=None, compare=False)
    run: int = 0


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
    """Go on until told to pause."""


@dataclass(frozen=True)
class Pause:
    """Stop after the present slice."""


@dataclass(frozen=True)
class Step:
    """Do n units: transitions, or backups of a planner."""

    n: int = 1


@dataclass(frozen=True)
class AdvanceStage:
    """Do one stage of a planner (its declaration names them) at the pace there is; the same once more: finish it at once."""

    id: str


@dataclass(frozen=True)
class Act:
    """A person's move; the learner sees the transition where it is learning."""

    action: str


@dataclass(frozen=True)
class Tune:
    """Change dials of the learner while it runs."""

    changes: Mapping[str, Any]


@dataclass(frozen=True)
class Drive:
    """Who drives from now on; one of DRIVERS. No reset."""

    driver: str


@dataclass(frozen=True)
class Learn:
    """Whether the learner learns from now on. No reset."""

    on: bool


@dataclass(frozen=True)
class SetPace:
    """How many units a second; None is as fast as it goes."""

    per_second: float | None


@dataclass(frozen=True)
class Restart:
    """A new episode from a start; what was learned stays."""


@dataclass(frozen=True)
class EditLevel:
    """The level as it is from now on; estimates carry over by state and the run goes on."""

    level: Level


@dataclass(frozen=True)
class Cancel:
    """Stop what takes long (see `Snapshot.progress`): building a level's table, solving it, the rest of the steps asked for."""


@dataclass(frozen=True)
class Study:
    """From now on the exact values of a policy are kept beside the run: one of POLICIES, "" for none.

    painted [S, A]: the policy itself, where a person painted it.
    """

    source: str = ""
    painted: Array | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Sample:
    """Plays n more episodes of the policy that is studied from a state; another state or policy begins anew, n = 0 too."""

    state: int
    n: int


@dataclass(frozen=True)
class Beside:
    """From now on another learner lives beside the first one, on the same level, with a mouse of its own; "" ends it.

    settings: None for the learner's own; other settings of the same learner tune it.
    place: 1 or more: which of those beside it is meant. seed: None for the first one's, so that both draw the same numbers.
    """

    learner: str = ""
    settings: Any = None
    place: int = 1
    seed: int | None = None


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
)

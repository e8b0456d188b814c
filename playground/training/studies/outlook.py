"""What is to be said of a run in whose way nothing stands: all is well, nearly there, still learning, or not known yet."""

import math
from typing import NamedTuple

from playground.learning.learner import LearnerSpec
from playground.training.commands import Drive, Resume, SetPace
from playground.training.drivers import Driver
from playground.training.snapshot import Snapshot
from playground.training.studies.diagnosis import Case, Remedy

NEARLY = 0.05
"""A policy that loses no more than this share of what values are in size is nearly the best."""
SLOW = 500.0
"""Steps a second below which learning takes long."""
PLANS = "It thinks with the map of the level, and each sweep carries what the end is worth one place further: let it finish."
"""What to look at where a planner is not done."""
TRAIN = Remedy("Train on", orders=(Resume(),))
FULL = Remedy("Full speed", orders=(SetPace(None),))


class Outlook(NamedTuple):
    """In short, in a sentence with this run's numbers, what to look at meanwhile ("" for nothing), what would help.

    well: whether it has come to where it should.
    """

    well: bool
    title: str
    text: str
    watch: str = ""
    remedies: tuple[Remedy, ...] = ()


def outlook(snapshot: Snapshot, spec: LearnerSpec) -> Outlook:
    """How it stands with a run that has no diagnosis."""
    case, distance = Case(snapshot, spec), snapshot.distance
    units = "backups" if not case.lives else "steps"
    done = f"After **{snapshot.units:,}** {units}"
    if distance is None or math.isnan(distance.greedy_return):
        text = f"{done} nothing stands in its way. How near it is to the best is not known yet."
        return Outlook(False, "So far, so good", text, "Look at the learning curve: does it rise?", _go_on(snapshot))
    best_moves = f"**{math.floor(100 * distance.optimal_actions)}%** of the places it knows the best moves"
    if case.knows:
        rest = "Elsewhere it may still be wrong: in" if distance.optimal_actions < 1.0 else "In"
        return Outlook(True, "All is well", f"{done} its best moves lose nothing from the start. {rest} {best_moves}.")
    lost = distance.optimal_return - distance.greedy_return
    if math.isinf(lost):
        text = f"{done} its best moves alone may go **round in circles without ever arriving**. In {best_moves}."
        if not case.lives:
            return Outlook(False, "Not done yet", text, PLANS, _go_on(snapshot))
        watch = "That is so with every beginner: what the end is worth must spread back to the start, place by place. "
        watch += "Look at the learning curve (does it rise?) and at “Best moves known” (does it grow?)."
        return Outlook(False, "Still learning", text, watch, _go_on(snapshot))
    brings = f"**{_signed(distance.greedy_return)}** of {_signed(distance.optimal_return)}"
    text = f"{done} its best moves bring {brings} from the start. In {best_moves}."
    if lost <= NEARLY * _size(snapshot):
        watch = "Where chance plays a part the last moves waver for long: a smaller learning rate calms them."
        return Outlook(False, "Nearly there", text, watch if case.reached.chance else "", _go_on(snapshot))
    if not case.lives:
        return Outlook(False, "Not done yet", text, PLANS, _go_on(snapshot))
    watch = "Look at “Lost from the start”: it should come to 0."
    return Outlook(False, "Still learning", text, watch, _go_on(snapshot))


def _signed(value: float) -> str:
    """A number with a true minus sign."""
    return f"{value:.4g}".replace("-", "\N{MINUS SIGN}")


def _size(snapshot: Snapshot) -> float:
    """The largest value that the optimum has in size."""
    assert snapshot.optimum is not None
    return float(abs(snapshot.optimum.v).max(initial=0.0))


def _go_on(snapshot: Snapshot) -> tuple[Remedy, ...]:
    """To go on, and faster."""
    pace = snapshot.per_second
    train = TRAIN if snapshot.driver != Driver.ME else Remedy(TRAIN.title, orders=(Drive(Driver.LEARNER), *TRAIN.orders))
    rests = () if snapshot.running else (train,)
    return (*rests, FULL) if pace is not None and pace < SLOW else rests

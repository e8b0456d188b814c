"""What may stand in the way of a run: each look says it in plain words, with what would help."""

import math
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

import numpy as np

from playground.learning.learner import Array, Field, LearnerSpec
from playground.plurals import counted
from playground.training.commands import Drive, Learn, Resume
from playground.training.drivers import Driver
from playground.training.snapshot import Optimum, Snapshot, Status
from playground.training.studies.diagnosis import Case, Diagnosis, Remedy
from playground.training.studies.dial_ailments import CURIOUS, LARGE, LOOKS, SOON
from playground.world.mdp import TabularMDP


def _silent(case: Case) -> Iterator[Diagnosis]:
    if case.reached.rewards == (0.0, 0.0):
        words = "No reward can ever come here: there is nothing to learn from. A cheese would help, or steps that cost something."
        yield Diagnosis("silent", words, remedies=(Remedy("Every step costs 1", rules={"step_reward": -1.0}),))


def _out_of_reach(case: Case) -> Iterator[Diagnosis]:
    last = case.mdp.terminal.copy()
    last[case.mdp.successor[case.mdp.ends & (case.mdp.probability > 0.0)]] = True
    if math.isnan(case.reached.nearest) and last.any():
        cells = tuple(dict.fromkeys(case.mdp.states[int(state)].cell for state in np.flatnonzero(last)[:50]))
        yield Diagnosis("out-of-reach", "Nothing that ends an episode can be reached from the start: the way is closed.", cells)
        return
    away = (case.mdp.states[int(state)].cell for state in np.flatnonzero(case.mdp.terminal & ~case.reached.states))
    goals = tuple(dict.fromkeys(cell for cell in away if case.snapshot.now[cell].enter > 0))
    if goals:
        words = "A goal cannot be reached" if len(goals) == 1 else f"{counted(len(goals), 'goal')} cannot be reached"
        yield Diagnosis("out-of-reach", f"{words} from the start: the way there is closed.", goals[:50])


def _too_short(case: Case) -> Iterator[Diagnosis]:
    limit, near = case.mdp.time_limit, case.reached.nearest
    if 0 < limit < near:
        longer = int(4 * near)
        words = (
            f"An episode is cut off after {counted(limit, 'step')}, but the nearest end is {counted(round(near), 'step')} away."
        )
        yield Diagnosis("too-short", words, remedies=(Remedy(f"Allow {counted(longer, 'step')}", rules={"time_limit": longer}),))


def _gains_for_ever(case: Case) -> Iterator[Diagnosis]:
    optimum = case.snapshot.optimum
    if optimum is not None and optimum.message:
        words = f"There is no best value, because something goes on for ever: {optimum.message.rstrip('.')}."
        yield Diagnosis("endless-gain", words, remedies=(Remedy("Patience 0.95", rules={"discount": 0.95}),))


def _short_sighted(case: Case) -> Iterator[Diagnosis]:
    gamma = case.mdp.discount
    if gamma == 0.0:
        words = "Patience is 0: only the very next reward counts, so a cheese is smelled from the next cell only."
        yield Diagnosis("gamma-0", words, remedies=(Remedy("Patience 0.9", rules={"discount": 0.9}),))
        return
    optimum, near = case.snapshot.optimum, case.reached.nearest
    if optimum is None or optimum.message or math.isnan(near) or gamma >= 1.0 or _best_ends(case.mdp, optimum).any():
        return
    words = "Even the best there is never comes to an end: what waits there is not worth its price"
    words += f" (after {counted(round(near), 'step')} a reward of 1 counts only {gamma**near:.2g})." if near > 1 else "."
    dearer = Remedy("Every step costs 0.1", rules={"step_reward": -0.1})
    yield Diagnosis("never-worth-it", words, remedies=(Remedy("Patience 0.99", rules={"discount": 0.99}), dearer))


@lru_cache(maxsize=2)
def _best_ends(mdp: TabularMDP, optimum: Optimum) -> Array:
    """[S, A] bool: best moves on best ways from the start with which the episode may end."""
    can = (mdp.probability > 0.0) & optimum.optimal[:, :, None]
    ends: Array = np.any(can & (mdp.ends | mdp.terminal[mdp.successor]), axis=2)
    seen: Array = mdp.start > 0.0
    front = seen
    while front.any():
        after = np.zeros(len(seen), bool)
        after[mdp.successor[can & ~mdp.ends & front[:, None, None]]] = True
        front = after & ~seen
        seen = seen | after
    return ends & seen[:, None]


def _failed(case: Case) -> Iterator[Diagnosis]:
    if case.snapshot.status == Status.FAILED:
        alpha: Any = case.dial("alpha")
        smaller = (Remedy("A tenth of the learning rate", tune={"alpha": alpha / 10}),) if alpha else ()
        yield Diagnosis("failed", f"Learning broke off: {case.snapshot.message.rstrip('.')}.", remedies=smaller)


def _not_begun(case: Case) -> Iterator[Diagnosis]:
    seen = case.snapshot
    if not seen.learning:
        words = "Learning is switched off: whatever happens, nothing is kept."
        yield Diagnosis("not-learning", words, remedies=(Remedy("Let it learn", orders=(Learn(True),)),))
    elif seen.driver == Driver.ME and case.lives and seen.running:
        words = "You drive, so it waits for your moves and learns only from them."
        yield Diagnosis("you-drive", words, remedies=(Remedy("Let the learner drive", orders=(Drive(Driver.LEARNER),)),))
    elif seen.units == 0 and not seen.running and seen.status == Status.PAUSED:
        wheel = (Drive(Driver.LEARNER),) if seen.driver == Driver.ME and case.lives else ()
        yield Diagnosis("not-begun", "Nothing was learned yet: it rests.", remedies=(Remedy("Train", orders=(*wheel, Resume())),))


def _never_there(case: Case) -> Iterator[Diagnosis]:
    if not case.lives or case.lived < SOON or math.isnan(case.reached.nearest):
        return
    if (case.visits[case.reached.ends] > 0).any():
        return
    remedies = []
    if case.dial("epsilon") is not None and case.dial("epsilon") < 0.3:
        remedies.append(CURIOUS)
    if case.mdp.time_limit:
        remedies.append(Remedy("Longer episodes", rules={"time_limit": 4 * case.mdp.time_limit}))
    words = f"In {counted(round(case.lived), 'step')} it has never come to an end, so it cannot know what waits there."
    yield Diagnosis("never-there", words, remedies=tuple(remedies))


def _elsewhere(case: Case) -> Iterator[Diagnosis]:
    optimum = case.snapshot.optimum
    if not case.lives or case.lived < SOON or case.knows or optimum is None or optimum.message:
        return
    best = _best_ends(case.mdp, optimum)
    if not best.any() or (case.visits[best] > 0).any() or not (case.visits[case.reached.ends] > 0).any():
        return
    can = case.mdp.probability > 0.0
    ends = can & best[:, :, None] & (case.mdp.ends | case.mdp.terminal[case.mdp.successor])
    cells = tuple(dict.fromkeys(case.mdp.states[int(state)].cell for state in case.mdp.successor[ends][:50]))
    words = "It is content with an end that it knows: where the best way ends it has never been."
    curious = (CURIOUS,) if case.epsilon is not None and case.epsilon < 0.3 else ()
    yield Diagnosis("elsewhere", words, cells, curious)


def _yardstick(case: Case) -> Iterator[Diagnosis]:
    measures = not case.spec.network and not {Field.V, Field.Q, Field.PREFERENCE} & set(case.spec.fields)
    if case.lives and (measures or case.spec.visits):
        words = f"{case.spec.title} learns nothing, however long it lives: others are measured by it. Choose another learner."
        yield Diagnosis("yardstick", words)


def _judges(case: Case) -> Iterator[Diagnosis]:
    if case.spec.judges:
        words = f"{case.spec.title} only judges a policy: it finds out how good it is, and makes it no better."
        yield Diagnosis("judges", words)


Look = Callable[[Case], Iterator[Diagnosis]]
ABOUT_THE_LEVEL: tuple[Look, ...] = (
    _silent,
    _out_of_reach,
    _too_short,
    _gains_for_ever,
    _short_sighted,
    _never_there,
    _elsewhere,
)
ABOUT_THE_RUN: tuple[Look, ...] = (_failed, _not_begun, *LOOKS, _judges, _yardstick)


def diagnoses(snapshot: Snapshot, spec: LearnerSpec) -> tuple[Diagnosis, ...]:
    """All that stands in the way of this run now, the gravest first; nothing where all is well."""
    case = Case(snapshot, spec)
    looks = (*ABOUT_THE_LEVEL, *ABOUT_THE_RUN) if len(snapshot.mdp.states) <= LARGE else ABOUT_THE_RUN
    return tuple(diagnosis for look in looks for diagnosis in look(case))

"""What may stand in the way of a run: each look tells it in plain words, with what would help."""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from playground.learning.learner import Array, Field, LearnerSpec
from playground.training.commands import Drive, Learn, Run
from playground.training.diagnosis import Case, Diagnosis, Remedy
from playground.training.snapshot import Snapshot

LARGE = 60_000
"""States above which nothing is looked for that walks through the whole level."""
SOON, LATE = 1_000, 5_000
"""Transitions after which something should have been seen, and after which something should have been learned."""
HASTY = 0.4
"""A constant α of at least this is too large where chance plays a part."""
LAZY = 0.6
"""An ε of at least this is more dice than mouse."""
OFF = 0.1
"""Values that are wrong by this share of all that values differ are not learned yet."""
RARELY, MOST = 0.005, 0.9
"""An ε (or a temperature) up to which it hardly ever tries anything; a share of moves that is enough to have tried."""
HOT = 5.0
"""A temperature of so many times what moves differ by is dice."""
CURIOUS = Remedy("Curiosity 0.3", tune={"explore": "epsilon-greedy", "epsilon": 0.3})


def _silent(case: Case) -> Iterator[Diagnosis]:
    if case.reached.rewards == (0.0, 0.0):
        words = "No reward can ever come here: there is nothing to learn from. A cheese would help, or steps that cost something."
        yield Diagnosis("silent", words, remedies=(Remedy("Every step costs 1", rules={"step_reward": -1.0}),))


def _out_of_reach(case: Case) -> Iterator[Diagnosis]:
    last = case.mdp.terminal.copy()
    last[case.mdp.successor[case.mdp.ends & (case.mdp.probability > 0.0)]] = True
    if math.isnan(case.reached.nearest) and last.any():
        cells = tuple(dict.fromkeys(case.mdp.states[int(each)].cell for each in np.flatnonzero(last)[:50]))
        yield Diagnosis("out-of-reach", "Nothing that ends an episode can be reached from the start: the way is closed.", cells)


def _too_short(case: Case) -> Iterator[Diagnosis]:
    limit, near = case.mdp.time_limit, case.reached.nearest
    if 0 < limit < near:
        longer = int(4 * near)
        words = f"An episode is cut off after {limit:,} steps, but the nearest end is {near:,.0f} steps away."
        yield Diagnosis("too-short", words, remedies=(Remedy(f"Allow {longer:,} steps", rules={"time_limit": longer}),))


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
    if optimum is None or optimum.message or math.isnan(near) or gamma >= 1.0 or _comes_to_an_end(case):
        return
    words = "Even the best there is never comes to an end: what waits there is not worth its price"
    words += f" (after {near:.0f} steps a reward of 1 counts only {gamma**near:.2g})." if near > 1 else "."
    dearer = Remedy("Every step costs 0.1", rules={"step_reward": -0.1})
    yield Diagnosis("never-worth-it", words, remedies=(Remedy("Patience 0.99", rules={"discount": 0.99}), dearer))


def _comes_to_an_end(case: Case) -> bool:
    """Whether a best way from the start can come to an end."""
    optimum, mdp = case.snapshot.optimum, case.mdp
    assert optimum is not None
    can = (mdp.probability > 0.0) & optimum.optimal[:, :, None]
    ends = (can & (mdp.ends | mdp.terminal[mdp.successor])).any(axis=(1, 2))
    seen: Array = mdp.start > 0.0
    front = seen
    while front.any():
        if (ends & front).any():
            return True
        after = np.zeros(len(seen), bool)
        after[mdp.successor[can & front[:, None, None]]] = True
        front = after & ~seen
        seen = seen | after
    return False


def _failed(case: Case) -> Iterator[Diagnosis]:
    if case.snapshot.status == "failed":
        alpha: Any = case.dial("alpha")
        smaller = (Remedy("A tenth of the learning rate", tune={"alpha": alpha / 10}),) if alpha else ()
        yield Diagnosis("failed", f"Learning broke off: {case.snapshot.message.rstrip('.')}.", remedies=smaller)


def _not_begun(case: Case) -> Iterator[Diagnosis]:
    seen = case.snapshot
    if not seen.learning:
        words = "Learning is switched off: whatever happens, nothing is kept."
        yield Diagnosis("not-learning", words, remedies=(Remedy("Let it learn", orders=(Learn(True),)),))
    elif seen.driver == "me" and case.lives and seen.running:
        words = "You drive, so it waits for your moves and learns only from them."
        yield Diagnosis("you-drive", words, remedies=(Remedy("Let the learner drive", orders=(Drive("learner"),)),))
    elif seen.steps == 0 and not seen.running and seen.status == "paused":
        yield Diagnosis("not-begun", "Nothing was learned yet: it rests.", remedies=(Remedy("Train", orders=(Run(),)),))


def _no_step(case: Case) -> Iterator[Diagnosis]:
    if case.dial("alpha") == 0.0 and case.dial("step_size") != "average":
        words = "The learning rate is 0: what happens changes nothing."
        yield Diagnosis("alpha-0", words, remedies=(Remedy("Learning rate 0.1", tune={"alpha": 0.1}),))


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
    words = f"In {case.lived:,.0f} steps it has never come to an end, so it cannot know what waits there."
    yield Diagnosis("never-there", words, remedies=tuple(remedies))


def _no_curiosity(case: Case) -> Iterator[Diagnosis]:
    if not case.lives or case.dial("epsilon") is None or case.lived < SOON or case.knows:
        return
    by = case.dial("explore")
    tries = case.dial("epsilon") if by == "epsilon-greedy" else case.dial("temperature") if by == "softmax" else 1.0
    if tries > RARELY:
        return
    known = case.visits.sum(axis=1) > 0
    tried = (case.visits > 0)[known] & case.mdp.legal[known]
    share = float(tried.sum()) / max(1, int(case.mdp.legal[known].sum()))
    if share < MOST:
        words = f"It hardly ever tries anything else: of the moves in cells where it was it knows only {share:.0%}."
        yield Diagnosis("no-curiosity", words, remedies=(CURIOUS,))


def _too_curious(case: Case) -> Iterator[Diagnosis]:
    by, epsilon, heat = case.dial("explore"), case.dial("epsilon"), case.dial("temperature")
    if not case.lives or case.lived < SOON or case.snapshot.driver != "learner":
        return
    if by == "epsilon-greedy" and epsilon >= LAZY:
        words = f"It throws dice in {epsilon:.0%} of its steps, so its returns say little of what it knows."
        yield Diagnosis("too-curious", words, remedies=(Remedy("Curiosity 0.1", tune={"epsilon": 0.1}),))
    q = case.snapshot.fields.get(Field.Q)
    if by == "softmax" and q is not None and case.lived >= LATE:
        differ = np.where(case.mdp.legal, q, -np.inf).max(axis=1) - np.where(case.mdp.legal, q, np.inf).min(axis=1)
        typical = float(np.median(differ[case.visits.sum(axis=1) > 0]))
        if typical > 0 and heat > HOT * typical:
            cooler = max(1e-3, float(f"{typical / 3:.1g}"))
            words = f"The temperature {heat:g} is far above what its moves differ by ({typical:.2g}): it throws dice."
            yield Diagnosis("too-hot", words, remedies=(Remedy(f"Temperature {cooler:g}", tune={"temperature": cooler}),))


def _hasty(case: Case) -> Iterator[Diagnosis]:
    alpha, told, optimum = case.dial("alpha"), case.snapshot.distance, case.snapshot.optimum
    if not case.lives or case.dial("step_size") != "constant" or alpha is None or alpha < HASTY or case.lived < LATE:
        return
    if told is None or optimum is None or optimum.message or math.isnan(told.max_error) or not case.reached.chance:
        return
    acting = optimum.v[case.reached.states & ~case.mdp.terminal]
    whole = float(acting.max() - acting.min()) if len(acting) else 0.0
    if whole > 0 and told.mean_error > OFF * whole:
        words = (
            f"The learning rate {alpha:g} is high where chance plays a part: each surprise moves a value {alpha:.0%} of the way,"
        )
        words += f" and they are still off by {told.mean_error:.3g} in the mean."
        slower = Remedy("Learning rate 0.05", tune={"alpha": 0.05})
        yield Diagnosis("alpha-high", words, remedies=(slower, Remedy("The mean of all (1/n)", tune={"step_size": "average"})))


def _judges(case: Case) -> Iterator[Diagnosis]:
    if case.spec.judges:
        words = f"{case.spec.title} only judges a policy: it finds out how good it is, and makes it no better."
        yield Diagnosis("judges", words)


Look = Callable[[Case], Iterator[Diagnosis]]
ABOUT_THE_LEVEL: tuple[Look, ...] = (_silent, _out_of_reach, _too_short, _gains_for_ever, _short_sighted, _never_there, _hasty)
ABOUT_THE_RUN: tuple[Look, ...] = (_failed, _not_begun, _no_step, _no_curiosity, _too_curious, _judges)


def diagnoses(snapshot: Snapshot, spec: LearnerSpec) -> tuple[Diagnosis, ...]:
    """All that stands in the way of this run now, the gravest first; nothing where all is well."""
    case = Case(snapshot, spec)
    looks = (*ABOUT_THE_LEVEL, *ABOUT_THE_RUN) if len(snapshot.mdp.states) <= LARGE else ABOUT_THE_RUN
    return tuple(found for look in looks for found in look(case))

"""Dials of a learner that stand in the way of learning: rates, curiosity, precision; each look says what would help."""

import math
from collections.abc import Iterator

import numpy as np

from playground.learning.learner import Field
from playground.plurals import counted
from playground.training.commands import Drive
from playground.training.drivers import Driver
from playground.training.studies.diagnosis import Case, Diagnosis, Remedy

LARGE = 60_000
"""States above which nothing is looked for that walks through the whole level."""
SOON, LATE = 1_000, 5_000
"""Transitions after which something should have been seen, and after which something should have been learned."""
HASTY = 0.4
"""A constant α of at least this is too large where chance plays a part."""
WILD = 0.1
"""An α of at least this throws the weights of a network about."""
LAZY = 0.6
"""An ε of at least this leaves more to the dice than to what was learned."""
OFF = 0.1
"""Values that are wrong by this share of all that values differ are not learned yet."""
RARELY, MOST = 0.005, 0.9
"""An ε (or a temperature) up to which it hardly ever tries anything; a share of moves that is enough to have tried."""
HOT = 5.0
"""A temperature of so many times what moves differ by is dice."""
CREPT = 0.3
"""A typical move whose value has gone less than this share of its way by now was learned too slowly."""
CURIOUS = Remedy("Curiosity 0.3", tune={"explore": "epsilon-greedy", "epsilon": 0.3})


def no_step(case: Case) -> Iterator[Diagnosis]:
    """An α of 0."""
    if case.dial("alpha") == 0.0 and case.dial("step_size") != "average":
        words = "The learning rate is 0: what happens changes nothing."
        yield Diagnosis("alpha-0", words, remedies=(Remedy("Learning rate 0.1", tune={"alpha": 0.1}),))


def hasty(case: Case) -> Iterator[Diagnosis]:
    """A constant α that is too large where chance plays a part."""
    alpha, distance, optimum = case.dial("alpha"), case.snapshot.distance, case.snapshot.optimum
    if not case.lives or case.dial("step_size") != "constant" or alpha is None or alpha < HASTY or case.lived < LATE:
        return
    if distance is None or optimum is None or optimum.message or math.isnan(distance.max_error):
        return
    if len(case.mdp.states) > LARGE or not case.reached.chance:
        return
    acting = optimum.v[case.reached.states & ~case.mdp.terminal]
    whole = float(acting.max() - acting.min()) if len(acting) else 0.0
    if whole > 0 and distance.mean_error > OFF * whole:
        words = (
            f"The learning rate {alpha:g} is high where chance plays a part: each surprise moves a value {alpha:.0%} of the way,"
        )
        words += f" and they are still off by {distance.mean_error:.3g} in the mean."
        slower = Remedy("Learning rate 0.05", tune={"alpha": 0.05})
        yield Diagnosis("alpha-high", words, remedies=(slower, Remedy("The mean of all (1/n)", tune={"step_size": "average"})))


def no_curiosity(case: Case) -> Iterator[Diagnosis]:
    """One that tries nothing new before it has found the best way."""
    if not case.lives or case.snapshot.driver != Driver.LEARNER or case.lived < SOON or case.knows:
        return
    if case.tries > RARELY:
        return
    visited = case.visits.sum(axis=1) > 0
    tried = (case.visits > 0)[visited] & case.mdp.legal[visited]
    share = float(tried.sum()) / max(1, int(case.mdp.legal[visited].sum()))
    if share < MOST:
        words = f"It hardly ever tries anything else: of the moves in cells where it was it knows only {share:.0%}."
        open_moves = (case.visits <= 0) & case.mdp.legal & visited[:, None]
        cells = tuple(dict.fromkeys(case.mdp.states[int(state)].cell for state in np.flatnonzero(open_moves.any(axis=1))[:50]))
        yield Diagnosis("no-curiosity", words, cells, (CURIOUS,))


def too_curious(case: Case) -> Iterator[Diagnosis]:
    """One that throws dice nearly all the time."""
    by, epsilon, heat = case.dial("explore"), case.epsilon, case.dial("temperature")
    if not case.lives or case.lived < SOON or case.snapshot.driver != Driver.LEARNER:
        return
    if epsilon is not None and epsilon >= LAZY and by == "epsilon-greedy":
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


def too_slow(case: Case) -> Iterator[Diagnosis]:
    """A constant α so small that values have hardly left their first guesses."""
    alpha = case.dial("alpha")
    if not case.lives or not alpha or case.dial("step_size") != "constant" or case.lived < LATE or case.knows:
        return
    tried = case.visits[case.visits > 0]
    gone = 1.0 - (1.0 - alpha) ** float(np.median(tried))
    if gone < CREPT:
        words = f"The learning rate {alpha:g} is so small that the value of a typical move has come only {gone:.0%} of its way."
        yield Diagnosis("alpha-low", words, remedies=(Remedy("Learning rate 0.1", tune={"alpha": 0.1}),))


def wild(case: Case) -> Iterator[Diagnosis]:
    """An α that is far too large for a network."""
    alpha = case.dial("alpha")
    if not case.spec.network or alpha is None or alpha < WILD or case.lived < LATE or case.knows:
        return
    words = f"The learning rate {alpha:g} is very large for a network: each lesson throws over what the others taught."
    yield Diagnosis("network-wild", words, remedies=(Remedy("Learning rate 0.003", tune={"alpha": 0.003}),))


def looks_alike(case: Case) -> Iterator[Diagnosis]:
    """A network whose input is the same in different states."""
    if not case.snapshot.networks or case.lived < LATE or case.knows:
        return
    inputs = next(iter(case.snapshot.networks.values())).inputs
    acting = np.flatnonzero(~case.mdp.terminal)
    if not len(inputs) or len(inputs) != len(case.mdp.states):
        return
    kinds = len(np.unique(inputs[acting], axis=0))
    if kinds < len(acting):
        words = f"It cannot tell all places apart: {counted(len(acting), 'place')} look to it like only {kinds:,}."
        words += " For places that look alike it can have only one answer. A new run whose input is “which cell” could."
        yield Diagnosis("look-alike", words)


def waits(case: Case) -> Iterator[Diagnosis]:
    """One that lives for a while before it begins to learn."""
    first = case.dial("begin") or case.dial("rollout") or 0
    if case.lives and 0 < case.snapshot.units < first:
        words = f"It first lives {counted(int(first), 'step')} and only then learns from them: {case.snapshot.units:,} so far."
        yield Diagnosis("waits", words)


def greedy_drives(case: Case) -> Iterator[Diagnosis]:
    """The greedy policy at the wheel never tries anything."""
    if case.lives and case.snapshot.driver == Driver.GREEDY and case.lived >= SOON and not case.knows:
        words = "Its best moves drive: it always does what looks best by now, and never finds out about anything else."
        yield Diagnosis("greedy-drives", words, remedies=(Remedy("Let the learner drive", orders=(Drive(Driver.LEARNER),)),))


LOOKS = (no_step, too_slow, hasty, wild, looks_alike, waits, no_curiosity, greedy_drives, too_curious)
"""All of them, the gravest first."""

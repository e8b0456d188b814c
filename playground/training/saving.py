"""A learner with its body as arrays, from which it goes on bit for bit."""

import json
from collections.abc import Mapping

import numpy as np

from playground.learning.learner import Array
from playground.training.drivers import DRIVERS
from playground.training.pupil import PLAYED, Planned, Pupil

BODY, LEARNER, STATE = "body:", "learner:", "pupil"
"""What the names of saved arrays begin with, and the array that holds text."""


def saved(pupil: Pupil) -> dict[str, Array]:
    """All that a pupil depends on, as arrays; what is no array is JSON text in one of them.

    The error is left out: it is that of the last slice, and how long a slice is depends on the clock.
    """
    driving, policy = pupil.driving.save()
    state = {"before": pupil.planned_before, "planned": pupil.planned, "converged": pupil.converged, **driving}
    # A learner from experience saves its body itself.
    parts = {BODY: pupil.body.save() if pupil.plans else {}, LEARNER: pupil.learner.save()}
    arrays = {part + name: array for part, content in parts.items() for name, array in content.items()}
    return {**arrays, **policy, PLAYED: pupil.played.copy(), STATE: np.array(json.dumps(state))}


def restore(pupil: Pupil, arrays: Mapping[str, Array]) -> None:
    """Lets a new pupil of the same learner and level go on exactly where another one was `saved`.

    Raises:
      KeyError, TypeError, ValueError: these are not the arrays of such a pupil.
    """
    state = json.loads(str(arrays[STATE]))
    for part, whole in ((BODY, pupil.body), (LEARNER, pupil.learner)):
        whole.load({name.removeprefix(part): array for name, array in arrays.items() if name.startswith(part)})
    _check(pupil)
    pupil.planned_before, pupil.planned = Planned(*state["before"]), Planned(*state["planned"])
    pupil.converged, pupil.error = bool(state["converged"]), 0.0
    pupil.driving.load(state, arrays)
    pupil.played = arrays[PLAYED].copy() if PLAYED in arrays else np.zeros(pupil.mdp.legal.shape, np.int64)


def _check(pupil: Pupil) -> None:
    """ValueError where the agent would be nowhere: kernels read their tables without looking whether a place is in them."""
    S, A = pupil.mdp.legal.shape
    body, last = pupil.body, pupil.body.last()
    inside = all(0 <= lived.state < S and 0 <= lived.successor < S and 0 <= lived.action < A for lived in last)
    driven = all(0 <= lived.driver < len(DRIVERS) for lived in last)
    if not (inside and driven and 0 <= body.state < S and body.step >= 0):
        raise ValueError("the agent is in a place that this level does not have")

"""A learner with its body as arrays, from which it goes on bit for bit."""

import json
from collections.abc import Mapping

import numpy as np

from playground.learning.learner import Array
from playground.training.drivers import DRIVERS
from playground.training.saved_bounds import check_bounds
from playground.training.trainee import PLAYED, Planned, Trainee

BODY, LEARNER, STATE = "body:", "learner:", "pupil"
"""What the names of saved arrays begin with, and the array that holds text."""
RUN = "run/"
"""What the names of a learner's arrays begin with that are no estimates and that it always has."""


def saved(trainee: Trainee) -> dict[str, Array]:
    """All that a trainee depends on, as arrays; what is no array is JSON text in one of them."""
    driving, policy = trainee.driving.save()
    done = {"before": trainee.planned_before, "planned": trainee.planned}
    state = {**done, "converged": trainee.converged, "error": float(trainee.error), **driving}
    # A learner from experience saves its body itself.
    parts = {BODY: trainee.body.save() if trainee.plans else {}, LEARNER: trainee.learner.save()}
    arrays = {part + name: array for part, content in parts.items() for name, array in content.items()}
    return {**arrays, **policy, PLAYED: trainee.played.copy(), STATE: np.array(json.dumps(state))}


def restore(trainee: Trainee, arrays: Mapping[str, Array], check: bool = True) -> None:
    """Lets a new trainee of the same learner and level go on exactly where another one was `saved`.

    check: whether the arrays come from a file, so that kernels must not see them before it is sure that they fit.

    Raises:
      KeyError, TypeError, ValueError: these are not the arrays of such a trainee.
    """
    state = json.loads(str(arrays[STATE]))
    if check:
        _check_numbers(trainee, arrays)
    for part, whole in ((BODY, trainee.body), (LEARNER, trainee.learner)):
        whole.load({name.removeprefix(part): array for name, array in arrays.items() if name.startswith(part)})
    if check:
        _check(trainee)
    trainee.planned_before, trainee.planned = Planned(*state["before"]), Planned(*state["planned"])
    trainee.converged, trainee.error = bool(state["converged"]), float(state.get("error", 0.0))
    trainee.driving.load(state, arrays)
    trainee.played = arrays[PLAYED].copy() if PLAYED in arrays else np.zeros(trainee.mdp.legal.shape, np.int64)


def _check_numbers(trainee: Trainee, arrays: Mapping[str, Array]) -> None:
    """ValueError where an array is missing, or a whole number among them would lead a kernel astray."""
    # An array that is missing would stay as a new learner has it, beside others that tell of a life: they must come whole.
    for part, fresh in ((LEARNER, trainee.learner.save()), (BODY, trainee.body.save())):
        for name, array in fresh.items():
            if part == LEARNER and name.startswith(RUN) and part + name not in arrays:
                raise ValueError(f"its {name!r} is missing")
            # Fractions would become whole numbers that nobody has looked at.
            if array.dtype.kind in "iu" and part + name in arrays and arrays[part + name].dtype.kind not in "iub":
                raise ValueError(f"the numbers {name!r} are no whole ones")
    for part in (BODY, LEARNER):
        own = {name.removeprefix(part): array for name, array in arrays.items() if name.startswith(part)}
        check_bounds(trainee.spec, own, *trainee.mdp.legal.shape)


def _check(trainee: Trainee) -> None:
    """ValueError where the agent would be nowhere: kernels read their tables without looking whether a place is in them."""
    S, A = trainee.mdp.legal.shape
    body, last = trainee.body, trainee.body.last()
    inside = all(0 <= lived.state < S and 0 <= lived.successor < S and 0 <= lived.action < A for lived in last)
    driven = all(0 <= lived.driver < len(DRIVERS) for lived in last)
    if not (inside and driven and 0 <= body.state < S and body.step >= 0):
        raise ValueError("the agent is in a place that this level does not have")

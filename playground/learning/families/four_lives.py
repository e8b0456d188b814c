"""Four learners that live in one kernel, each as if alone."""

from collections.abc import Sequence

from playground.learning.families.control import Control
from playground.learning.life.abreast import LIVES


def fit_abreast(learners: Sequence[Control]) -> bool:
    """Whether these can live abreast: four of one kind in one table, with the same ways of which a kernel was made."""
    one = learners[0]
    return (
        len(learners) == LIVES
        and all(type(other) is type(one) and other.body.mdp is one.body.mdp and other.goes_abreast for other in learners)
        and not any(other.body.stuck for other in learners)
    )


def advance_abreast(learners: Sequence[Control], n: int) -> tuple[int, Sequence[float]]:
    """All four live n transitions, and learn from them; see `fit_abreast`.

    Returns how many each has lived, fewer than n where one of them has ended as many episodes as its body wants before it pauses;
    and the last error of each. The same bits as `Apprentice.advance`.
    """
    bodies, live = [learner.body for learner in learners], type(learners[0]).four
    assert live is not None
    errors: Sequence[float] = (0.0,) * LIVES
    for learner in learners:
        learner.begin_call()
    minds, world = [learner.mind_abreast() for learner in learners], learners[0].world
    pauses, left = [body.pause for body in bodies], n
    while left > 0 and 0 not in pauses:
        opened = [body.open_log(pause) for body, pause in zip(bodies, pauses, strict=True)]
        done, *errors = live(left, world, *minds, *(body.body for body in bodies))
        ended = [body.close_log(first) for body, first in zip(bodies, opened, strict=True)]
        pauses = [None if pause is None else pause - count for pause, count in zip(pauses, ended, strict=True)]
        left -= done
    for learner in learners:
        learner.end_call()
    return n - left, [abs(error) for error in errors]

"""From the agent that a person drove before the kernels were ready to the body of the run."""

import numpy as np

from playground.learning.learner import Array
from playground.learning.life.body import AT, ENDED, KEPT, SINCE, STEP, STEPS, TERMINATED, TRUNCATED
from playground.learning.life.experience import Experience
from playground.training.stand_in import StandIn
from playground.world.mdp import TabularMDP


def take_over(body: Experience, played: Array, stand_in: StandIn, mdp: TabularMDP) -> None:
    """Lets the body go on where the stand-in is, and counts what that did in its visits and in the actions `played` [S, A]."""
    saved, last = body.save(), stand_in.last()
    since = stand_in.steps - len(last)
    whole = saved["body/whole"]
    whole[[AT, STEP, ENDED]] = stand_in.state, stand_in.step, int(stand_in.ended)
    whole[[STEPS, SINCE]] = stand_in.steps, since
    saved["body/real"][:] = stand_in.episode_return, stand_in.discounted_return, mdp.discount**stand_in.step
    for number, lived in enumerate(last, since):
        ended = TERMINATED if lived.terminated else TRUNCATED if lived.truncated else 0
        row = lived.state, lived.action, lived.successor, ended, lived.driver.number
        saved["body/ring"][number & (KEPT - 1)], saved["body/paid"][number & (KEPT - 1)] = row, lived.reward
    for (state, name), count in stand_in.visits.items():
        at = mdp.number(state)
        if at is not None and name in mdp.actions:
            saved["state-action/visits"][at, mdp.actions.index(name)] += count
            played[at, mdp.actions.index(name)] += count
    body.load(saved)
    end = stand_in.steps - (0 if stand_in.ended else stand_in.step)
    body.curve.add(np.array(stand_in.returns), np.array(stand_in.lengths, np.int64), end, len(stand_in.returns))

"""Targets of temporal-difference learning: what Q(S_t, A_t) should rather be after one transition.

Every target is R_{t+1} + γ_{t+1} · (what follows); γ_{t+1} is 0 where the transition terminated, so no target asks for it.
"""

from playground.compiled import inlined
from playground.rl.kernel_types import U64, State, StateAction, StateActionValues
from playground.rl.sampler import Sampler
from playground.rl.sampling import largest, width


@inlined
def td_target(reward: float, continuation: float, following: float) -> float:
    """R_{t+1} + γ_{t+1} · what follows: v(S_{t+1}) for TD(0) (eq. 6.2), q(S_{t+1}, A_{t+1}) for Sarsa (eq. 6.7)."""
    return reward + continuation * following


@inlined
def q_learning_target(reward: float, continuation: float, q: StateActionValues, first: StateAction, sampler: Sampler) -> float:
    """R_{t+1} + γ_{t+1} max_a q(S_{t+1}, a) (eq. 6.8); the row of S_{t+1} begins at index `first` of q [S × A]."""
    return reward + continuation * largest(q, first, sampler.moves, sampler.actions)


@inlined
def expected_sarsa_target(
    reward: float, continuation: float, q: StateActionValues, state: State, first: StateAction, epsilon: float, sampler: Sampler
) -> float:
    """R_{t+1} + γ_{t+1} Σ_a π(a|S_{t+1}) q(S_{t+1}, a) (eq. 6.9) for the ε-greedy π of q, ties evenly."""
    average, best = mean(q, state, first, sampler), largest(q, first, sampler.moves, sampler.actions)
    return reward + continuation * ((1.0 - epsilon) * best + epsilon * average)


@inlined
def mean(q: StateActionValues, state: State, first: StateAction, sampler: Sampler) -> float:
    """Σ_a q(s, a) / |A(s)| over the legal actions of a state; 0 where nothing is legal."""
    count: int = sampler.counts[state]
    total: float = 0.0
    if len(sampler.moves) > 0:  # where not all actions are legal none is, and q is 0
        for action in range(len(sampler.moves)):
            total += q[first + U64(action)]
        return total / len(sampler.moves)
    for place in range(count):
        total += q[first + U64(sampler.choices[first + U64(place)])]
    return total / count if count > 0 else 0.0


@inlined
def row(state: State, sampler: Sampler) -> StateAction:
    """The index in [S × A] where the row of a state begins."""
    return state * U64(width(sampler.moves, sampler.actions))

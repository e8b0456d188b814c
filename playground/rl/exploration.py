"""Ways to try things: how an action is chosen by action values, as the chances of every state and as a draw within a kernel."""

from typing import NamedTuple

import numpy as np

from playground.compiled import called, inlined
from playground.rl.closed_set import ClosedSet
from playground.rl.kernel_types import U64, Action, Array, Bits, Counts, State, StateAction, StateActionValues
from playground.rl.policies import Floats, Mask, epsilon_greedy, greedy, softmax
from playground.rl.sampler import Sampler
from playground.rl.sampling import epsilon_greedy as epsilon_greedy_action
from playground.rl.sampling import epsilon_greedy_by_mask, largest, one_of, width
from playground.rl.splitmix import LOW, WHOLE, unit_interval
from playground.rl.targets import expected_sarsa_target, row


class Exploration(ClosedSet):
    """A way to try things."""

    EPSILON_GREEDY = "epsilon-greedy"
    """ε-greedy with ε as it is."""
    LINEAR_DECAY = "linear-decay"
    """ε-greedy with ε that falls to 0 in a line."""
    INVERSE_DECAY = "inverse-decay"
    """ε-greedy with ε that falls like 1/n."""
    SOFTMAX = "softmax"
    """By chances e^{q/τ}."""
    UPPER_BOUND = "upper-bound"
    """The highest upper confidence bound."""


_WAYS = tuple(Exploration)
_CONSTANT, _LINEAR, _INVERSE, _SOFTMAX, _BOUND = range(len(_WAYS))
DECAYS = _WAYS[_LINEAR : _INVERSE + 1]
"""Ways with an ε that falls."""
BY_EPSILON = _WAYS[: _INVERSE + 1]
"""Ways that have an ε."""


class Exploring(NamedTuple):
    """A way to try things, as kernels read it.

    way: its place in `Exploration`. epsilon: ε in [0, 1]; threshold: ε · 2³². fade: transitions until ε is 0
    (linear) or halved (inverse). temperature: τ > 0 of softmax. confidence: c ≥ 0 of the upper confidence bound.
    plain: (0,) where a kernel is made for nothing but ε-greedy with ε as it is, which is then quicker; (0, 0) where it chooses
    by masks, too; else ().
    """

    way: int
    epsilon: float
    threshold: Bits
    fade: float
    temperature: float
    confidence: float
    plain: tuple[int, ...] = ()


def exploring(way: str, epsilon: float, fade: float, temperature: float, confidence: float) -> Exploring:
    """A way to try things by its name; ValueError for one that is not in `Exploration`."""
    return Exploring(_WAYS.index(Exploration(way)), epsilon, U64(epsilon * WHOLE), float(fade), temperature, confidence)


def behaviour(q: Floats, legal: Mask, visits: Array, now: int, exploring: Exploring) -> Floats:
    """[S, A]: the chance of every action after `now` transitions; zero in a state without a legal action.

    ε-greedy (section 2.2), softmax of q/τ, or greedy by q + c √(ln N(s) / N(s, a)) (eq. 2.10; Sutton & Barto 2018): what was
    never tried comes first.

    Args:
      q: [S, A] float64. legal: [S, A] bool. visits: [S, A] int64, how often each action was tried.
    """
    if exploring.way == _SOFTMAX:
        return softmax(q / exploring.temperature, legal)
    if exploring.way == _BOUND:
        with np.errstate(divide="ignore", invalid="ignore"):
            spread = np.sqrt(np.log(np.maximum(visits.sum(axis=1, keepdims=True), 1)) / visits)
        return greedy(np.where(visits > 0, q + exploring.confidence * np.where(visits > 0, spread, 0.0), np.inf), legal)
    return epsilon_greedy(q, legal, float(epsilon_at(now, exploring)))


@inlined
def epsilon_at(now: int, exploring: Exploring) -> float:
    """ε after `now` transitions: ε, ε · max(0, 1 − now/fade), or ε · fade / (fade + now)."""
    if len(exploring.plain) == 0 and exploring.way == _LINEAR:
        return exploring.epsilon * max(0.0, 1.0 - now / exploring.fade)
    if len(exploring.plain) == 0 and exploring.way == _INVERSE:
        return exploring.epsilon * exploring.fade / (exploring.fade + now)
    return exploring.epsilon


@inlined
def tried(
    q: StateActionValues,
    visits: Counts,
    state: State,
    first: StateAction,
    bits: Bits,
    now: int,
    exploring: Exploring,
    sampler: Sampler,
) -> Action:
    """An action in a state whose row begins at index `first` of q and visits [S × A], from 64 random bits."""
    if len(exploring.plain) == 0 and exploring.way != _CONSTANT:
        if exploring.way == _SOFTMAX:
            return _by_softmax(q, state, first, bits, exploring.temperature, sampler)
        if exploring.way == _BOUND:
            return _by_bound(q, visits, state, first, bits & LOW, exploring.confidence, sampler)
        return epsilon_greedy_action(q, state, first, sampler, U64(epsilon_at(now, exploring) * WHOLE), bits)
    if len(exploring.plain) == 2:
        return epsilon_greedy_by_mask(q, first, exploring.threshold, bits)
    return epsilon_greedy_action(q, state, first, sampler, exploring.threshold, bits)


@inlined
def expected(
    q: StateActionValues, visits: Counts, state: State, first: StateAction, now: int, exploring: Exploring, sampler: Sampler
) -> float:
    """Σ_a π(a|s) q(s, a), where π is how the state would be acted in; 0 where nothing is legal."""
    if len(exploring.plain) == 0 and exploring.way == _SOFTMAX:
        return _mean_by_softmax(q, state, first, exploring.temperature, sampler)
    if len(exploring.plain) == 0 and exploring.way == _BOUND:
        return _mean_by_bound(q, visits, state, first, exploring.confidence, sampler)
    return expected_sarsa_target(0.0, 1.0, q, state, first, epsilon_at(now, exploring), sampler)


@inlined
def chance(
    q: StateActionValues, visits: Counts, state: State, at: StateAction, now: int, exploring: Exploring, sampler: Sampler
) -> float:
    """π(a|s) of the action of index `at`, as the state would be acted in; 1 where it would never be: someone else chose it."""
    if len(exploring.plain) == 0 and exploring.way >= _SOFTMAX:
        share = _chance_by_weight(q, visits, state, at, exploring, sampler)
    else:
        share = _chance_by_epsilon(q, state, at, epsilon_at(now, exploring), sampler)
    return share if share > 0.0 else 1.0


@inlined
def _chance_by_epsilon(q: StateActionValues, state: State, at: StateAction, epsilon: float, sampler: Sampler) -> float:
    """ε / |A(s)|, and where the action is one of m greedy ones (1 − ε) / m more."""
    count, first = len(sampler.moves) if len(sampler.moves) > 0 else sampler.counts[state], row(state, sampler)
    best, ties = largest(q, first, sampler.moves, sampler.actions), 0
    for action in range(width(sampler.moves, sampler.actions)):  # what is not legal holds −∞
        ties += q[first + U64(action)] == best
    return epsilon / count + ((1.0 - epsilon) / ties if q[at] == best else 0.0)


@called
def _chance_by_weight(
    q: StateActionValues, visits: Counts, state: State, at: StateAction, exploring: Exploring, sampler: Sampler
) -> float:
    """The chance by softmax or by the upper confidence bound."""
    first = row(state, sampler)
    if exploring.way == _SOFTMAX:
        highest, total = _summed(q, state, first, exploring.temperature, sampler)
        weight: float = np.exp((q[at] - highest) / exploring.temperature)
        return weight / total
    logarithm = _logarithm(visits, state, first, sampler)
    best, ties = _best_bound(q, visits, state, first, logarithm, exploring.confidence, sampler)
    return 1.0 / ties if _bound(q, visits, at, logarithm, exploring.confidence) == best else 0.0


@inlined
def _weight(q: StateActionValues, first: StateAction, place: int, highest: float, temperature: float, sampler: Sampler) -> float:
    """e^{(q − max q)/τ} of the legal action at a place of the state's choices."""
    weight: float = np.exp((q[first + U64(sampler.choices[first + U64(place)])] - highest) / temperature)
    return weight


@inlined
def _summed(q: StateActionValues, state: State, first: StateAction, temperature: float, sampler: Sampler) -> tuple[float, float]:
    """(max q, Σ of the weights) over the legal actions of a state."""
    highest, total = -np.inf, 0.0
    for place in range(sampler.counts[state]):
        highest = max(highest, q[first + U64(sampler.choices[first + U64(place)])])
    for place in range(sampler.counts[state]):
        total += _weight(q, first, place, highest, temperature, sampler)
    return highest, total


@called
def _by_softmax(
    q: StateActionValues, state: State, first: StateAction, bits: Bits, temperature: float, sampler: Sampler
) -> Action:
    """A legal action drawn with chance e^{q/τ} / Σ e^{q/τ}."""
    highest, total = _summed(q, state, first, temperature, sampler)
    point = unit_interval(bits) * total
    chosen = U64(0)
    for place in range(sampler.counts[state]):
        chosen = U64(sampler.choices[first + U64(place)])
        point -= _weight(q, first, place, highest, temperature, sampler)
        if point < 0.0:
            break
    return chosen


@called
def _mean_by_softmax(q: StateActionValues, state: State, first: StateAction, temperature: float, sampler: Sampler) -> float:
    """Σ_a q(s, a) e^{q/τ} / Σ e^{q/τ}."""
    highest, total = _summed(q, state, first, temperature, sampler)
    mean = 0.0
    for place in range(sampler.counts[state]):
        share = _weight(q, first, place, highest, temperature, sampler) / total
        mean += share * q[first + U64(sampler.choices[first + U64(place)])]
    return mean


@inlined
def _bound(q: StateActionValues, visits: Counts, at: StateAction, logarithm: float, confidence: float) -> float:
    """q + c √(ln N(s) / N(s, a)); ∞ for what was never tried."""
    return q[at] + confidence * np.sqrt(logarithm / visits[at]) if visits[at] > 0 else np.inf


@inlined
def _logarithm(visits: Counts, state: State, first: StateAction, sampler: Sampler) -> float:
    """ln N(s), the number of times that the state was acted in."""
    total = 0
    for place in range(sampler.counts[state]):
        total += visits[first + U64(sampler.choices[first + U64(place)])]
    logarithm: float = np.log(max(total, 1))
    return logarithm


@inlined
def _best_bound(
    q: StateActionValues, visits: Counts, state: State, first: StateAction, logarithm: float, confidence: float, sampler: Sampler
) -> tuple[float, int]:
    """(the highest bound, how many actions have it) among the legal actions of a state."""
    best, ties = -np.inf, 0
    for place in range(sampler.counts[state]):
        bound = _bound(q, visits, first + U64(sampler.choices[first + U64(place)]), logarithm, confidence)
        ties = 1 if bound > best else ties + (bound == best)
        best = max(best, bound)
    return best, ties


@called
def _by_bound(
    q: StateActionValues, visits: Counts, state: State, first: StateAction, low: Bits, confidence: float, sampler: Sampler
) -> Action:
    """The action with the highest bound (eq. 2.10), ties broken evenly by 32 random bits."""
    logarithm, chosen = _logarithm(visits, state, first, sampler), U64(0)
    best, ties = _best_bound(q, visits, state, first, logarithm, confidence, sampler)
    left = one_of(ties, low)
    for place in range(sampler.counts[state]):
        action = U64(sampler.choices[first + U64(place)])
        if _bound(q, visits, first + action, logarithm, confidence) == best:
            if left == U64(0):
                chosen = action
                break
            left -= U64(1)
    return chosen


@called
def _mean_by_bound(
    q: StateActionValues, visits: Counts, state: State, first: StateAction, confidence: float, sampler: Sampler
) -> float:
    """The mean of q over the actions with the highest bound; 0 where nothing is legal."""
    logarithm, total = _logarithm(visits, state, first, sampler), 0.0
    best, ties = _best_bound(q, visits, state, first, logarithm, confidence, sampler)
    for place in range(sampler.counts[state]):
        at = first + U64(sampler.choices[first + U64(place)])
        if _bound(q, visits, at, logarithm, confidence) == best:
            total += q[at]
    return total / ties if ties > 0 else 0.0

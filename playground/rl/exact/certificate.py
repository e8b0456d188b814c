"""The proof that values are the optimum: every inequality checked in fractions, without trust in how they were computed.

For γ < 1. If v(s) ≥ R(s, a) + γ Σ p v(s') for every state and action, no policy is worth more than v, since what is overlooked
n steps ahead shrinks as γ^n; and if a policy's own actions give equality, it is worth v.

For γ = 1 what is overlooked need not shrink, so three more things are checked.
* The policy, from every state, surely ends, or comes to rest: goes on among states of value 0 and is paid nothing there. So it is
  worth v.
* Where one can go on for ever by actions that give equality, v ≥ 0. An action that gives less than equality can be taken only a
  limited number of times on average unless everything is lost; so whoever never ends comes to stay among those states, what is
  overlooked is not negative in the end, and nobody gets more than v.
* Where v is said to be minus infinity no action pays anything on average, and no policy can be sure to end or to rest for
  nothing: so each has a chance to be lost for ever, and loses without bound then.

Plain Python and its fractions only. The physics that makes the table stands in `world/physics/`; that the table is the level is
not proven here.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from playground.plurals import counted
from playground.world.tabular.exact_table import ExactAction, ExactTable

Value = Fraction | None
"""A value; None is minus infinity."""


class Unproven(ValueError):
    """What was to be checked does not hold; the message says where."""


class Certificate(NamedTuple):
    """What was checked: so many states in which something can be done, actions, and of these such with equality; and in words."""

    states: int
    actions: int
    equal: int
    text: str


def certificate(table: ExactTable, v: Sequence[Value], policy: Sequence[int]) -> Certificate:
    """Checks that v [S] is the optimum and that the policy [S] (an action each, −1 without one) has it. Unproven otherwise."""
    if not (0 <= table.discount <= 1 and len(v) == len(policy) == len(table.actions)):
        raise Unproven("the discount is not from 0 to 1, or there are not as many values as states")
    tight = [[way for way in ways if _equal(state, way, v, table.discount)] for state, ways in enumerate(table.actions)]
    chosen = [_chosen(state, tight, v, policy, bool(table.actions[state])) for state in range(len(v))]
    sentence = "v ≥ R + γ Σ p v for every action, and v is what one policy gets"
    lost = [state for state, value in enumerate(v) if value is None]
    if table.discount < 1:
        if lost:
            raise Unproven(f"state {lost[0]} has no value, and γ is below 1")
    else:
        _check_arrives(chosen, v)
        _check_staying(tight, v)
        _check_lost(table, lost)
        sentence += ", which surely ends or rests for nothing; v ≥ 0 wherever one could go on for ever without losing by it"
        sentence += f"; {counted(len(lost), 'state')} where every policy loses without bound" if lost else ""
    acting = sum(map(bool, table.actions))
    return Certificate(acting, sum(map(len, table.actions)), sum(map(len, tight)), sentence)


def _equal(state: int, way: ExactAction, v: Sequence[Value], discount: Fraction) -> bool:
    """Whether an action of a state gives equality; Unproven where it is worth more, or where its chances are none."""
    chances = [chance for _, chance in way.onward]
    if any(chance <= 0 for chance in chances) or sum(chances) > 1:
        raise Unproven(f"the chances of action {way.action} in state {state} are none")
    value, ahead = v[state], way.reward
    for after, chance in way.onward:
        later = v[after]
        if later is None:
            return False
        ahead += discount * chance * later
    if value is None or value < ahead:
        raise Unproven(f"action {way.action} in state {state} is worth {ahead}, more than the value {value}")
    return value == ahead


def _chosen(
    state: int, tight: Sequence[Sequence[ExactAction]], v: Sequence[Value], policy: Sequence[int], acts: bool
) -> ExactAction | None:
    """The policy's way in a state, which gives equality; None where nothing can be done, at a value of 0, or all is lost."""
    if not acts or v[state] is None:
        if not acts and v[state] != 0:
            raise Unproven(f"state {state} ends the episode, and its value is not 0")
        return None
    taken = next((way for way in tight[state] if way.action == policy[state]), None)
    if taken is None:
        raise Unproven(f"the policy's action in state {state} is not worth the value {v[state]}")
    return taken


def _stay(ways: Sequence[Sequence[ExactAction]]) -> set[int]:
    """The largest set of states in which one can go on for ever by these ways."""
    inside = {state for state, some in enumerate(ways) if some}
    while True:
        kept = {s for s in inside if any(way.stays and all(after in inside for after, _ in way.onward) for way in ways[s])}
        if kept == inside:
            return inside
        inside = kept


def _arriving(waiting: Mapping[int, Sequence[ExactAction]], arrived: set[int]) -> set[int]:
    """The states that have arrived, and all that may arrive there or end, sooner or later, by the ways of those that wait."""
    while True:
        near = {
            s for s in waiting.keys() - arrived for way in waiting[s] if not way.stays or any(t in arrived for t, _ in way.onward)
        }
        if not near:
            return arrived
        arrived = arrived | near


def _check_arrives(chosen: Sequence[ExactAction | None], v: Sequence[Value]) -> None:
    """Unproven where the policy might go on for ever without being at rest."""
    idle = [[way] if way is not None and way.reward == 0 and v[s] == 0 else [] for s, way in enumerate(chosen)]
    arrived = _stay(idle) | {s for s, way in enumerate(chosen) if way is None and v[s] is not None}
    waiting = {s: [way] for s, way in enumerate(chosen) if way is not None and s not in arrived}
    never = waiting.keys() - _arriving(waiting, arrived)
    if never:
        raise Unproven(f"the policy may go on for ever from state {min(never)}")


def _check_staying(tight: Sequence[Sequence[ExactAction]], v: Sequence[Value]) -> None:
    """Unproven where one can go on for ever by actions that give equality at a value below 0."""
    for state in _stay(tight):
        value = v[state]
        if value is None or value < 0:
            raise Unproven(f"one can go on for ever from state {state}, whose value {value} is below 0")


def _check_lost(table: ExactTable, lost: Sequence[int]) -> None:
    """Unproven where something is paid in a state that is said to be lost, or some policy surely ends or rests from there."""
    if not lost:
        return
    for state in lost:
        if not table.actions[state] or any(way.reward > 0 for way in table.actions[state]):
            raise Unproven(f"state {state} is said to lose without bound, and something is paid there")
    rest = _stay([[way for way in ways if way.reward == 0] for ways in table.actions])
    inside = set(range(len(table.actions)))
    while True:
        arrived = {s for s in inside if s in rest or not table.actions[s]}
        safe = {s: [w for w in table.actions[s] if all(after in inside for after, _ in w.onward)] for s in inside - arrived}
        arrived = _arriving(safe, arrived)
        if arrived == inside:
            break
        inside = arrived
    saved = inside & set(lost)
    if saved:
        raise Unproven(f"state {min(saved)} is said to lose without bound, and a policy surely ends from there")

"""Ways that end, and ways to stay for nothing, in a table of fractions: what γ = 1 needs beside the equations."""

from collections.abc import Callable, Sequence

from playground.world.tabular.exact_table import ExactAction, ExactTable

Allowed = Callable[[int, ExactAction], bool]
"""Whether a way may be taken in a state."""


def resting(table: ExactTable) -> list[ExactAction | None]:
    """[S] a way to go on for ever without any reward, in the largest set of states that have one; None elsewhere."""
    free = [[way for way in ways if way.reward == 0 and way.stays] for ways in table.actions]
    inside = [bool(ways) for ways in free]
    shrunk = True
    while shrunk:
        shrunk = False
        for state, ways in enumerate(free):
            if inside[state]:
                free[state] = [way for way in ways if all(inside[after] for after, _ in way.onward)]
                inside[state] = bool(free[state])
                shrunk |= not inside[state]
    return [ways[0] if ways else None for ways in free]


def arriving(table: ExactTable, rest: Sequence[ExactAction | None], allowed: Allowed) -> list[ExactAction | None]:
    """[S] ways that arrive, with certainty in the long run, at an end or at a rest; None where the allowed ones cannot.

    A way to rest is always allowed.
    """
    S = len(table.actions)
    inside = [True] * S
    while True:
        chosen: list[ExactAction | None] = list(rest)
        arrived = [way is not None or not table.actions[state] for state, way in enumerate(rest)]
        grown = True
        while grown:
            near = [_near(state, table.actions[state], arrived, inside, allowed) for state in range(S)]
            grown = any(near)
            for state, way in enumerate(near):
                if way is not None:
                    chosen[state], arrived[state] = way, True
        if arrived == inside:
            return chosen
        inside = arrived


def _near(
    state: int, ways: Sequence[ExactAction], arrived: Sequence[bool], inside: Sequence[bool], allowed: Allowed
) -> ExactAction | None:
    """A way that may arrive at once and leads nowhere from where one might not."""
    if arrived[state] or not inside[state]:
        return None
    fits = (way for way in ways if allowed(state, way) and all(inside[after] for after, _ in way.onward))
    return next((way for way in fits if not way.stays or any(arrived[after] for after, _ in way.onward)), None)

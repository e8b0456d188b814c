"""Ways that end, and ways to stay for nothing, in a table of fractions: what γ = 1 needs beside the equations."""

from collections.abc import Callable, Sequence

from playground.world.tabular.exact_table import ExactTable, Way

Allowed = Callable[[int, Way], bool]
"""Whether a way may be taken in a state."""


def resting(table: ExactTable) -> list[Way | None]:
    """[S] a way to go on for ever without any reward, in the largest set of states that have one; None elsewhere."""
    free = [[way for way in ways if way.reward == 0 and way.stays] for ways in table.ways]
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


def arriving(table: ExactTable, rest: Sequence[Way | None], allowed: Allowed) -> list[Way | None]:
    """[S] ways that arrive, with certainty in the long run, at an end or at a rest; None where the allowed ones cannot.

    A way to rest is always allowed.
    """
    S = len(table.ways)
    inside = [True] * S
    while True:
        chosen: list[Way | None] = list(rest)
        arrived = [way is not None or not table.ways[state] for state, way in enumerate(rest)]
        grown = True
        while grown:
            near = [_near(state, table.ways[state], arrived, inside, allowed) for state in range(S)]
            grown = any(near)
            for state, way in enumerate(near):
                if way is not None:
                    chosen[state], arrived[state] = way, True
        if arrived == inside:
            return chosen
        inside = arrived


def _near(state: int, ways: Sequence[Way], arrived: Sequence[bool], inside: Sequence[bool], allowed: Allowed) -> Way | None:
    """A way that may arrive at once and leads nowhere from where one might not."""
    if arrived[state] or not inside[state]:
        return None
    fits = (way for way in ways if allowed(state, way) and all(inside[after] for after, _ in way.onward))
    return next((way for way in fits if not way.stays or any(arrived[after] for after, _ in way.onward)), None)

"""Groups of states that can all reach one another (strongly connected components)."""

import numpy as np

from playground.compiled import kernel
from playground.rl.kernel_types import Array


def components(successors: Array, weights: Array) -> tuple[Array, Array, Array]:
    """The groups of a graph, those first that lead to no other (Tarjan 1972).

    Args:
      successors: [S, W] uint32, where each edge leads. weights: [S, W] float64; an edge with weight 0 is none.

    Returns:
      order: [S] int64, the states by group, ascending within one; bounds: [G + 1] int64, where each group begins in `order`;
      group: [S] int64, the group of each state. Every edge leads to the same or to an earlier group.
    """
    S = len(successors)
    group = np.full(S, -1, np.int64)
    scratch = np.zeros((5, max(S, 1)), np.int64)
    bounds, order = np.zeros(S + 2, np.int64), np.empty(S, np.int64)
    count = int(_find(successors, weights, group, scratch, bounds, order))
    return order, bounds[: count + 1].copy(), group


@kernel
def _find(successors: Array, weights: Array, group: Array, scratch: Array, bounds: Array, order: Array) -> int:
    """Fills group, bounds and order; returns the number of groups.

    `scratch` holds index, lowest, stack, path, and next edge, of each state.
    """
    index, lowest, stack, path, edge = scratch[0], scratch[1], scratch[2], scratch[3], scratch[4]
    counter, groups, held = 0, 0, 0
    for root in range(len(group)):
        if index[root] != 0:
            continue
        depth = 0
        path[0] = root
        counter += 1
        index[root] = lowest[root] = counter
        stack[held] = root
        held += 1
        while depth >= 0:
            state = path[depth]
            if edge[state] < successors.shape[1]:
                branch = edge[state]
                edge[state] += 1
                if weights[state, branch] > 0.0:
                    after = successors[state, branch]
                    if index[after] == 0:
                        counter += 1
                        index[after] = lowest[after] = counter
                        stack[held] = after
                        held += 1
                        depth += 1
                        path[depth] = after
                    elif group[after] < 0:
                        lowest[state] = min(lowest[state], index[after])
                continue
            if lowest[state] == index[state]:
                member = -1
                while member != state:
                    held -= 1
                    member = stack[held]
                    group[member] = groups
                groups += 1
            depth -= 1
            if depth >= 0:
                lowest[path[depth]] = min(lowest[path[depth]], lowest[state])
    for state in range(len(group)):
        bounds[group[state] + 2] += 1
    for number in range(1, groups + 1):
        bounds[number + 1] += bounds[number]
    for state in range(len(group)):
        order[bounds[group[state] + 1]] = state
        bounds[group[state] + 1] += 1
    return groups

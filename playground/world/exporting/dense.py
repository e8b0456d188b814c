"""A table as dense arrays, with its axes in the order that another library reads."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from playground.plurals import counted
from playground.world.environments.listing import penalty
from playground.world.level import LevelError
from playground.world.mdp import TabularMDP

Array = NDArray[np.float64]

MOST = 2**27
"""How many chances are laid out: a gigabyte of them."""
AXES = ("S", "A", "S'")


class Layout(NamedTuple):
    """How a library wants its arrays.

    axes: of the chances. rewards: of the rewards; without S' they are the means of each action.
    forbidden: the reward of an action that is not legal, where the library has one that means it; None where it knows none.
    stays: whether a state that ends the episode leads to itself, as everywhere but in MushroomRL, or nowhere.
    endless: whether it takes γ = 1 for episodes of any length.
    """

    axes: str
    rewards: str
    forbidden: float | None = None
    stays: bool = True
    endless: bool = True


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "quantecon": Layout("S A S'", "S A", forbidden=-np.inf, endless=False),
        "pymdptoolbox": Layout("A S S'", "A S S'"),
        "mushroom-rl": Layout("S A S'", "S A S'", stays=False),
        "jaxdp": Layout("A S' S", "A S S'", endless=False),
    }
)
"""By the name of the library."""


class Dense(NamedTuple):
    """A process as arrays of N states: those of the table, and one more where an outcome ends in a state that goes on.

    probability, reward: float64, in the axes that were asked for.
    start: [N] float64. terminal: [N] bool, where the episode is over. legal: [N, A] bool. discount: γ.
    """

    probability: Array
    reward: Array
    start: Array
    terminal: NDArray[np.bool_]
    legal: NDArray[np.bool_]
    discount: float


def dense(mdp: TabularMDP, axes: str = "A S S'", rewards: str | None = None) -> Dense:
    """The table as arrays; their optimum is that of the table.

    What ends an episode leads to a state that stays where it is for nothing, whatever is done. Arrays must have a chance and a
    reward for every action, so one that is not legal does what the first legal action of the state does and pays less, and is
    never the best (see `environments.listing`). Rewards are means; where nothing leads from s to s', the reward is 0.

    Args:
      axes: the order of the axes of the chances, S, A and S' in any order, like "A S S'"; or the name of a library of `LAYOUTS`,
        which says both orders and what is particular to it.
      rewards: the order of the axes of the rewards; "S A" or "A S" are means over s'. That of the chances where it is None.

    Raises:
      LevelError: there is no such order, γ is 1 and the library takes none, or there are too many states to lay out.
    """
    layout = LAYOUTS.get(axes) or Layout(axes, rewards or axes)
    layout = layout._replace(rewards=rewards or layout.rewards)
    if mdp.discount == 1.0 and not layout.endless:
        raise LevelError(f"{axes} takes a γ below 1 only, and this one is 1: say another γ, or the axes alone ({layout.axes!r})")
    order, paid = _order(layout.axes, 3), _order(layout.rewards, 2)
    S, A = mdp.legal.shape
    aside = int((mdp.ends & ~mdp.terminal[mdp.successor] & (mdp.probability > 0.0)).any())
    N = S + aside
    if N * A * N > MOST:
        raise LevelError(
            f"{counted(N, 'state')} and {counted(A, 'action')} are {N * A * N:,} chances, "
            f"more than {MOST:,}: too many for a dense array"
        )
    chance, reward = _laid_out(mdp, N)
    terminal = np.concatenate([mdp.terminal, np.ones(aside, bool)])
    legal = np.concatenate([mdp.legal, np.zeros((aside, A), bool)])
    chance[terminal, :, np.flatnonzero(terminal)] = float(layout.stays)
    if len(paid) == 2:
        reward = (chance * reward).sum(axis=2)
        if layout.forbidden is not None:
            reward[~legal & ~terminal[:, None]] = layout.forbidden
    start = np.concatenate([mdp.start, np.zeros(aside)])
    arrays = np.ascontiguousarray(chance.transpose(order)), np.ascontiguousarray(reward.transpose(paid))
    return Dense(*arrays, start, terminal, legal, float(mdp.discount))


def _order(axes: str, least: int) -> tuple[int, ...]:
    """Where each named axis stands in [S, A, S']."""
    names = axes.replace(",", " ").replace("′", "'").split()
    if len(names) < least or sorted(names) != sorted(AXES[: len(names)]):
        libraries = ", ".join(LAYOUTS)
        raise LevelError(f"the axes are {axes!r}, expected S, A and S' in any order, like \"A S S'\", or one of {libraries}")
    return tuple(AXES.index(name) for name in names)


def _laid_out(mdp: TabularMDP, N: int) -> tuple[Array, Array]:
    """The chances and the mean rewards [N, A, N] of states that go on."""
    S, A = mdp.legal.shape
    state = np.flatnonzero(~mdp.terminal)[:, None]
    does = np.where(mdp.legal, np.arange(A), mdp.legal.argmax(axis=1)[:, None])[state[:, 0]]
    p, ends = mdp.probability[state, does], mdp.ends[state, does]
    follows = mdp.successor[state, does].astype(np.int64)
    after = np.where(ends & ~mdp.terminal[follows] & (p > 0.0), S, follows)
    pays = mdp.reward[state, does] - np.where(mdp.legal[state[:, 0]], 0.0, penalty(mdp))[:, :, None]
    at = np.broadcast_to(state[:, :, None], p.shape), np.broadcast_to(np.arange(A)[:, None], p.shape), after
    chance, reward = np.zeros((2, N, A, N))
    np.add.at(chance, at, p)
    np.add.at(reward, at, p * pays)
    np.divide(reward, chance, out=reward, where=chance > 0.0)
    return chance, reward

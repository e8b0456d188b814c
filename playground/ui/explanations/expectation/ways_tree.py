"""The tree of what may come: from a state on, every move that the policy may make and every outcome, step by step."""

from typing import NamedTuple

import numpy as np
import pygame

from playground.learning.learner import Array
from playground.training.snapshot import Studied
from playground.training.studies.odometer import branches
from playground.ui import theme
from playground.ui.drawing.store import stored
from playground.world.mdp import TabularMDP

MOST = 1500
"""At most so many branches of one step are drawn; more of them are drawn as one solid shape."""
FINER = 2
"""The tree is drawn this many times larger and then scaled down, which makes it smooth."""


class TreeStep(NamedTuple):
    """The branches of one step: the heights [N] in [0, 1] where each begins and stops, and whether the episode is over there."""

    begins: Array
    stops: Array
    over: Array


def tree_steps(mdp: TabularMDP, policy: Array, state: int, steps: int) -> tuple[TreeStep, ...]:
    """The steps of the tree: at most `steps`, and only as long as none has more than MOST branches."""
    can = branches(mdp, policy)
    ends = mdp.ends | mdp.terminal[mdp.successor]
    at, low, high = np.array([state]), np.zeros(1), np.ones(1)
    levels = []
    for _ in range(steps):
        if not len(at) or can[at].sum() > MOST:
            break
        parent, action, branch = np.nonzero(can[at])
        counts = np.bincount(parent, minlength=len(at))
        firsts = np.cumsum(counts) - counts
        share = (high - low)[parent] / counts[parent]
        bottom = low[parent] + share * (np.arange(len(parent)) - firsts[parent])
        over = ends[at[parent], action, branch]
        levels.append(TreeStep((low + high)[parent] / 2, bottom + share / 2, over))
        at = mdp.successor[at[parent], action, branch][~over]
        low, high = bottom[~over], (bottom + share)[~over]
    return tuple(levels)


@stored(maxsize=4)
def tree(mdp: TabularMDP, study: Studied, state: int, steps: int, size: tuple[int, int]) -> pygame.Surface:
    """The tree as a picture, from left to right; from a step with too many branches on it is one solid shape."""
    width, height = size[0] * FINER, size[1] * FINER
    layer = pygame.Surface((width, height), pygame.SRCALPHA)
    levels = tree_steps(mdp, study.policy, state, steps)
    edge, dot = 4 * FINER, 3 * FINER
    step = (width - 2 * edge) / max(1, steps)

    def spot(number: int, place: float) -> tuple[int, int]:
        return round(edge + number * step), round(edge + place * (height - 2 * edge))

    alive = levels[-1].stops[~levels[-1].over] if levels else np.array([0.5])
    if len(levels) < steps and len(alive):
        top, bottom = spot(len(levels), float(alive.min())), spot(len(levels), float(alive.max()))
        crowd = [top, (width - edge, edge), (width - edge, height - edge), bottom]
        pygame.draw.polygon(layer, theme.ACCENT, crowd)
    for number, level in enumerate(levels):
        wide = FINER if len(level.stops) > 60 else 2 * FINER
        for begin, stop in zip(level.begins.tolist(), level.stops.tolist(), strict=True):
            pygame.draw.line(layer, theme.ACCENT, spot(number, begin), spot(number + 1, stop), wide)
    for number, level in enumerate(levels):
        for stop in level.stops[level.over].tolist():
            pygame.draw.circle(layer, theme.FOCUS, spot(number + 1, stop), dot if len(level.stops) <= 60 else FINER)
    pygame.draw.circle(layer, theme.ACCENT_DARK, spot(0, 0.5), 2 * dot)
    return pygame.transform.smoothscale(layer, size)

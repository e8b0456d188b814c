"""An episode as pictures of the board, one for each state that was passed through."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from playground.ui.board.picture import picture
from playground.world.level import Level
from playground.world.mdp import TabularMDP


def replay(level: Level, mdp: TabularMDP, steps: Sequence[tuple[int, int]]) -> Iterator[NDArray[np.uint8]]:
    """Pictures [height, width, 3] uint8 of even sizes, as video wants them. steps: (state, action that led there or -1)."""
    for state, action in steps:
        pixels = picture(level, mdp, state, None if action < 0 else action)
        rows, columns = pixels.shape[0] % 2, pixels.shape[1] % 2
        yield np.pad(pixels, ((0, rows), (0, columns), (0, 0)), "edge")

"""Whether two pictures show the same: coarsely, because versions of pygame-ce smooth edges and letters a little differently."""

from pathlib import Path

import numpy as np
import pygame

BLOCK = 8
"""Pixels of a side of the squares whose mean colours are compared."""
LOUDEST = 20.0
"""Of 255: mean colours of a square may differ by so much in each channel."""
MOST = 4
"""Squares that may differ by more: a word that is another one is more of them."""


def different(one: Path, other: Path) -> int:
    """How many squares of two pictures differ; all of them where their sizes do."""
    first, second = _means(one), _means(other)
    if first.shape != second.shape:
        return max(first.shape[0] * first.shape[1], second.shape[0] * second.shape[1])
    return int((np.abs(first - second).max(axis=2) > LOUDEST).sum())


def _means(path: Path) -> np.ndarray:
    """[columns, rows, 3] mean colours of the squares of a picture; an incomplete last column or row is left out."""
    pixels = pygame.surfarray.array3d(pygame.image.load(str(path))).astype(float)
    width, height = pixels.shape[0] // BLOCK, pixels.shape[1] // BLOCK
    return pixels[: width * BLOCK, : height * BLOCK].reshape(width, BLOCK, height, BLOCK, 3).mean(axis=(1, 3))

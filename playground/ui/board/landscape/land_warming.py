"""Calls the kernels of the landscape once, so that they are compiled and kept."""

from collections.abc import Iterator

import numpy as np

from playground.ui.board.landscape import land_pixels, upright


def warm_up(part: str, first: str) -> Iterator[str]:
    """Paints a landscape of one cell; yields nothing. What it is given is of no account: there is only one part."""
    out, ids, colours = np.zeros((2, 2), np.uint32), np.full((2, 2), -1, np.int32), np.zeros((1, 1), np.uint32)
    frame = (1.0, 0.0, 0.7, 0.7, 1.0, 1.0, 1.0, -1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    room = (
        np.zeros(2, np.uint32),
        np.zeros(2, np.uint32),
        np.zeros(2, np.int32),
        np.zeros(6),
    )
    land_pixels.paint(out[:1, :1], ids[:1, :1], np.zeros((1, 1)), colours, colours, colours, frame, *room)
    places = np.zeros((1, 3), np.int32)
    upright.stand(out, ids, np.zeros(1), np.zeros(1, np.uint32), np.array([[0, 1, 1]], np.int32), places, np.zeros(1))
    yield from ()

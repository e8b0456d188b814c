"""The board with overlays as a PNG."""

import io

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.ui.board.board_png import CELL, LARGEST, MARGIN, board_png
from playground.ui.board.drawn import Drawn
from playground.ui.board.painter import overlays
from playground.world import compile_mdp, library
from playground.world.level import Level


def picture(level, v=None, names=("values",), floor=0):
    mdp = compile_mdp(level)
    fields = {Field.V: np.zeros(len(mdp.states)) if v is None else v}
    return pygame.image.load(
        io.BytesIO(board_png(Drawn(level, mdp, fields), [overlays()[name] for name in names], floor)), "a.png"
    )


def test_it_has_the_size_of_the_board():
    level = library.find("corridor")
    assert picture(level).get_size() == (level.width * CELL + 2 * MARGIN, level.height * CELL + 2 * MARGIN)


def test_a_large_board_is_painted_whole_in_a_picture_of_bounded_size():
    level = Level("large", tuple("." * 200 for _ in range(150)))
    drawn = picture(level, np.ones(200 * 150))
    assert max(drawn.get_size()) <= LARGEST
    rows = pygame.surfarray.array3d(drawn)[MARGIN + 2 : -MARGIN - 2, MARGIN + 2 : -MARGIN - 2].astype(int)
    assert np.ptp(rows[:, :300].mean(axis=(0, 1)) - rows[:, -300:].mean(axis=(0, 1))) < 3, "no band is missing"


def test_numbers_are_seen_as_colours():
    level = library.find("corridor")
    mdp = compile_mdp(level)
    good, bad = picture(level, np.full(len(mdp.states), 3.0)), picture(level, np.full(len(mdp.states), -3.0))
    cell = mdp.states[1].cell
    at = MARGIN + cell.col * CELL + CELL // 5, MARGIN + cell.row * CELL + CELL // 5
    assert good.get_at(at).r > good.get_at(at).b, "orange"
    assert bad.get_at(at).b > bad.get_at(at).r, "blue"


def test_without_overlays_there_is_only_the_level():
    level = library.find("corridor")
    bare = pygame.surfarray.array3d(picture(level, names=()))
    assert np.array_equal(bare, pygame.surfarray.array3d(picture(level, np.ones(5), names=())))
    with pytest.raises(IndexError):
        picture(level, floor=1)

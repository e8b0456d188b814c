"""A small picture of a level, for the browser."""

from functools import lru_cache

import pygame

from playground.ui.board.board import Board
from playground.ui.board.scene import Scene
from playground.ui.board.viewport import Viewport
from playground.world.level import Level


@lru_cache(maxsize=256)
def thumbnail(level: Level, size: tuple[int, int]) -> pygame.Surface:
    """The level's tiles in (width, height) pixels, as on the board. Do not draw on it."""
    picture = pygame.Surface(size)
    view = Viewport(picture.get_rect(), level.height, level.width, margin=max(2, min(size) // 24))
    Board().draw(picture, Scene(level, view))
    return picture

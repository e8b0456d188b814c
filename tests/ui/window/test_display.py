"""Into full screen and back to the size that the window had."""

from collections.abc import Iterator

import pygame
import pytest

from playground.ui.window.display import Display


@pytest.fixture(autouse=True)
def window() -> Iterator[None]:
    pygame.display.init()
    pygame.display.set_mode((640, 400), pygame.RESIZABLE)
    yield
    pygame.display.quit()


def test_the_size_is_that_of_the_window_and_in_full_screen_that_of_before() -> None:
    display = Display()
    assert display.size == (640, 400)
    display.toggle()
    assert pygame.display.is_fullscreen() and display.size == (640, 400)
    display.toggle()
    assert not pygame.display.is_fullscreen() and display.size == pygame.display.get_window_size() == (640, 400)

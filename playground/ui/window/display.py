"""The system's window: into full screen and back to the size it had."""

import warnings

import pygame


class Display:
    """Remembers the window's size while it fills the screen."""

    def __init__(self) -> None:
        self._before: tuple[int, int] | None = None

    def toggle(self) -> None:
        """Into full screen or out of it."""
        if self._before is None:
            self._before = pygame.display.get_window_size()
            pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            return
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # SDL first answers with the size of the screen, and says so
            pygame.display.set_mode(self._before)
        pygame.display.set_mode(self._before, pygame.RESIZABLE)
        self._before = None

    @property
    def size(self) -> tuple[int, int]:
        """The window's size, as it is or as it was before full screen."""
        return self._before or pygame.display.get_window_size()

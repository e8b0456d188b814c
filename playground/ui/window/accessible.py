"""Makes the window accessible where AccessKit is installed (the extra `accessible`), and costs nothing where it is not."""

import contextlib
from typing import Any

import pygame

from playground import paths
from playground.ui.accessibility.links import starts_hidden
from playground.ui.accessibility.screen_reader import ScreenReader
from playground.ui.window.app import App


def kit() -> Any | None:
    """AccessKit, None where it is not installed or does not fit this system."""
    try:
        import accesskit
    except ImportError:
        return None
    return accesskit


def opens_hidden(installed: Any | None) -> bool:
    """Whether the window is to be opened unseen first, so that screen readers find it complete."""
    return installed is not None and starts_hidden(installed)


def reader_of_window(installed: Any | None) -> ScreenReader | None:
    """The link of the window that is open with this system's screen readers; the window is shown if it was not."""
    if installed is None:
        return None
    try:
        return ScreenReader(installed, pygame.display.get_wm_info().get("window", 0))
    except BaseException as error:  # a panic of AccessKit is no Exception, and must not keep the window shut
        if isinstance(error, KeyboardInterrupt | SystemExit):
            raise
        return None
    finally:
        if starts_hidden(installed):
            pygame.Window.from_display_module().show()


def show(app: App) -> None:
    """Brings the frame that was just drawn to the screen reader, where one is listening."""
    reader = app.screen_reader
    if reader is None or not reader.awake:
        return
    left = top = 0
    with contextlib.suppress(pygame.error):
        left, top = pygame.display.get_window_position()
    wide, high = app.surface.get_size()
    title = f"{app.workspace.level.title} – {paths.TITLE}"
    reader.show(app.ui, app.workspace, app.screen.view, title, (left, top, wide, high), pygame.key.get_focused())

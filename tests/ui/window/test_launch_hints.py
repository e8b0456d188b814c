"""What SDL is told before the window opens."""

import os
import sys

import pytest

from playground import paths
from playground.ui.window import launch
from playground.ui.window.launch import CLASS, give_hints


@pytest.mark.parametrize(
    ("set_before", "after"),
    [(None, paths.NAME), (os.path.basename(sys.argv[0]), paths.NAME), ("of-my-own", "of-my-own")],
    ids=["nothing is set", "pygame set the script", "a person set it"],
)
def test_the_windows_class_is_the_programs_name_unless_a_person_set_one(
    monkeypatch: pytest.MonkeyPatch, set_before: str | None, after: str
) -> None:
    monkeypatch.setenv(CLASS, "")  # so that what is set below is taken back
    monkeypatch.delenv(CLASS)
    if set_before is not None:
        monkeypatch.setenv(CLASS, set_before)
    give_hints([(CLASS, paths.NAME)])
    assert os.environ[CLASS] == after


@pytest.mark.parametrize(("driver", "plain"), [("x11", "0"), ("wayland", None)])
def test_only_a_driver_that_shows_pixels_by_itself_is_kept_from_the_graphics_card(
    monkeypatch: pytest.MonkeyPatch, driver: str, plain: str | None
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("SDL_FRAMEBUFFER_ACCELERATION", "SDL_APP_NAME", "SDL_VIDEO_WAYLAND_WMCLASS", CLASS):
        monkeypatch.setenv(name, "")  # so that what is set below is taken back
        monkeypatch.delenv(name)
    monkeypatch.setattr(launch.pygame.display, "get_driver", lambda: driver)
    launch.open_window((640, 480))
    launch.pygame.display.quit()
    assert os.environ.get("SDL_FRAMEBUFFER_ACCELERATION") == plain

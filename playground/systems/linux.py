"""Linux and other free systems, with X11 or Wayland."""

from pathlib import Path

from playground.systems.posix import lock, step_back
from playground.systems.system import Environment, System

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR")
"""Without any of these there is no screen; SDL need not be asked, which would let Wayland complain in words of its own."""
CLASS = "bellman-playground"
"""What desktops find the desktop file of a window by, and so its icon and its group in the task bar."""


def font_folders(home: Path, environment: Environment) -> tuple[Path, ...]:
    """The folders of the machine, and those of the person."""
    shared = [Path(parent, "fonts") for parent in ("/usr/share", "/usr/local/share", "/run/host", home / ".local/share")]
    return (*shared, home / ".fonts")


def has_screen(environment: Environment) -> bool:
    """Whether a server of X11 or Wayland may be reached."""
    return any(map(environment.get, SCREENS))


LINUX = System(
    id="linux",
    platforms=("linux", "freebsd", "openbsd", "netbsd"),
    lock=lock,
    font_folders=font_folders,
    has_screen=has_screen,
    video_hints=(("SDL_VIDEO_X11_WMCLASS", CLASS), ("SDL_VIDEO_WAYLAND_WMCLASS", CLASS)),
    shows_pixels=("x11",),
    step_back=step_back,
)

"""Linux and other free systems, with X11 or Wayland."""

from pathlib import Path

from playground.systems.posix import lock, step_back
from playground.systems.system import Environment, FileDialog, FileQuestion, System

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


def zenity_words(question: FileQuestion) -> tuple[str, ...]:
    """The arguments of zenity, which GNOME and its relatives have."""
    place = str(Path(question.folder, question.name)) if question.saves else f"{question.folder.rstrip('/')}/"
    saving = ("--save",) if question.saves else ()
    return ("--file-selection", *saving, f"--title={question.title}", f"--filename={place}")


def kdialog_words(question: FileQuestion) -> tuple[str, ...]:
    """The arguments of kdialog, which KDE has."""
    place = str(Path(question.folder, question.name)) if question.saves else question.folder
    return ("--title", question.title, "--getsavefilename" if question.saves else "--getopenfilename", place)


ZENITY = FileDialog("Zenity", "zenity", zenity_words)
KDIALOG = FileDialog("KDialog", "kdialog", kdialog_words)


def file_dialogs(environment: Environment) -> tuple[FileDialog, ...]:
    """The one that looks as the desktop does comes first."""
    kde = "KDE" in environment.get("XDG_CURRENT_DESKTOP", "").split(":")
    return (KDIALOG, ZENITY) if kde else (ZENITY, KDIALOG)


LINUX = System(
    id="linux",
    platforms=("linux", "freebsd", "openbsd", "netbsd"),
    lock=lock,
    font_folders=font_folders,
    has_screen=has_screen,
    video_hints=(("SDL_VIDEO_X11_WMCLASS", CLASS), ("SDL_VIDEO_WAYLAND_WMCLASS", CLASS)),
    shows_pixels=("x11",),
    step_back=step_back,
    file_dialogs=file_dialogs,
)

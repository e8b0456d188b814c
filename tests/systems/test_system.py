"""Each system answers everything that is asked of it, whichever machine the tests run on."""

import os
from pathlib import Path

import pytest

from playground.systems import SYSTEMS, here, named
from playground.systems.linux import LINUX
from playground.systems.macos import MACOS
from playground.systems.system import System
from playground.systems.windows import WINDOWS
from tests.systems.fakes import PLATFORMS, faked

COVERS = (
    "playground/systems/__init__.py",
    "playground/systems/system.py",
    "playground/systems/linux.py",
    "playground/systems/macos.py",
    "playground/systems/posix.py",
    "playground/systems/windows.py",
)
"""A fake of each system stands in `fakes.py`."""


@pytest.fixture(params=SYSTEMS, ids=lambda system: system.id)
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> System:
    return faked(monkeypatch, request.param)


def test_the_one_we_run_on_is_the_one_that_the_platform_names(system: System) -> None:
    assert here() is system and named(PLATFORMS[system.id]) is system


def test_every_platform_has_a_system() -> None:
    assert named("freebsd14") is LINUX and named("some-unix") is LINUX and named("cygwin") is WINDOWS and named("darwin") is MACOS


def test_fonts_lie_in_folders_of_the_machine_and_of_the_person(system: System) -> None:
    folders = system.font_folders(Path("home"), {"LOCALAPPDATA": "home/Local", "WINDIR": "machine"})
    assert any(folder.parts[0] == "home" for folder in folders) and any(folder.parts[0] != "home" for folder in folders)


def test_a_screen_is_missing_only_where_nothing_names_one(system: System) -> None:
    assert all(system.has_screen({name: "x"}) for name in ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"))
    assert system.has_screen({}) is (system is not LINUX)


def test_a_window_may_take_the_graphics_card_where_there_is_no_other_way(system: System) -> None:
    """SDL 2 refuses to open a window on Wayland or macOS whose pixels must not go by way of the card."""
    assert {"wayland", "cocoa", "kmsdrm"}.isdisjoint(system.shows_pixels)


def test_the_clipboard_gives_lines_as_we_have_them(system: System) -> None:
    assert system.pasted("S.\n.G\n\0") == "S.\n.G\n"


def test_windows_ends_lines_with_two_characters() -> None:
    assert WINDOWS.pasted("S.\r\n.G\r\n\0") == "S.\n.G\n"


def test_an_application_of_macos_is_found_beside_itself() -> None:
    assert MACOS.program_place(Path("/Users/ann/Games/Bellman Playground.app/Contents/MacOS")) == Path("/Users/ann/Games")
    assert MACOS.program_place(Path("/opt/bellman")) == Path("/opt/bellman")
    assert LINUX.program_place(Path("/opt/bellman")) == Path("/opt/bellman")


class FakeLibraries:
    """What ctypes has on Windows: it writes down what is called."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.shell32 = self.kernel32 = self

    def SetCurrentProcessExplicitAppUserModelID(self, name: str) -> None:
        self.calls.append(("name", name))

    def SetPriorityClass(self, process: int, priority: int) -> None:
        self.calls.append((process, priority))

    def GetCurrentProcess(self) -> int:
        return 7


class Settable:
    """A function of a library, with the types that are set on it."""

    def __init__(self, function: object) -> None:
        self._function = function

    def __call__(self, *words: object) -> object:
        return self._function(*words)  # type: ignore[operator]


def test_windows_is_told_whose_window_it_is_and_lets_others_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    libraries = FakeLibraries()
    for name in ("SetCurrentProcessExplicitAppUserModelID", "SetPriorityClass", "GetCurrentProcess"):
        setattr(libraries, name, Settable(getattr(libraries, name)))
    monkeypatch.setattr("ctypes.windll", libraries, raising=False)
    WINDOWS.introduce("bellman-playground")
    WINDOWS.step_back()
    assert libraries.calls == [("name", "bellman-playground"), (7, 0x4000)]


def test_the_others_are_nice(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[int] = []
    monkeypatch.setattr(os, "nice", steps.append, raising=False)
    for system in (LINUX, MACOS):
        system.introduce("bellman-playground")
        system.step_back()
    assert steps == [5, 5]


def test_windows_locks_by_its_own_module(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys
    from types import SimpleNamespace

    locks: list[tuple[int, ...]] = []
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=lambda *words: locks.append(words)))
    WINDOWS.lock(3)
    assert locks == [(3, 2, 1)]

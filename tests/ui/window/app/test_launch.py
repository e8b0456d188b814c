"""A start: numba waits until the first frame is there, a place without a screen gets one sentence, what was open comes back."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground import paths
from playground.lessons.packs import ClassPack, ClassSettings
from playground.lessons.wording import ReadingLevel
from playground.ui import documents, preferences
from playground.ui.aspects import Occasion
from playground.ui.preferences import Preferences
from playground.ui.window import launch

FIRST_FRAME = """
import sys
import pygame
from playground.ui import documents
from playground.ui.window import launch
from playground.ui.window.app import App
class Nobody:
    def send(self, command): pass
    def latest(self): return None
    def close(self): pass
def worker():
    print(sorted({"numba", "gymnasium", "scipy"} & set(sys.modules)), len(app.ui.nodes) > 20)
    return Nobody()
launch.open_window((1280, 800))
app = App(documents.opened("first-steps"), worker)
app.frame()
"""


def test_the_first_frame_needs_no_compiler() -> None:
    process = subprocess.run([sys.executable, "-c", FIRST_FRAME], capture_output=True, text=True, check=True, env={**os.environ})
    assert process.stdout.strip() == "[] True"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only there a screen can be taken away by leaving a name out")
def test_without_a_screen_there_is_one_sentence_and_status_2(tmp_path: Path) -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    surroundings = {name: value for name, value in os.environ.items() if name not in hidden}
    process = subprocess.run([sys.executable, "-m", "playground", "play"], capture_output=True, text=True, env=surroundings)
    assert process.returncode == 2
    assert "there is no screen" in process.stderr
    assert process.stderr.count("\n") == 1


def test_what_was_open_comes_back_and_what_is_gone_does_not_matter(home: Path) -> None:
    for level, opened in (("", "first-steps"), ("cliff-walking", "cliff-walking"), (str(home / "gone.toml"), "first-steps")):
        document, asked = launch.last(Preferences(level=level))
        assert (document.source, asked) == (opened, "")


@pytest.mark.parametrize(
    "level",
    [
        "a\0b",
        "\0",
        "x" * 100_000,
        "/" * 5000,
        "a\udc80b.toml",
        "../../../etc/passwd",
        "/dev/zero",
        "/",
        ".",
        "~",
        "#3",
        "a#b#c",
        "\n",
    ],
)
def test_no_name_in_the_settings_can_stop_a_start(home: Path, level: str) -> None:
    document, asked = launch.last(Preferences(level=level))
    assert (document.source, asked) == ("first-steps", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_the_settings_is_not_waited_for(home: Path) -> None:
    home.mkdir(exist_ok=True)
    os.mkfifo(home / "pipe.toml")
    document, _ = launch.last(Preferences(level=str(home / "pipe.toml")))
    assert document.source == "first-steps"


@pytest.mark.parametrize("level", ["gym:some_module:Id-v0", "gym:FrozenLake-v1", "minigrid:MiniGrid-DoorKey-6x6-v0"])
def test_what_another_program_makes_is_asked_about_before_it_runs(home: Path, level: str) -> None:
    document, asked = launch.last(Preferences(level=level))
    assert (document.source, asked) == ("first-steps", level)


IMPORTING = """
import sys
from playground.ui.preferences import Preferences
from playground.ui.window import launch
launch.last(Preferences(level="gym:this:Id-v0"))
launch.last(Preferences(level="gym:FrozenLake-v1"))
print(sorted({"this", "gymnasium", "minigrid"} & set(sys.modules)))
"""


def test_the_settings_import_nothing() -> None:
    process = subprocess.run([sys.executable, "-c", IMPORTING], capture_output=True, text=True, check=True, env={**os.environ})
    assert process.stdout.strip() == "[]"


def test_a_window_leaves_room_for_its_title_and_the_task_bar() -> None:
    assert launch.fitting((1280, 800), (1280, 800)) == (1280, 720)
    assert launch.fitting((1280, 800), (1920, 1080)) == (1280, 800)
    assert launch.fitting((1280, 800), (500, 400)) == (640, 480)


def test_the_loop_runs_until_it_is_closed_and_remembers(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = documents.saved(documents.opened("corridor"), documents.opened("corridor").saved)
    frames: list[int] = []

    def looked(app: launch.App) -> None:
        app.frame()
        frames.append(app.workspace.level.width)
        pygame.event.post(pygame.event.Event(pygame.QUIT))
        loop(app)

    loop = launch.loop
    monkeypatch.setattr(launch, "loop", looked)
    monkeypatch.setattr(launch.Training, "worker", lambda self: Nobody())
    launch.run(str(mine.path), "edit")
    assert frames == [5]
    remembered, _ = preferences.read(paths.user_settings_file())
    assert remembered.level == str(mine.path)


def opened(monkeypatch: pytest.MonkeyPatch, **asked: Any) -> list[launch.App]:
    """The window as it is opened, closed after some frames."""
    apps: list[launch.App] = []

    def looked(app: launch.App) -> None:
        for _ in range(3):
            app.frame()
        apps.append(app)

    monkeypatch.setattr(launch, "loop", looked)
    monkeypatch.setattr(launch.Training, "worker", lambda self: Nobody())
    launch.run(**asked)
    return apps


def test_a_class_lends_its_words_until_the_window_closes(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    preferences.write(Preferences(reading="student"), paths.user_settings_file())
    (app,) = opened(monkeypatch, pack=ClassPack(settings=ClassSettings(reading=ReadingLevel.CHILD)))
    assert app.workspace.preferences.reading == "child"
    assert preferences.read(paths.user_settings_file())[0].reading == "student"


def test_the_demo_reads_what_is_there_and_keeps_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (app,) = opened(monkeypatch, occasion=Occasion(keeps=False))
    assert app.workspace.mode == "learn" and app.exhibition is not None and app.exhibition.touring
    assert app.workspace.preferences.reading == launch.SIMPLEST
    assert not [path for path in home.rglob("*") if path.is_file()]


def test_a_window_can_begin_in_the_presentation_view(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (app,) = opened(monkeypatch, source="book", mode="play", occasion=Occasion(presenting=True))
    assert app.workspace.occasion.presenting and not any(node.id == "menu" for node in app.ui.nodes)


class Nobody:
    """A worker that does nothing."""

    def send(self, command: object) -> None: ...

    def latest(self) -> None: ...

    def close(self) -> None: ...

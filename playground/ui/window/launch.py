"""Opens the window and keeps it going until it is closed."""

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pygame

from playground import paths
from playground.learning.learner import LearnerSpec
from playground.lessons.lesson import Lesson
from playground.lessons.packs import ClassPack
from playground.systems import here
from playground.training.session import Session
from playground.training.snapshot import Snapshot, Status
from playground.training.worker import Worker
from playground.ui import documents, preferences, unsaved_work
from playground.ui.accessibility.screen_reader import ScreenReader
from playground.ui.aspects import USUAL, Guest, Occasion, OpenDialog
from playground.ui.documents import Document
from playground.ui.modes import learn
from playground.ui.preferences import READINGS, Preferences
from playground.ui.window import accessible, pads
from playground.ui.window.app import App
from playground.ui.window.exhibition import Exhibition
from playground.ui.window.icon import icon
from playground.ui.window.loudspeaker import Loudspeaker
from playground.ui.wishes import Browse, Wish
from playground.ui.workspace import Workspace
from playground.world import LevelError, library

SIMPLEST = READINGS[0]
"""For whom words are until a person has chosen."""
FRAMES = 60
"""Frames a second at most."""
IDLE = 20
"""Milliseconds that an idle window waits for an event before it looks for a new snapshot."""
HANDOVER = 0.0003
"""Seconds after which a thread that runs Python lets the other one go on; with the usual 5 ms, training waits for each frame."""
SMALLEST = (640, 480)
BARS = 80
"""Pixels of a screen's height that belong to the window's title and the task bar."""
ICON = 128
"""Pixels of the window's picture; systems make it smaller where they need it."""
CLASS = "SDL_VIDEO_X11_WMCLASS"
HINTS = (("SDL_APP_NAME", paths.TITLE), ("SDL_TOUCH_MOUSE_EVENTS", "0"))
"""What SDL reads before it begins, beside what the system asks for."""
PLAIN = (("SDL_FRAMEBUFFER_ACCELERATION", "0"),)
"""What SDL reads before the first window: our frames are pixels, and need no detour by way of a graphics card."""
HEADLESS = ("dummy", "offscreen")
"""What SDL falls back to where there is no screen."""


class NoDisplayError(Exception):
    """There is no screen to open a window on; the message is one sentence."""


def run(
    source: str | None = None,
    mode: str | None = None,
    guest: tuple[str, Guest] | None = None,
    watch: Callable[[Snapshot], None] = lambda snapshot: None,
    occasion: Occasion = USUAL,
    lesson: Lesson | None = None,
    pack: ClassPack | None = None,
    opening: Wish | None = None,
    settings: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """The window with a level (a bundled name or a path; None is where the person left off), until it is closed.

    A new person, who has no settings yet and asks for nothing, finds the guided minute, in the plainest words.

    guest: who takes the wheel, and the id of the learner that shows it. watch: is shown every snapshot. occasion: what the window
    is used for; where it keeps nothing, the course plays itself until somebody takes over. lesson: opens at once. pack: its
    lessons stand on the map, and its settings hold. opening: what it begins with in place of a level, such as a run.
    settings: of the person, which hold from now on.
    Raises NoDisplayError without a screen, LevelError for a level that was asked for and cannot be read.
    """
    new = not os.path.exists(paths.user_settings_file())  # False, too, where the folder may not be looked into
    preferred, note = preferences.read(paths.user_settings_file())
    preferred = replace(preferred, **settings)
    demo = not occasion.keeps
    learns = demo or lesson is not None or pack is not None
    guide = new and source is None and mode is None and guest is None and not learns
    if guide or (new and demo):
        preferred = replace(preferred, reading=SIMPLEST)
    if pack is not None and pack.settings.reading is not None:
        preferred = preferred.in_class(str(pack.settings.reading))
    opens = source or (library.FIRST if demo else "")
    document, foreign = (documents.opened(opens), "") if opens else last(preferred)
    reader = _open_accessibly((preferred.width, preferred.height))
    training = Training(None if demo else paths.user_runs())
    app = App(
        document,
        training.worker,
        preferred=preferred,
        mode=learn.MODE.id if learns else mode or ("first" if guide else "play"),
        learners=lambda: training.learners,
        watch=watch,
        memory=None if demo else paths.user_memory_file(),
    )
    app.exhibition, app.screen_reader, app.sounding.loudspeaker = Exhibition() if demo else None, reader, Loudspeaker()
    app.workspace = replace(_with_notes(app.workspace, note, "" if demo else _refusal()), occasion=occasion)
    app.workspace = _visited(app.workspace, guest)
    if learns:
        from playground.ui.course.attending import asked_for  # whoever opens no lesson does not wait for the course

        app.workspace = asked_for(app.workspace, None if lesson is None else (lesson, 0), seated=demo, pack=pack)
    app.workspace = app.workspace if demo else _with_questions(app.workspace, foreign)
    app.workspace = app.workspace if opening is None else app.workspace.ask(opening)
    try:
        loop(app)
    finally:
        app.close()
        if not demo:
            _remember(app)
        pygame.quit()


def _open_accessibly(size: tuple[int, int]) -> ScreenReader | None:
    """Opens the window; its link with screen readers, where there can be one."""
    kit = accessible.kit()
    open_window(size, accessible.opens_hidden(kit))
    return accessible.reader_of_window(kit)


def _visited(workspace: Workspace, guest: tuple[str, Guest] | None) -> Workspace:
    """With an agent from elsewhere at the wheel, where one was brought to the level that is open."""
    return workspace if guest is None else workspace.visited(guest[0], replace(guest[1], level=workspace.level))


def _with_notes(workspace: Workspace, *notes: str) -> Workspace:
    """With what went wrong before there was a window, in sentences of which some may be empty."""
    for note in filter(None, notes):
        workspace = workspace.say(note, "error")
    return workspace


def _refusal() -> str:
    """A sentence where the one folder for all that is the person's takes nothing; else ""."""
    folder = paths.refusing_home()
    return "" if folder is None else f"Nothing can be kept in {folder}: levels can still be saved elsewhere."


def _with_questions(workspace: Workspace, foreign: str) -> Workspace:
    """With what is asked at a start: whether a program is to be imported again for the level that was open (`foreign`),
    and whether work that a window left unsaved is wanted back."""
    if foreign:
        workspace = replace(workspace, dialog=OpenDialog("reopen", text=foreign))
    unsaved = unsaved_work.recoveries()
    return replace(workspace, recoveries=unsaved, dialog=OpenDialog("recover")).ask(Browse()) if unsaved else workspace


class Training:
    """A worker whose thread loads what is slow to load, while the window is there already. runs: where runs are kept, if so."""

    def __init__(self, runs: Path | None = None) -> None:
        self.learners: Mapping[str, LearnerSpec] = {}
        self._runs = runs

    def worker(self) -> Worker:
        """The worker, on its thread from now on."""
        sys.setswitchinterval(HANDOVER)
        return Worker(self._session)

    def _session(self) -> Session:
        from playground.compiled import WarmUp
        from playground.learning.collection import learners

        self.learners = learners()
        return Session(warm_up=WarmUp, runs=self._runs)


def loop(app: App) -> None:
    """Frames as long as there is something to see, and sleep where there is not."""
    clock = pygame.time.Clock()
    tidy = False
    while not app.closed:
        if not tidy and app.workspace.learners and app.workspace.snapshot.status != Status.WARMING:
            settle()
            tidy = True
        turn(app, clock)


def settle() -> None:
    """What is loaded by now stays: looking through it for garbage again and again would stall the window."""
    gc.collect()
    gc.freeze()


def turn(app: App, clock: pygame.time.Clock) -> None:
    """One turn of the loop: a frame where there is something new to see, and then the rest of a sixtieth of a second."""
    events = arrived() if app.busy or app.workspace.brain.running else waited()
    if events or app.busy:
        app.frame(events)
        accessible.show(app)
    clock.tick(FRAMES)


def arrived() -> list[pygame.Event]:
    """The events that are there; pulling a gamepad out has raised in past versions."""
    try:
        return pygame.event.get()
    except (SystemError, KeyError):
        return []


def waited() -> list[pygame.Event]:
    """The next events, or none after a while."""
    first = pygame.event.wait(IDLE)
    return [event for event in (first, *arrived()) if event.type != pygame.NOEVENT]


def open_window(size: tuple[int, int], hidden: bool = False) -> pygame.Surface:
    """The display's window, at first unseen if `hidden`; NoDisplayError where there is no screen."""
    asked = os.environ.get("SDL_VIDEODRIVER")
    system = here()
    system.introduce(paths.NAME)
    give_hints((*system.video_hints, *HINTS))
    try:
        if not asked and not system.has_screen(os.environ):
            raise pygame.error("no screen was found")
        pygame.display.init()
        if pygame.display.get_driver() in HEADLESS and not asked:
            raise pygame.error("no screen was found")
        give_hints(PLAIN if pygame.display.get_driver() in system.shows_pixels else ())
        pygame.display.set_caption(paths.TITLE)
        pygame.display.set_icon(icon(ICON))
        room = pygame.display.get_desktop_sizes()[0]
        wanted = fitting(size, room)
        surface = pygame.display.set_mode(wanted, pygame.RESIZABLE | (pygame.HIDDEN if hidden else 0))
    except pygame.error as error:
        pygame.display.quit()
        raise NoDisplayError(
            f"there is no screen to open the window on ({error}); verbs like train, solve and shot work without one"
        ) from error
    pygame.font.init()
    pygame.key.set_repeat(400, 45)
    pads.begin()
    return surface


def give_hints(hints: Iterable[tuple[str, str]]) -> None:
    """Tells SDL what it asks the environment for; what a person has set there stays.

    pygame, too, sets the window's class, to the name of the script: that was nobody's wish.
    """
    if os.environ.get(CLASS) == os.path.basename(sys.argv[0]):
        del os.environ[CLASS]
    for name, value in hints:
        os.environ.setdefault(name, value)


def fitting(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The size of a window on a screen: as wanted, but with room for its title and the task bar, and never too small to use."""
    return max(SMALLEST[0], min(size[0], room[0])), max(SMALLEST[1], min(size[1], room[1] - BARS))


def last(preferred: Preferences) -> tuple[Document, str]:
    """What was open last, or the first level where that is gone.

    A level of another program is not opened unasked, since for it that program would run: the first one opens, and the second
    of what is returned is what to ask about; else that is "".
    """
    first = documents.opened(library.FIRST)
    if not preferred.level or library.runs_program(preferred.level):
        return first, preferred.level
    try:
        return documents.opened(preferred.level), ""
    except (LevelError, OSError, ValueError):
        return first, ""


def _remember(app: App) -> None:
    """Keeps the window's size and the open level for the next start; a disk that refuses does not stop the end."""
    with contextlib.suppress(OSError, pygame.error):
        width, height = app.display.size
        now_preferred = replace(
            app.workspace.preferences, width=max(SMALLEST[0], width), height=max(SMALLEST[1], height), level=app.workspace.source
        )
        preferences.write(now_preferred, paths.user_settings_file())

"""The loop: events in, a frame out, commands to the worker, wishes fulfilled. What lasts is in one frozen workspace."""

import contextlib
import math
import sys
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pygame

from playground.edit.history import History
from playground.learning.learner import LearnerSpec
from playground.training.commands import Command, EditLevel, Start
from playground.training.first_sight import still
from playground.training.snapshot import Snapshot, Status
from playground.ui import theme, unsaved_work, wishes
from playground.ui.accessibility.screen_reader import ScreenReader
from playground.ui.documents import Document
from playground.ui.drawing.png import write_png
from playground.ui.drawing.store import store
from playground.ui.kit import Theme, Ui
from playground.ui.preferences import Preferences
from playground.ui.returning import afresh, after_news
from playground.ui.rewinding import guarded
from playground.ui.window import pads
from playground.ui.window.aside_reading import AsideReader
from playground.ui.window.crash import crash_card
from playground.ui.window.display import Display
from playground.ui.window.dressing import dress
from playground.ui.window.exhibition import Exhibition
from playground.ui.window.file_asking import SystemDialogs
from playground.ui.window.input import Steering
from playground.ui.window.keyboard import take_keys
from playground.ui.window.memory_keeper import MemoryKeeper
from playground.ui.window.race_repeats import RaceRepeats
from playground.ui.window.run_keeper import RunKeeper
from playground.ui.window.screen import Screen
from playground.ui.window.services import Autosaver, fulfil_wishes
from playground.ui.window.sessions import Sessions
from playground.ui.window.sounding import Sounding
from playground.ui.workspace import NOBODY, NOTHING, Workspace

LEAST = (320, 240)
"""Pixels at text scale 1. A smaller window only shows a corner of what is drawn."""
BREATH = 1 / 20
"""Seconds between two frames while only the mouse breathes."""
COUNT = 0.5
"""Seconds between two frames while the learners wake up and the seconds are counted."""
AWAKE = 30.0
"""Seconds without an event after which the mouse stops breathing."""


class App:
    """One window. `frame` draws once; `run` goes on until it is closed."""

    def __init__(
        self,
        document: Document,
        make_worker: Callable[[], Sessions],
        *,
        surface: pygame.Surface | None = None,
        preferred: Preferences | None = None,
        mode: str = "play",
        learners: Callable[[], Mapping[str, LearnerSpec]] = dict,
        watch: Callable[[Snapshot], None] = lambda snapshot: None,
        clock: Callable[[], float] = time.monotonic,
        memory: Path | None = None,
    ) -> None:
        """The worker is made after the first frame; without a `surface` it draws on the display's.

        learners: all that there are, empty while they are being loaded. watch: is called with every snapshot of this run.
        memory: the file of what survives a restart; None remembers nothing.
        """
        self.closed = False
        self.crash = ""  # the trace of an error in our own code, as long as the card about it is shown
        self.clock = clock
        self._make_worker, self._learners, self._watch = make_worker, learners, watch
        self._worker: Sessions | None = None
        self._surface = surface
        self._before = self._touched = clock()
        self._drawn: Snapshot | None = None
        self._settle, self._unplayed = 2, False  # unplayed: the level that is open cannot be played, and that has been said
        preferences = preferred or Preferences()
        self.ui = Ui(Theme(preferences.text_scale, preferences.reduced_motion))
        self.screen = Screen()
        self.display = Display()
        self._larger = pygame.Surface((1, 1))
        self.steering, self.sounding = Steering(), Sounding()
        self.autosaver = Autosaver()
        self.memory_keeper = MemoryKeeper(memory)
        self.repeats, self.run_keeper, self.system_dialogs = RaceRepeats(), RunKeeper(), SystemDialogs()
        self.reader = AsideReader()
        self.exhibition: Exhibition | None = None
        self.screen_reader: ScreenReader | None = None
        workspace = Workspace(document, History(document.saved), still(document.saved), preferences=preferences, mode=mode)
        workspace = self.memory_keeper.begun_with(workspace).enter(mode).begun(resumes=True)
        self.workspace = workspace.say(self.memory_keeper.note, "error") if self.memory_keeper.note else workspace

    @property
    def surface(self) -> pygame.Surface:
        """The surface that is drawn on."""
        surface = self._surface or pygame.display.get_surface()
        assert surface is not None, "the window is opened before the app is made"
        return surface

    def frame(self, events: Sequence[pygame.Event] = ()) -> None:
        """Takes in events and snapshots, draws, and passes on commands and wishes."""
        now = self.clock()
        seconds, self._before = now - self._before, now
        try:
            self._draw_frame(events, seconds, now)
        except Exception:
            if self.crash:
                raise
            self._show_crash()

    def _draw_frame(self, events: Sequence[pygame.Event], seconds: float, now: float) -> None:
        events = self._noticed(events)
        if self._worker is not None:
            self.workspace = self.run_keeper.with_news(self.workspace, latest := self._worker.latest())
            self.accept(latest)
            if not self.workspace.learners and (learners := self._learners()):
                self.workspace = self.memory_keeper.taken_up(replace(self.workspace, learners=learners))
        for going in (self.repeats, self.system_dialogs, self.reader):
            self.workspace = going.with_news(self.workspace)
        if self.exhibition is not None:
            events = self.exhibition.attended(self, events, now)
        preferences = self.workspace.preferences
        dress(self.ui, self.screen, preferences)
        canvas = self._canvas()
        self.ui.brief = preferences.simple
        self.ui.begin(canvas, events, seconds, now)
        if self.crash:
            canvas.fill(theme.GROUND)
            self.crash = crash_card(self.ui, self.crash, self._begin_again, self.quit)
        else:
            self._draw(now)
        self.ui.end()
        if canvas is not self.surface:
            self.surface.blit(canvas, (0, 0))
        if self._surface is None:
            pygame.display.flip()
        self._after(now)

    def _canvas(self) -> pygame.Surface:
        """The surface that is drawn on: the window, or, where that is too small, a larger one whose corner the window shows."""
        window, scale = self.surface.get_size(), self.ui.theme.scale
        size = max(window[0], round(LEAST[0] * scale)), max(window[1], round(LEAST[1] * scale))
        if size == window:
            return self.surface
        if self._larger.get_size() != size:
            self._larger = pygame.Surface(size)
        return self._larger

    def _draw(self, now: float) -> None:
        before = workspace = self.workspace
        if self.ui.clicked(self.ui.surface.get_rect()) and not workspace.tool.trail:
            workspace = replace(workspace, tool=replace(workspace.tool, stroke=workspace.tool.stroke + 1))
        workspace = take_keys(self.ui, workspace, self.screen.mode(workspace), self.steering)
        self.workspace = guarded(before, self.screen.draw(self.ui, workspace))
        for text, kind in self.workspace.notes:
            self.ui.toast(text, kind)
        self.workspace = replace(self.workspace, notes=())

    def _after(self, now: float) -> None:
        """Does what the frame asked for."""
        if self._worker is None:
            self._worker = self._make_worker()
        if self.workspace.wishes:
            self.workspace = fulfil_wishes(self.workspace, self)
        if self._unplayed and any(isinstance(command, EditLevel) for command in self.workspace.outbox):
            self.workspace = self.workspace.begun()
        self._send(self.workspace.outbox)
        touring = self.exhibition is not None and self.exhibition.touring
        self.workspace = self.sounding.attend(self.workspace, self.screen.pointed, now, touring)
        self.workspace = self.memory_keeper.keep(self.autosaver.keep(replace(self.workspace, outbox=()), now), now)
        self._settle = 2 if self.ui.wants_frame or self.workspace.notes else max(0, self._settle - 1)

    def _send(self, outbox: Sequence[Command]) -> None:
        for command in outbox:
            self._unplayed = self._unplayed and not isinstance(command, Start | EditLevel)
            if self._worker is not None:
                self._worker.send(command)

    def accept(self, snapshot: Snapshot | None) -> None:
        """Takes in a snapshot; one of an earlier run is ignored."""
        if snapshot is None or snapshot is self._drawn:
            return
        self._say_refused(snapshot)
        if snapshot.run != self.workspace.runs:
            return
        failed = snapshot.status == Status.FAILED and self.workspace.brain.running
        if self._drawn is not None and (snapshot.run != self._drawn.run or snapshot.level is not self._drawn.level):
            store.clear_level()
        self._drawn = snapshot
        self._watch(snapshot)
        self.screen.stage.see(snapshot, self.clock())
        self.workspace = after_news(self.workspace.seeing(snapshot), self.workspace.snapshot)
        if failed:
            brain = replace(self.workspace.brain, running=False)
            self.workspace = replace(self.workspace, brain=brain).say(f"{snapshot.message} Reset starts again.", "error")

    def _say_refused(self, snapshot: Snapshot) -> None:
        """Says that the level cannot be played. The edit that caused it is taken back; a level opened like this stays."""
        refused = snapshot.refused
        if refused is None or self._unplayed or refused.run != self.workspace.runs:
            return
        opened = snapshot.run != refused.run or snapshot.level is refused.level
        if not opened and refused.level is not self.workspace.level:
            return  # it was edited again since
        self._unplayed = opened
        self.workspace = self.workspace.refused(snapshot.message, None if opened else snapshot.level)

    @property
    def busy(self) -> bool:
        """Whether another frame is due without an event."""
        fresh = any(going.fresh for going in (self.repeats, self.run_keeper, self.system_dialogs, self.reader)) or (
            self._worker is not None and self._worker.latest() not in (None, self._drawn)
        )
        loaded = not self.workspace.learners and bool(self._learners())
        return (
            fresh
            or loaded
            or self._breathes
            or (self.workspace.snapshot.status == Status.WARMING and self.clock() - self._before >= COUNT)
            or self._settle > 0
            or self.ui.due(self.clock())
            or self.screen.moving
            or self.steering.waiting
            or bool(self.workspace.notes)
            or (self.exhibition is not None and self.exhibition.due(self.clock()))
        )

    @property
    def _breathes(self) -> bool:
        """Whether the resting mouse is due to breathe; it falls asleep when nobody does anything for a while."""
        calm = self.workspace.preferences.reduced_motion or self.workspace.brain.running
        now = self.clock()
        return not calm and now - self._touched < AWAKE and now - self._before >= BREATH

    def _noticed(self, events: Sequence[pygame.Event]) -> Sequence[pygame.Event]:
        """Handles events that are no input for widgets; the events, those of unknown joysticks as those of gamepads."""
        if events:
            self._touched = self.clock()
        for event in events:
            if event.type == pygame.QUIT:
                self.workspace = self.workspace.leave(wishes.Quit())
            elif event.type == pygame.DROPFILE:
                self.workspace = self.workspace.ask(wishes.Receive(Path(event.file)))
            elif event.type == pygame.DROPTEXT:
                self.workspace = self.workspace.ask(wishes.Receive(text=event.text))
            elif event.type in (pygame.WINDOWFOCUSLOST, pygame.CONTROLLERDEVICEREMOVED):
                self.steering.let_go()
        note, heard = pads.heard(events)
        self.workspace = self.workspace.say(note) if note else self.workspace
        return heard

    def _show_crash(self) -> None:
        """Keeps the work and shows the crash card; if the card fails too, the program ends with its error."""
        self.crash = traceback.format_exc()
        print(self.crash, store.report(), sep="\n", file=sys.stderr)
        with contextlib.suppress(Exception):
            unsaved_work.autosave(self.workspace.own_level, self.workspace.own_document)
        preferences = self.workspace.preferences
        self.ui = Ui(Theme(preferences.text_scale, preferences.reduced_motion))
        self._settle = 2

    def _begin_again(self) -> None:
        """A clean screen over the same level, with a new run of the same learner; Ctrl Z brings the last one back."""
        self.screen, self.steering = Screen(), Steering()
        self.workspace = afresh(self.workspace).send(NOTHING, NOBODY)

    def quit(self) -> None:
        """Ends the loop."""
        self.closed = True

    def full_screen(self) -> None:
        """Into full screen or out of it."""
        self.display.toggle()

    def picture(self, path: Path) -> None:
        """The window as it is, as a picture. OSError where it cannot be written."""
        write_png(path, self.surface)

    def close(self) -> None:
        """Remembers what survives a restart, and ends the worker."""
        self.memory_keeper.keep(self.workspace, math.inf)
        for stop in (self.repeats.stop, self.run_keeper.stop, self.sounding.close, self.system_dialogs.close):
            stop()
        if self._worker is not None:
            self._worker.close()
            self._worker = None

"""One life of the monkey: the real app with its real worker, deeds of hands made events by what is on the screen, and checks."""

import json
import os
import sys
import threading
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pygame

from playground import paths
from playground.training.life import NOT_FINITE
from playground.training.snapshot import Status
from playground.ui import documents, preferences
from playground.ui.course.attending import asked_for
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.window import launch
from playground.ui.window.app import App
from playground.ui.window.exhibition import Exhibition
from playground.world import format_level
from playground.world.library import find
from tests.long.monkey_events import Deed

SLOW = 1.0
"""Seconds of its own computing that a frame may take."""
PATIENCE = 900.0
"""Seconds that the learners may take to wake up."""
DRAINED = 12
"""Frames at most in which events that wait for the next frame are taken in before others come."""
EXPECTED = (NOT_FINITE,)
"""Troubles of a learner that are no fault: dials can be turned until the estimates diverge."""


class Fault(NamedTuple):
    """What went wrong. kind: in a few words, the same for the same fault; words: all of it."""

    kind: str
    words: str


class Scenario(NamedTuple):
    """How a life begins. place: the id of a lesson or of an explanation, where the mode has such. learner: "" is the usual one.

    mine: whether the level lies in the person's own folder. left: what an earlier window left ("work", or a level to ask about).
    """

    mode: str
    level: str
    place: str = ""
    page: int = 0
    size: tuple[int, int] = (640, 480)
    exhibition: bool = False
    learner: str = ""
    mine: bool = False
    left: str = ""


class Life:
    """An app with the monkey's hands on it; `frame` does deeds, draws and checks."""

    def __init__(self, scenario: Scenario, dropped: Sequence[Path]) -> None:
        self.dropped = dropped
        self.now = 1000.0
        self.spot = (0, 0)
        self.touched: Counter[str] = Counter()
        self.seen: set[str] = set()
        self.notes: list[str] = []
        self.events = self.frames = 0
        self.concrete: list[Deed] = []
        preferred, _ = preferences.read(paths.user_settings_file())
        if scenario.left == "work":
            _leave_work(scenario.level)
        launch.open_window(scenario.size)
        self.training = launch.Training(None if scenario.exhibition else paths.user_runs())
        self.app = App(
            documents.opened(_own_copy(scenario.level) if scenario.mine else scenario.level),
            self.training.worker,
            preferred=preferred,
            mode=scenario.mode,
            learners=lambda: self.training.learners,
            clock=lambda: self.now,
            memory=None if scenario.exhibition else paths.user_memory_file(),
        )
        self._begin(scenario)
        self._wake()

    def _begin(self, scenario: Scenario) -> None:
        """Puts the app where the scenario wants it."""
        app = self.app
        if scenario.exhibition:
            app.exhibition = Exhibition()
            app.workspace = replace(app.workspace, occasion=replace(app.workspace.occasion, keeps=False))
        if scenario.mode == "learn":
            from playground.lessons.course import course

            lesson = course().get(scenario.place)
            place = None if lesson is None else (lesson, min(scenario.page, len(lesson.pages) - 1))
            app.workspace = asked_for(app.workspace, place, seated=scenario.exhibition)
            return
        workspace = replace(app.workspace, explanation=scenario.place)
        if scenario.learner:
            workspace = replace(workspace, brain=replace(workspace.brain, learner=scenario.learner)).begun()
        app.workspace = launch._with_questions(workspace, "" if scenario.left == "work" else scenario.left)

    def _wake(self) -> None:
        """Frames until the learners are there."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            self._draw(())
            if self.app.workspace.learners and self.app.workspace.snapshot.status != Status.WARMING:
                return
            time.sleep(0.01)
        raise RuntimeError(f"the learners did not wake up within {PATIENCE:.0f} seconds")

    def close(self) -> None:
        """Ends it as the program ends."""
        self.app.close()
        launch._remember(self.app)

    # --- frames ---

    def frame(self, deeds: Sequence[Deed]) -> Fault | None:
        """Does these deeds in one frame (and in those that events have to wait for); what went wrong, or None."""
        self.concrete = []
        self.now += 1 / 60
        events = [event for deed in deeds for event in self._events(deed)]
        self.events += len(events)
        fault = self._draw(events)
        for _ in range(DRAINED):
            if fault is not None or not self.app.ui.input.waiting:
                break
            self.now += 1 / 60
            fault = self._draw(())
        self.app.closed = False
        self._look()
        return fault or self._unwell()

    def _draw(self, events: Sequence[pygame.Event]) -> Fault | None:
        began, computed = time.monotonic(), time.thread_time()
        try:
            self.app.frame(events)
        except Exception as error:  # noqa: BLE001 (whatever is raised is what is looked for)
            return Fault(kind_of(error), traceback.format_exc())
        self.frames += 1
        spent, own = time.monotonic() - began, time.thread_time() - computed
        if self.app.crash:
            words, self.app.crash = self.app.crash, ""
            return Fault(f"crash card: {_last_lines(words)}", words)
        if own > SLOW:
            return Fault("a slow frame", f"a frame took {own:.2f} s of computing ({spent:.2f} s by the clock) {self._where()}")
        if spent > SLOW:
            self.notes.append(f"a frame took {spent:.2f} s by the clock, {own:.2f} s of computing {self._where()}")
        return None

    def _unwell(self) -> Fault | None:
        """What the worker says is wrong, beside what a person may bring about."""
        snapshot, worker = self.app.workspace.snapshot, self.app._worker
        trouble = getattr(worker, "trouble", "")
        if trouble:
            return Fault(f"worker: {trouble}", trouble)
        if snapshot.status == Status.FAILED and "failed:" in snapshot.message and not any(map(snapshot.message.count, EXPECTED)):
            return Fault(f"learner: {snapshot.message}", f"{snapshot.learner}: {snapshot.message}")
        return None

    def _where(self) -> str:
        level = self.app.workspace.level
        return f"in {self._place()} on {level.height}x{level.width} cells"

    def _place(self) -> str:
        workspace = self.app.workspace
        return f"{workspace.mode} {workspace.explanation if workspace.mode == 'why' else ''} {workspace.dialog.id}".strip()

    def _look(self) -> None:
        """Notes where the monkey has been."""
        workspace = self.app.workspace
        self.seen.add(f"mode {workspace.mode}")
        self.seen.add(f"learner {workspace.brain.learner}")
        if workspace.mode == "why":
            self.seen.add(f"explanation {workspace.explanation}")
        if workspace.dialog.id:
            self.seen.add(f"dialog {workspace.dialog.id}")
        if Classroom in workspace.memories:
            lesson = classroom(workspace).lesson
            if lesson is not None:
                self.seen.add(f"lesson {lesson.id}")
        self.seen.update(f"overlay {overlay}" for overlay in workspace.look.overlays)

    # --- from deeds to events ---

    def _events(self, deed: Deed) -> list[pygame.Event]:
        done = _DOING[deed[0]](self, deed)
        self.concrete.append(done[0])
        return done[1]

    def place(self, rule: Deed) -> tuple[str, tuple[int, int]]:
        """The node and the pixel of a rule; "" where it is none of a node."""
        width, height = pygame.display.get_window_size()
        nodes = self.app.ui.nodes
        match rule:
            case ["same"]:
                return "", self.spot
            case ["at", name, x, y]:
                return name, self._at(name, x, y)
            case ["rare", right, down] if nodes:
                node = min((node for node in nodes if node.layer == max(one.layer for one in nodes)), key=self._rarity)
                self.touched[_plain(node.id)] += 1
                return node.id, _within(node.shown, right, down)
            case ["node", share, right, down] if nodes:
                node = nodes[int(share * len(nodes))]
                return node.id, _within(node.shown, right, down)
            case ["board", right, down]:
                return "", _within(self.app.screen.view.rect, right, down)
        return "", (int(rule[-2] * width), int(rule[-1] * height))

    def _at(self, name: str, x: int, y: int) -> tuple[int, int]:
        node = self.app.ui.routing.by_id.get(name) if name else None
        return (x, y) if node is None else (node.shown.left + x, node.shown.top + y)

    def _rarity(self, node: Any) -> tuple[int, str]:
        return self.touched[_plain(node.id)], node.id

    def settled(self, rule: Deed) -> Deed:
        """The place as it is written down: a node by its name with the pixel inside it, else the pixel. The hand goes there."""
        name, self.spot = self.place(rule)
        node = self.app.ui.routing.by_id.get(name) if name else None
        if node is None:
            return ["at", "", *self.spot]
        return ["at", name, self.spot[0] - node.shown.left, self.spot[1] - node.shown.top]


def _own_copy(name: str) -> Path:
    """A bundled level in the person's own folder."""
    path = paths.user_levels() / f"{name}-mine.toml"
    paths.atomic_write(path, format_level(find(name)).encode())
    return path


def _leave_work(name: str) -> None:
    """Work of a window that is gone."""
    paths.atomic_write(documents.kept() / "unsaved-00000000000000aa.toml", format_level(find(name)).encode())


def _plain(name: str) -> str:
    """The id of a node without its numbers: cells and lines are many and alike."""
    return "".join(letter for letter in name if not letter.isdigit())


def _within(rect: pygame.Rect, right: float, down: float) -> tuple[int, int]:
    return rect.left + int(right * max(1, rect.width)), rect.top + int(down * max(1, rect.height))


def _make(kind: int, **fields: Any) -> list[pygame.Event]:
    return [pygame.event.Event(kind, fields)]


def _motion(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    before = life.spot
    where = life.settled(deed[1])
    rel = life.spot[0] - before[0], life.spot[1] - before[1]
    return ["motion", where], _make(pygame.MOUSEMOTION, pos=life.spot, rel=rel, buttons=(0, 0, 0), touch=False)


def _button(kind: int) -> Callable[[Life, Deed], tuple[Deed, list[pygame.Event]]]:
    def press(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
        where = life.settled(deed[1])
        return [deed[0], where, deed[2]], _make(kind, pos=life.spot, button=deed[2], touch=False)

    return press


def _wheel(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    return deed, _make(pygame.MOUSEWHEEL, x=0, y=deed[1], precise_x=0.0, precise_y=deed[2], flipped=False)


def _key_down(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    return deed, _make(pygame.KEYDOWN, key=deed[1], mod=deed[2], unicode=deed[3], scancode=0)


def _key_up(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    return deed, _make(pygame.KEYUP, key=deed[1], mod=deed[2], unicode="", scancode=0)


def _text(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    return deed, _make(pygame.TEXTINPUT, text=deed[1])


def _pad(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    kind = pygame.CONTROLLERBUTTONDOWN if deed[1] == "down" else pygame.CONTROLLERBUTTONUP
    return deed, _make(kind, button=deed[2], instance_id=0)


def _stick(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    return deed, _make(pygame.CONTROLLERAXISMOTION, axis=deed[1], value=deed[2], instance_id=0)


def _finger(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    kind = {"down": pygame.FINGERDOWN, "motion": pygame.FINGERMOTION, "up": pygame.FINGERUP}[deed[1]]
    return deed, _make(kind, touch_id=0, finger_id=0, x=deed[2], y=deed[3], dx=0.0, dy=0.0)


def _size(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    """A person drags the window's corner: the display has another size when the event comes."""
    pygame.display.set_mode((deed[1], deed[2]), pygame.RESIZABLE)
    return deed, _make(pygame.VIDEORESIZE, size=(deed[1], deed[2]), w=deed[1], h=deed[2])


def _drop(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    file = life.dropped[int(deed[1] * len(life.dropped))]
    return deed, _make(pygame.DROPFILE, file=str(file))


def _drop_text(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    return deed, _make(pygame.DROPTEXT, text=deed[1])


def _pause(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    life.now += deed[1]
    return deed, []


def _outside(life: Life, deed: Deed) -> tuple[Deed, list[pygame.Event]]:
    """Another program saves the file that is open."""
    path = life.app.workspace.own_document.path
    if path is not None and path.is_file():
        path.write_text(path.read_text("utf-8") + "# changed\n", "utf-8")
    return deed, []


def _simple(kind: int) -> Callable[[Life, Deed], tuple[Deed, list[pygame.Event]]]:
    return lambda life, deed: (deed, _make(kind, instance_id=0, device_index=0))


_DOING: dict[str, Callable[[Life, Deed], tuple[Deed, list[pygame.Event]]]] = {
    "motion": _motion,
    "down": _button(pygame.MOUSEBUTTONDOWN),
    "up": _button(pygame.MOUSEBUTTONUP),
    "wheel": _wheel,
    "key": _key_down,
    "key up": _key_up,
    "text": _text,
    "pad": _pad,
    "stick": _stick,
    "finger": _finger,
    "size": _size,
    "drop": _drop,
    "drop text": _drop_text,
    "pause": _pause,
    "focus lost": _simple(pygame.WINDOWFOCUSLOST),
    "leave": _simple(pygame.WINDOWLEAVE),
    "quit": _simple(pygame.QUIT),
    "pad removed": _simple(pygame.CONTROLLERDEVICEREMOVED),
    "pad added": _simple(pygame.CONTROLLERDEVICEADDED),
    "outside": _outside,
    "unknown": _simple(pygame.USEREVENT),
}


def kind_of(error: BaseException) -> str:
    """The kind of an error with the last place in our own code, the same for the same fault."""
    return _last_lines("".join(traceback.format_exception(error)))


def _last_lines(trace: str) -> str:
    """The last place of a trace in the program, and the error without its numbers."""
    lines = trace.strip().splitlines()
    places = [line.strip() for line in lines if line.strip().startswith("File ") and "playground" in line]
    place = places[-1].rpartition("playground/")[2].replace('"', "") if places else ""
    return f"{lines[-1][:120]} ({place})"


class Overheard:
    """Faults that reach nobody by themselves: of other threads, of finalisers, and warnings out of our own code."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        threading.excepthook = self._thread
        sys.unraisablehook = self._finaliser
        warnings.simplefilter("always", RuntimeWarning)
        warnings.showwarning = self._warning

    def _thread(self, args: Any) -> None:
        words = "".join(traceback.format_exception(args.exc_type, args.exc_value, args.exc_traceback))
        self.faults.append(Fault(f"thread: {_last_lines(words)}", words))

    def _finaliser(self, args: Any) -> None:
        self.faults.append(Fault(f"finaliser: {args.exc_value!r}", repr(args.object)))

    def _warning(self, message: Any, category: type, filename: str, lineno: int, *rest: Any) -> None:
        if f"{os.sep}playground{os.sep}" in filename:
            place = f"{Path(filename).name}:{lineno}"
            self.faults.append(Fault(f"warning: {message} ({place})", "".join(traceback.format_stack(limit=12))))

    def taken(self) -> Fault | None:
        """The first that was heard since the last time."""
        first, self.faults = next(iter(self.faults), None), []
        return first


def written(deeds: Sequence[Deed]) -> str:
    """Deeds as one line."""
    return json.dumps(deeds, separators=(",", ":"))

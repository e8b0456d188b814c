"""A picture of the real window, drawn without a screen after a run: the same arguments give the same picture."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import pygame

from playground.learning.collection import learners
from playground.learning.learner import NetworkPicture
from playground.lessons.lesson import Lesson
from playground.training import commands
from playground.training.commands import Command
from playground.training.drivers import Driver
from playground.training.session import Session
from playground.training.snapshot import Snapshot
from playground.ui.board.landscape.land_kernels import kernels
from playground.ui.course.attending import asked_for
from playground.ui.documents import Document
from playground.ui.drawing.png import write_png
from playground.ui.palettes import Attire, wear
from playground.ui.preferences import Preferences
from playground.ui.race.presets import Preset, preset_of
from playground.ui.race.setup import chosen
from playground.ui.window.app import App
from playground.ui.window.exhibition import Exhibition
from playground.ui.workspace import Workspace
from playground.world.level import Level

if TYPE_CHECKING:
    from playground.training.past.run_document import RunDocument

FRAMES = 6
"""Frames until everything has settled."""
SCANCODES = {
    pygame.K_UP: pygame.KSCAN_UP, pygame.K_RIGHT: pygame.KSCAN_RIGHT,
    pygame.K_DOWN: pygame.KSCAN_DOWN, pygame.K_LEFT: pygame.KSCAN_LEFT,
}  # fmt: skip
"""Keys that are recognised by their place on the keyboard."""
CTRL = 1 << 40
"""Stands in the code of a key that is pressed with Ctrl."""
SECOND = 1.0
"""Seconds between two frames, so that nothing is still moving."""


class AtOnce:
    """A worker without a thread: every command is done before the next frame, and nothing goes on by itself."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._seen = still_of(session)

    def send(self, command: Command) -> None:
        """Obeys, and works until there is nothing left to do."""
        if command == commands.Resume() and self._ends:
            carry_out(self.session, commands.SetPace(None))
        elif command in (commands.Resume(), commands.Study()):
            return
        carry_out(self.session, command)
        self._seen = still_of(self.session)

    @property
    def _ends(self) -> bool:
        """Whether what goes on ends by itself: a race to its last step."""
        race = self.session.run.start.race if self.session.run is not None else None
        return race is not None and (race.steps is not None or race.episodes is not None)

    def latest(self) -> Snapshot:
        """The snapshot after the last command."""
        return self._seen

    def close(self) -> None:
        """Ends the session."""
        self.session.close()


def carry_out(session: Session, command: Command) -> None:
    """Obeys a command, and works until there is nothing left to do."""
    session.obey(command)
    while session.work(1.0):
        pass


def still_of(session: Session) -> Snapshot:
    """The snapshot of a session without its speed, which would differ in every run."""
    return replace(session.measured(), steps_per_second=0.0)


def keys(words: Sequence[str]) -> tuple[int, ...]:
    """The codes of keys by their names, with CTRL in those that begin with ctrl+; ValueError for an unknown one."""
    if words:
        pygame.display.init()  # it is the display that knows names of keys
    codes = []
    for word in words:
        try:
            bare = word.removeprefix("ctrl+")
            codes.append(pygame.key.key_code(bare) | (CTRL if bare != word else 0))
        except ValueError:
            raise ValueError(f"there is no key {word!r}, expected names like right, tab, space, return or a") from None
    return tuple(codes)


def shot(
    level: Level,
    learner: str,
    settings: Any,
    steps: int,
    seed: int,
    overlays: Sequence[str] | None,
    mode: str,
    size: tuple[int, int],
    scale: float,
    out: Path,
    floor: int | None = None,
    explanation: str = "",
    press: Sequence[int] = (),
    guest: Mapping[str, NetworkPicture] | None = None,
    opened: tuple[Lesson, int] | None = None,
    demo: int = 0,
    race: str = "",
    at: int | None = None,
    since: int | None = None,
    slant: tuple[int, float] | None = None,
    looks: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Trains for so many steps, draws the window of (width, height) pixels at a text scale, and writes a PNG.

    OSError where it cannot; ValueError for a floor that the level does not have (None is that of the mouse).
    explanation: the one that is open in the mode "why"; press: codes of keys that are pressed before the picture is taken.
    guest: the networks of an agent that was trained elsewhere, where the learner is one. opened: the page of a lesson in Learn.
    demo: seconds for which the course has played itself, 0: it does not.
    race: the id of the race that is run in the mode "race", for so many steps of everyone.
    at: the moment that is shown, None is the end. since: the moment that it is compared with.
    slant: the quarter and the tilt of the landscape; None for the flat board. looks: preferences, by name.
    """
    alone = 0 if race else steps
    session = trained(level, learner, settings, alone, seed, Driver.ME if mode == "play" else Driver.LEARNER, guest)
    look_back(session, at, since)
    check_floor(session, floor)
    run = (preset_of(race), steps) if race else None
    save(drawn(session, overlays, mode, size, scale, floor, explanation, press, opened, demo, run, slant, looks), out)


def look_back(session: Session, at: int | None, since: int | None) -> None:
    """Shows another moment of the past, and compares with one. ValueError for a moment that there is not."""
    past = session.snapshot().timeline
    for moment in (at, since):
        if moment is not None and (past is None or not past.first <= moment <= past.last):
            raise ValueError(f"the run has no moment {moment}, expected a number from 0 to {past.last if past else 0}")
    if at is not None and past is not None and at < past.last:
        carry_out(session, commands.Seek(at))
    if since is not None:
        carry_out(session, commands.CompareWith(since))


def check_floor(session: Session, floor: int | None) -> None:
    """ValueError for a floor that the level of a session does not have."""
    floors = len(session.mdp.floors) if session.mdp else 0
    if floor is not None and not 0 <= floor < floors:
        raise ValueError(f"there is no floor {floor} in this level, expected a number from 0 to {floors - 1}")


def save(picture: pygame.Surface, out: Path) -> None:
    """Writes a PNG, whole or not at all. OSError where it cannot."""
    write_png(out, picture)


def opened_run(document: "RunDocument", branch: int | None) -> Session:
    """A session that has gone on from a branch of a run of a file. PastError, LevelError where it cannot."""
    session = Session(seconds=steady_clock())
    session.open_document(document)
    if branch is not None and branch != document.branch:
        carry_out(session, commands.SwitchBranch(branch))
    carry_out(session, commands.Drive(Driver.LEARNER))
    return session


def steady_clock() -> Callable[[], float]:
    """A clock that does not depend on real time, which would differ in every run."""
    now = [0.0]

    def clock() -> float:
        now[0] += 1e-4
        return now[0]

    return clock


def trained(
    level: Level,
    learner: str,
    settings: Any,
    steps: int,
    seed: int,
    driver: Driver,
    guest: Mapping[str, NetworkPicture] | None = None,
) -> Session:
    """The session after a run of its own."""
    session = Session(seconds=steady_clock())
    session.obey(commands.Start(level, learner, settings, seed, guest=guest))
    for command in (commands.Drive(Driver.LEARNER), commands.Step(steps), commands.Drive(driver)):
        carry_out(session, command)
    return session


def drawn(
    session: Session,
    overlays: Sequence[str] | None,
    mode: str,
    size: tuple[int, int],
    scale: float,
    floor: int | None = None,
    explanation: str = "",
    press: Sequence[int] = (),
    opened: tuple[Lesson, int] | None = None,
    demo: int = 0,
    race: tuple[Preset, int] | None = None,
    slant: tuple[int, float] | None = None,
    looks: Mapping[str, Any] = MappingProxyType({}),
) -> pygame.Surface:
    """The window with this session, after these keys were pressed one after another; `race`: after so many steps of one."""
    pygame.font.init()
    surface = pygame.Surface(size)
    now = [0.0]

    def clock() -> float:
        now[0] += SECOND
        return now[0]

    worker = AtOnce(session)
    snapshot = worker.latest()
    app = App(
        Document(snapshot.level),
        lambda: worker,
        surface=surface,
        preferred=replace(preferred(scale, slant), **looks),
        mode=mode,
        learners=learners,
        clock=clock,
    )
    app.workspace = replace(_about(app.workspace, snapshot, overlays), explanation=explanation)
    app.workspace = asked_for(app.workspace, opened, seated=True)
    if race is not None:
        app.workspace = app.workspace.remember(chosen(race[0], race[1], snapshot.seed))
    app.exhibition = Exhibition() if demo else None
    for _ in range(demo):
        app.frame()
    for _ in range(0 if demo else FRAMES):
        app.frame()
        # As long as the table is news, a floor that is looked at is dropped with the table before.
        app.workspace = replace(app.workspace, look=replace(app.workspace.look, floor=floor))
    if race is not None and race[1]:
        app.workspace = app.workspace.run(True)
        app.frame()
        app.frame()
    for key in press:
        code, mod = key & ~CTRL, pygame.KMOD_CTRL if key & CTRL else 0
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            app.frame([pygame.Event(kind, key=code, mod=mod, scancode=SCANCODES.get(code, 0))])
    if not demo:
        app.frame()
    app.close()
    wear(Attire())
    return surface


def preferred(scale: float, slant: tuple[int, float] | None) -> Preferences:
    """The preferences of whoever looks at a picture."""
    usual = Preferences(text_scale=scale, reduced_motion=True)
    if slant is None:
        return usual
    kernels.load()
    return replace(usual, landscape=True, quarter=slant[0], tilt=slant[1])


def _about(workspace: Workspace, snapshot: Snapshot, overlays: Sequence[str] | None) -> Workspace:
    """The workspace about the run of a snapshot; the picture shows and changes nothing that whoever draws it keeps."""
    settings = MappingProxyType({snapshot.learner: snapshot.settings})
    brain = replace(workspace.brain, learner=snapshot.learner, settings=settings, seed=snapshot.seed, driver=snapshot.driver)
    look = workspace.look if overlays is None else replace(workspace.look, overlays=frozenset(overlays))
    occasion = replace(workspace.occasion, keeps=False)
    return replace(workspace, brain=brain, occasion=occasion, look=look, runs=snapshot.run, outbox=())

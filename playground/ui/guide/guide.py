"""How the guided minute goes: it puts its level on the stage, goes from step to step, and brings back what stood there before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from playground import paths
from playground.asset_faults import leave_out
from playground.edit.board_edits import Erase, PaintTile
from playground.edit.history import History
from playground.settings import dials, tuned
from playground.training import commands
from playground.training.drivers import Driver
from playground.training.pace import AUTO
from playground.ui.aspects import Look, RunRequest
from playground.ui.documents import Document
from playground.ui.guide.guided_steps import STEPS, GuidedStep
from playground.ui.guide.sights import can_be_won, has_eaten, way_in_mind
from playground.ui.orders import with_preferences
from playground.ui.workspace import Workspace
from playground.world.grid import Cell
from playground.world.level import Level, LevelError, Rules
from playground.world.text.files import read_level
from playground.world.tiles import TILES

PRAISE = 1.6
"""Seconds for which a step that is done is praised before the next one comes."""
SEED = 2
"""The seed of its run: the first cheese comes after 43 steps."""
QUICK = MappingProxyType({"alpha": 0.3})
"""The learner's dials, where it has them: on so small a level it may learn in large steps."""
NO_WAY = "Leave the mouse a way to the cheese."


@dataclass(frozen=True, eq=False)
class SetAside:
    """What stood in the window before; it comes back when one leaves."""

    document: Document
    history: History
    brain: RunRequest
    look: Look


@dataclass(frozen=True, eq=False)
class GuidedMinute:
    """step: the number of the one that goes on. praised: since when it is done, None before. way: that the mouse had in mind when
    it began. before: see `SetAside`; None where the minute is not open."""

    step: int = 0
    praised: float | None = None
    way: tuple[Cell, ...] = ()
    before: SetAside | None = None

    @property
    def open_step(self) -> GuidedStep:
        """The step that goes on."""
        return STEPS[self.step]


@cache
def minute_level() -> Level:
    """The level of the guided minute; a plain one where its file is damaged."""
    path = paths.assets() / "first-minute.toml"
    try:
        return read_level(path)
    except (LevelError, OSError) as error:
        leave_out(path, error)
        return Level("Your first minute", (".......", "S.....G", "......."), rules=Rules(discount=0.9))


def guided(workspace: Workspace) -> GuidedMinute:
    """What is remembered of the guided minute."""
    return workspace.recall(GuidedMinute)


def attended(workspace: Workspace, here: bool) -> Workspace:
    """Whoever comes begins with the first step; whoever goes finds what stood there before."""
    begun_already = guided(workspace).before is not None
    if here:
        return workspace if begun_already else begun(workspace)
    return brought_back(workspace) if begun_already else workspace


def begun(workspace: Workspace) -> Workspace:
    """With the first step on the stage; nothing is learned while the person drives, so that the mouse begins with nothing."""
    before = SetAside(workspace.document, workspace.history, replace(workspace.brain, running=False), workspace.look)
    brain = replace(RunRequest(), drivers=workspace.brain.drivers, seed=SEED, learning=False)
    staged = replace(workspace, brain=brain, look=replace(Look(), overlays=STEPS[0].overlays))
    return staged.shown(Document(minute_level())).remember(GuidedMinute(before=before))


def brought_back(workspace: Workspace) -> Workspace:
    """With what stood in the window before the guided minute."""
    before = guided(workspace).before
    if before is None:
        return workspace
    driver = before.brain.drivers.get(workspace.mode, before.brain.driver)
    brain = replace(before.brain, driver=driver)
    back = replace(workspace.shown(before.document), history=before.history, look=before.look, brain=brain)
    return replace(back, outbox=workspace.outbox).begun().remember(GuidedMinute())


def looked_at(workspace: Workspace, now: float) -> Workspace:
    """With the step done as soon as what it asks for is true, and the next one begun when it has been praised."""
    minute = guided(workspace)
    if minute.praised is not None:
        return stepped(workspace) if now - minute.praised >= PRAISE else workspace
    current = workspace.snapshot.run == workspace.runs
    if not current or not minute.open_step.done(workspace, minute.way):
        return workspace
    praised = workspace.remember(replace(minute, praised=now))
    return praised if minute.open_step.praise.child else stepped(praised)


def stepped(workspace: Workspace) -> Workspace:
    """With the next step begun."""
    minute = guided(workspace)
    number = min(minute.step + 1, len(STEPS) - 1)
    snapshot = workspace.snapshot
    way = minute.way if STEPS[number].builds and minute.open_step.builds else way_in_mind(snapshot)
    look = replace(workspace.look, overlays=STEPS[number].overlays)
    after = replace(workspace, look=look).remember(replace(minute, step=number, praised=None, way=way))
    eaten = workspace.brain.driver is Driver.ME and has_eaten(snapshot)
    return after.send(commands.Restart()) if eaten else after


def handed_over(workspace: Workspace) -> Workspace:
    """With the mouse at the wheel, in a run of its own that has learned nothing yet."""
    spec, brain = workspace.spec, workspace.brain
    settings = brain.settings
    if spec is not None:
        names = {dial.name for dial in dials(spec.settings())}
        quick = {name: number for name, number in QUICK.items() if name in names}
        settings = MappingProxyType({**settings, brain.learner: tuned(spec.settings(), quick)})
    brain = replace(brain, settings=settings, driver=Driver.LEARNER, learning=True, running=True, pace=AUTO, seed=SEED)
    return replace(workspace.halted(), brain=brain).begun()


def painted(workspace: Workspace, cell: Cell) -> Workspace:
    """With a wall where there was floor, or floor where a wall was built; never so that no way is left."""
    old = minute_level()
    if old[cell] != TILES["floor"]:
        return workspace
    built = workspace.level[cell] != TILES["floor"]
    edit = Erase((cell,)) if built else PaintTile((cell,), TILES["wall"])
    return workspace.edited(edit) if can_be_won(edit.apply(workspace.level)) else workspace.say(NO_WAY)


def _reader(reading: str) -> Callable[[Workspace], Workspace]:
    return lambda workspace: stepped(with_preferences(workspace, reading=reading))


def _left(mode: str) -> Callable[[Workspace], Workspace]:
    return lambda workspace: brought_back(workspace.enter(mode))


ANSWERS: Mapping[str, Callable[[Workspace], Workspace]] = MappingProxyType(
    {
        "child": _reader("child"),
        "school": _reader("school"),
        "student": _reader("student"),
        "go": handed_over,
        "learn": _left("learn"),
        "play": _left("play"),
    }
)
"""What the buttons of the cards do, by their ids."""

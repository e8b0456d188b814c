"""Everything that the app remembers, as one frozen value: modes and panels take one and return the next."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any, TypeVar

from playground.edit.edit import Edit
from playground.edit.history import History
from playground.edit.timed_edits import At
from playground.learning.learner import Array, Field, LearnerSpec, NetworkPicture
from playground.settings import tuned
from playground.training import commands
from playground.training.commands import Command
from playground.training.drivers import Driver
from playground.training.first_sight import still
from playground.training.snapshot import Snapshot
from playground.ui.aspects import RESTING, USUAL, Aside, GivenUp, Guest, Journey, Look, Occasion, OpenDialog, RunRequest, Tool
from playground.ui.documents import Document, Recovery
from playground.ui.keeping import Kept
from playground.ui.preferences import Preferences
from playground.ui.shelf import Entry
from playground.ui.wishes import Browse, Wish
from playground.world.grid import Cell
from playground.world.level import Level, LevelError

Memory = TypeVar("Memory")
NOTHING, NOBODY = commands.Study(), commands.Beside()
"""Nothing to work out, and no second learner."""


@dataclass(frozen=True)
class Workspace:
    """One moment of the app. `outbox` goes to the worker, `wishes` to the window, `notes` are shown for a while.

    kept: learning curves to compare. explanation: the one that is open in "why", "" is the first. occasion: what all is for.
    memories: what explanations remember, each as a value of its own type. asked: what the session works out for them.
    beside: the second learner that was asked for. runs: that were begun, which is the number of the last one.
    given_up: the run that the last one was begun in place of. aside: the person's own work while the window is lent to a lesson.
    """

    document: Document
    history: History
    snapshot: Snapshot
    mode: str = "play"
    came_from: str = "play"
    brain: RunRequest = field(default_factory=RunRequest)
    look: Look = field(default_factory=Look)
    tool: Tool = field(default_factory=Tool)
    walk: Journey = RESTING
    dialog: OpenDialog = field(default_factory=OpenDialog)
    preferences: Preferences = Preferences()
    learners: Mapping[str, LearnerSpec] = field(default_factory=lambda: MappingProxyType({}))
    shelf: tuple[Entry, ...] = ()
    recoveries: tuple[Recovery, ...] = ()
    greeted: bool = False
    kept: tuple[Kept, ...] = ()
    explanation: str = ""
    memories: Mapping[type, Any] = field(default_factory=lambda: MappingProxyType({}))
    asked: commands.Study = NOTHING
    beside: commands.Beside = NOBODY
    runs: int = 0
    given_up: GivenUp | None = None
    aside: Aside | None = None
    occasion: Occasion = USUAL
    outbox: tuple[Command, ...] = ()
    wishes: tuple[Wish, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()

    @property
    def level(self) -> Level:
        """The level as the editor has it; a running session may be some milliseconds behind."""
        return self.history.level

    @property
    def moment(self) -> int:
        """Which of the level's maps is painted: 0 is the one at the start."""
        return min(self.tool.moment, len(self.level.changes))

    @property
    def painted(self) -> Level:
        """The level with the map that is painted in front, and none to follow."""
        return self.level.moments[self.moment]

    @property
    def now(self) -> Level:
        """The level with the map that is in force in the session, and none to follow."""
        return self.level.moments[min(self.snapshot.moment, len(self.level.changes))]

    @property
    def unsaved(self) -> bool:
        """Whether leaving would lose something of the person's own work."""
        return self.own_document.unsaved(self.own_level)

    @property
    def source(self) -> str:
        """What opened the person's own level: a bundled name or a path, "" for what has no place."""
        return self.own_document.source

    @property
    def own_document(self) -> Document:
        """The document of the person's own level, also while it is put aside."""
        return (self.aside or self).document

    @property
    def own_level(self) -> Level:
        """The person's own level."""
        return (self.aside or self).history.level

    @property
    def spec(self) -> LearnerSpec | None:
        """The chosen learner's declaration; None until the learners are loaded."""
        return self.learners.get(self.brain.learner)

    @property
    def settings(self) -> Any:
        """The chosen learner's settings as asked for, in the past as they were; None until the learners are loaded."""
        seen, own = self.snapshot, self.brain.settings.get(self.brain.learner)
        own = seen.settings if seen.over and seen.learner == self.brain.learner else own
        return own if own is not None or self.spec is None else self.spec.settings()

    @property
    def read(self) -> Cell:
        """The cell that is read: the one that was picked, else the mouse's own, or where it begins once nothing can be done."""
        seen, cursor = self.snapshot, self.look.on(self.level).cursor
        if cursor is not None:
            return cursor
        own = seen.agent.state
        return seen.mdp.states[int(seen.mdp.start.argmax()) if seen.mdp.terminal[own] else own].cell

    def reading(self, cell: Cell) -> "Workspace":
        """With another cell that is read."""
        return self if cell == self.look.cursor else replace(self, look=replace(self.look, cursor=cell))

    def recall(self, kind: type[Memory]) -> Memory:
        """What an explanation remembers; its defaults where it remembers nothing yet."""
        memory = self.memories.get(kind)
        return memory if isinstance(memory, kind) else kind()

    def remember(self, memory: Any) -> "Workspace":
        """With what an explanation remembers from now on."""
        return replace(self, memories=MappingProxyType({**self.memories, type(memory): memory}))

    def asking(self, study: commands.Study) -> "Workspace":
        """With the session working this out beside the run."""
        same = study.source == self.asked.source and study.painted is self.asked.painted
        return self if same else replace(self, asked=study).send(study)

    def accompanied(self, beside: commands.Beside) -> "Workspace":
        """With this learner beside the run."""
        return self if beside == self.beside else replace(self, beside=beside).send(beside)

    def send(self, *sent: Command) -> "Workspace":
        """With commands for the session."""
        return replace(self, outbox=(*self.outbox, *sent))

    def ask(self, *wishes: Wish) -> "Workspace":
        """With wishes to the window."""
        return replace(self, wishes=(*self.wishes, *wishes))

    def say(self, text: str, kind: str = "info") -> "Workspace":
        """With a note that is shown for a while; kind is "info" or "error"."""
        return replace(self, notes=(*self.notes, (text, kind)))

    def seeing(self, snapshot: Snapshot) -> "Workspace":
        """With the session's latest news; the chosen floor is dropped with its table, and a change of the map is announced."""
        before = self.snapshot
        look = self.look if snapshot.mdp is before.mdp or self.look.floor is None else replace(self.look, floor=None)
        after = replace(self, snapshot=snapshot, look=look)
        lives = snapshot.level is before.level and not (snapshot.over or before.over)
        return after.say("The maze has changed!") if lives and snapshot.moment > before.moment else after

    def refused(self, why: str, good: Level | None) -> "Workspace":
        """After the session has refused the level: back to the last good one, or, where there is none, as it is."""
        sentence = f"{why[:1].upper()}{why[1:]}".rstrip(".")
        if good is None:
            return self.say(f"{sentence}. It can be edited until it can be played.", "error")
        back = self.with_history(self.history.without(self.level, good))
        return back.say(f"{sentence}. The last change was taken back.", "error")

    @property
    def given(self) -> Array | None:
        """The policy [S, A] that someone gave the chosen learner to judge; None where that is not so, or was on another level."""
        seen, spec = self.snapshot, self.spec
        kept = spec is not None and spec.given(self.settings) and seen.learner == spec.id and seen.level == self.level
        return seen.fields.get(Field.POLICY) if kept else None

    @property
    def guest(self) -> Mapping[str, NetworkPicture] | None:
        """The networks of an agent that visits, and is the chosen learner; None where none has come to this level."""
        seen, spec, brought = self.snapshot, self.spec, self.brain.guest
        if spec is None or not spec.visits:
            return None
        if seen.learner == spec.id and seen.level == self.level and seen.networks:
            return seen.networks
        return brought.networks if brought is not None and brought.level == self.level else None

    def begun(
        self,
        policy: Array | None = None,
        guest: Mapping[str, NetworkPicture] | None = None,
        q: Array | None = None,
        resumes: bool = False,
    ) -> "Workspace":
        """With a new run of the chosen learner: nothing is learned yet; driver, pace, a policy to judge and a guest stay.

        q [S, A]: what it believes at first. resumes: it goes on with the last run of the level, where one was kept."""
        brain, policy = self.brain, self.given if policy is None else policy
        settings, guest = brain.settings.get(brain.learner), self.guest if guest is None else guest
        run = self.runs + 1
        start = commands.Start(self.level, brain.learner, settings, brain.seed, policy, guest, q, run, resumes, brain.keeps)
        ordered: list[Command] = [start, commands.Drive(brain.driver), commands.Learn(brain.learning)]
        ordered += [commands.SetPace(brain.pace), *([commands.Resume()] if brain.running else [])]
        return replace(self, runs=run, walk=RESTING).send(*ordered)

    def visited(self, learner: str, guest: Guest) -> "Workspace":
        """With an agent from elsewhere at the wheel in Train, shown by this learner."""
        brain = replace(self.brain, learner=learner, guest=guest, running=False)
        return replace(self, brain=brain).enter("train").begun(guest=guest.networks)

    def shown(self, document: Document, resumes: bool = False) -> "Workspace":
        """With another level of the person's own in place of this one, and a new run on it, or its last one."""
        return self.unlent().on_stage(document, resumes)

    def unlent(self) -> "Workspace":
        """With the person's own settings, looks and memories again where they were put aside; their level is yet to be shown."""
        return self if self.aside is None else replace(self, aside=None, **self.aside.returned(self.memories))

    def on_stage(self, document: Document, resumes: bool = False) -> "Workspace":
        """With a level in place of the one that stands there, whosever it is, and a new run on it, or its last one."""
        opened = replace(
            self,
            document=document,
            history=History(document.saved),
            snapshot=still(document.saved, self.snapshot),
            look=replace(self.look, zoom=1.0, centre=None, cursor=None, floor=None),
            tool=Tool(self.tool.tile, self.tool.brush),
            brain=replace(self.brain, running=False),
            dialog=OpenDialog(),
        )
        return opened.begun(resumes=resumes)

    def edited(self, edit: Edit, stroke: int | str | None = None, whole: bool = False) -> "Workspace":
        """With an edit done; one that cannot be made changes nothing and says why.

        It is done to the map that is painted, unless it is an edit of the `whole` level.
        """
        try:
            history = self.history.do(edit if whole else At(self.moment, edit), stroke)
        except LevelError as error:
            return self.say(str(error), "error")
        return self.with_history(history)

    def with_history(self, history: History) -> "Workspace":
        """With another state of the level's history; the session only learns of it if the level differs."""
        after = replace(self, history=history, look=self.look.on(history.level), tool=self.tool.on(history.level))
        return after if history.level == self.level else after.send(commands.EditLevel(history.level))

    def tune(self, changes: Mapping[str, Any]) -> "Workspace":
        """With dials of the learner moved; learning goes on."""
        settings = tuned(self.settings, changes)
        kept = MappingProxyType({**self.brain.settings, self.brain.learner: settings})
        return replace(self, brain=replace(self.brain, settings=kept)).send(commands.Tune(dict(changes)))

    def halted(self) -> "Workspace":
        """With nobody on a walk."""
        return self if self.walk.goal is None else replace(self, walk=RESTING)

    def run(self, on: bool) -> "Workspace":
        """Training goes on, or rests."""
        return replace(self, brain=replace(self.brain, running=on)).send(commands.Resume() if on else commands.Pause())

    def drive(self, driver: Driver) -> "Workspace":
        """Someone else drives from now on, and whenever this mode is entered again."""
        own = self.brain.drivers
        drivers = MappingProxyType({**own, self.mode: driver}) if self.mode in own else own
        return replace(self, brain=replace(self.brain, driver=driver, drivers=drivers)).send(commands.Drive(driver))

    def enter(self, mode: str) -> "Workspace":
        """In another mode, where that mode's own driver takes the wheel (a mode without one changes nothing)."""
        tool = replace(self.tool, trail=(), aiming=False, walking=False, shown=())
        there = replace(self, mode=mode, came_from=self.mode, tool=tool, walk=RESTING)
        driver = self.brain.drivers.get(mode, self.brain.driver)
        return there if driver == self.brain.driver else there.drive(driver)

    def open_dialog(self, id: str, **fields: Any) -> "Workspace":
        """With a dialog over the window; the list of levels is read again for it."""
        return replace(self, dialog=OpenDialog(id, **fields)).ask(Browse())

    def with_dialog(self, dialog: OpenDialog) -> "Workspace":
        """With another dialog in place of the one that is open."""
        return replace(self, dialog=dialog)

    def close_dialog(self) -> "Workspace":
        """With nothing over the window, or with the dialog that lies below this one."""
        return replace(self, dialog=self.dialog.under or OpenDialog())

    def leave(self, then: Wish) -> "Workspace":
        """On to something that would lose unsaved work: asks first where there is some."""
        return self.open_dialog("leave", then=then) if self.unsaved else self.close_dialog().ask(then)

"""What a person does with the past of a run: looks at a moment, plays it, goes back to now, begins a branch."""

from dataclasses import dataclass, replace

from playground.training import commands
from playground.training.commands import Act, Branch, Command, EditLevel, Restart, Resume, ToLearner
from playground.training.past_view import Bookmark, BookmarkKind, BranchView, Stride, Timeline
from playground.ui.aspects import OpenDialog
from playground.ui.branch_shown import Grown, taken_over
from playground.ui.workspace import Workspace

CHANGES = Act | EditLevel | Restart | Resume | ToLearner
"""Commands that change a run, which the past does not allow."""
COMPARED = frozenset({"change-values", "change-moves"})
CHANGED = COMPARED | {"change-q-values", "change-visits"}
"""The overlays that show what changed: those that come first, and all."""
RATES = (2.0, 8.0, 30.0, 125.0, 500.0, 2000.0, 10_000.0, 100_000.0)
"""Ticks a second at which the past is played, from slow to fast."""
LONGEST = 40
"""Letters of a bookmark's or a branch's name at most."""
WHOLE = 12.0
"""Seconds in which the whole past is played at the rate that is chosen first."""


@dataclass(frozen=True)
class SavedRuns:
    """exporting: the name of the file that is being written, "" where none is. share: of it that is done, in [0, 1]."""

    exporting: str = ""
    share: float = 0.0


WORDS: dict[BookmarkKind, str] = {
    BookmarkKind.GOAL: "The first goal",
    BookmarkKind.PIT: "The first fall",
    BookmarkKind.START_WORTH: "The start is worth something",
    BookmarkKind.OPTIMAL_PATH: "The first best path",
    BookmarkKind.LAST_ARROWS: "The last change of arrows",
    BookmarkKind.DIAL: "A dial was moved",
    BookmarkKind.EDIT: "The level changed",
    BookmarkKind.DIVERGENCE: "The numbers grew beyond all bounds",
    BookmarkKind.OWN: "Bookmark",
    BookmarkKind.BRANCH: "A branch",
}
"""What a bookmark is called that has no name of its own."""


def in_past(workspace: Workspace) -> bool:
    """Whether the window shows a moment that is over."""
    return workspace.snapshot.over


def can_rewind(workspace: Workspace) -> bool:
    """Whether there is any past to be shown."""
    past = workspace.snapshot.timeline
    return past is not None and past.last > past.first


def looks_back(workspace: Workspace) -> bool:
    """Whether a moment of the past is shown."""
    past = workspace.snapshot.timeline
    return past is not None and not past.live


def sought(workspace: Workspace, at: int | None) -> Workspace:
    """With the moment after so many ticks on the screen; None is now."""
    return workspace.send(commands.Seek(at))


def stepped(workspace: Workspace, by: int, unit: Stride = Stride.TRANSITION) -> Workspace:
    """With a moment before or after the one that is shown; nothing where there is no past."""
    return workspace.send(commands.StepPast(by, unit)) if can_rewind(workspace) else workspace


def played(workspace: Workspace, way: int) -> Workspace:
    """With the past played forwards (way 1) or backwards (-1); the same once more stops it."""
    past = workspace.snapshot.timeline
    if past is None:
        return workspace
    goes = past.playing * way > 0
    return workspace.send(commands.PlayPast(0.0 if goes else way * rate_of(past)))


def rate_of(past: Timeline) -> float:
    """Ticks a second at which all of the past takes some seconds, and its short beginning is played calmly."""
    wanted = (past.last - past.first) / WHOLE
    return next((rate for rate in RATES if rate >= wanted), max(RATES[-1], wanted))


def changed_rate(workspace: Workspace, stops: int) -> Workspace:
    """With the past played faster, or slower where `stops` is below 0."""
    past = workspace.snapshot.timeline
    if past is None or not past.playing:
        return workspace
    place = min(range(len(RATES)), key=lambda number: abs(RATES[number] - abs(past.playing)))
    rate = RATES[max(0, min(len(RATES) - 1, place + stops))]
    return workspace.send(commands.PlayPast(rate if past.playing > 0 else -rate))


def branched(workspace: Workspace, name: str = "") -> Workspace:
    """With the moment that is shown as the head of a new branch, on which everything can be changed."""
    rested = taken_over(replace(workspace, brain=replace(workspace.brain, running=False))).remember(Grown(changed=False))
    return rested.send(commands.Branch(name), commands.Pause()).say("A new branch begins here. What was before is kept.")


def bookmarked(workspace: Workspace, name: str = "") -> Workspace:
    """With a bookmark of one's own on the moment that is shown."""
    past = workspace.snapshot.timeline
    if past is None:
        return workspace
    number = 1 + sum(mark.kind is BookmarkKind.OWN for mark in past.bookmarks)
    named = " ".join(name.split())[:LONGEST] or f"Bookmark {number}"
    return workspace.send(commands.SetBookmark(named)).say(f"{named}: step {past.at:,}")


def comparing(workspace: Workspace, at: int | None) -> Workspace:
    """With what changed since a moment on the board; None ends that."""
    look = workspace.look
    shown = look.overlays | COMPARED if at is not None else frozenset(id for id in look.overlays if id not in CHANGED)
    return replace(workspace, look=replace(look, overlays=shown)).send(commands.CompareWith(at))


def guarded(before: Workspace, after: Workspace) -> Workspace:
    """What came of a frame; where it would change the run while its past is shown, a question in place of that."""
    changes = tuple(command for command in after.outbox if isinstance(command, CHANGES))
    if not in_past(before) or not changes or any(isinstance(command, commands.Start | Branch) for command in after.outbox):
        return after
    return replace(before, dialog=OpenDialog("past-change", pending=after))


def changed_on_branch(pending: Workspace, now: Workspace) -> Workspace:
    """With a branch from the moment that is shown, on which a person's change is made; what went before the frame stays."""
    sent: tuple[Command, ...] = (commands.Branch(), *pending.outbox)
    after = replace(pending, snapshot=now.snapshot, dialog=OpenDialog(), outbox=(*now.outbox, *sent), notes=())
    edited = any(isinstance(command, EditLevel) for command in pending.outbox)
    taken = taken_over(after)
    brain, history = replace(taken.brain, settings=pending.brain.settings), pending.history if edited else taken.history
    return replace(taken, brain=brain, history=history).remember(Grown(changed=True))


def bookmark_words(bookmark: Bookmark) -> str:
    """What a bookmark is called."""
    return bookmark.name or WORDS[bookmark.kind]


def branch_words(branch: BranchView) -> str:
    """What a branch is called, and what was changed on it."""
    called = branch.name or ("The first run" if branch.parent is None else f"Branch {branch.id}")
    return f"{called} \N{MIDDLE DOT} {branch.why}" if branch.why else called

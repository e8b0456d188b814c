"""What stands around the levels of the browser: unsaved work, the bin, what can be taken back, and the last run of a level."""

from dataclasses import dataclass

from playground.plurals import counted
from playground.ui.around_shelf import AroundShelf
from playground.ui.dialogs.ages import ago
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.last_runs import identity_of
from playground.ui.level_tending import ShelfAct
from playground.ui.wishes import Browse, Forget, Recover, Tend
from playground.ui.workspace import Workspace
from playground.world.level import Level


@dataclass(frozen=True)
class RunWords:
    """The last run of a level in words. done: how much of it there is; words: the learner, how much, and when."""

    done: str
    words: str


def last_run(workspace: Workspace, level: Level) -> RunWords | None:
    """The last run of a level; None where there is none."""
    runs = workspace.recall(AroundShelf).runs
    run = runs.get(identity_of(level)) if runs else None
    if run is None:
        return None
    spec = workspace.learners.get(run.learner)
    done = counted(run.steps, "step")
    return RunWords(done, f"{spec.title if spec else run.learner}, {done}, {ago(run.age)}")


def has_words(text: str, words: str) -> bool:
    """Whether all of the words, stand somewhere in a text, in small letters or large ones."""
    within = text.casefold()
    return all(word in within for word in words.casefold().split())


def undo_button(ui: Ui, row: Row, workspace: Workspace, id: str) -> Workspace:
    """At the right of a row, where something was done with a level: the button that takes the last act back."""
    acts = workspace.recall(AroundShelf).acts
    if not acts:
        return workspace
    act = acts[-1]
    tip = f"Takes back {act.words} of {(act.origin or act.source).stem}."
    if ui.button(id, row.right(ui.theme.px(100)), "Undo", icon="undo", tooltip=tip):
        return workspace.ask(Tend(ShelfAct.UNDO, str(act.source)))
    return workspace


def recovered(ui: Ui, column: Column, workspace: Workspace, words: str) -> Workspace:
    """Work that windows left unsaved when they went away, each with the buttons that open it or throw it away."""
    lengths = ui.theme
    works = [one for one in workspace.recall(AroundShelf).recovered if has_words(one.level.title, words)]
    if not works:
        return workspace
    about = "The playground was closed, or broke off, before these were saved."
    ui.heading(column.take(lengths.heading), "Not saved yet", about=about)
    for work in works:
        row = Row(column.take(lengths.row), lengths.gap)
        if ui.button(f"forget-{work.path.name}", row.right(lengths.px(140)), "Throw away", icon="trash"):
            workspace = workspace.ask(Forget(work.path), Browse())
        if ui.button(f"recover-{work.path.name}", row.right(lengths.px(150)), "Get it back", icon="undo"):
            return workspace.leave(Recover(work.path))
        ui.label(row.rest(), f"{work.level.title or 'A level'}, {ago(work.age)}", style="small")
    return workspace


def bin_content(ui: Ui, column: Column, workspace: Workspace, words: str) -> Workspace:
    """The levels that were deleted, each with the button that brings it back."""
    lengths = ui.theme
    binned = [one for one in workspace.recall(AroundShelf).binned if has_words(one.title, words)]
    if not binned:
        return workspace
    about = "Deleted levels stay here for a month, or until a hundred others were deleted after them."
    ui.heading(column.take(lengths.heading), "Bin", about=about)
    for one in binned:
        row = Row(column.take(lengths.row), lengths.gap)
        if ui.button(f"unbin-{one.path.name}", row.right(lengths.px(150)), "Bring back", icon="undo"):
            workspace = workspace.ask(Tend(ShelfAct.UNBIN, str(one.path)))
        ui.label(row.rest(), f"{one.title}, deleted {ago(one.age)}", style="small")
    return workspace

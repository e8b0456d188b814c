"""The history of a run: its bookmarks, its branches, what is compared with what, and how much of it is kept."""

from dataclasses import replace

import pygame

from playground.training import commands
from playground.training.past_view import Bookmark, BookmarkKind, BranchView, Timeline
from playground.ui import theme
from playground.ui.aspects import OpenDialog
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.past_bar import COLOURS, ICONS, moment_words
from playground.ui.panels.readouts import short_count
from playground.ui.rewinding import LONGEST, bookmark_words, bookmarked, branch_words, branched, comparing, sought
from playground.ui.workspace import Workspace

Rect = pygame.Rect

ABOUT = "A branch goes on from a moment, with the same dice and with whatever you change there. What was before stays."
GO_ON = "Off: while you look at the past, the run of now waits."
COMPARE = "On: the board can show how values, moves and visits differ from this moment (see Show me)."
SOUGHT = "The first goal, the first fall and other first times are marked here as the run comes to them."
CUT = "Cut this branch off, and all that grew from it"
FIRST_TIMES = frozenset({BookmarkKind.GOAL, BookmarkKind.PIT, BookmarkKind.START_WORTH, BookmarkKind.OPTIMAL_PATH})
"""Bookmarks that come by themselves, a little after what they mark."""


def past_card(ui: Ui, workspace: Workspace) -> Workspace:
    """Bookmarks and branches, one below the other."""
    lengths, past = ui.theme, workspace.snapshot.timeline
    if past is None:
        return workspace.close_dialog()
    with ui.dialog("past", "The history of this run", (lengths.px(560), lengths.px(470))) as dialog:
        with ui.scroll("past-scroll", dialog.rect) as area:
            column = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap)
            workspace = _moment(ui, column, past, workspace)
            workspace = _bookmarks(ui, column, past, workspace)
            workspace = _branches(ui, column, past, workspace)
            ui.paragraph(column, kept_words(past), "small", theme.MUTED)
            words, tip = "Save, open, export …", "Keeps this run under a name, writes its numbers, its curve or a film."
            if ui.button("past-runs", column.take(lengths.button), words, icon="save", tooltip=tip):
                workspace = replace(workspace, dialog=OpenDialog("runs", under=workspace.dialog))
            area.used(column.used + lengths.gap)
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "past" else workspace


def kept_words(past: Timeline) -> str:
    """How much of the past is kept, and how."""
    mega = 1 << 20
    size = f"{past.bytes / mega:.1f}" if past.bytes > mega // 10 else f"{past.bytes / mega:.2f}"
    words = f"The whole run takes {size} of {past.budget / mega:.0f} MB."
    if past.stride:
        words += f" About every {short_count(past.stride)} steps a copy is kept; in between the run is lived again, bit for bit."
    return f"{words} {past.forgotten}" if past.forgotten else words


def _moment(ui: Ui, column: Column, past: Timeline, workspace: Workspace) -> Workspace:
    """What is shown now: whether the run goes on meanwhile, and comparing with it."""
    words = moment_words(past)
    ui.label(column.take(ui.theme.line), f"{words[:1].upper()}{words[1:]}", style="strong", id="past-moment")
    words = "The run goes on meanwhile"
    on = ui.toggle("past-goes-on", column.take(ui.theme.toggle), words, past.goes_on, tooltip=GO_ON)
    if on != past.goes_on:
        workspace = workspace.send(commands.LiveGoesOn(on))
    compared = workspace.snapshot.reference is not None
    words = "What changed since this moment"
    after = ui.toggle("past-compare", column.take(ui.theme.toggle), words, compared, tooltip=COMPARE)
    return workspace if after == compared else comparing(workspace, past.at if after else None)


def _bookmarks(ui: Ui, column: Column, past: Timeline, workspace: Workspace) -> Workspace:
    """The bookmarks by moment, each a button that goes there; one of one's own can be added and taken away."""
    lengths = ui.theme
    ui.heading(column.take(lengths.heading), "Bookmarks", about="Moments worth going back to. Some are set by themselves.")
    for mark in sorted(past.bookmarks, key=lambda mark: mark.at):
        workspace = _bookmark(ui, Row(column.take(lengths.toggle), lengths.gap), mark, workspace)
    if past.live and not any(mark.kind in FIRST_TIMES for mark in past.bookmarks):
        ui.paragraph(column, SOUGHT, "small", theme.MUTED, id="past-sought")
    row = Row(column.take(lengths.row), lengths.gap)
    add = row.right(lengths.px(130))
    name = ui.text("bookmark-name", row.rest(), workspace.dialog.text, placeholder="A name for this moment")
    workspace = replace(workspace, dialog=replace(workspace.dialog, text=name[:LONGEST]))
    if ui.button("bookmark-add", add, "Add", icon="bookmark", tooltip="A bookmark on the moment that is shown  (B)"):
        workspace = bookmarked(workspace, workspace.dialog.text)
        workspace = replace(workspace, dialog=replace(workspace.dialog, text=""))
    return workspace


def _bookmark(ui: Ui, row: Row, mark: Bookmark, workspace: Workspace) -> Workspace:
    """One bookmark: its sign, its name, its step."""
    side = row.rect.height
    ui.icon(ICONS[mark.kind], row.take(ui.theme.px(22)), theme.colour(COLOURS.get(mark.kind, "ACCENT_DARK")))
    cross = row.right(side) if mark.kind is BookmarkKind.OWN else None
    ui.label(row.right(ui.theme.px(110)), f"step {mark.at:,}", style="small", colour=theme.MUTED, align="right")
    if ui.link(f"bookmark-{mark.number}", row.rest(), bookmark_words(mark), tooltip="Go to this moment"):
        workspace = sought(workspace.close_dialog(), mark.at)
    if cross is not None and ui.button(f"bookmark-remove-{mark.number}", cross, "", icon="trash", tooltip="Remove it", flat=True):
        workspace = workspace.send(commands.RemoveBookmark(mark.number))
    return workspace


def _branches(ui: Ui, column: Column, past: Timeline, workspace: Workspace) -> Workspace:
    """The branches as a tree: which is walked, over to another, another name, away with one."""
    lengths = ui.theme
    ui.heading(column.take(lengths.heading), "Branches", about=ABOUT)
    for branch, depth in in_tree(past.branches):
        workspace = _branch(ui, Row(column.take(lengths.toggle), lengths.gap), branch, depth, past, workspace)
    words = "Branch from this moment"
    if ui.button("past-branch-here", column.take(lengths.button), words, icon="branch", enabled=not past.live, tooltip=ABOUT):
        workspace = branched(workspace.close_dialog(), workspace.dialog.text)
    return workspace


def in_tree(branches: tuple[BranchView, ...]) -> list[tuple[BranchView, int]]:
    """The branches with their depth: each after its parent, the earlier ones first."""
    ids = {branch.id for branch in branches}

    def below(parent: int | None, depth: int) -> list[tuple[BranchView, int]]:
        children = [branch for branch in branches if (branch.parent if branch.parent in ids else None) == parent]
        in_order = sorted(children, key=lambda branch: branch.id)
        return [entry for child in in_order for entry in ((child, depth), *below(child.id, depth + 1))]

    return below(None, 0)


def _branch(ui: Ui, row: Row, branch: BranchView, depth: int, past: Timeline, workspace: Workspace) -> Workspace:
    """One branch, set in below its parent."""
    lengths, here = ui.theme, branch.id == past.branch
    side, typed = row.rect.height, workspace.dialog.text.strip()
    row.take(min(depth, 5) * lengths.px(18))
    ui.icon("check" if here else "branch", row.take(lengths.px(22)), theme.ACCENT if here else theme.MUTED)
    cut = None if here or branch.parent is None else row.right(side)
    if cut is not None and ui.button(f"branch-cut-{branch.id}", cut, "", icon="trash", tooltip=CUT, flat=True):
        return workspace.send(commands.CutBranch(branch.id))
    tip = f"Call it {typed!r}" if typed else "Type a name above, then press here to call this branch so"
    if ui.button(f"branch-name-{branch.id}", row.right(side), "", icon="pencil", enabled=bool(typed), tooltip=tip, flat=True):
        named = commands.NameBranch(branch.id, typed)
        return replace(workspace, dialog=replace(workspace.dialog, text="")).send(named)
    span = f"{short_count(branch.at)} to {short_count(branch.last)}"
    ui.label(row.right(lengths.px(130)), span, style="small", colour=theme.MUTED, align="right")
    words, tip = branch_words(branch), "You are on this branch" if here else "Go over to this branch"
    pressed = ui.link(f"branch-{branch.id}", row.rest(), words, tooltip=tip, selected=here)
    return workspace.close_dialog().send(commands.SwitchBranch(branch.id)) if pressed and not here else workspace

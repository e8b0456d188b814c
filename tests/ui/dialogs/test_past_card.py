"""The history of a run: bookmarks that are gone to, branches as a tree, comparing, and what is kept."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.training.past_view import Bookmark, BookmarkKind, BranchView, Timeline
from playground.ui.dialogs.past_card import in_tree, kept_words, past_card
from playground.ui.dialogs.window_dialogs import past_change
from playground.ui.rewinding import guarded
from playground.ui.workspace import Workspace

MARKS = (Bookmark(4, 700, BookmarkKind.OWN, "mine"), Bookmark(1, 250, BookmarkKind.GOAL))


@pytest.fixture
def space(space_of: Callable[..., Workspace], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Workspace:
    snapshot = snapshot_of(level_of("S.G"))
    branches = (
        BranchView(0, "", None, 0, 1000, snapshot.curve),
        BranchView(1, "", 0, 400, 600, snapshot.curve, "α 0.1 → 0.5"),
        BranchView(2, "deep", 1, 500, 550, snapshot.curve),
    )
    past = Timeline(
        0, 1000, 300, False, bookmarks=MARKS, branches=branches, branch=0, bytes=1_500_000, budget=64_000_000, stride=50
    )
    return space_of(replace(snapshot, timeline=past)).open_dialog("past")


def shown_of(screen: Callable[..., Any], space: Workspace) -> Any:
    return screen(replace(space, wishes=()), dialog=past_card, size=(1000, 1400))


def test_bookmarks_stand_by_moment_and_lead_there(screen: Callable[..., Any], space: Workspace) -> None:
    shown = shown_of(screen, space)
    labels = [node.label for node in shown.ui.nodes]
    assert labels.index("The first goal") < labels.index("mine")
    shown.click("bookmark-1")
    assert shown.space.outbox == (commands.Seek(250),) and shown.space.dialog.id == ""


def test_ones_own_bookmark_is_named_and_removed_and_others_stay(screen: Callable[..., Any], space: Workspace) -> None:
    shown = shown_of(screen, space)
    assert not shown.has("bookmark-remove-1")
    shown.click("bookmark-remove-4")
    shown.type_in("bookmark-name", "look here")
    shown.click("bookmark-add")
    assert shown.space.outbox == (commands.RemoveBookmark(4), commands.SetBookmark("look here"))
    assert shown.space.dialog.text == ""


def test_before_anyone_has_looked_back_it_says_when_first_times_are_marked(screen: Callable[..., Any], space: Workspace) -> None:
    past = space.snapshot.timeline
    assert past is not None
    assert not shown_of(screen, space).has("past-sought")
    live = replace(past, live=True, bookmarks=MARKS[:1])
    assert shown_of(screen, replace(space, snapshot=replace(space.snapshot, timeline=live))).has("past-sought")


def test_branches_stand_below_their_parents(space: Workspace) -> None:
    assert space.snapshot.timeline is not None
    assert [(branch.id, depth) for branch, depth in in_tree(space.snapshot.timeline.branches)] == [(0, 0), (1, 1), (2, 2)]
    orphan = space.snapshot.timeline.branches[1:]
    assert [(branch.id, depth) for branch, depth in in_tree(orphan)] == [(1, 0), (2, 1)]


def test_branches_are_walked_cut_and_begun(screen: Callable[..., Any], space: Workspace) -> None:
    for button, *sent in (
        ("branch-1", commands.SwitchBranch(1)),
        ("branch-cut-2", commands.CutBranch(2)),
        ("past-branch-here", commands.Branch(""), commands.Pause()),
    ):
        shown = shown_of(screen, space)
        shown.click(button)
        assert shown.space.outbox == tuple(sent)
    assert not shown_of(screen, space).has("branch-cut-0")


def test_a_branch_gets_the_name_that_was_typed(screen: Callable[..., Any], space: Workspace) -> None:
    shown = shown_of(screen, replace(space, dialog=replace(space.dialog, text="bold")))
    shown.click("branch-name-1")
    assert shown.space.outbox == (commands.NameBranch(1, "bold"),)


def test_the_switches_compare_and_let_the_run_go_on(screen: Callable[..., Any], space: Workspace) -> None:
    shown = shown_of(screen, space)
    shown.click("past-goes-on")
    shown.click("past-compare")
    assert shown.space.outbox == (commands.LiveGoesOn(True), commands.CompareWith(300))


def test_what_is_kept_is_said_with_what_was_dropped() -> None:
    past = Timeline(0, 10**9, 10**9, bytes=63 << 20, stride=1_500_000, budget=64 << 20, forgotten="Two branches are gone.")
    words = kept_words(past)
    assert words.startswith("The whole run takes 63.0 of 64 MB. About every 1.5 M steps a copy is kept;")
    assert words.endswith("Two branches are gone.")
    assert kept_words(replace(past, bytes=28_185)).startswith("The whole run takes 0.03 of 64 MB.")


def test_a_change_to_the_past_is_made_on_a_branch_or_dropped(screen: Callable[..., Any], space: Workspace) -> None:
    past = replace(space.close_dialog(), wishes=())
    asked = guarded(past, past.send(commands.Restart()))
    for button, sent in (
        ("past-change-branch", (commands.Branch(), commands.Restart())),
        ("past-change-now", (commands.Seek(None),)),
        ("past-change-cancel", ()),
    ):
        shown = screen(asked, dialog=past_change)
        shown.click(button)
        assert shown.space.outbox == sent and shown.space.dialog.id == ""

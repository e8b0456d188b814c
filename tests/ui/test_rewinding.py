"""What a person does with the past becomes commands, and a change to what is over becomes a question."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.training import commands
from playground.training.past_view import Bookmark, BookmarkKind, BranchView, Stride, Timeline
from playground.ui import rewinding
from playground.ui.workspace import Workspace

K = BookmarkKind


@pytest.fixture
def space(space_of: Callable[..., Workspace], snapshot_of: Callable[..., Any], level_of: Callable[..., Any]) -> Workspace:
    return space_of(snapshot_of(level_of("S.G")))


def at(space: Workspace, moment: int, live: bool = False, **fields: Any) -> Workspace:
    """The workspace of a run of 1,000 ticks that shows a moment."""
    return replace(space, snapshot=replace(space.snapshot, timeline=Timeline(0, 1000, moment, live, **fields)))


def test_a_run_without_a_timeline_has_no_past(space: Workspace) -> None:
    assert not rewinding.in_past(space) and not rewinding.can_rewind(space)
    for after in (rewinding.stepped(space, -1), rewinding.played(space, 1), rewinding.changed_rate(space, 1)):
        assert after.outbox == ()
    assert rewinding.bookmarked(space) is space


def test_the_head_is_no_past_and_what_lies_before_it_is(space: Workspace) -> None:
    assert not rewinding.in_past(at(space, 1000, live=True)) and rewinding.can_rewind(at(space, 1000, live=True))
    assert rewinding.in_past(at(space, 400))


def test_stepping_goes_by_what_is_asked_for(space: Workspace) -> None:
    assert rewinding.stepped(at(space, 400), -2, Stride.EPISODE).outbox == (commands.StepPast(-2, Stride.EPISODE),)
    assert rewinding.sought(space, None).outbox == (commands.Seek(None),)


def test_playing_takes_some_seconds_for_all_and_stops_when_pressed_again(space: Workspace) -> None:
    rate = rewinding.rate_of(Timeline(0, 1000, 400, False))
    assert rate == 125.0  # the first that is at least 1,000 / 12
    assert rewinding.played(at(space, 400), -1).outbox == (commands.PlayPast(-rate),)
    assert rewinding.played(at(space, 400, playing=-rate), -1).outbox == (commands.PlayPast(0.0),)
    assert rewinding.played(at(space, 400, playing=-rate), 1).outbox == (commands.PlayPast(rate),)
    assert rewinding.rate_of(Timeline(0, 12 * 10**8, 0, False)) == 1e8


def test_the_rate_keeps_its_direction_and_its_bounds(space: Workspace) -> None:
    assert rewinding.changed_rate(at(space, 400, playing=-125.0), 1).outbox == (commands.PlayPast(-500.0),)
    assert rewinding.changed_rate(at(space, 400, playing=2.0), -1).outbox == (commands.PlayPast(2.0),)
    assert rewinding.changed_rate(at(space, 400), 1).outbox == ()


@pytest.mark.parametrize(
    "change",
    [commands.Act("right"), commands.Restart(), commands.Resume(), commands.Step(1), commands.Tune({"alpha": 0.5})],
    ids=lambda change: type(change).__name__,
)
def test_a_change_to_the_past_becomes_a_question_and_then_a_branch(space: Workspace, change: commands.Command) -> None:
    past = at(space, 400)
    asked = rewinding.guarded(past, past.send(change))
    assert asked.outbox == () and asked.dialog.id == "past-change"
    after = rewinding.changed_on_branch(asked.dialog.pending, asked)
    assert after.outbox == (commands.Branch(), change) and after.dialog.id == ""


def test_an_edit_of_the_past_is_kept_for_the_branch(space: Workspace, level_of: Callable[..., Any]) -> None:
    past, level = at(space, 400), level_of("S#G")
    edited = past.send(commands.EditLevel(level))
    assert rewinding.guarded(past, edited).dialog.pending is edited


def test_what_changes_nothing_that_is_over_goes_through(space: Workspace) -> None:
    past = at(space, 400)
    for command in (commands.Pause(), commands.SetPace(None), commands.Seek(3), commands.Branch(), commands.Study()):
        assert rewinding.guarded(past, past.send(command)).outbox == (command,)
    fresh = past.begun()
    assert rewinding.guarded(past, fresh) is fresh  # a new run may begin at any time
    live = at(space, 1000, live=True)
    assert rewinding.guarded(live, live.send(commands.Act("right"))).outbox == (commands.Act("right"),)


def test_comparing_shows_what_changed_and_no_more_afterwards(space: Workspace) -> None:
    on = rewinding.comparing(at(space, 400), 400)
    assert on.outbox == (commands.CompareWith(400),) and on.look.overlays == space.look.overlays | rewinding.COMPARED
    assert rewinding.comparing(on, None).look.overlays == space.look.overlays


def test_bookmarks_have_names_and_numbers(space: Workspace) -> None:
    marked = at(space, 400, bookmarks=(Bookmark(1, 3, K.OWN, "mine"), Bookmark(2, 9, K.GOAL)))
    assert rewinding.bookmarked(marked, "  a   name ").outbox == (commands.SetBookmark("a name"),)
    assert rewinding.bookmarked(marked).outbox == (commands.SetBookmark("Bookmark 2"),)
    assert rewinding.bookmark_words(Bookmark(2, 9, K.GOAL)) == "The first goal"
    assert set(rewinding.WORDS) == set(K)


def test_a_branch_says_what_was_changed(space: Workspace) -> None:
    curve = space.snapshot.curve
    assert rewinding.branch_words(BranchView(0, "", None, 0, 9, curve)) == "The first run"
    assert rewinding.branch_words(BranchView(2, "", 0, 4, 9, curve, "α 0.1 → 0.5")) == "Branch 2 · α 0.1 → 0.5"

"""The dialogs of exchange: what has arrived is shown with its notes before it is opened; Save as says what a format loses."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.edit.board_edits import Paint
from playground.ui import wishes
from playground.ui.arrivals import OWN, Arrival, Departure, arrived
from playground.ui.dialogs.exchanging import FAITHFUL, WHOLE, arrival, save_as
from playground.ui.workspace import Workspace
from playground.world.exchange import formats
from playground.world.grid import Cell


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...G")))


def coming(space: Workspace, what: Arrival | None) -> Workspace:
    return space.open_dialog("arrival", arrival=what)


def test_what_has_arrived_is_shown_with_its_size_and_opened(screen: Callable[..., Any], space: Workspace) -> None:
    what = Arrival("SFG", "lake.txt", "frozenlake", space.level)
    shown = screen(coming(space, what), dialog=arrival)
    assert "lake.txt" in shown.words
    assert "t, 1 × 5 cells" in shown.words
    assert FAITHFUL in shown.words
    shown.click("arrival-open")
    assert shown.space.wishes[-1] == wishes.Take(what)


def test_notes_stand_in_place_of_the_sentence_that_nothing_was_lost(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(coming(space, Arrival("x", "", "tiled", space.level, notes=("The music is left out.",))), dialog=arrival)
    assert "From the clipboard" in shown.words
    assert "The music is left out." in shown.words
    assert FAITHFUL not in shown.words


def test_what_cannot_be_read_says_why_and_cannot_be_opened(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(coming(space, Arrival("?", "odd.txt", problem="This is no level.")), dialog=arrival)
    assert "This is no level." in shown.words
    assert not shown.node("arrival-open").enabled
    shown.click("arrival-cancel")
    assert shown.space.dialog.id == ""


def test_one_of_several_levels_is_chosen_by_its_number(screen: Callable[..., Any], space: Workspace) -> None:
    what = Arrival("...", "many.txt", "sokoban", space.level, parts=("First", "Second"))
    shown = screen(coming(space, what), dialog=arrival)
    assert "It holds 2 levels" in shown.words
    other = next(node for node in shown.ui.nodes if node.label == "2  Second")
    shown.stroke(other.shown.center)
    assert shown.space.wishes[-1] == wishes.Reread("sokoban", "2")


def test_another_format_is_tried_if_the_guess_was_wrong(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(coming(space, arrived("SFFF\nFHFH\nFFFH\nHFFG", "lake.txt")), dialog=arrival)
    guess = shown.node("arrival-format").value
    shown.click("arrival-format")
    other = next(node for node in shown.ui.nodes if node.kind == "option" and node.label != guess)
    shown.stroke(other.shown.center)
    wish = shown.space.wishes[-1]
    assert isinstance(wish, wishes.Reread)
    assert formats()[wish.format].title == other.label


def test_with_unsaved_work_it_asks_before_it_opens(screen: Callable[..., Any], space: Workspace) -> None:
    what = Arrival("SFG", "lake.txt", "frozenlake", space.level)
    shown = screen(coming(space.edited(Paint((Cell(0, 2),), "#")), what), dialog=arrival)
    shown.click("arrival-open")
    assert (shown.space.dialog.id, shown.space.dialog.then) == ("leave", wishes.Take(what))


def test_without_anything_that_arrived_the_dialog_closes(screen: Callable[..., Any], space: Workspace) -> None:
    assert screen(coming(space, None), dialog=arrival).space.dialog.id == ""


def test_save_as_writes_our_own_format_under_the_title(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.open_dialog("save-as", text="My maze"), dialog=save_as)
    shown.click("save-confirm")
    assert shown.space.wishes[-1] == wishes.SaveAs("My maze")
    assert shown.space.dialog.id == ""


def test_save_as_needs_a_title(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.open_dialog("save-as", text="  "), dialog=save_as)
    assert not shown.node("save-confirm").enabled


def exporting(space: Workspace, departure: Departure) -> Workspace:
    asked = space.open_dialog("save-as", text="My maze", choice=departure.format, departure=departure)
    return replace(asked, wishes=())


def test_another_format_says_what_it_loses_and_exports(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(exporting(space, Departure("tiled", "…", ("Rewards of steps are left out.",))), dialog=save_as)
    assert "Rewards of steps are left out." in shown.words
    shown.click("save-confirm")
    assert shown.space.wishes == (wishes.Export("My maze", "tiled"),)


def test_a_format_that_holds_everything_says_so_and_one_that_cannot_hold_the_level_is_not_written(
    screen: Callable[..., Any], space: Workspace
) -> None:
    assert WHOLE in screen(exporting(space, Departure("tiled", "…")), dialog=save_as).words
    refused = screen(exporting(space, Departure("tiled", problem="It has no hazards.")), dialog=save_as)
    assert "It has no hazards." in refused.words
    assert not refused.node("save-confirm").enabled
    own = screen(exporting(space, Departure(OWN, problem="The map is too large.")), dialog=save_as)
    assert not own.node("save-confirm").enabled

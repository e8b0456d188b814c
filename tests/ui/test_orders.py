"""What each order makes of the workspace."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from playground.edit.board_edits import Paint
from playground.training import commands
from playground.ui import wishes
from playground.ui.orders import ORDERS, after_order, with_preferences, with_text_size
from playground.ui.preferences import Preferences
from playground.ui.theme import SCALES
from playground.ui.workspace import Workspace
from playground.world.grid import Cell


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...G")))


def test_an_order_that_there_is_not_changes_nothing(space: Workspace) -> None:
    assert after_order(space, "") is space
    assert after_order(space, "fly") is space


@pytest.mark.parametrize("id", list(ORDERS))
def test_every_order_can_be_given_at_once(space: Workspace, id: str) -> None:
    assert isinstance(after_order(space, id), Workspace)


def test_mute_says_what_it_did_and_brings_a_volume_back(space: Workspace) -> None:
    off = after_order(space, "mute")
    assert off.preferences.muted and off.notes == (("Sound is off: M brings it back.", "info"),)
    assert isinstance(off.wishes[-1], wishes.Prefer)
    on = after_order(off, "mute")
    assert on.preferences.audible and on.preferences.volume == space.preferences.volume
    silent = replace(space, preferences=Preferences(volume=0.0))
    assert after_order(silent, "mute").preferences.volume == 0.5


def test_run_goes_on_and_rests(space: Workspace) -> None:
    running = after_order(space, "run")
    assert running.brain.running
    assert running.outbox == (commands.Resume(),)
    assert after_order(running, "run").outbox[-1] == commands.Pause()


@pytest.mark.parametrize(
    ("id", "wish"),
    (
        ("save", wishes.Save()),
        ("copy", wishes.Copy()),
        ("paste", wishes.Paste()),
        ("quit", wishes.Quit()),
        ("full-screen", wishes.FullScreen()),
        ("picture", wishes.Picture()),
    ),
)
def test_what_the_window_must_do_is_a_wish(space: Workspace, id: str, wish: wishes.Wish) -> None:
    assert after_order(space, id).wishes == (wish,)


@pytest.mark.parametrize("id", ("levels", "new", "save-as", "help", "menu"))
def test_what_needs_an_answer_opens_its_dialog(space: Workspace, id: str) -> None:
    assert after_order(space, id).dialog.id == id


def test_save_as_begins_with_the_title_of_the_level(space: Workspace) -> None:
    assert after_order(space, "save-as").dialog.text == "t"


def test_leaving_with_unsaved_work_asks_first(space: Workspace) -> None:
    changed = space.edited(Paint((Cell(0, 2),), "#"))
    asked = after_order(changed, "quit")
    assert (asked.dialog.id, asked.dialog.then) == ("leave", wishes.Quit())
    assert wishes.Quit() not in asked.wishes


def test_undo_and_redo_say_what_they_did_and_without_a_change_they_do_nothing(space: Workspace) -> None:
    assert after_order(space, "undo") is space
    assert after_order(space, "redo") is space
    changed = space.edited(Paint((Cell(0, 2),), "#"))
    label = changed.history.undo_label
    undone = after_order(changed, "undo")
    assert undone.level == space.level
    assert undone.notes == ((f"Undone: {label}", "info"),)
    redone = after_order(undone, "redo")
    assert redone.level == changed.level
    assert redone.notes[-1] == (f"Redone: {label}", "info")


@pytest.mark.parametrize("mode", ("edit", "why"))
def test_a_mode_is_entered_and_left_again_to_where_one_came_from(space: Workspace, mode: str) -> None:
    there = after_order(space.enter("train"), mode)
    assert there.mode == mode
    assert after_order(there, mode).mode == "train"


def test_back_takes_one_step_back_at_a_time_and_ends_in_the_menu(space: Workspace) -> None:
    running = space.run(True)
    picked = running.reading(Cell(0, 1))
    floor = replace(picked, look=replace(picked.look, floor=0))
    shown = replace(floor, tool=replace(floor.tool, shown=(Cell(0, 2),)))
    aiming = replace(shown, tool=replace(shown.tool, aiming=True))
    assert after_order(aiming, "back") == shown
    assert after_order(shown, "back") == floor
    assert after_order(floor, "back") == picked
    assert after_order(picked, "back") == running
    paused = after_order(running, "back")
    assert not paused.brain.running
    assert after_order(paused, "back").dialog.id == "menu"


def test_preferences_are_used_at_once_and_saved_only_if_they_have_changed(space: Workspace) -> None:
    symbols = with_preferences(space, reading="student")
    assert symbols.preferences.symbols
    assert symbols.wishes == (wishes.Prefer(symbols.preferences),)
    assert with_preferences(symbols, reading="student") is symbols


def test_larger_and_smaller_words_stop_at_the_ends(space: Workspace) -> None:
    largest = replace(space, preferences=Preferences(text_scale=SCALES[-1]))
    smallest = replace(space, preferences=Preferences(text_scale=SCALES[0]))
    assert with_text_size(largest, 1) is largest
    assert with_text_size(smallest, -1) is smallest
    assert after_order(smallest, "larger").preferences.text_scale == SCALES[1]
    assert after_order(after_order(smallest, "larger"), "smaller").preferences.text_scale == SCALES[0]


def test_one_button_goes_through_all_text_sizes_and_begins_again(space: Workspace) -> None:
    space = replace(space, preferences=Preferences(text_scale=SCALES[0]))
    seen = []
    for _ in SCALES:
        seen.append(space.preferences.text_scale)
        space = after_order(space, "text-size")
    assert seen == list(SCALES)
    assert space.preferences.text_scale == SCALES[0]


def test_fit_forgets_the_zoom(space: Workspace) -> None:
    near = replace(space, look=replace(space.look, zoom=3.0, centre=(0.5, 1.0)))
    assert after_order(near, "fit").look == space.look


def test_again_begins_a_new_episode(space: Workspace) -> None:
    assert after_order(space, "again").outbox == (commands.Restart(),)


def test_the_words_that_a_person_chooses_in_a_class_are_their_own(space: Workspace) -> None:
    lent = replace(space, preferences=Preferences(reading="student").in_class("child"))
    larger = with_preferences(lent, text_scale=1.5)
    assert larger.preferences.own.reading == "student" and larger.preferences.reading == "child"
    chosen = with_preferences(lent, reading="school")
    assert chosen.preferences.own.reading == "school"

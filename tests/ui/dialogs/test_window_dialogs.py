"""The dialogs of the window: the menu, the keys, a new level, and questions about unsaved work."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from playground.ui import wishes
from playground.ui.aspects import OpenDialog
from playground.ui.dialogs.window_dialogs import DIALOGS, changed, help_card, leave, menu, new, recover, reopen
from playground.ui.documents import Recovery
from playground.ui.orders import ORDERS
from playground.ui.shortcuts import SHORTCUTS
from playground.ui.workspace import Workspace


@pytest.fixture
def space(level_of: Callable[..., Any], snapshot_of: Callable[..., Any], space_of: Callable[..., Workspace]) -> Workspace:
    return space_of(snapshot_of(level_of("S...G")))


@pytest.mark.parametrize("id", list(DIALOGS))
def test_every_dialog_draws_itself_in_a_small_window_too(screen: Callable[..., Any], space: Workspace, id: str) -> None:
    for size in ((1280, 800), (640, 400)):
        shown = screen(space.open_dialog(id), dialog=DIALOGS[id], size=size)
        assert shown.space.dialog.id in (id, "")


def test_every_button_of_the_menu_gives_an_order(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.open_dialog("menu"), dialog=menu, size=(900, 1200))
    orders = [node.id.removeprefix("menu-") for node in shown.ui.nodes if node.kind == "button" and node.id.startswith("menu-")]
    assert set(orders) <= set(ORDERS)
    assert {"levels", "save", "undo", "help", "quit"} <= set(orders)
    shown.key_on("menu-help", pygame.K_RETURN)  # it is scrolled into sight
    assert shown.space.dialog.id == "help"


def test_the_switches_of_the_menu_are_preferences(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.open_dialog("menu"), dialog=menu, size=(900, 1000))
    shown.key_on("reading", pygame.K_RIGHT)
    assert shown.space.preferences.symbols and shown.space.preferences.reading == "student"
    shown.click("reduced-motion")
    assert shown.space.preferences.reduced_motion
    assert shown.space.wishes[-1] == wishes.Prefer(shown.space.preferences)


def test_the_help_lists_every_shortcut_that_is_not_hidden(screen: Callable[..., Any], space: Workspace) -> None:
    words = screen(space.open_dialog("help"), dialog=help_card, size=(1280, 1400)).words
    for entry in SHORTCUTS:
        assert entry.hidden or {entry.keys, entry.title} <= set(words), entry
    assert "Shift and drag" in words, "what the pointer does with a key"


def test_a_new_level_has_the_chosen_size(screen: Callable[..., Any], space: Workspace) -> None:
    shown = screen(space.open_dialog("new", rows=3, cols=7), dialog=new)
    shown.click("new-create")
    assert shown.space.wishes[-1] == wishes.New(3, 7)


def test_leaving_saves_first_or_discards_or_stays(screen: Callable[..., Any], space: Workspace) -> None:
    asked = replace(space.open_dialog("leave", then=wishes.Quit()), wishes=())
    for button, then in (
        ("leave-save", (wishes.Save(), wishes.Quit())),
        ("leave-discard", (wishes.Quit(),)),
        ("leave-cancel", ()),
    ):
        shown = screen(asked, dialog=leave)
        shown.click(button)
        assert (shown.space.wishes, shown.space.dialog.id) == (then, "")


@pytest.mark.parametrize(("age", "when"), ((5.0, "a moment ago"), (600.0, "10 minutes ago"), (4 * 3600.0, "4 hours ago")))
def test_unsaved_work_says_what_it_is_and_how_old(screen: Callable[..., Any], space: Workspace, age: float, when: str) -> None:
    asked = replace(space, recoveries=(Recovery(Path("a.toml"), space.level, age),)).open_dialog("recover")
    words = " ".join(screen(asked, dialog=recover).words)
    assert f"without saving t, {when}." in words


def test_unsaved_work_is_got_back_thrown_away_or_left_for_later(screen: Callable[..., Any], space: Workspace) -> None:
    one, other = Recovery(Path("a.toml"), space.level, 5.0), Recovery(Path("b.toml"), space.level, 5.0)
    asked = replace(replace(space, recoveries=(one, other)).open_dialog("recover"), wishes=())
    for button, then, rest in (
        ("recover-open", (wishes.Recover(one.path),), (other,)),
        ("recover-forget", (wishes.Forget(one.path),), (other,)),
        ("recover-later", (), ()),
    ):
        shown = screen(asked, dialog=recover)
        shown.click(button)
        assert (shown.space.wishes, shown.space.recoveries) == (then, rest)


def test_a_file_that_another_program_has_changed_is_overwritten_only_if_one_says_so(
    screen: Callable[..., Any], space: Workspace
) -> None:
    asked = replace(space.open_dialog("changed"), wishes=())
    for button, then in (
        ("changed-copy", (wishes.SaveAs("t"),)),
        ("changed-over", (wishes.Save(over=True),)),
        ("changed-cancel", ()),
    ):
        shown = screen(asked, dialog=changed)
        shown.click(button)
        assert (shown.space.wishes, shown.space.dialog.id) == (then, "")


def test_a_level_of_another_program_is_named_and_opens_only_when_a_person_says_so(
    screen: Callable[..., Any], space: Workspace
) -> None:
    asked = replace(replace(space, dialog=OpenDialog("reopen", text="gym:some_module:Id-v0")), wishes=())
    assert "gym:some_module:Id-v0" in " ".join(screen(asked, dialog=reopen).words)
    for button, wishes_then in (("reopen-yes", (wishes.Open("gym:some_module:Id-v0"),)), ("reopen-no", ())):
        shown = screen(asked, dialog=reopen)
        shown.click(button)
        assert (shown.space.wishes, shown.space.dialog.id) == (wishes_then, "")

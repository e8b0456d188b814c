"""The menu's part about sound."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame

from playground.ui.dialogs.sound_settings import sound_settings
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.orders import with_preferences
from playground.ui.preferences import Preferences
from playground.ui.workspace import Workspace


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    after = sound_settings(ui, column, workspace.preferences)
    names = ("volume", "muted", "hears_values", "hears_learning")
    return with_preferences(workspace, **{name: getattr(after, name) for name in names})


def test_the_volume_is_off_at_nothing_and_when_muted(
    played: Callable[..., Any], space_of: Any, snapshot_of: Any, level_of: Any
) -> None:
    space = space_of(snapshot_of(level_of("S.G")))
    card = played(panel, space)
    assert card.node("volume").value == "50 %"
    card.tab()
    card.key(pygame.K_HOME)
    assert (card.space.preferences.volume, card.space.preferences.muted) == (0.0, True)
    assert card.node("volume").value == "off" and not card.node("hears_values").enabled
    card.key(pygame.K_RIGHT)
    assert card.space.preferences.volume > 0 and not card.space.preferences.muted
    muted = played(panel, replace(space, preferences=Preferences(muted=True)))
    assert muted.node("volume").value == "off" and muted.space.preferences.volume == 0.5


def test_the_switches_are_kept(played: Callable[..., Any], space_of: Any, snapshot_of: Any, level_of: Any) -> None:
    card = played(panel, space_of(snapshot_of(level_of("S.G"))))
    card.click("hears_values")
    card.click("hears_learning")
    assert card.space.preferences.hears_values and card.space.preferences.hears_learning

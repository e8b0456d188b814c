"""The part of the menu that is about sound: how loud it is, and what besides what happens is to be heard."""

from dataclasses import replace
from typing import Any

from playground.settings import dials
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.preferences import Preferences

_DIALS = {dial.name: dial for dial in dials(Preferences)}
_SWITCHES = (
    (
        "hears_values",
        "Hear the values",
        "The cell you step on or point at is a tone: higher is better. A rustle: nothing is known.",
    ),
    (
        "hears_learning",
        "Hear it learn",
        "While it learns, its surprises are a chord: out of tune at first, in tune once they are over.",
    ),
)
"""Field of the preferences, words, tooltip."""


def sound_settings(ui: Ui, column: Column, preferences: Preferences) -> Preferences:
    """The volume, where 0 is off, and the two switches; the preferences as they were set."""
    volume = preferences.volume if preferences.audible else 0.0
    shown = f"{volume * 100:.0f} %" if volume else "off"
    chosen = float(ui.slider("volume", column.take(ui.theme.slider), _DIALS["volume"], volume, label="Sound  (M)", shown=shown))
    if chosen != volume:
        preferences = replace(preferences, volume=chosen, muted=chosen == 0)
    if column.rect.width >= ui.theme.px(420):
        rects = Row(column.take(ui.theme.toggle), ui.theme.gap).split(2)
    else:
        rects = [column.take(ui.theme.toggle) for _ in _SWITCHES]
    switched: dict[str, Any] = {
        name: ui.toggle(name, rect, words, getattr(preferences, name), tooltip=about, enabled=preferences.audible)
        for (name, words, about), rect in zip(_SWITCHES, rects, strict=True)
    }
    return replace(preferences, **switched)

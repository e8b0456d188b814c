"""The window in the text size, the calm and the colours that a person prefers; changed without a restart."""

from playground.ui.kit import Theme, Ui
from playground.ui.palettes import wear
from playground.ui.preferences import Preferences
from playground.ui.window.screen import Screen


def dress(ui: Ui, screen: Screen, preferences: Preferences) -> None:
    """Lets the next frame be drawn as these preferences say; what was painted in other colours is painted anew."""
    if (ui.theme.scale, ui.theme.reduced_motion) != (preferences.text_scale, preferences.reduced_motion):
        ui.theme = Theme(preferences.text_scale, preferences.reduced_motion)
    if wear(preferences.attire):
        screen.repaint()

"""The colours of the window, chosen in the menu: the palette, the scale of values, and patterns beside them."""

from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column
from playground.ui.orders import with_preferences
from playground.ui.workspace import Workspace

PALETTES = (
    Option("light", "Light", "Dark words on a light ground."),
    Option("dark", "Dark", "Light words on a dark ground, for the evening."),
    Option("high-contrast", "Contrast", "Black on white, with strong edges."),
)
SCALES = (
    Option("blue-orange", "Blue, orange", "Bad is blue, good is orange: all eyes can tell them apart."),
    Option("purple-green", "Purple, green", "Bad is purple, good is green."),
    Option("grey", "Grey", "Bad is dark, good is light."),
)


def colour_choice(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the choices; what is chosen is worn in the next frame and kept."""
    before = workspace.preferences
    ui.label(column.take(ui.theme.line), "Colours")
    colours = ui.tabs("colours", column.take(ui.theme.row), PALETTES, before.colours, label="Colours")
    ui.label(column.take(ui.theme.line), "Colours of values")
    values = ui.tabs("value-colours", column.take(ui.theme.row), SCALES, before.value_colours, label="Colours of values")
    about = "Hatches what is bad, so that nothing hangs on its colour alone."
    patterns = ui.toggle("patterns", column.take(ui.theme.toggle), "Patterns beside colours", before.patterns, tooltip=about)
    return with_preferences(workspace, colours=colours, value_colours=values, patterns=patterns)

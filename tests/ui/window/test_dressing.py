"""The window changes its colours and its text size in the next frame."""

from playground.ui.kit import Ui
from playground.ui.palettes import Attire, worn
from playground.ui.preferences import Preferences
from playground.ui.theme import Theme
from playground.ui.window.dressing import dress
from playground.ui.window.screen import Screen


def test_new_preferences_are_worn_and_what_was_painted_is_painted_anew() -> None:
    ui, screen = Ui(Theme()), Screen()
    board = screen.board
    dress(ui, screen, Preferences())
    assert screen.board is board and worn() == Attire() and ui.theme.scale == 1.0
    dress(ui, screen, Preferences(colours="dark", value_colours="grey", text_scale=1.5, reduced_motion=True))
    assert worn() == Attire("dark", "grey") and screen.board is not board
    assert (ui.theme.scale, ui.theme.reduced_motion) == (1.5, True)

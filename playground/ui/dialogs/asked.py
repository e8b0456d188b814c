"""The card that answers "What is this?"."""

from playground.ui.kit import Ui
from playground.ui.workspace import Workspace

WIDE = 480
"""Units of the card's width."""


def asked(ui: Ui, workspace: Workspace) -> Workspace:
    """The answer, which scrolls where it is long."""
    lengths = ui.theme
    wide = min(lengths.px(WIDE), ui.surface.get_width() - 2 * lengths.gap - 2 * lengths.px(22))
    high = ui.measure_rich(wide - 2 * lengths.gap, workspace.dialog.text)
    with (
        ui.dialog("what", "What is this?", (wide, high + lengths.gap)) as dialog,
        ui.scroll("what-scroll", dialog.rect) as area,
    ):
        ui.rich(area.rect.inflate(-2 * lengths.gap, 0), workspace.dialog.text, id="what-words")
        area.used(high)
    return workspace.close_dialog() if dialog.closed else workspace

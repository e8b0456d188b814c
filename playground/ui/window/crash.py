"""The card that is shown when a frame of our own fails: what happened, and two ways on."""

from collections.abc import Callable

from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row, centred


def crash_card(ui: Ui, trace: str, begin_again: Callable[[], None], leave: Callable[[], None]) -> str:
    """Draws the card; returns the trace as long as the card stays."""
    lengths = ui.theme
    window = ui.surface.get_rect()
    box = centred(
        window, min(window.width - 2 * lengths.gap, lengths.px(560)), min(window.height - 2 * lengths.gap, lengths.px(300))
    )
    column = Column(ui.card(box, "Something went wrong"), lengths.gap)
    buttons = Row(column.bottom(lengths.button), lengths.gap).split(2)
    words = "That was our mistake, not yours. Your level has been kept, nothing is lost."
    high = ui.measure_rich(column.rect.width, words)
    ui.rich(column.take(high), words)
    last = next((line.strip() for line in reversed(trace.splitlines()) if line.strip()), "")
    ui.label(column.take(lengths.line), last, style="small", colour=theme.MUTED)
    if ui.button("crash-again", buttons[0], "Go on", icon="reset", primary=True):
        begin_again()
        return ""
    if ui.button("crash-leave", buttons[1], "Leave", icon="close"):
        leave()
    return trace

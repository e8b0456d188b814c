"""The card that answers "What is this?"."""

from playground.lessons.glossary import terms_in
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.panels.term_chips import reading_of, term_chips
from playground.ui.workspace import Workspace

WIDE, MOST = 480, 5
"""Units of the card's width, and how many words of the glossary are offered."""


def asked(ui: Ui, workspace: Workspace) -> Workspace:
    """The answer, which scrolls where it is long, and the words of the glossary that are in it."""
    lengths = ui.theme
    wide = min(lengths.px(WIDE), ui.surface.get_width() - 2 * lengths.gap - 2 * lengths.px(22))
    text, used = workspace.dialog.text, ui.kept("what/used", lambda: [lengths.line])
    named = terms_in(text, reading_of(workspace))[:MOST]
    with (
        ui.dialog("what", "What is this?", (wide, used[0])) as dialog,
        ui.scroll("what-scroll", dialog.rect) as area,
    ):
        column = Column(area.rect.inflate(-2 * lengths.gap, 0), lengths.gap, endless=True)
        ui.paragraph(column, text, id="what-words")
        column.space(lengths.gap)
        workspace = term_chips(ui, column, workspace, named)
        ui.wants_frame = ui.wants_frame or used[0] != column.used + lengths.gap
        used[0] = column.used + lengths.gap
        area.used(used[0])
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "what" else workspace

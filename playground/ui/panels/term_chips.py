"""Words of the glossary as small buttons: each opens its own entry."""

from collections.abc import Sequence

from playground.lessons.glossary import glossary
from playground.lessons.wording import ReadingLevel
from playground.ui import theme
from playground.ui.aspects import OpenDialog
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace

CHIP = 32
"""Units of a chip's height."""
EVERY = "All words"


def reading_of(workspace: Workspace) -> ReadingLevel:
    """For whom words are."""
    return ReadingLevel(workspace.preferences.reading)


def with_glossary(workspace: Workspace, term: str = "") -> Workspace:
    """With the glossary open, at one of its terms, or from the beginning."""
    return workspace.with_dialog(OpenDialog("glossary", choice=term))


def term_chips(ui: Ui, column: Column, workspace: Workspace, ids: Sequence[str], id: str = "term") -> Workspace:
    """The terms as this reader calls them, from left to right and on in the next line, then the way to all of them."""
    reading, gap, pad = reading_of(workspace), ui.theme.px(6), ui.theme.px(24)
    chips = [(term, glossary()[term].name.at(reading)) for term in ids] + [("", EVERY)]
    row, left = Row(column.rect), 0
    for term, name in chips:
        wide = min(ui.width(name, "button") + pad, column.rect.width)
        if left < wide:
            column.space(gap - column.gap if left else 0)
            row, left = Row(column.take(ui.theme.px(CHIP)), gap), column.rect.width
        tooltip = glossary()[term].words.at(reading) if term else "What all the words mean"
        if ui.button(f"{id}-{term or 'all'}", row.take(wide), name, tooltip=tooltip, flat=not term):
            workspace = with_glossary(workspace, term)
        left -= wide + gap
    return workspace


def said_words(ui: Ui, column: Column, workspace: Workspace, ids: Sequence[str], id: str = "term") -> Workspace:
    """The terms under a small heading."""
    ui.label(column.take(ui.theme.small_line), "Words", style="small", colour=theme.MUTED)
    return term_chips(ui, column, workspace, ids, id)

"""The card about the cell that is pointed at: everything that is known of it, beside the board."""

import math
from collections.abc import Iterator

import pygame

from playground.ui import theme
from playground.ui.board.numerals import numeral, surely
from playground.ui.board.trail import Knot
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.panels.readouts import signed
from playground.ui.stage.reading import ActionReading, CellReading, reading
from playground.ui.stage.viewing import board_level
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

WIDTH = 268
"""Units of the card's width."""
MOST_HIDDEN = 5
"""It hides at most the fifth part of the board."""

MOST_TALES = 3
"""How many of the mouse's last deeds in a cell are listed."""
TITLES = ("Q", "Q*", "π", "visits")
"""The columns of the table of actions."""


def cell_card(ui: Ui, view: Viewport, workspace: Workspace, cell: Cell | None, tells: bool = True) -> None:
    """Draws the card for a cell, where it hides neither the cell nor much of the board.

    tells: whether it says what is best there; else it says how to ask for that.
    """
    cell_reading = reading(workspace.snapshot, cell, view.floor) if workspace.snapshot.level == board_level(workspace) else None
    if cell_reading is None or cell is None:
        return
    lengths = ui.theme
    pad, wide = lengths.px(12), lengths.px(WIDTH)
    lines = _facts(cell_reading, workspace, tells, view.numbers)
    rows = [action for action in cell_reading.actions if action.legal and tells and view.numbers]
    table = (lengths.small_line * (len(rows) + 1) + lengths.gap) if rows and _columns(rows) else 0
    high = 2 * pad + lengths.line + lengths.small_line * len(lines)
    window = ui.surface.get_rect()
    box = _place(view, cell, (wide, high + table), window, lengths.gap)
    if box is None and table:
        table, box = 0, _place(view, cell, (wide, high), window, lengths.gap)
    if box is None:
        return
    ui.card(box)
    column = Column(box.inflate(-2 * pad, -2 * pad))
    head = Row(column.take(lengths.line))
    ui.label(head.right(lengths.px(64)), place(cell), style="small", colour=theme.MUTED, align="right")
    ui.label(
        head.rest(),
        f"{cell_reading.title}, {cell_reading.pose}" if cell_reading.pose else cell_reading.title,
        style="strong",
        id="reading",
    )
    for name, value in lines:
        row = Row(column.take(lengths.small_line))
        ui.label(row.right(lengths.px(96)), value, style="small", colour=theme.INK, align="right")
        ui.label(row.rest(), name, style="small", colour=theme.MUTED)
    if table:
        column.space(lengths.gap)
        _table(ui, column, rows, cell_reading.off)


def _facts(cell_reading: CellReading, workspace: Workspace, tells: bool, numbers: bool) -> list[tuple[str, str]]:
    """Lines of a name and a value; without `numbers` what happened there and what it pays, and nothing of what is believed."""
    symbols = workspace.preferences.symbols
    lines = [(_tale(knot), f"step {knot.step}") for knot in cell_reading.tales[-MOST_TALES:]]
    lines += [(f"reward {when}", signed(reward)) for when, reward in cell_reading.rewards]
    if cell_reading.state < 0 or not numbers:
        return lines
    if not math.isnan(cell_reading.v):
        lines.append(("value V" if symbols else "value", "0, it ends here" if cell_reading.ends else numeral(cell_reading.v)))
    if tells and not math.isnan(cell_reading.optimal_v):
        lines.append(("best value V*" if symbols else "best value", surely(cell_reading.optimal_v, cell_reading.off)))
    if not math.isnan(cell_reading.visits) and not cell_reading.ends:
        lines.append(("visits", "never" if cell_reading.visits == 0 else f"{cell_reading.visits:,.0f}"))
    return lines if tells or cell_reading.ends else [*lines, ("the best move there", "press T")]


def _tale(knot: Knot) -> str:
    """What the mouse did, in a few plain words."""
    return " and ".join(part.partition(":")[0] for part in knot.words).replace("**", "")


def _columns(rows: list[ActionReading]) -> list[tuple[str, int]]:
    """The columns that have anything to show: a title and the number of the value in `_cells`."""
    return [(title, number) for number, title in enumerate(TITLES) if any(not math.isnan(_values(row)[number]) for row in rows)]


def _values(row: ActionReading) -> tuple[float, float, float, float]:
    return row.q, row.optimal_q, row.probability, row.visits


def _table(ui: Ui, column: Column, rows: list[ActionReading], off: float) -> None:
    """One line for each action: what it is worth, how likely it is, how often it was tried; the best in bold with a mark.

    off: how far Q* may be from the true one.
    """
    lengths = ui.theme
    columns = _columns(rows)
    head = column.take(lengths.small_line)
    shares = (1.5, *([1.0] * len(columns)))
    for rect, title in zip(Row(head).split(shares), ("", *(title for title, _ in columns)), strict=True):
        ui.label(rect, title, style="small", colour=theme.MUTED, align="right")
    for row in rows:
        parts = Row(column.take(lengths.small_line)).split(shares)
        name = move_label(row.name)
        ui.label(parts[0], name, style="small", colour=theme.ACCENT if row.best else theme.INK)
        if row.optimal:
            mark = pygame.Rect(
                parts[0].left + ui.width(name, "small") + lengths.px(4), parts[0].top, lengths.px(13), parts[0].height
            )
            ui.icon("check", mark, theme.ACCENT)
        for rect, (_, number) in zip(parts[1:], columns, strict=True):
            value = _values(row)[number]
            text = "" if math.isnan(value) else f"{value * 100:.0f} %" if number == 2 else surely(value, off * (number == 1))
            ui.label(rect, text, style="small", colour=theme.ACCENT if row.best and number == 0 else theme.INK, align="right")


def _place(view: Viewport, cell: Cell, size: tuple[int, int], window: pygame.Rect, gap: int) -> pygame.Rect | None:
    """Where a box hides the least of the board, and of those first in the board's own card, then below, right, left or above it.

    None where it would hide more than a fifth of the board, or the cell itself.
    """
    board, spot = view.board_rect.clip(view.rect), view.rect_of(cell)
    boxes = [box for place in (spot, board) for box in _beside(place, spot, size, window, gap)]
    hidden = {tuple(box): _area(box.clip(board)) for box in boxes}
    fitting = [box for box in boxes if hidden[tuple(box)] <= _area(board) // MOST_HIDDEN]
    return min(fitting, key=lambda box: (hidden[tuple(box)], not view.rect.contains(box)), default=None)


def _area(rect: pygame.Rect) -> int:
    return rect.width * rect.height


def _beside(place: pygame.Rect, cell: pygame.Rect, size: tuple[int, int], window: pygame.Rect, gap: int) -> Iterator[pygame.Rect]:
    """Below a place, right of it, left of it and above, as near to the cell as the window allows, where that hides no cell."""
    for corner, spot in (
        ("midtop", (cell.centerx, place.bottom + gap)),
        ("topleft", (place.right + gap, cell.top)),
        ("topright", (place.left - gap, cell.top)),
        ("midbottom", (cell.centerx, place.top - gap)),
    ):
        box = pygame.Rect((0, 0), size)
        setattr(box, corner, spot)
        if corner.startswith("top"):
            box.top = max(window.top + gap, min(window.bottom - gap - box.height, box.top))
        else:
            box.left = max(window.left + gap, min(window.right - gap - box.width, box.left))
        if window.contains(box) and not box.colliderect(cell):
            yield box

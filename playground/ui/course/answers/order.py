"""Put things into an order: cards that are dragged, or moved by their arrows, or by the keyboard's."""

from dataclasses import dataclass

import pygame

from playground.lessons.tasks.order import OrderTask
from playground.lessons.wording import Wording
from playground.ui import theme
from playground.ui.course.answer_controls import check_button, note
from playground.ui.course.answering import AnswerWidget, drafted
from playground.ui.course.attempts import asked, check_by_key, wrong_answers
from playground.ui.course.classroom import classroom, words
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.mode import no_touch
from playground.ui.workspace import Workspace

HOW = Wording(
    "Drag the cards up and down, or use their arrows.",
    "Drag the cards, or use their arrows. The largest stands on top.",
    "Drag the cards, or use their arrows. The largest stands on top.",
)
TALL = 48
"""Units of a card's least height."""


@dataclass
class _Carry:
    """The entry that is carried, −1 for none, and how far below its upper edge it is held."""

    entry: int = -1
    grip: int = 0


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The cards from top to bottom as they stand now."""
    room, task = classroom(workspace), asked(workspace, OrderTask)
    if task is None:
        return workspace
    count = len(task.labels)
    order = room.draft if isinstance(room.draft, tuple) and len(room.draft) == count else tuple(range(count))
    texts = [words(workspace, label) for label in task.labels]
    high = [max(ui.theme.px(TALL), ui.measure_rich(_text_width(ui, column), text) + ui.theme.pad) for text in texts]
    places = {entry: column.take(high[entry]) for entry in order}
    carry = ui.kept("answer-carry", _Carry)
    after = order
    for place, entry in enumerate(order):
        if entry != carry.entry:
            after = _entry(ui, places[entry], texts[entry], place, entry, after, carry, not room.solved)
    held = carry.entry
    if held in places:  # drawn last: it lies above the others
        lifted = places[held].copy()
        lifted.top = max(places[order[0]].top - ui.theme.gap, min(ui.mouse[1] - carry.grip, places[order[-1]].bottom))
        after = _entry(ui, lifted, texts[held], order.index(held), held, after, carry, not room.solved)
        after = _carried(after, held, lifted, places)
    if after != order or (room.draft is None and not room.solved):
        workspace = drafted(workspace, after)
    if not room.solved and not wrong_answers(workspace):
        note(ui, column, words(workspace, HOW), "answer-how")
    return workspace


def _text_width(ui: Ui, column: Column) -> int:
    """Pixels for the words of a card, between its number and its arrows."""
    return column.rect.width - ui.theme.px(34) - 2 * ui.theme.tool - 2 * ui.theme.gap


def moved(order: tuple[int, ...], entry: int, by: int) -> tuple[int, ...]:
    """The order with an entry so many places lower, negative ones higher, as far as that goes."""
    rest = [other for other in order if other != entry]
    place = max(0, min(len(rest), order.index(entry) + by))
    return (*rest[:place], entry, *rest[place:])


def _carried(order: tuple[int, ...], entry: int, lifted: pygame.Rect, places: dict[int, pygame.Rect]) -> tuple[int, ...]:
    """The order with a carried entry behind all those whose middle lies above its own."""
    rest = [other for other in order if other != entry]
    place = sum(places[other].centery < lifted.centery for other in rest)
    return (*rest[:place], entry, *rest[place:])


def _entry(
    ui: Ui, rect: pygame.Rect, text: str, place: int, entry: int, order: tuple[int, ...], carry: _Carry, enabled: bool
) -> tuple[int, ...]:
    """One card: a drag carries it, the arrow keys move it while it has the focus, and so do its two arrows."""
    row = Row(rect, 0)
    keys = frozenset({pygame.K_UP, pygame.K_DOWN})
    node = ui.fresh_node(
        f"answer-entry-{entry}", "button", rect, text, value=str(place + 1), enabled=enabled, focusable=True, keys=keys, axis="y"
    )
    touch = ui.touch(node)
    if touch.pressed and ui.mouse[0] < rect.right - 2 * ui.theme.tool:
        carry.entry, carry.grip = entry, ui.mouse[1] - rect.top
    if carry.entry == entry and not touch.down:
        carry.entry = -1
    _draw_card(ui, rect, carry.entry == entry, touch.hover, enabled)
    for event in touch.keys:
        if event.type == pygame.KEYDOWN:
            order = moved(order, entry, -1 if event.key == pygame.K_UP else 1)
    number = row.take(ui.theme.px(34))
    down, up = row.right(ui.theme.tool), row.right(ui.theme.tool)
    ui.label(number, str(place + 1), "number", theme.ACCENT if enabled else theme.MUTED, "center", id=f"answer-place-{place}")
    for name, spot, way, possible in (("up", up, -1, place > 0), ("down", down, 1, place + 1 < len(order))):
        if _arrow(ui, f"answer-{name}-{place}", spot, name, enabled and possible):
            order = moved(order, entry, way)
    room = row.rest().inflate(-ui.theme.gap, 0)
    high = ui.measure_rich(room.width, text)
    spot = pygame.Rect(room.left, rect.centery - high // 2, room.width, high)
    ui.rich(spot, text, colour=theme.INK if enabled else theme.MUTED, id=f"answer-words-{entry}")
    return order


def _draw_card(ui: Ui, rect: pygame.Rect, lifted: bool, hover: bool, enabled: bool) -> None:
    if lifted:
        ui.raised(rect, ui.theme.radius, theme.ACCENT_SOFT)
        return
    fill = theme.DISABLED if not enabled else theme.HOVER if hover else theme.FIELD
    rounded(ui.theme.radius, fill, theme.LINE_HOVER if hover else theme.LINE, ui.theme.border).draw(ui.surface, rect)


def _arrow(ui: Ui, id: str, rect: pygame.Rect, way: str, enabled: bool) -> bool:
    """An arrow of a card. It is for the mouse alone: by keyboard the card itself is moved."""
    touch = ui.touch(ui.fresh_node(id, "button", rect, f"Move {way}", enabled=enabled))
    if touch.hover:
        rounded(ui.theme.px(8), theme.PRESSED).draw(ui.surface, rect.inflate(-ui.theme.px(6), -ui.theme.px(6)))
    side = ui.theme.icon
    ui.icon(f"arrow-{way}", pygame.Rect(rect.centerx - side // 2, rect.centery - side // 2, side, side),
            theme.INK if enabled else theme.LINE_HOVER)  # fmt: skip
    return touch.clicked


ANSWER = AnswerWidget(id="order", panel=panel, foot=check_button, keys=check_by_key, over=no_touch)

"""Controls that several kinds of answers share: the button that hands in, and moves laid out as on a keyboard."""

from collections.abc import Mapping, Sequence

import pygame

from playground.lessons.wording import Wording
from playground.ui import theme
from playground.ui.course.answer_field import answer_field
from playground.ui.course.answer_marks import draw_badge
from playground.ui.course.attempts import attempted, complete, wrong_answers
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace
from playground.world.grid import MOVES, move_named

CHECK = Wording("Check", "Check", "Check")
LOW, LOW_BUTTON = 420, 36
"""Units of a window's height under which the buttons at the foot of a page are lower, and how high they are there."""
KEY = 48
"""Units of a key's side."""


def is_low(ui: Ui) -> bool:
    """Whether the window is so low that the foot of a page should leave room for the words."""
    return ui.surface.get_height() < ui.theme.px(LOW)


def foot_height(ui: Ui) -> int:
    """Pixels of a button at the foot of a page."""
    return ui.theme.px(LOW_BUTTON) if is_low(ui) else ui.theme.button


def check_button(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The button that hands in what is in the pupil's hand; it is gone once that was right."""
    room = classroom(workspace)
    if room.solved:
        return workspace
    rect = column.take(foot_height(ui))
    ready = complete(room.draft) and room.draft not in wrong_answers(workspace)
    if ui.button("answer-check", rect, words(workspace, CHECK), icon="check", primary=True, enabled=ready):
        workspace = attempted(workspace, room.draft)
    return workspace


def fields_of(workspace: Workspace, count: int) -> tuple[float | None, ...]:
    """What stands in the fields of the answer in the pupil's hand, None for an empty one."""
    draft = classroom(workspace).draft
    return draft if isinstance(draft, tuple) and len(draft) == count else (None,) * count


def marked_field(
    ui: Ui, number: int, rect: pygame.Rect, name: str, fields: list[float | None], step: float, marks: Sequence[bool | None]
) -> None:
    """Draws one of several fields, with a check mark or a cross once it was marked, and fills its place in `fields`.

    Enter goes on to the next one, and from the last one to the button that hands in.
    """
    after = f"answer-{number + 1}" if number + 1 < len(fields) else "answer-check"
    enabled = not (marks and all(marks))
    fields[number] = answer_field(ui, f"answer-{number}", rect, name, fields[number], step, enabled, after)
    mark = marks[number]
    if mark is not None:
        draw_badge(ui, rect, mark)


def note(ui: Ui, column: Column, text: str, id: str, colour: theme.Colour | None = None) -> None:
    """A few small words below a control."""
    ui.paragraph(column, text, "small", colour, id=id)


def key_places(ui: Ui, column: Column, actions: Sequence[str]) -> Mapping[str, pygame.Rect]:
    """Where the key of every action stands: moves as on a keyboard, in the middle of the card; other actions below them."""
    side = min(ui.theme.px(KEY), (column.rect.width - 2 * ui.theme.gap) // 3)
    step = side + ui.theme.gap
    moves = {action: MOVES[move_named(action)] for action in actions if move_named(action)}
    places: dict[str, pygame.Rect] = {}
    if moves:
        slanted = any((row and col) or (row, col) == (0, 0) for row, col in moves.values())
        upright = any(row for row, _ in moves.values())
        lines = {-1: 0, 0: 1, 1: 2} if slanted else {-1: 0, 0: 1, 1: 1} if upright else {0: 0}
        area = column.take((max(lines.values()) + 1) * step - ui.theme.gap)
        left = area.centerx - (3 * step - ui.theme.gap) // 2
        for action, (row, col) in moves.items():
            places[action] = pygame.Rect(left + (col + 1) * step, area.top + lines[row] * step, side, side)
    for action in actions:
        if action not in places:
            places[action] = column.take(ui.theme.button)
    return places


def key(ui: Ui, id: str, rect: pygame.Rect, action: str, selected: bool = False, enabled: bool = True) -> bool:
    """One key with its move's arrow, or its name where it is no move; whether it was pressed."""
    move = move_named(action)
    icon = "" if not move else "stay" if MOVES[move] == (0, 0) else f"arrow-{move}"
    label = "" if move else action.capitalize()
    return ui.button(id, rect, label, icon=icon, tooltip=action.capitalize(), selected=selected, enabled=enabled)

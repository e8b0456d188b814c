"""Choose one of several answers: a large card for each, or its number key."""

import pygame

from playground.lessons.tasks.choice import ChoiceTask
from playground.ui import theme
from playground.ui.course.answering import AnswerWidget
from playground.ui.course.attempts import asked, attempted, wrong_answers
from playground.ui.course.classroom import classroom, words
from playground.ui.drawing.shapes import rounded
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.kit.routing import ACTIVATE
from playground.ui.mode import no_touch
from playground.ui.workspace import Workspace

TALL, CAP = 52, 28
"""Units of an option's least height, and of the side of the cap with its number."""


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The options; a press hands in at once, and what was wrong before cannot be chosen again."""
    room, task = classroom(workspace), asked(workspace, ChoiceTask)
    if task is None:
        return workspace
    wrong = wrong_answers(workspace)
    for number, option in enumerate(task.options):
        text = words(workspace, option)
        right = room.solved and room.draft == number
        high = max(ui.theme.px(TALL), ui.measure_rich(_inside(ui, column.rect).width, text) + ui.theme.pad + ui.theme.lift)
        mark = "check" if right else "close" if number in wrong else ""
        enabled = not room.solved and number not in wrong
        if _option(ui, f"answer-{number}", column.take(high), text, number + 1, mark, enabled):
            workspace = attempted(workspace, number)
    return workspace


def _inside(ui: Ui, rect: pygame.Rect) -> pygame.Rect:
    """The room for the words of an option: right of its cap."""
    taken = 2 * ui.theme.gap + ui.theme.px(CAP)
    return pygame.Rect(rect.left + taken, rect.top, rect.width - taken - ui.theme.gap, rect.height)


def _option(ui: Ui, id: str, rect: pygame.Rect, text: str, number: int, mark: str, enabled: bool) -> bool:
    """One option as a card with its number, or with a check mark or a cross; whether it was pressed."""
    size, right = ui.theme, mark == "check"
    plain = text.replace("**", "").replace("`", "")
    value = "right" if right else "not this one" if mark else ""
    node = ui.fresh_node(id, "button", rect, plain, value=value, enabled=enabled, focusable=True, keys=ACTIVATE)
    touch = ui.touch(node)
    down = round(size.lift * ui.animate((id, "press"), 1.0 if touch.down and touch.hover else 0.0, 0.08))
    face = pygame.Rect(rect.left, rect.top + down, rect.width, rect.height - size.lift)
    fill, edge, lower, ink = theme.CARD, theme.LINE, theme.EDGE, theme.INK
    if right:
        fill, edge, lower, ink = theme.ACCENT_SOFT, theme.ACCENT, theme.ACCENT, theme.ACCENT_DARK
    elif not enabled:
        fill, lower, ink = theme.DISABLED, theme.LINE, theme.MUTED
    elif touch.hover:
        fill, edge = theme.HOVER, theme.LINE_HOVER
    body = pygame.Rect(rect.left, face.top, rect.width, rect.bottom - face.top)
    rounded(size.radius, fill, edge, size.border, rect.bottom - face.bottom, lower).draw(ui.surface, body)
    cap = pygame.Rect(face.left + size.gap, 0, size.px(CAP), size.px(CAP))
    cap.centery = face.centery
    ground = theme.ACCENT if right else theme.ERROR if mark else theme.SUNKEN
    rounded(size.px(8), ground).draw(ui.surface, cap)
    if mark:
        ui.icon(mark, cap.inflate(-size.px(10), -size.px(10)), theme.ON_ACCENT)
    else:
        ui.label(cap, str(number), "strong", theme.INK if enabled else theme.FAINT, "center", id=f"{id}-number")
    inside = _inside(ui, face)
    high = ui.measure_rich(inside.width, text)
    ui.rich(pygame.Rect(inside.left, face.centery - high // 2, inside.width, high), text, colour=ink, id=f"{id}-words")
    return touch.activated


def keys(workspace: Workspace, key: str) -> Workspace:
    """A digit chooses the option of that number."""
    task = asked(workspace, ChoiceTask)
    chosen = task is not None and key.isdigit() and 1 <= int(key) <= len(task.options)
    return attempted(workspace, int(key) - 1) if chosen else workspace


ANSWER = AnswerWidget(id="choice", panel=panel, keys=keys, over=no_touch)

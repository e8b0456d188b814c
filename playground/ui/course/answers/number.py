"""Say a number: drag the slider, type it, or drag it up and down on the board in the cell that it is about."""

import math
from dataclasses import dataclass
from functools import lru_cache

import pygame

from playground.edit.level_edits import SetRules
from playground.lessons.tasks.number import NumberTask
from playground.lessons.wording import Wording
from playground.settings import Dial
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import check_button
from playground.ui.course.answer_field import answer_field
from playground.ui.course.answer_marks import draw_badges, draw_said
from playground.ui.course.answering import AnswerWidget, drafted, level_of
from playground.ui.course.attempts import asked, check_by_key, wrong_answers
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Ui
from playground.ui.kit.dial_track import share_of, value_at
from playground.ui.kit.layout import Column, Row
from playground.ui.kit.number_field import number_text
from playground.ui.looking import hovered_cell
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

YOURS = Wording("Your number", "Your answer", "Your answer")
LAST = Wording("Last time you said", "Your last answer", "Your last answer")
ALONG = 180
"""A drag of so many units on the board goes along the whole slider."""
STEPS = 100
"""About how many steps of the arrow keys go along it."""
DRAGGED_FROM = 4
"""Units of a drag that changes the number."""


@dataclass
class _BoardDrag:
    """A drag on the board: where it began, and which number was said then."""

    began: int | None = None
    start: float = 0.0


@lru_cache(maxsize=8)
def _dial(low: float, high: float) -> Dial:
    return Dial(
        "answer", float, 0.0, low, high, (), "", "your answer", "Drag it, or type the number into the field above.", False
    )


def step_of(low: float, high: float) -> float:
    """A round number, 1, 2 or 5 times a power of ten, of which about a hundred lie between the ends."""
    rough = (high - low) / STEPS
    power = 10.0 ** math.floor(math.log10(rough))
    return float(f"{next(power * times for times in (1, 2, 5, 10) if power * times >= rough * 0.999):.6g}")


def rest(task: NumberTask) -> float:
    """Where the slider stands before anything was said: at 0, or the end that is nearest to it."""
    return max(task.low, min(task.high, 0.0))


def _turned(workspace: Workspace, task: NumberTask) -> Workspace:
    """With the rule of the level that turns with the answer at what was said."""
    draft = classroom(workspace).draft
    if not task.turns or draft is None or classroom(workspace).solved:
        return workspace
    return workspace.edited(SetRules({task.turns: float(draft)}), stroke=f"lesson-{task.turns}", whole=True)


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The field, the slider with marks where one has been, and the last answer."""
    room, task = classroom(workspace), asked(workspace, NumberTask)
    if task is None:
        return workspace
    said = None if room.draft is None else float(room.draft)
    row = Row(column.take(ui.theme.row), ui.theme.gap)
    box = row.right(max(ui.theme.px(96), row.rect.width * 2 // 5))
    name = words(workspace, YOURS)
    ui.label(row.rest(), name)
    step = step_of(task.low, task.high)
    after = answer_field(ui, "answer", box, name, said, step, not room.solved, after="answer-check")
    track = column.take(ui.theme.knob + ui.theme.gap)
    dial, now = _dial(task.low, task.high), rest(task) if after is None else after
    slid = float(ui.slider("answer-slide", track, dial, now, label="", shown="", enabled=not room.solved))
    if slid != now or (ui.active == "answer-slide" and after is None):
        after = slid
    _ends(ui, column, dial, track, workspace)
    if after is not None and after != said:
        workspace = _turned(drafted(workspace, after), task)
    return workspace


def _ends(ui: Ui, column: Column, dial: Dial, track: pygame.Rect, workspace: Workspace) -> None:
    """Draws the ends of the slider, a mark for each answer that was tried, and the last one in words."""
    line = column.take(ui.theme.small_line)
    for text, align in ((numeral(dial.low), "left"), (numeral(dial.high), "right")):
        ui.label(line, text, "small", theme.MUTED, align, id=f"answer-end-{align}")
    wrong = [float(answer) for answer in wrong_answers(workspace)]
    side = ui.theme.px(12)
    for answer in wrong:
        middle = track.left + ui.theme.knob // 2 + round(share_of(dial, answer) * (track.width - ui.theme.knob))
        ui.icon("close", pygame.Rect(middle - side // 2, line.centery - side // 2, side, side), theme.ERROR)
    if wrong:
        row = Row(column.take(ui.theme.small_line), ui.theme.gap)
        text = number_text(round(wrong[-1], 3))
        ui.label(row.right(ui.width(text, "strong")), text, "small", theme.INK, "right", id="answer-last")
        ui.label(row.rest(), words(workspace, LAST), "small", theme.MUTED)


def _cell(workspace: Workspace) -> Cell | None:
    task = asked(workspace, NumberTask)
    return None if task is None else task.want.place(level_of(workspace))


def grips(ui: Ui, view: Viewport, workspace: Workspace) -> bool:
    """The board is for the answer while a drag goes on that began in the cell that is asked about."""
    cell, spot = _cell(workspace), ui.input.pressed.get(1)
    pressed = cell is not None and spot is not None and view.cell_at(spot) == cell and not classroom(workspace).solved
    return pressed or ui.kept("answer-drag", _BoardDrag).began is not None


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """A drag up makes the number larger, a drag down smaller."""
    drag, pointer, task = ui.kept("answer-drag", _BoardDrag), ui.board_input(view.rect), asked(workspace, NumberTask)
    if task is None or pointer.pos is None:
        drag.began = None
        return workspace
    draft = classroom(workspace).draft
    if 1 in pointer.pressed:
        drag.began, drag.start = pointer.pos[1], rest(task) if draft is None else float(draft)
    way = 0 if drag.began is None else drag.began - pointer.pos[1]
    if 1 not in pointer.held:
        drag.began = None
    if abs(way) < ui.theme.px(DRAGGED_FROM):
        return workspace
    dial = _dial(task.low, task.high)
    value = float(value_at(dial, share_of(dial, drag.start) + way / ui.theme.px(ALONG)))
    return _turned(drafted(workspace, value), task)


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell that is asked about."""
    cell = _cell(workspace)
    return Marks(hover=hovered_cell(ui, view, workspace), selected=() if cell is None else (cell,))


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The number that was said stands in its cell."""
    room, cell = classroom(workspace), _cell(workspace)
    if cell is None:
        return workspace
    wrong = room.draft is not None and room.draft in wrong_answers(workspace)
    said = "?" if room.draft is None else numeral(float(room.draft))
    draw_said(ui, view, cell, said if room.solved or room.draft is None else f"{said} ?", False if wrong else None)
    draw_badges(ui, view, (cell,) if wrong else (), (cell,) if room.solved else (), low=True)
    return workspace


ANSWER = AnswerWidget(
    id="number", panel=panel, foot=check_button, touch=touch, grips=grips, over=over, marks=marks, keys=check_by_key
)

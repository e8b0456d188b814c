"""Fill the blanks of a Bellman line: it is set as a line with its fields in place, and its terms are on the board."""

from collections.abc import Mapping

import pygame

from playground.lessons.tasks.blanks import BlanksTask, LinePart, OutcomeTerm
from playground.lessons.wording import ReadingLevel, Wording
from playground.ui import theme
from playground.ui.board.pointers import draw_pointer
from playground.ui.board.viewport import Viewport
from playground.ui.course.answer_controls import check_button, fields_of, marked_field
from playground.ui.course.answer_marks import draw_label
from playground.ui.course.answering import AnswerWidget, drafted, level_of
from playground.ui.course.attempts import asked, check_by_key, marks_of_fields
from playground.ui.course.classroom import reading, words
from playground.ui.course.formula import FormulaPart, draw_formula, formula_height, sunken
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.kit.number_field import number_text
from playground.ui.looking import look_around
from playground.ui.stage.motion import Marks
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

NAMES: Mapping[LinePart, Wording] = {
    LinePart.CHANCES: Wording("how likely", "probability", "p"),
    LinePart.REWARDS: Wording("points", "reward", "r"),
    LinePart.VALUES: Wording("worth there", "value there", "v(s′)"),
    LinePart.TOTAL: Wording("all together", "sum", "q(s, a)"),
}
"""What each number of a line is called."""
PATIENCE = Wording("patience", "discount", "γ")
LANDS = Wording("{number}:  the mouse comes here", "{number}:  the next cell is this one", "{number}:  s′ = ({row}, {col})")
ENDS = Wording("{number}:  it ends here", "{number}:  the episode ends here", "{number}:  s′ = ({row}, {col}), terminal")
STEP = 0.1


def line_parts(task: BlanksTask, terms: tuple[OutcomeTerm, ...], total: float, level: ReadingLevel) -> list[list[FormulaPart]]:
    """The line: the parts of every term, then those of the total; blanks are numbered from left to right."""
    opening, times, closing = ("· [", "·", "]") if level is ReadingLevel.STUDENT else ("× (", "×", ")")
    blank = 0

    def number(part: LinePart, value: float) -> FormulaPart:
        nonlocal blank
        name = NAMES[part].at(level)
        if part not in task.hide:
            return FormulaPart(number_text(round(value, 4)), name)
        blank += 1
        return FormulaPart("", name, blank - 1)

    groups = []
    for place, term in enumerate(terms):
        parts = [FormulaPart("+")] if place else []
        parts += [number(LinePart.CHANCES, term.chance), FormulaPart(opening), number(LinePart.REWARDS, term.reward)]
        if term.discount:
            patience = FormulaPart(number_text(round(term.discount, 4)), PATIENCE.at(level))
            parts += [FormulaPart("+"), patience, FormulaPart(times), number(LinePart.VALUES, term.value)]
        groups.append([*parts, FormulaPart(closing)])
    return [*groups, [FormulaPart("="), number(LinePart.TOTAL, total)]]


def panel(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Every term on a ground of its own with the number that it has on the board, then the total."""
    task, level = asked(workspace, BlanksTask), level_of(workspace)
    if task is None:
        return workspace
    right = task.solution(level)
    before = fields_of(workspace, len(right))
    fields, marks = list(before), marks_of_fields(workspace, right, task.within)

    def fill(rect: pygame.Rect, part: FormulaPart) -> None:
        marked_field(ui, part.blank, rect, part.name, fields, STEP, marks)

    terms, lit = task.terms(level), _lit(ui, workspace, task)
    groups = line_parts(task, terms, task.line(level)[-1][1], reading(workspace))
    for number, parts in enumerate(groups):
        line, inner = ui.theme.small_line, column.rect.width - 2 * ui.theme.gap
        high = formula_height(ui, inner, parts) + (line if number < len(terms) else 0)
        inside = sunken(ui, column, high, number == lit)
        if number < len(terms):
            head = inside.copy()
            head.height = line
            ui.label(head, _head(workspace, terms[number], number), "small", theme.INK, id=f"term-{number}")
            inside.top, inside.height = inside.top + line, inside.height - line
        draw_formula(ui, inside, parts, fill)
    if tuple(fields) != before:
        workspace = drafted(workspace, tuple(fields))
    return workspace


def _head(workspace: Workspace, term: OutcomeTerm, number: int) -> str:
    """Where an outcome leads, with the number that its cell has on the board."""
    text = LANDS if term.discount else ENDS
    return words(workspace, text, number=number + 1, row=term.cell.row, col=term.cell.col)


def _lit(ui: Ui, workspace: Workspace, task: BlanksTask) -> int:
    """The number of the term in one of whose fields the focus is, −1 for none."""
    terms = task.terms(level_of(workspace))
    groups = line_parts(task, terms, 0.0, reading(workspace))[: len(terms)]
    places = {f"answer-{part.blank}": number for number, parts in enumerate(groups) for part in parts if part.blank >= 0}
    return places.get(ui.focus, -1)


def touch(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """The board is looked at: nobody walks."""
    return look_around(workspace, view, ui.board_input(view.rect), (1, 2, 3))


def marks(ui: Ui, view: Viewport, workspace: Workspace) -> Marks:
    """The cell whose line it is."""
    task = asked(workspace, BlanksTask)
    return Marks(selected=() if task is None else (task.cell,))


def over(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Arrows lead to the cells of the terms, which have their numbers; the term that is filled stands out."""
    task = asked(workspace, BlanksTask)
    if task is None:
        return workspace
    terms, lit = task.terms(level_of(workspace)), _lit(ui, workspace, task)
    numbers: dict[Cell, list[int]] = {}
    for number, term in enumerate(terms):
        numbers.setdefault(term.cell, []).append(number)
    with ui.clipped(view.rect):
        for cell, here in numbers.items():
            draw_pointer(ui.surface, view, task.cell, cell, 0.3, theme.FOCUS if lit in here else theme.ACCENT)
    for cell, here in numbers.items():
        draw_label(ui, view, cell, " ".join(str(number + 1) for number in here), lit in here)
    return workspace


def steer(workspace: Workspace, move: str, repeat: bool) -> Workspace:
    """The arrow keys move nobody."""
    return workspace


ANSWER = AnswerWidget(
    id="blanks", panel=panel, foot=check_button, touch=touch, marks=marks, over=over, steer=steer, keys=check_by_key
)

"""The guesses of a person as a list, and as tags on the board."""

import pygame

from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.stamps import number_size
from playground.ui.board.tags import tag
from playground.ui.board.viewport import Viewport
from playground.ui.explanations.guess.guessing import ARROW, MOVE, RETURN, Guesses, MarkedGuess, marks_of
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.happened import place
from playground.ui.panels.log import move_label
from playground.ui.panels.readouts import signed
from playground.ui.workspace import Workspace
from playground.world.grid import ways

HOW = {
    ARROW: "Press on a cell and **drag** the way that is best, or use the buttons, or Page up and down.",
    RETURN: "Pick a step of the episode, then **drag** the slider, or press Enter on it to type a number.",
}
"""How to guess, for the kinds that BY_NUMBER does not fit."""
BY_NUMBER = "Press on a cell and **drag** up or down, or press Page up and down: the number follows."


def guess_list(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Lists the guesses, with the answers once they are shown; before the first guess, says how to make one."""
    guesses, snapshot = workspace.recall(Guesses), workspace.snapshot
    ui.heading(column.take(ui.theme.heading), "Your guesses")
    marks = marks_of(guesses, snapshot)
    if not marks:
        words = HOW.get(guesses.kind, BY_NUMBER) + " When you have guessed some, press **Show me**."
        ui.paragraph(column, words, id="guess-how")
        return workspace
    high = ui.theme.small_line + ui.theme.px(2)
    room = len(marks) if column.endless else max(0, column.left // high)
    for mark in marks[-room:] if room else ():
        parts = Row(column.take(high), ui.theme.gap).split((1.2, 1.3, 1.4, 1.0))
        for rect, words in zip(parts, _line(mark, guesses, snapshot), strict=True):
            ui.label(rect, words, style="small", colour=theme.INK)
    return workspace


def _line(mark: MarkedGuess, guesses: Guesses, snapshot: Snapshot) -> tuple[str, str, str, str]:
    """Where, the guess, and once they are shown the answer and the points."""
    moves = snapshot.mdp.actions
    where = place(snapshot.mdp.states[mark.state].cell) + (f" {moves[mark.action]}" if guesses.kind == MOVE else "")
    where = f"step {mark.action}" if guesses.kind == RETURN else where
    guess = moves[int(mark.guess)] if guesses.kind == ARROW else numeral(mark.guess)
    true = moves[int(mark.true)] if guesses.kind == ARROW else numeral(mark.true)
    true = guess if guesses.kind == ARROW and mark.points else true
    return (
        where,
        f"you: {guess}",
        f"it is {true}" if guesses.shown else "it is …",
        f"{mark.points} points" if guesses.shown else "",
    )


def tags(ui: Ui, view: Viewport, workspace: Workspace) -> Workspace:
    """Draws a tag with the guess on each cell that has one; once the answers are shown, with the error."""
    guesses, snapshot = workspace.recall(Guesses), workspace.snapshot
    if view.cell_size < 22:
        return workspace
    with ui.clipped(view.rect):
        for mark in marks_of(guesses, snapshot):
            if int(snapshot.mdp.floor[mark.state]) == view.floor:
                spot = view.rect_of(snapshot.mdp.states[mark.state].cell)
                size = max(9, number_size(spot.width))
                if guesses.kind == MOVE:
                    spot, size = _at_side(spot, ways(snapshot.mdp.actions)[mark.action]), max(9, size * 3 // 4)
                _tag_drawn(ui, spot, _tag(mark, guesses, snapshot), size, mark.points if guesses.shown else None)
    return workspace


def _at_side(spot: pygame.Rect, way: tuple[int, int]) -> pygame.Rect:
    """The part of a cell for the tag of a move: on the side to which the move leads."""
    part = pygame.Rect(0, 0, spot.width // 2, spot.height // 3)
    part.center = spot.centerx + way[1] * spot.width // 4, spot.centery + way[0] * spot.height // 3
    return part


def _tag(mark: MarkedGuess, guesses: Guesses, snapshot: Snapshot) -> str:
    if guesses.kind == ARROW:
        return move_label(snapshot.mdp.actions[int(mark.guess)]).split()[0] + (
            "" if not guesses.shown else " yes" if mark.points else " no"
        )
    if not guesses.shown:
        return f"{numeral(mark.guess)}?"
    return ("" if guesses.kind == MOVE else "off ") + signed(mark.guess - mark.true)


def _tag_drawn(ui: Ui, spot: pygame.Rect, words: str, size: int, score: int | None) -> None:
    """Draws a tag: white letters on teal, or on red for a guess that turned out to be far off."""
    ground = theme.ACCENT_DARK if score is None or score >= 50 else theme.ERROR
    top = spot.centerx, spot.top + max(2, spot.height // 16)
    tag(ui.surface, words, size, ground, spot.width - 4, midtop=top)

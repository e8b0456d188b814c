"""The loop of reinforcement learning as four boxes, S A R S', and the log of the last transitions."""

import pygame

from playground.training.snapshot import Snapshot, Transition
from playground.ui import theme
from playground.ui.board.inventory import gains
from playground.ui.board.trail import changes_inventory, floors_of
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.happened import place, sentence
from playground.ui.panels.readouts import draw_sunken, signed
from playground.ui.panels.score import tint
from playground.ui.workspace import Workspace
from playground.world.grid import move_named

ARROWS = {
    "up": "↑", "right": "→", "down": "↓", "left": "←",
    "up-right": "↗", "down-right": "↘", "down-left": "↙", "up-left": "↖", "stay": "·",
}  # fmt: skip
MEANINGS = (
    "Where the mouse was, as (row, column), counted from 0.",
    "The move that was chosen there.",
    "What the move paid or cost: that is all that a learner is ever told.",
    "Where the mouse came to.",
)
"""What each of the four boxes holds."""
SIMPLE_NAMES = ("Square", "Move", "Points", "New square")
"""What the four boxes are called before the field's words are learned."""
HINT = "Press the **arrow keys**, or click a cell: every move is one turn of the loop."


def loop(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """State, action, reward and next state of the last transition, and a sentence about it."""
    snapshot = workspace.snapshot
    last = snapshot.last[-1] if snapshot.last else None
    symbols = workspace.preferences.symbols
    names = SIMPLE_NAMES if workspace.preferences.simple else ("State", "Action", "Reward", "Next state")
    letters = ("S", "A", "R", "S′")
    values = _values(snapshot, last) if last else ("–",) * 4
    gap = ui.theme.px(18 if column.rect.width >= ui.theme.px(400) else 12)
    abreast = 4 if column.rect.width >= ui.theme.px(330) else 2
    for first in range(0, 4, abreast):
        parts = Row(column.take(ui.theme.px(60)), gap).split(abreast)
        for number, rect in enumerate(parts, first):
            name = f"{names[number]} {letters[number]}" if symbols else names[number]
            colour = tint(last.reward) if last and number == 2 else theme.INK
            _box(ui, rect, name, values[number], colour)
            ui.tip(f"loop-{number}", rect, MEANINGS[number])
            if number % abreast < abreast - 1:
                arrow = pygame.Rect(rect.right, rect.top, gap, rect.height)
                ui.icon("chevron-right", arrow.inflate(-ui.theme.px(2), ui.theme.px(14) - rect.height), theme.MUTED)
    text = sentence(snapshot, last) if last else HINT
    column.space(ui.theme.gap)
    ui.rich(column.take(max(ui.theme.line * 2, ui.measure_rich(column.rect.width, text))), text)
    return workspace


def move_label(action: str) -> str:
    """An action's name, after its arrow if it is a move."""
    return f"{ARROWS.get(move_named(action), '')} {action}".strip()


def _values(snapshot: Snapshot, last: Transition) -> tuple[str, str, str, str]:
    mdp = snapshot.mdp
    action = mdp.actions[last.action]
    return (
        place(mdp.states[last.state].cell),
        move_label(action),
        signed(last.reward),
        place(mdp.states[last.successor].cell) + (" end" if last.terminated else ""),
    )


def _taken_in_words(snapshot: Snapshot, last: Transition) -> str:
    """What was taken or switched by a transition, each after a plus."""
    if not changes_inventory(snapshot.mdp, last):
        return ""
    return "".join(f" + {name}" for name, _ in gains(snapshot.now, *floors_of(snapshot.mdp, last)))


def _box(ui: Ui, rect: pygame.Rect, name: str, value: str, colour: theme.Colour) -> None:
    draw_sunken(ui, rect)
    aside = ui.theme.gap if rect.width >= ui.theme.px(90) else ui.theme.px(4)
    inner = Column(rect.inflate(-2 * aside, -ui.theme.px(10)))
    ui.label(inner.take(ui.theme.small_line), name, style="small", colour=theme.MUTED, align="center")
    ui.label(inner.rest(), value, style="strong", colour=colour, align="center")


def log(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The last transitions, the newest at the top."""
    snapshot = workspace.snapshot
    high = ui.theme.small_line + ui.theme.px(2)
    room = min(column.left, 6 * high + ui.theme.px(4)) - ui.theme.px(4)
    ui.label(column.take(ui.theme.small_line), "What happened", style="small", colour=theme.MUTED)
    count = max(1, (room - ui.theme.small_line - column.gap) // high)
    lines = list(reversed(snapshot.last[-count:]))
    area = Column(column.take(count * high))
    ui.tip("log", area.rect, "The last steps, the newest first: from where, which move, what it paid, where to.")
    for number, transition in enumerate(lines):
        state, action, reward, after = _values(snapshot, transition)
        after += _taken_in_words(snapshot, transition)
        row = Row(area.take(high), ui.theme.gap)
        ink = theme.INK if number == 0 else theme.MUTED
        parts = row.split((1.7, 2.3, 1.5, 3.2))
        for rect, words in zip(parts, (state, action, reward, after), strict=True):
            ui.label(rect, words, style="small", colour=ink)
    return workspace

"""What is worth knowing about the level that is being built: an unreachable goal, nothing that ends, and the like."""

from functools import lru_cache

from playground.ui import theme
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column
from playground.ui.workspace import Workspace
from playground.world.advice import advice
from playground.world.level import Level
from playground.world.mdp import TabularMDP

LARGEST = 4096
"""Cells up to which a level is looked through beside the drawing."""
HINT = "Left button paints, right button erases. A start is carried by dragging it. Training goes on all the while."


def doctor(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """The gravest piece of advice, or how the editor works where there is none."""
    snapshot, level = workspace.snapshot, workspace.level
    known = snapshot.level is level and level.height * level.width <= LARGEST
    told = _sentences(level, snapshot.mdp) if known else ()
    ui.label(column.take(ui.theme.small_line), "Worth knowing" if told else "How it works", style="small", colour=theme.MUTED)
    words = told[0] if told else HINT
    high = ui.measure_rich(column.rect.width, words)
    ui.rich(column.take(high), words, colour=theme.INK)
    return workspace


@lru_cache(maxsize=4)
def _sentences(level: Level, mdp: TabularMDP) -> tuple[str, ...]:
    return tuple(each.text for each in advice(level, mdp))

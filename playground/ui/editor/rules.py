"""The level's rules as dials, which moves there are, and its words."""

from playground.edit.level_edits import SetMoves, SetRules, SetText
from playground.settings import dials
from playground.ui import theme
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.offering import if_offered, offered, offered_of
from playground.ui.panels.dial_controls import changed_dials
from playground.ui.workspace import Workspace
from playground.world.grid import MOVE_SETS

MOVES_WORDS = {"left-right": "Left and right", "four": "Four ways", "eight": "Eight ways", "nine": "Eight ways and stay"}
"""The sets of moves in words."""
ABOUT = "Numbers that hold everywhere on this level: what a step costs, how slippery it is, how much later rewards count."


def rules(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Every dial of the rules; a drag is one undo."""
    names = frozenset(offered_of(workspace, "rules", (dial.name for dial in dials(workspace.level.rules))))
    if not names and not offered(workspace, "moves"):
        return workspace
    ui.heading(column.take(ui.theme.heading), "Rules of this level", about=ABOUT)
    workspace = _moves(ui, column, workspace)
    changes = changed_dials(ui, column, "rule", workspace.level.rules, workspace.preferences.symbols, names)
    return workspace.edited(SetRules(changes), f"{'-'.join(changes)}-{workspace.tool.stroke}") if changes else workspace


@if_offered("moves")
def _moves(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    now = workspace.level.rules.moves
    name = next((name for name, moves in MOVE_SETS.items() if moves == now), "")
    options = [Option(id, MOVES_WORDS.get(id, id)) for id in MOVE_SETS]
    if not name:
        options.append(Option("", f"Its own {len(now)}"))
    label, field = Row(column.take(ui.theme.row), ui.theme.gap).split((2, 3))
    ui.label(label, "Moves")
    chosen = ui.dropdown("moves", field, options, name, label="Moves")
    return workspace if chosen == name or not chosen else workspace.edited(SetMoves(MOVE_SETS[chosen]))


@if_offered("words")
def words(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Title and description."""
    level = workspace.level
    ui.label(column.take(ui.theme.small_line), "Title", style="small", colour=theme.MUTED)
    title = ui.text("level-title", column.take(ui.theme.row), level.title, placeholder="A name for this level")
    ui.label(column.take(ui.theme.small_line), "About", style="small", colour=theme.MUTED)
    about = ui.text("level-about", column.take(ui.theme.row), level.about, placeholder="What is it about?")
    if (title, about) == (level.title, level.about):
        return workspace
    return workspace.edited(SetText(title, about), f"words-{workspace.tool.stroke}")

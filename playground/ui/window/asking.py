"""What is this? The answer of the key "?": what is said about whatever has the focus or is pointed at."""

from collections.abc import Sequence

import pygame

from playground.ui.board.numerals import reward_numeral
from playground.ui.board.overlay import Overlay
from playground.ui.board.painter import fits, shown
from playground.ui.board.viewport import Viewport
from playground.ui.kit import Node, Ui
from playground.ui.looking import hovered_cell
from playground.ui.mode import Mode
from playground.ui.palettes import in_words
from playground.ui.panels.happened import place
from playground.ui.stage.motion import OverlaySet, meaningful_overlays
from playground.ui.stage.reading import rewards_in_words
from playground.ui.stage.viewing import board_level
from playground.ui.workspace import Workspace
from playground.world.grid import Cell

NOTHING_THERE = "Point at something, or go there with **Tab**, and press **?** again. **F1** lists all keys."
SILENT = frozenset({"board", "scroll", "toast", "tooltip", "dialog"})
"""Kinds of nodes that something else speaks for."""
AGENT = "**The mouse** is the agent: it chooses an action in every step, and what it learns is shown on the board."


def answer(ui: Ui, view: Viewport, workspace: Workspace, mode: Mode, cards: Sequence[pygame.Rect]) -> str:
    """Rich text about what has the focus, else about what is pointed at: a control, a panel, the legend, a cell of the board;
    in a dialog only about what it holds.

    cards: the parts of the window, in which the words of a panel belong to the heading above them.
    """
    node = next((node for node in ui.nodes if node.id == ui.focus and ui.focus_shown and not node.typing), None) or _under(ui)
    if workspace.dialog.under is not None:
        return NOTHING_THERE if node is None else _of_node(ui, node) or f"**{node.label}**"
    if node is not None and node.kind == "legend":
        return "\n".join((f"**The legend**: {node.label}.", *_overlays(workspace, mode)))
    if node is not None:
        words = _of_node(ui, node)
        return words or _of_panel(ui, cards) or f"**{node.label}**"
    cell = hovered_cell(ui, view, workspace)
    if cell is not None:
        return _of_cell(workspace, mode, cell)
    return _of_panel(ui, cards) or NOTHING_THERE


def _under(ui: Ui) -> Node | None:
    """The smallest thing under the mouse: in the window, or in the dialog that lies over it."""
    top = max((node.layer for node in ui.nodes), default=0)
    there = [node for node in ui.nodes if node.layer == top and node.kind not in SILENT and node.shown.collidepoint(ui.mouse)]
    return min(there, key=lambda node: node.rect.width * node.rect.height, default=None)


def _of_node(ui: Ui, node: Node) -> str:
    """What a thing says of itself, "" where that is no more than its name."""
    hints = [hint.words for hint in ui.hints if hint.id == node.id or hint.rect.collidepoint(ui.mouse)]
    about = node.tooltip or (hints[-1] if hints else "")
    if not about or about == node.label:
        return ""
    value = f" ({node.value})" if node.value and node.value != node.label else ""
    return f"**{node.label}**{value}\n{about}" if node.label else about


def _of_panel(ui: Ui, cards: Sequence[pygame.Rect]) -> str:
    """What the panel under the mouse is for: that of the nearest heading above it in its card."""
    card = next((card for card in cards if card.collidepoint(ui.mouse)), None)
    if card is None:
        return ""
    x, y = ui.mouse
    above = [
        node
        for node in ui.nodes
        if node.kind == "heading" and node.tooltip and card.contains(node.shown) and node.rect.top <= y and node.rect.left <= x
    ]
    nearest = max(above, key=lambda node: (node.rect.left, node.rect.top), default=None)
    return "" if nearest is None else f"**{nearest.label}**\n{nearest.tooltip}"


def _of_cell(workspace: Workspace, mode: Mode, cell: Cell) -> str:
    """What lies in a cell, what its badges say, and what is drawn over it."""
    snapshot = workspace.snapshot
    level = workspace.painted if mode.builds or not fits(snapshot.mdp, board_level(workspace)) else snapshot.now
    tile = level[cell]
    lines = [f"**{tile.title or tile.kind}** {place(cell)}: {tile.about or 'a tile of this level.'}"]
    lines += [f"Its badge says **{reward_numeral(reward)}**, the reward {when}." for when, reward in rewards_in_words(tile)]
    if level.rules.step_reward:
        lines.append(f"Besides, every step pays **{reward_numeral(level.rules.step_reward)}**.")
    if snapshot.mdp.states[snapshot.agent.state].cell == cell and not mode.builds:
        lines.append(AGENT)
    return "\n".join((*lines, *_overlays(workspace, mode)))


def _overlays(workspace: Workspace, mode: Mode) -> tuple[str, ...]:
    """What is drawn over the board, one line each."""
    return tuple(f"**{overlay.title}**: {in_words(overlay.about)}" for overlay in _seen(workspace, mode))


def _seen(workspace: Workspace, mode: Mode) -> tuple[Overlay, ...]:
    drawn = mode.drawn(workspace)
    return shown(meaningful_overlays(OverlaySet(drawn, mode.overlays(workspace))), drawn)

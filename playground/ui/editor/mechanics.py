"""What the selected tile has to do with keys, switches, rounds and chance."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from playground.edit.board_edits import SetTile
from playground.plurals import counted
from playground.ui import theme
from playground.ui.editor.cells import counted_places
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.workspace import Workspace
from playground.world.advice.mechanisms import named, partners, round_of
from playground.world.grid import MOVES, Cell
from playground.world.level import Level
from playground.world.tile import FAR, Spread, Tile
from playground.world.tiles import TILES

NAMES = (
    ("gives", "Gives the key", ("gives", "needs"), "key"),
    ("needs", "Needs the key", ("gives", "needs"), "key"),
    ("toggles", "Works the switch", ("toggles", "obeys"), "switch"),
    ("obeys", "Obeys the switch", ("toggles", "obeys"), "switch"),
)
"""A field that names something, its words, the fields in which such names stand, and what a new one is called."""
PARTNERS = {
    "gives": ("It opens {places}.", "No door needs it yet."),
    "needs": ("Its key lies at {places}.", "Its key is not on the map yet."),
    "toggles": ("It works {places}.", "No gate obeys it yet."),
    "obeys": ("Its switch is at {places}.", "Its switch is not on the map yet."),
}
ANOTHER = "+"
"""The choice of a name that is not in use yet."""
CHANCES = (
    Option("same", "No", "It is always the same."),
    Option("either", "One of two", "Each with equal chance, added to the reward on entering."),
    Option("gaussian", "Bell curve", "A bell curve around the reward on entering."),
)
ARROWS = {"up": "↑", "right": "→", "down": "↓", "left": "←"}


class _Open:
    """Whether the section is open: as it was left, or where the tile has something of it."""

    def __init__(self) -> None:
        self.chosen: bool | None = None


def mechanics(ui: Ui, column: Column, workspace: Workspace, chosen: Cell) -> Workspace:
    """The fields of the tile that make states grow or rewards vary, below a heading that folds them away."""
    tile = workspace.painted[chosen]
    state = ui.kept("mechanics", _Open)
    shown = comes_first(workspace, tile) if state.chosen is None else state.chosen
    if ui.fold("mechanics", column.take(ui.theme.px(24)), "Keys, switches, rounds and chance", shown):
        state.chosen = not shown
    if not shown:
        return workspace
    workspace = _names(ui, column, workspace, chosen, tile)
    workspace = _round(ui, column, workspace, chosen, tile)
    return _chance(ui, column, workspace, chosen, tile)


def busy(tile: Tile) -> bool:
    """Whether a tile has to do with any of this: then the section comes first."""
    return bool(tile.grows or tile.needs or tile.obeys or tile.noise != Spread())


def comes_first(workspace: Workspace, tile: Tile) -> bool:
    """Whether the section stands open above the dials: for a busy tile, and while a round is drawn, which begins empty."""
    return busy(tile) or workspace.tool.walking


def _set(workspace: Workspace, chosen: Cell, **changes: Any) -> Workspace:
    return workspace.edited(SetTile(chosen, changes), f"cell-{'-'.join(changes)}-{workspace.tool.stroke}")


def _names(ui: Ui, column: Column, workspace: Workspace, chosen: Cell, tile: Tile) -> Workspace:
    """Which key it gives or needs, which switch it works or obeys, and where the other half stands."""
    level = workspace.painted
    together = partners(level, chosen)
    for field, words, fields, noun in NAMES:
        now = getattr(tile, field)
        names = _names_in_use(level, fields)
        options = [Option("", "–"), *(Option(name, name) for name in names), Option(ANOTHER, f"another {noun}")]
        label, rect = Row(column.take(ui.theme.row), ui.theme.gap).split((1, 1))
        ui.label(label, words)
        after = ui.dropdown(f"cell-{field}", rect, options, now, tooltip=words)
        if after != now:
            return _set(workspace, chosen, **{field: _fresh(names, noun) if after == ANOTHER else after})
        if now:
            there, nowhere = PARTNERS[field]
            sentence = there.format(places=counted_places(together[field])) if together[field] else nowhere
            ui.paragraph(column, sentence, "small", theme.MUTED)
    return workspace


def _names_in_use(level: Level, fields: Iterable[str]) -> list[str]:
    """The names that stand for keys or for switches: those of the kinds, then what the level has of its own."""
    usual = [getattr(tile, field) for tile in TILES.values() for field in fields]
    own = [name for field in fields for name in named(level, field)]
    return list(dict.fromkeys(filter(None, (*usual, *own))))


def _fresh(names: Iterable[str], noun: str) -> str:
    """A name that nothing has yet."""
    taken, number = set(names), 2
    while f"{noun}-{number}" in taken:
        number += 1
    return f"{noun}-{number}"


def _round(ui: Ui, column: Column, workspace: Workspace, chosen: Cell, tile: Tile) -> Workspace:
    """The way that a hazard walks: drawn by clicking cells, taken back step by step."""
    lengths = ui.theme
    walking = workspace.tool.walking
    words = "Click its way, cell by cell …" if walking else "Draw a new round" if tile.patrols else "Let it walk a round"
    tip = "Then click the cells that it walks to; press again when it is done"
    if ui.button("walk", column.take(lengths.button), words, icon="line", selected=walking, tooltip=tip):
        workspace = replace(workspace, tool=replace(workspace.tool, walking=not walking, aiming=False))
        return workspace if walking or not tile.patrols else _set(workspace, chosen, patrols=())
    if not tile.patrols:
        return workspace
    sentence = round_words(workspace.painted, chosen)
    ui.paragraph(column, sentence, "small", theme.MUTED, id="round")
    shorter, still = Row(column.take(lengths.button), lengths.gap).split(2)
    if ui.button("walk-back", shorter, "Shorter", icon="undo", tooltip="Takes its last step back"):
        return _set(workspace, chosen, patrols=tile.patrols[:-1])
    if ui.button("walk-still", still, "No round", tooltip="It stays where it is"):
        return _set(replace(workspace, tool=replace(workspace.tool, walking=False)), chosen, patrols=())
    return workspace


def round_words(level: Level, home: Cell) -> str:
    """The round of a hazard in words."""
    moves, steps = level[home].patrols, round_of(level, home)
    arrows = " ".join(ARROWS.get(name, name) for name in moves[:12]) + (" …" if len(moves) > 12 else "")
    if len(steps) == 1:
        return f"{arrows}: its way is blocked, so it stays where it is."
    closed = len(steps) == len(moves) and abs(steps[-1].row - home.row) <= 1 and abs(steps[-1].col - home.col) <= 1
    back = "" if closed and len(set(steps)) == len(steps) and len(steps) > 2 else ", and back"
    return f"{arrows}{back}: {counted(len(steps), 'step')}."


def with_longer_round(workspace: Workspace, target: Cell) -> Workspace:
    """The round of the selected hazard goes on to a cell: along its row first, then along its column."""
    home = workspace.tool.cell
    if home is None or not (home.row < workspace.level.height and home.col < workspace.level.width):
        return replace(workspace, tool=replace(workspace.tool, walking=False))
    moves = workspace.painted[home].patrols
    row, col = home.row + sum(MOVES[name][0] for name in moves), home.col + sum(MOVES[name][1] for name in moves)
    across = ("right" if target.col > col else "left",) * abs(target.col - col)
    along = ("down" if target.row > row else "up",) * abs(target.row - row)
    return (
        workspace.edited(SetTile(home, {"patrols": (*moves, *across, *along)}, "draw a round")) if across or along else workspace
    )


def related(workspace: Workspace) -> tuple[Cell, ...]:
    """The selected cell, what works it or is worked by it, and its round: what is framed on the board."""
    chosen, level = workspace.tool.cell, workspace.painted
    if chosen is None or not (chosen.row < level.height and chosen.col < level.width):
        return ()
    others = [cell for cells in partners(level, chosen).values() for cell in cells]
    way = round_of(level, chosen) if level[chosen].patrols else ()
    return tuple(dict.fromkeys((chosen, *others, *way)))


def _chance(ui: Ui, column: Column, workspace: Workspace, chosen: Cell, tile: Tile) -> Workspace:
    """How the reward on entering varies."""
    noise = tile.noise
    now = "gaussian" if noise.gaussian else "either" if noise != Spread() else "same"
    label, rect = Row(column.take(ui.theme.row), ui.theme.gap).split((1, 1))
    ui.label(label, "Reward varies")
    kind = ui.dropdown(
        "cell-noise", rect, CHANCES, now, tooltip="Whether the reward on entering varies by chance", label="Chance in the reward"
    )
    if kind != now:
        begun = {"same": Spread(), "either": Spread(either=(-1.0, 1.0)), "gaussian": Spread(gaussian=1.0)}
        return _set(workspace, chosen, noise=begun[kind])
    if now == "gaussian":
        after = float(ui.number("cell-gaussian", column.take(ui.theme.row), "Spread (σ)", noise.gaussian, 0.01, FAR, 0.1))
        return workspace if after == noise.gaussian else _set(workspace, chosen, noise=Spread(gaussian=after))
    if now == "either":
        one, other = noise.either
        first = float(ui.number("cell-either-one", column.take(ui.theme.row), "either this", one, -FAR, FAR, 0.5))
        second = float(ui.number("cell-either-other", column.take(ui.theme.row), "or this", other, -FAR, FAR, 0.5))
        return workspace if (first, second) == noise.either else _set(workspace, chosen, noise=Spread(either=(first, second)))
    return workspace

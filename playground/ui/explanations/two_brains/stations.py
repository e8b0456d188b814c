"""The two ways from a state to a move, station by station, with the numbers of the cell that is read."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pygame

from playground.learning.learner import Array, Field, LearnerSpec
from playground.rl.policies import greedy_mask
from playground.training.snapshot import Snapshot
from playground.ui import theme
from playground.ui.board.numerals import numeral
from playground.ui.board.stamps import arrows_stamp, svg_stamp
from playground.ui.board.window import directions
from playground.ui.drawing.images import hex_of
from playground.ui.drawing.shapes import rounded
from playground.ui.drawing.store import stored
from playground.ui.explanations.two_brains.sides import Pair, sides, snapshot_of
from playground.ui.explanations.two_brains.wheel import needle_stop, wheel
from playground.ui.kit import Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.looking import state_read
from playground.ui.panels.happened import place
from playground.ui.panels.log import ARROWS
from playground.ui.workspace import Workspace
from playground.world.grid import move_named

SHARES = (0.8, 0.9, 2.3, 1.25)
"""Of the width: state, table or network, bars, move."""
SHORT = (1.0, 0.8, 2.0, 1.1)
"""The same where there is little room."""
TIGHT, NARROW = 360, 270
"""Below so many units of width there is little room; below the second, room only for the last two stations."""
TITLES = {True: "Values: the largest wins", False: "Policy: chance decides"}
SIMPLE_TITLES = {True: "Numbers: the largest wins", False: "Petals: dice decide"}
"""The titles of the two ways, of values and of a policy; the second ones before the field's words are learned."""
ABOUT = {
    True: "It learns what every move is worth, and takes the largest.",
    False: "It learns how likely every move should be, and lets chance decide.",
}
WORDS = {True: ("state s", "Q(s, ·)", "argmax"), False: ("cell", "values", "the largest")}
CHANCES = {True: ("state s", "π(· | s)", "sample"), False: ("cell", "chances", "by chance")}
"""The names of the stations, in symbols or in words."""


def values_way(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the way of values: state, table or network, values, the largest."""
    pair = sides(workspace)
    return _about_way(ui, column, workspace, True) if pair is None else _way(ui, column, workspace, pair[0], True)


def chances_way(ui: Ui, column: Column, workspace: Workspace) -> Workspace:
    """Draws the way of a policy: state, table or network, chances, the wheel."""
    pair = sides(workspace)
    return _about_way(ui, column, workspace, False) if pair is None else _way(ui, column, workspace, pair[1], False)


def _title(workspace: Workspace, values: bool) -> str:
    return (SIMPLE_TITLES if workspace.preferences.simple else TITLES)[values]


def _about_way(ui: Ui, column: Column, workspace: Workspace, values: bool) -> Workspace:
    """Describes a way in words, as long as no learner goes it."""
    ui.label(column.take(ui.theme.line), _title(workspace, values), style="strong")
    words = ABOUT[values]
    ui.paragraph(column, words)
    return workspace


def _way(ui: Ui, column: Column, workspace: Workspace, spec: LearnerSpec, values: bool) -> Workspace:
    """Draws one way: captions above the stations, chevrons between them."""
    seen, state = snapshot_of(workspace, spec), state_read(workspace)
    area = column.take(ui.theme.px(172)) if column.endless else column.rest()
    words = (WORDS if values else CHANCES)[workspace.preferences.symbols]
    names = (words[0], "network" if spec.network else "table", words[1], words[2])
    tight = area.width < ui.theme.px(TIGHT)
    gap, head = ui.theme.px(14 if tight else 20), ui.theme.line
    title = _title(workspace, values)
    title = f"{title}, at {place(workspace.read)}" if area.width < ui.theme.px(NARROW) else title
    ui.label(pygame.Rect(area.left, area.top, area.width, head), title, style="strong")
    area = pygame.Rect(area.left, area.top + head, area.width, area.height - head)
    parts = Row(area, gap).split(SHORT if tight else SHARES)
    if area.width < ui.theme.px(NARROW):  # the cell and what is looked up stand in the title
        parts = [pygame.Rect(area.left - gap, area.top, 0, area.height)] * 2 + Row(area, gap).split(SHARES[2:])
    captions = [pygame.Rect(part.left, part.top, part.width, ui.theme.small_line) for part in parts]
    for number, (caption, name) in enumerate(zip(captions, names, strict=True)):
        if not caption.width:
            continue
        wide = caption.inflate(gap, 0).clip(area)
        ui.label(wide, name, style="small", colour=theme.MUTED, align="center", id=f"station-{'qp'[not values]}-{number}")
    rooms = [pygame.Rect(part.left, part.top + ui.theme.px(22), part.width, part.height - ui.theme.px(22)) for part in parts]
    field = Field.Q if values else Field.POLICY
    speaks = seen is not None and state is not None and field in seen.fields
    for room in rooms[1 : None if speaks else 3]:  # the last one would stand on the words that are there instead
        if room.left - gap < area.left:
            continue
        chevron = pygame.Rect(room.left - gap, room.top, gap, room.height)
        ui.icon("chevron-right", chevron.inflate(0, ui.theme.px(16) - chevron.height), theme.MUTED)
    _tile(ui, rooms[0], place(workspace.read))
    side = min(rooms[1].width, rooms[1].height, ui.theme.px(64))
    if side:
        picture = _net(side) if spec.network else _table(side)
        ui.surface.blit(picture, picture.get_rect(center=rooms[1].center))
    if seen is None or state is None or field not in seen.fields:
        rest = rooms[2].union(rooms[3])
        ui.label(rest, "It wakes up …" if seen is None else "Point at a cell.", style="small", colour=theme.MUTED, align="center")
        return workspace
    numbers = seen.fields[field][state]
    if values:
        best = np.flatnonzero(greedy_mask(numbers[None], seen.mdp.legal[state : state + 1])[0]).tolist()
        _bars(ui, rooms[2], seen, state, numbers, tuple(best), values)
        _largest(ui, rooms[3], seen, state, tuple(best))
        return workspace
    spin = workspace.recall(Pair).spins
    at, move = needle_stop(numbers, state, spin)
    _bars(ui, rooms[2], seen, state, numbers, (move,), values)
    return _wheel(ui, rooms[3], workspace, seen, numbers, at, move)


def _tile(ui: Ui, room: pygame.Rect, words: str) -> None:
    """Draws the cell as a tile with its place."""
    side = min(room.width, room.height, ui.theme.px(58))
    if not side:
        return
    spot = pygame.Rect(0, 0, side, side)
    spot.center = room.center
    rounded(ui.theme.px(8), theme.CELL, theme.FOCUS, max(1, ui.theme.px(2))).draw(ui.surface, spot)
    style = "strong" if ui.width(words, "strong") <= side - ui.theme.px(8) else "small"
    ui.label(spot.inflate(-ui.theme.px(4), 0), words, style=style, align="center")


@stored
def _table(side: int) -> pygame.Surface:
    """A table as a picture: rows and columns, one row lit."""
    body = f'<rect x="0.1" y="0.12" width="0.8" height="0.76" rx="0.06" fill="{hex_of(theme.CELL)}"/>'
    body += f'<rect x="0.1" y="0.43" width="0.8" height="0.15" fill="{hex_of(theme.FOCUS)}" fill-opacity="0.75"/>'
    lines = "".join(f"M0.1 {y:.2f} H0.9 " for y in (0.27, 0.43, 0.58, 0.73)) + "M0.36 0.12 V0.88"
    line = hex_of(theme.MUTED)
    body += f'<path d="{lines}" stroke="{line}" stroke-width="0.025" fill="none"/>'
    body += f'<rect x="0.1" y="0.12" width="0.8" height="0.76" rx="0.06" fill="none" stroke="{line}" stroke-width="0.035"/>'
    return svg_stamp(body, side)


@stored
def _net(side: int) -> pygame.Surface:
    """A network as a picture: circles in three layers, joined by lines."""
    layers = ((0.14, (0.32, 0.68)), (0.5, (0.16, 0.39, 0.62, 0.85)), (0.86, (0.32, 0.68)))
    lines = "".join(f"M{x0} {y0} L{x1} {y1} " for (x0, ones), (x1, others) in pairwise(layers) for y0 in ones for y1 in others)
    body = f'<path d="{lines}" stroke="{hex_of(theme.LINE_HOVER)}" stroke-width="0.022" fill="none"/>'
    for (x, ys), fill in zip(layers, (theme.FOCUS, theme.VALUE_STOPS[5], theme.ACCENT), strict=True):
        ring = f'fill="{hex_of(fill)}" stroke="{hex_of(theme.MUTED)}" stroke-width="0.022"'
        body += "".join(f'<circle cx="{x}" cy="{y}" r="0.085" {ring}/>' for y in ys)
    return svg_stamp(body, side)


def _bars(ui: Ui, room: pygame.Rect, seen: Snapshot, state: int, numbers: Array, lit: tuple[int, ...], values: bool) -> None:
    """Draws a bar for each move, from zero on; the one that is taken is orange."""
    legal = np.flatnonzero(seen.mdp.legal[state]).tolist()
    step = min(room.height // max(1, len(legal)), ui.theme.px(30))
    top = room.top + (room.height - step * len(legal)) // 2
    of_legal = numbers[legal]
    low, high = (min(0.0, float(of_legal.min())), max(0.0, float(of_legal.max()))) if values else (0.0, 1.0)
    high = high if high - low > 1e-12 else low + 1.0
    style = "number" if step >= ui.theme.px(20) else "small"
    for number, action in enumerate(legal):
        row = Row(pygame.Rect(room.left, top + number * step, room.width, step), ui.theme.px(4))
        name = ARROWS.get(move_named(seen.mdp.actions[action]) or "", seen.mdp.actions[action][:2])
        value, on = float(numbers[action]), action in lit
        ui.label(row.take(ui.theme.px(20)), name, style=style)
        words = numeral(value) if values else f"{value * 100:.0f} %"
        colour = theme.FOCUS_INK if on else theme.INK
        ui.label(
            row.right(ui.theme.px(48)), words, style=style, colour=colour, align="right", id=f"bar-{'qp'[not values]}-{action}"
        )
        area = row.rest().inflate(0, -max(2, step // 4))
        zero, end = (area.left + round(area.width * (end_value - low) / (high - low)) for end_value in (0.0, value))
        pygame.draw.line(ui.surface, theme.LINE_HOVER, (zero, area.top - 2), (zero, area.bottom + 1), max(1, ui.theme.px(1)))
        bar = pygame.Rect(min(zero, end), area.top, max(2, abs(end - zero)), area.height)
        rounded(min(ui.theme.px(5), bar.width // 2), theme.FOCUS if on else theme.ACCENT).draw(ui.surface, bar)


def _largest(ui: Ui, room: pygame.Rect, seen: Snapshot, state: int, best: tuple[int, ...]) -> None:
    """Draws the arrow of the largest value, with all ties, and how likely it is taken while learning."""
    ways, foot = directions(seen.mdp), ui.theme.small_line
    high = room.height - foot
    side = min(room.width, high, ui.theme.px(92))
    spot = pygame.Rect(room.centerx - side // 2, room.top + (high - side) // 2, side, side)
    rounded(ui.theme.px(10), theme.VALUE_STOPS[5]).draw(ui.surface, spot)
    ui.surface.blit(arrows_stamp(tuple(ways[action] for action in best), side), spot)
    words = "a tie" if len(best) > 1 else seen.mdp.actions[best[0]] if best else ""
    policy = seen.fields.get(Field.POLICY)
    if policy is not None and best and (sure := float(policy[state, list(best)].sum())) < 0.995:
        words = f"{words}, {sure * 100:.0f} %"
    foot_rect = pygame.Rect(room.left, room.bottom - foot, room.width, foot)
    ui.label(foot_rect, words, style="small", align="center", id="largest")
    ui.tip("largest-tip", spot.union(foot_rect), "The largest value wins. While it learns, it sometimes tries another move.")


def _wheel(ui: Ui, room: pygame.Rect, workspace: Workspace, seen: Snapshot, numbers: Array, at: float, move: int) -> Workspace:
    """Draws the wheel; a press on it draws another move."""
    foot = ui.theme.small_line
    high = room.height - foot
    side = min(room.width, high, ui.theme.px(104))
    spot = pygame.Rect(room.centerx - side // 2, room.top + (high - side) // 2, side, side)
    if ui.button("spin", spot, "", flat=True, tooltip="Spin the needle: the policy draws a move (Enter)"):
        workspace = with_spin(workspace)
    still = wheel(ui, spot, numbers, directions(seen.mdp), at, workspace.recall(Pair).spins)
    words = seen.mdp.actions[move] if still else "…"
    ui.label(pygame.Rect(room.left, room.bottom - foot, room.width, foot), words, style="small", align="center", id="drawn")
    return workspace


def with_spin(workspace: Workspace) -> Workspace:
    """With one more spin of the needle."""
    pair = workspace.recall(Pair)
    return workspace.remember(replace(pair, spins=pair.spins + 1))

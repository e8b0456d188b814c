"""A second reading of the rules of docs/levels.md, one sentence and one cell at a time, and levels made by chance for it."""

import random
from collections import defaultdict
from collections.abc import Callable

import pytest

from playground.world import Cell, Level, Tile, parse_level
from playground.world.grid import MOVES

Place = tuple[int, int]
Found = dict[tuple[Place, float, bool], float]
"""{(cell, reward, ends): probability}"""

GLYPHS = "....S#|_^>v<GP~X$%*=urdlJjO?"


@pytest.fixture(name="plain")
def _plain() -> Callable[[Level, Place, str], Found]:
    return plain


@pytest.fixture(name="chance_level")
def _chance_level() -> Callable[[int], Level]:
    return chance_level


def plain(level: Level, cell: Place, action: str) -> Found:
    """The rules of docs/levels.md read one sentence at a time; {} where the action is not legal."""
    rules, tile = level.rules, level[Cell(*cell)]
    if not legal(level, cell, action):
        return {}
    landings = showing(level, tile.to)
    if tile.exit is not None:
        return {(cell, tile.exit, True): 1.0}
    if landings:
        return summed([(1 / len(landings), at, tile.reward, over(level, at)) for at in landings])
    found = []
    for chance, move in directions(level, tile, dict(tile.swap).get(action, action)):
        wind = rules.wind[cell[1]] if rules.wind else 0
        for gust in (-1, 0, 1) if rules.gusts and wind else (0,):
            share = chance / 3 if rules.gusts and wind else chance
            found += walked(level, cell, move, wind + gust, share)
    return summed(found)


def legal(level: Level, cell: Place, action: str) -> bool:
    tile = level[Cell(*cell)]
    if tile.blocks or tile.ends or (tile.only and action not in tile.only):
        return False
    rows, cols = MOVES[dict(tile.swap).get(action, action)]
    leaves = not on(level, (cell[0] + rows, cell[1] + cols))
    return not (leaves and level.rules.edges == "forbid" and tile.exit is None and not showing(level, tile.to))


def over(level: Level, cell: Place) -> bool:
    return not any(legal(level, cell, action) for action in level.rules.moves)


def on(level: Level, cell: Place) -> bool:
    return 0 <= cell[0] < level.height and 0 <= cell[1] < level.width


def showing(level: Level, glyphs: tuple[str, ...]) -> list[Place]:
    places = [(row, col) for row in range(level.height) for col in range(level.width)]
    return [(row, col) for row, col in places if level.rows[row][col] in glyphs and not level[Cell(row, col)].blocks]


def directions(level: Level, tile: Tile, move: str) -> list[tuple[float, str]]:
    slip = level.rules.slip if tile.slip is None else tile.slip
    if move == "stay":
        return [(1.0, move)]
    if level.rules.slip_kind == "sideways":
        rows, cols = MOVES[move]
        sides = [name for name, delta in MOVES.items() if delta in ((cols, -rows), (-cols, rows))]
    else:
        sides = [name for name in level.rules.moves if name not in (move, "stay")]
    if not sides:
        return [(1.0, move)]
    return [(1 - slip, move)] + [(slip / len(sides), name) for name in sides]


def closed(level: Level, cell: Place, rows: int, cols: int) -> bool:
    """Whether a wall or a closed side stops a step; cells off the board have no sides."""
    names = {(-1, 0): "up", (1, 0): "down", (0, 1): "right", (0, -1): "left"}
    out = {names[step] for step in ((rows, 0), (0, cols)) if step in names}
    into = {names[step] for step in ((-rows, 0), (0, -cols)) if step in names}
    there = (cell[0] + rows, cell[1] + cols)
    if on(level, cell) and out & set(level[Cell(*cell)].blocks_from):
        return True
    return on(level, there) and (
        bool(into & set(level[Cell(*there)].blocks_from)) or (there != cell and level[Cell(*there)].blocks)
    )


def walked(level: Level, cell: Place, move: str, wind: int, share: float) -> list[tuple[float, Place, float, bool]]:
    rules, (rows, cols) = level.rules, MOVES[move]
    push = [level[Cell(*cell)].wind[0] - wind, level[Cell(*cell)].wind[1]]
    airy = any(rules.wind) or level[Cell(*cell)].wind != (0, 0)
    at = (cell[0] + rows, cell[1] + cols)
    off = not on(level, at)
    stopped = closed(level, cell, rows, cols)
    if stopped or (off and not airy):
        at = cell
    while any(push):
        step = [(part > 0) - (part < 0) for part in push]
        if closed(level, at, *step):
            break
        at, push = (at[0] + step[0], at[1] + step[1]), [part - one for part, one in zip(push, step, strict=True)]
    at = min(max(at[0], 0), level.height - 1), min(max(at[1], 0), level.width - 1)
    bump = off or stopped or level[Cell(*at)].blocks
    if level[Cell(*at)].blocks:
        at = cell
    way = [(at[k] > cell[k]) - (at[k] < cell[k]) for k in (0, 1)]
    while at != cell and level[Cell(*at)].slides:
        further = (at[0] + way[0], at[1] + way[1])
        if not on(level, further) or closed(level, at, *way):
            break
        at = further
    enters = at != cell or rules.enter_on_stay
    tile = level[Cell(*at)]
    reward = level[Cell(*cell)].leave + (0.0 if enters and tile.replaces_step else rules.step_reward)
    reward += (tile.enter if enters else 0.0) + (rules.bump_reward if bump else 0.0)
    targets = [place for place in showing(level, (tile.sends_to,)) if place != at] if at != cell and not tile.ends else []
    return [(share / len(targets or [at]), place, reward, tile.ends or over(level, place)) for place in targets or [at]]


def summed(found: list[tuple[float, Place, float, bool]]) -> Found:
    total: Found = defaultdict(float)
    for chance, cell, reward, ends in found:
        if chance > 0:
            total[(cell, round(reward, 9), ends)] += chance
    return {key: round(chance, 9) for key, chance in total.items()}


def chance_level(seed: int) -> Level:
    dice = random.Random(seed)
    height, width = dice.randint(1, 6), dice.randint(1, 6)
    rows = ["".join(dice.choice(GLYPHS) for _ in range(width)) for _ in range(height)]
    rows[0] = "." + rows[0][1:]
    rules = [
        f"slip = {dice.choice([0.0, 0.3, 1.0])}",
        f'slip_kind = "{dice.choice(["sideways", "others"])}"',
        f'edges = "{dice.choice(["stay", "stay", "forbid"])}"',
        f'moves = "{dice.choice(["left-right", "four", "eight", "nine"])}"',
        f"enter_on_stay = {dice.choice(['true', 'false'])}",
        "step_reward = -0.125",
        "bump_reward = -0.5",
    ]
    legend = [
        '"~" = { kind = "cliff", replaces_step = true, enter = -8.0 }',
        '"%" = { kind = "mud", leave = -2.0 }',
        '"O" = { kind = "portal", slides = true }',
        '"J" = { kind = "jump", to = ["j", "G"], reward = 4.0 }',
        '"u" = { kind = "belt-up", wind = [-2, 1] }',
        '"?" = { kind = "swap", swap = { up = "right", left = "up-right" } }',
    ]
    kept = dice.sample(legend, dice.randint(0, len(legend)))
    wind = f"[wind]\ncolumns = {[dice.choice([0, 0, 1, 2, -1]) for _ in range(width)]}\ngusts = {dice.choice(['true', 'false'])}"
    air = wind if dice.random() < 0.5 else ""
    text = "\n".join(rows)
    return parse_level(f"map = '''\n{text}\n'''\n[rules]\n" + "\n".join(rules) + f"\n{air}\n[legend]\n" + "\n".join(kept))

"""A second reading of the rules, one state and one sentence at a time; it shares nothing with the physics of the house."""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from playground.world import Cell, Level, State, Tile
from playground.world.grid import MOVES

Place = tuple[int, int]
FLOOR = Tile(kind="floor", glyph=".")
SIDES = {(-1, 0): "up", (1, 0): "down", (0, 1): "right", (0, -1): "left"}


class Happening(NamedTuple):
    """One thing that can happen: where it leads, the mean of what it pays, whether it ends the episode, how its reward varies."""

    state: State
    reward: float
    ends: bool
    gaussian: float = 0.0
    half: float = 0.0


Happenings = dict[Happening, float]
"""{what: probability}, without what has no chance."""


class Reading:
    """One level (one moment of it), read aloud."""

    def __init__(self, level: Level) -> None:
        self.level, self.rules = level, level.rules
        self.places = [(row, col) for row in range(level.height) for col in range(level.width)]
        self.walks = {home: self._walk(home) for home in self.places if level[Cell(*home)].patrols}
        self.period = math.lcm(*(len(walk) for walk in self.walks.values()))
        used = [level[Cell(*place)] for place in self.places]
        self.grows = any(tile.once or tile.gives or tile.toggles or tile.patrols for tile in used)

    # Where things are

    def _walk(self, home: Place) -> list[Place]:
        """The cells of one period of a patrol, from its own cell on."""
        way = [home]
        for name in self.level[Cell(*home)].patrols:
            there = way[-1][0] + MOVES[name][0], way[-1][1] + MOVES[name][1]
            if not self.on(there):
                break
            tile = self.level[Cell(*there)]
            if tile.blocks or tile.needs or tile.obeys:
                break
            way.append(there)
        if len(way) == 1:
            return way
        return way[:-1] if way[-1] == home else way + way[-2:0:-1]

    def patrol(self, place: Place, phase: int) -> Tile | None:
        """The patrol that stands in a cell at a phase; of several the first in reading order of their own cells."""
        for home, walk in self.walks.items():
            if walk[phase % len(walk)] == place:
                return self.level[Cell(*home)]
        return None

    def ground(self, place: Place) -> Tile:
        """What the map says of a cell, without the patrol that belongs there."""
        tile = self.level[Cell(*place)]
        return self.level.legend.get(".", FLOOR) if tile.patrols else tile

    def shown(self, place: Place, phase: int) -> Tile:
        """The tile shown in a cell at a phase."""
        return self.patrol(place, phase) or self.ground(place)

    def on(self, place: Place) -> bool:
        return 0 <= place[0] < self.level.height and 0 <= place[1] < self.level.width

    def blocks(self, place: Place, memory: State) -> bool:
        """Whether a cell cannot be entered with this memory; patrols never block."""
        tile = self.ground(place)
        solid = tile.blocks != (tile.obeys in memory.switches if tile.obeys else False)
        return solid or bool(tile.needs and tile.needs not in memory.held)

    def showing(self, glyphs: tuple[str, ...], memory: State) -> list[Place]:
        """The cells whose character on the map is one of these and that can be entered."""
        return [at for at in self.places if self.level.rows[at[0]][at[1]] in glyphs and not self.blocks(at, memory)]

    # What can be done

    def legal(self, state: State, action: str) -> bool:
        tile = self.shown(state.cell, state.phase)
        if tile.ends or self.blocks(state.cell, state) or (tile.only and action not in tile.only):
            return False
        if tile.exit is not None or self.showing(tile.to, state):
            return True
        rows, cols = MOVES[dict(tile.swap).get(action, action)]
        return self.rules.edges != "forbid" or self.on((state.cell[0] + rows, state.cell[1] + cols))

    def over(self, state: State) -> bool:
        """Whether nothing can be done any more."""
        return not any(self.legal(state, action) for action in self.rules.moves)

    # What happens

    def outcomes(self, state: State, action: str) -> Happenings:
        """All that can happen after an action; {} where it is not legal."""
        if not self.legal(state, action):
            return {}
        tile = self.shown(state.cell, state.phase)
        later = state._replace(phase=(state.phase + 1) % self.period)
        landings = self.showing(tile.to, state)
        if tile.exit is not None:
            return {Happening(later, tile.exit, True): 1.0}
        total: Happenings = defaultdict(float)
        for at in landings:
            landed = later._replace(cell=Cell(*at))
            total[Happening(landed, tile.reward, self.over(landed))] += 1 / len(landings)
        if not landings:
            for chance, arrived, bumped in self._moves(state, tile, dict(tile.swap).get(action, action)):
                for share, happening in self._entered(state, tile, arrived, bumped):
                    total[happening] += chance * share
        return {happening: chance for happening, chance in total.items() if chance > 0.0}

    def _moves(self, state: State, tile: Tile, move: str) -> Iterator[tuple[float, Place, bool]]:
        """(chance, where one comes to rest, whether one's own step bumped), for each slip and each gust."""
        wind = self.rules.wind[state.cell[1]] if self.rules.wind else 0
        gusts = (-1, 0, 1) if self.rules.gusts and wind else (0,)
        for chance, actual in self._slips(tile, move):
            for gust in gusts:
                yield chance / len(gusts), *self._travelled(state, tile, actual, wind + gust)

    def _slips(self, tile: Tile, move: str) -> list[tuple[float, str]]:
        slip = self.rules.slip if tile.slip is None else tile.slip
        if move == "stay":
            return [(1.0, move)]
        if self.rules.slip_kind == "sideways":
            rows, cols = MOVES[move]
            aside = [name for name, delta in MOVES.items() if delta in ((cols, -rows), (-cols, rows))]
        else:
            aside = [name for name in self.rules.moves if name not in (move, "stay")]
        if not aside:
            return [(1.0, move)]
        return [(1.0 - slip, move), *((slip / len(aside), name) for name in aside)]

    def _closed(self, at: Place, rows: int, cols: int, memory: State) -> bool:
        """Whether a wall or a closed side stops a step of one cell; what lies off the board has no sides."""
        there = at[0] + rows, at[1] + cols
        out = {SIDES[step] for step in ((rows, 0), (0, cols)) if step in SIDES}
        into = {SIDES[step] for step in ((-rows, 0), (0, -cols)) if step in SIDES}
        if self.on(at) and out & set(self.ground(at).blocks_from):
            return True
        if not self.on(there):
            return False
        return bool(into & set(self.ground(there).blocks_from)) or (there != at and self.blocks(there, memory))

    def _travelled(self, state: State, tile: Tile, move: str, wind: int) -> tuple[Place, bool]:
        """One's own step, the wind, the edge, the glide."""
        cell, (rows, cols) = tuple(state.cell), MOVES[move]
        at = cell[0] + rows, cell[1] + cols
        off, stopped = not self.on(at), self._closed(cell, rows, cols, state)
        airy = any(self.rules.wind) or tile.wind != (0, 0)
        if stopped or (off and not airy):
            at = cell
        push = [tile.wind[0] - wind, tile.wind[1]]
        while any(push):
            step = [(part > 0) - (part < 0) for part in push]
            if self._closed(at, *step, state):
                break
            at = at[0] + step[0], at[1] + step[1]
            push = [part - one for part, one in zip(push, step, strict=True)]
        at = min(max(at[0], 0), self.level.height - 1), min(max(at[1], 0), self.level.width - 1)
        walled = at != cell and self.blocks(at, state)
        if walled:
            at = cell
        way = [(at[k] > cell[k]) - (at[k] < cell[k]) for k in (0, 1)]
        while at != cell and self.ground(at).slides:
            further = at[0] + way[0], at[1] + way[1]
            if not self.on(further) or self._closed(at, *way, state):
                break
            at = further
        return at, off or stopped or walled

    def _entered(self, state: State, left: Tile, arrived: Place, bumped: bool) -> Iterator[tuple[float, Happening]]:
        """What one pays, remembers, and where one is sent."""
        cell, before, after = tuple(state.cell), state.phase, (state.phase + 1) % self.period
        moved = arrived != cell
        cat = self.patrol(arrived, after) or (self._crossed(cell, arrived, before, after) if moved else None)
        tile = cat or self.ground(arrived)
        entered = moved or cat is not None
        mark = f"{arrived[0]},{arrived[1]}"
        pays = (entered or self.rules.enter_on_stay) and not (tile.once and mark in state.held)
        reward = left.leave + (self.rules.bump_reward if bumped else 0.0)
        reward += 0.0 if pays and tile.replaces_step else self.rules.step_reward
        reward += tile.enter + sum(tile.noise.either) / 2 if pays else 0.0
        noise = (tile.noise.gaussian, abs(tile.noise.either[0] - tile.noise.either[1]) / 2) if pays else (0.0, 0.0)
        held, switches = set(state.held), set(state.switches)
        if entered:
            held |= ({mark} if tile.once else set()) | ({tile.gives} if tile.gives else set())
            switches ^= {tile.toggles} if tile.toggles else set()
        targets = self.showing((tile.sends_to,), state) if entered and not tile.ends else []
        places = [at for at in targets if at != arrived] or [arrived]
        for at in places:
            later = State(Cell(*at), tuple(sorted(held)), tuple(sorted(switches)), after)
            yield 1 / len(places), Happening(later, reward, (tile.ends and entered) or self.over(later), *noise)

    def _crossed(self, cell: Place, arrived: Place, before: int, after: int) -> Tile | None:
        """The patrol with which the agent has changed places."""
        for home, walk in self.walks.items():
            if walk[before % len(walk)] == arrived and walk[after % len(walk)] == cell:
                return self.level[Cell(*home)]
        return None

    # All of it

    def starts(self) -> dict[State, float]:
        """Where episodes begin, with their chances."""
        able = [State(Cell(*at)) for at in self.places]
        able = [state for state in able if not self.blocks(state.cell, state) and not self.over(state)]
        marked = [state for state in able if self.level[state.cell].starts] or able
        return {state: 1 / len(marked) for state in marked}

    def states(self) -> set[State]:
        """All cells that can be entered; where something grows, only what can be reached from the start."""
        if not self.grows:
            return {State(Cell(*at)) for at in self.places if not self.blocks(at, State(Cell(*at)))}
        seen, waiting = set(self.starts()), list(self.starts())
        while waiting:
            state = waiting.pop()
            for action in self.rules.moves:
                new = {happening.state for happening in self.outcomes(state, action)} - seen
                seen |= new
                waiting += new
        return seen

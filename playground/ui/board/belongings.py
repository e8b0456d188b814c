"""What the mouse holds and what is switched on, on a floor: each thing with its tile and in plain words."""

from functools import lru_cache
from typing import NamedTuple

from playground.ui.board.glyphs import glyphs_in, glyphs_of
from playground.world.level import Level
from playground.world.mdp import Floor
from playground.world.tile import Tile


class Thing(NamedTuple):
    """Something that a floor remembers: a key, a switch, or all the coins of one tile.

    names: what the memory calls it; a coin has one for each of its cells. counted: whether it is told by how many there are.
    """

    id: str
    tile: Tile
    title: str
    names: tuple[str, ...]
    switch: bool = False
    counted: bool = False

    def count(self, floor: Floor) -> int:
        """How many of it are held, or on."""
        return len(frozenset(self.names) & frozenset(floor.switches if self.switch else floor.held))


@lru_cache(maxsize=8)
def things(level: Level) -> tuple[Thing, ...]:
    """Everything that a level's floors can differ in but the phase: keys, then coins, then switches."""
    tiles = [level.tile(glyph) for glyph in sorted(glyphs_of(level))]
    found = [
        *_named(tiles, "key", {tile.glyph: tile.gives for tile in tiles}),
        *(_coins(level, tile) for tile in tiles if tile.once),
        *_named(tiles, "switch", {tile.glyph: tile.toggles for tile in tiles}),
    ]
    return tuple(found)


def _named(tiles: list[Tile], id: str, names: dict[str, str]) -> list[Thing]:
    """One thing for every name, with the first tile that has it."""
    first = {names[tile.glyph]: tile for tile in reversed(tiles) if names[tile.glyph]}
    alike = [tile.title for tile in first.values()]
    return [
        Thing(f"{id}-{name}", tile, _title(tile) + (f" {name}" if alike.count(tile.title) > 1 else ""), (name,), id == "switch")
        for name, tile in sorted(first.items())
    ]


def _coins(level: Level, tile: Tile) -> Thing:
    cells = [
        f"{row},{col}"
        for row, glyphs in enumerate(level.rows)
        if tile.glyph in glyphs_in(glyphs)
        for col, glyph in enumerate(glyphs)
        if glyph == tile.glyph
    ]
    return Thing(f"once-{tile.glyph}", tile, _title(tile), tuple(cells), counted=True)


def _title(tile: Tile) -> str:
    return (tile.title or tile.kind).lower()


def words(level: Level, floor: Floor) -> str:
    """What a floor is, in plain words: with the red key and 2 of 5 coins, the switch on."""
    every = things(level)
    held = [told for thing in every if not thing.switch and (told := _held(thing, floor))]
    lit = [f"the {thing.title} on" for thing in every if thing.switch and thing.count(floor)]
    with_what = "with " + _listed(held) if held else "with empty hands" if any(not thing.switch for thing in every) else ""
    return ", ".join(part for part in (with_what, *(lit or _off(every)), *_others(level, floor)) if part)


def _others(level: Level, floor: Floor) -> list[str]:
    """What is remembered of which the level's tiles say nothing, because its table came from elsewhere."""
    known = {name for thing in things(level) for name in thing.names}
    return [name.replace("-", " ").replace("_", " ") for name in (*floor.held, *floor.switches) if name not in known]


def _held(thing: Thing, floor: Floor) -> str:
    count, of = thing.count(floor), len(thing.names)
    if not thing.counted or not count:
        return f"the {thing.title}" if count else ""
    return f"{count} of {of} {thing.title}s" if of > 1 else f"the {thing.title}"


def _off(every: tuple[Thing, ...]) -> list[str]:
    switches = [thing for thing in every if thing.switch]
    return [f"the {switches[0].title} off" if len(switches) == 1 else "all switches off"] if switches else []


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def happenings(level: Level, before: Floor, after: Floor) -> tuple[str, ...]:
    """What a step from one floor to another has changed, each as the end of a sentence: took the **red key**."""
    return tuple(words for _, words in gained(level, before, after))


def gained(level: Level, before: Floor, after: Floor) -> tuple[tuple[str, str], ...]:
    """The same, each after what it is called in a word or two."""
    told: list[tuple[str, str]] = []
    for thing in things(level):
        had, has = thing.count(before), thing.count(after)
        if thing.switch and had != has:
            state = "on" if has else "off"
            words = f"switched the **{thing.title}** {state}{_gates(level, thing.names[0], bool(has))}"
            told.append((f"{thing.title} {state}", words))
        elif has > had:
            several = thing.counted and len(thing.names) > 1
            words = f"took a **{thing.title}** ({has} of {len(thing.names)})" if several else f"took the **{thing.title}**"
            told.append((thing.title, words))
    new = [name for name in _others(level, after) if name not in _others(level, before)]
    return (*told, *((name, f"came to **{name}**") for name in new))


def _gates(level: Level, name: str, on: bool) -> str:
    """What a switch has done: the gate is open now."""
    tiles = [level.tile(glyph) for glyph in glyphs_of(level)]
    opened = {tile.blocks == on for tile in tiles if tile.obeys == name}
    if len(opened) == 2:
        return ": what was shut is open now, and what was open is shut"
    return f": the gate is {'open' if opened.pop() else 'shut'} now" if opened else ""

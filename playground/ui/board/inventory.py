"""What the mouse holds and what is switched on, on a floor: each item with its tile and in plain words."""

from typing import NamedTuple

from playground.ui.board.glyphs import glyphs_in, glyphs_of
from playground.ui.drawing.store import stored
from playground.world.level import Level
from playground.world.mdp import Floor
from playground.world.tile import Tile


class InventoryItem(NamedTuple):
    """Something that a floor remembers: a key, a switch, or all the coins of one tile.

    names: what the memory calls it; a coin has one for each of its cells. counted: whether words say how many there are.
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


@stored(maxsize=8)
def inventory_items(level: Level) -> tuple[InventoryItem, ...]:
    """Everything that a level's floors can differ in but the phase: keys, then coins, then switches."""
    tiles = [level.tile(glyph) for glyph in sorted(glyphs_of(level))]
    items = [
        *_named_items(tiles, "key", {tile.glyph: tile.gives for tile in tiles}),
        *(_coin_item(level, tile) for tile in tiles if tile.once),
        *_named_items(tiles, "switch", {tile.glyph: tile.toggles for tile in tiles}),
    ]
    return tuple(items)


def _named_items(tiles: list[Tile], id: str, names: dict[str, str]) -> list[InventoryItem]:
    """One item for every name, with the first tile that has it."""
    first = {names[tile.glyph]: tile for tile in reversed(tiles) if names[tile.glyph]}
    alike = [tile.title for tile in first.values()]
    return [
        InventoryItem(
            f"{id}-{name}", tile, _title(tile) + (f" {name}" if alike.count(tile.title) > 1 else ""), (name,), id == "switch"
        )
        for name, tile in sorted(first.items())
    ]


def _coin_item(level: Level, tile: Tile) -> InventoryItem:
    cells = [
        f"{row},{col}"
        for row, glyphs in enumerate(level.rows)
        if tile.glyph in glyphs_in(glyphs)
        for col, glyph in enumerate(glyphs)
        if glyph == tile.glyph
    ]
    return InventoryItem(f"once-{tile.glyph}", tile, _title(tile), tuple(cells), counted=True)


def _title(tile: Tile) -> str:
    return (tile.title or tile.kind).lower()


def floor_words(level: Level, floor: Floor) -> str:
    """What a floor is, in plain words: with the red key and 2 of 5 coins, the switch on."""
    every = inventory_items(level)
    held = [phrase for item in every if not item.switch and (phrase := _item_words(item, floor))]
    lit = [f"the {item.title} on" for item in every if item.switch and item.count(floor)]
    with_what = "with " + _listed(held) if held else "with empty hands" if any(not item.switch for item in every) else ""
    return ", ".join(part for part in (with_what, *(lit or _off(every)), *_others(level, floor)) if part)


def _others(level: Level, floor: Floor) -> list[str]:
    """What is remembered of which the level's tiles say nothing, because its table came from elsewhere."""
    names = {name for item in inventory_items(level) for name in item.names}
    return [name.replace("-", " ").replace("_", " ") for name in (*floor.held, *floor.switches) if name not in names]


def _item_words(item: InventoryItem, floor: Floor) -> str:
    count, of = item.count(floor), len(item.names)
    if not item.counted or not count:
        return f"the {item.title}" if count else ""
    return f"{count} of {of} {item.title}s" if of > 1 else f"the {item.title}"


def _off(every: tuple[InventoryItem, ...]) -> list[str]:
    switches = [item for item in every if item.switch]
    return [f"the {switches[0].title} off" if len(switches) == 1 else "all switches off"] if switches else []


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def happenings(level: Level, before: Floor, after: Floor) -> tuple[str, ...]:
    """What a step from one floor to another has changed, each as the end of a sentence: took the **red key**."""
    return tuple(words for _, words in gains(level, before, after))


def gains(level: Level, before: Floor, after: Floor) -> tuple[tuple[str, str], ...]:
    """The same as pairs (its name in a word or two, the end of the sentence)."""
    changes: list[tuple[str, str]] = []
    for item in inventory_items(level):
        had, has = item.count(before), item.count(after)
        if item.switch and had != has:
            state = "on" if has else "off"
            words = f"switched the **{item.title}** {state}{_gates(level, item.names[0], bool(has))}"
            changes.append((f"{item.title} {state}", words))
        elif has > had:
            several = item.counted and len(item.names) > 1
            words = f"took a **{item.title}** ({has} of {len(item.names)})" if several else f"took the **{item.title}**"
            changes.append((item.title, words))
    new = [name for name in _others(level, after) if name not in _others(level, before)]
    return (*changes, *((name, f"came to **{name}**") for name in new))


def _gates(level: Level, name: str, on: bool) -> str:
    """What a switch has done: the gate is open now."""
    tiles = [level.tile(glyph) for glyph in glyphs_of(level)]
    opened = {tile.blocks == on for tile in tiles if tile.obeys == name}
    if len(opened) == 2:
        return ": what was shut is open now, and what was open is shut"
    return f": the gate is {'open' if opened.pop() else 'shut'} now" if opened else ""

"""Every kind of tile that ships, one entry each: data, no logic.

Adding a kind is adding an entry here and its picture. What a field does stands in `tile.py` and in docs/levels.md.
"""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType

from playground.world.tile import Spread, Tile

KINDS = (
    Tile(kind="floor", glyph=".", title="Floor", about="Plain ground to walk on.", group="ground"),
    Tile(kind="start", glyph="S", title="Start", about="An episode begins here; several starts take turns by chance.", group="ground", starts=True),
    Tile(kind="mud", glyph="%", title="Mud", about="Wading through it costs a little more with every step.", group="ground", enter=-0.5),
    Tile(kind="ice", glyph="*", title="Ice", about="Slippery: the next step may go sideways.", group="ground", slip=0.4),
    Tile(kind="rink", glyph="=", title="Polished ice", about="Nothing to hold on to: you glide until something stops you.", group="ground", slides=True),
    Tile(kind="wall", glyph="#", title="Wall", about="Nobody gets through.", group="walls", blocks=True),
    Tile(kind="wall-right", glyph="|", title="Thin wall, right", about="A thin wall along the right side of this cell.", group="walls", blocks_from=("right",)),
    Tile(kind="wall-below", glyph="_", title="Thin wall, below", about="A thin wall along the lower side of this cell.", group="walls", blocks_from=("down",)),
    Tile(kind="one-way-up", glyph="^", title="One way up", about="Whoever steps on it can only go on upwards.", group="walls", only=("up",), slip=0.0),
    Tile(kind="one-way-right", glyph=">", title="One way right", about="Whoever steps on it can only go on to the right.", group="walls", only=("right",), slip=0.0),
    Tile(kind="one-way-down", glyph="v", title="One way down", about="Whoever steps on it can only go on downwards.", group="walls", only=("down",), slip=0.0),
    Tile(kind="one-way-left", glyph="<", title="One way left", about="Whoever steps on it can only go on to the left.", group="walls", only=("left",), slip=0.0),
    Tile(kind="goal", glyph="G", title="Goal", about="The cheese! Reaching it ends the episode happily.", group="rewards", ends=True, enter=1.0),
    Tile(kind="pit", glyph="P", title="Pit", about="Falling in hurts and ends the episode.", group="rewards", ends=True, enter=-1.0),
    Tile(kind="cliff", glyph="~", title="Cliff", about="Falling off hurts and takes you back to the start.", group="rewards", enter=-1.0, sends_to="S"),
    Tile(kind="exit", glyph="X", title="Exit", about="One more action here pays out and ends the episode.", group="rewards", exit=1.0),
    Tile(kind="reward", glyph="$", title="Reward", about="Pays every time you step on it.", group="rewards", enter=0.1),
    Tile(kind="dice", glyph="!", title="Dice", about="Pays 1 or takes 1, as the dice fall.", group="rewards", noise=Spread(either=(-1.0, 1.0))),
    Tile(kind="belt-up", glyph="u", title="Belt up", about="A moving belt: it carries you one cell further up.", group="movers", wind=(-1, 0)),
    Tile(kind="belt-right", glyph="r", title="Belt right", about="A moving belt: it carries you one cell further to the right.", group="movers", wind=(0, 1)),
    Tile(kind="belt-down", glyph="d", title="Belt down", about="A moving belt: it carries you one cell further down.", group="movers", wind=(1, 0)),
    Tile(kind="belt-left", glyph="l", title="Belt left", about="A moving belt: it carries you one cell further to the left.", group="movers", wind=(0, -1)),
    Tile(kind="jump", glyph="J", title="Jump pad", about="Any move from here is one great leap to the landing.", group="movers", to=("j",)),
    Tile(kind="landing", glyph="j", title="Landing", about="Where the jump pads leap to; plain floor otherwise.", group="movers"),
    Tile(kind="portal", glyph="O", title="Portal", about="Step in and come out of another portal of the same letter.", group="movers", sends_to="O"),
    Tile(
        kind="swap",
        glyph="?",
        title="Mix-up",
        about="Left is right and up is down when you walk off this cell.",
        group="movers",
        swap=(("up", "down"), ("right", "left"), ("down", "up"), ("left", "right")),
    ),
    Tile(kind="coin", glyph="c", title="Coin", about="Pays once in an episode, then it is gone.", group="memory", enter=1.0, once=True),
    Tile(kind="key-red", glyph="a", title="Red key", about="Step on it and it is yours; it opens red doors.", group="memory", gives="red"),
    Tile(kind="door-red", glyph="A", title="Red door", about="Shut until you hold the red key.", group="memory", needs="red"),
    Tile(kind="key-blue", glyph="b", title="Blue key", about="Step on it and it is yours; it opens blue doors.", group="memory", gives="blue"),
    Tile(kind="door-blue", glyph="B", title="Blue door", about="Shut until you hold the blue key.", group="memory", needs="blue"),
    Tile(kind="key-green", glyph="e", title="Green key", about="Step on it and it is yours; it opens green doors.", group="memory", gives="green"),
    Tile(kind="door-green", glyph="E", title="Green door", about="Shut until you hold the green key.", group="memory", needs="green"),
    Tile(kind="key-yellow", glyph="k", title="Yellow key", about="Step on it and it is yours; it opens yellow doors.", group="memory", gives="yellow"),
    Tile(kind="door-yellow", glyph="K", title="Yellow door", about="Shut until you hold the yellow key.", group="memory", needs="yellow"),
    Tile(kind="switch", glyph="t", title="Switch", about="Stepping on it opens what is shut and shuts what is open.", group="memory", toggles="gate"),
    Tile(kind="gate", glyph="T", title="Gate", about="Shut at first; the switch opens it.", group="memory", blocks=True, obeys="gate"),
    Tile(kind="open-gate", glyph="U", title="Open gate", about="Open at first; the switch shuts it.", group="memory", obeys="gate"),
    Tile(
        kind="cat",
        glyph="M",
        title="Cat",
        about="It walks to and fro. Whoever meets it is caught.",
        group="memory",
        ends=True,
        enter=-1.0,
        patrols=("right", "right", "right"),
    ),
)

TILES: Mapping[str, Tile] = MappingProxyType({tile.kind: tile for tile in KINDS})
"""Every tile by its kind, in the order of the palette."""

GLYPHS: Mapping[str, Tile] = MappingProxyType({tile.glyph: tile for tile in KINDS})
"""The tile that a character stands for where a level's legend does not say otherwise."""


def named(kind: str, glyph: str) -> Tile:
    """A kind under another character; a kind that sends to its own character goes on doing so. KeyError for an unknown kind."""
    tile = TILES[kind]
    return dataclasses.replace(tile, glyph=glyph, sends_to=glyph if tile.sends_to == tile.glyph else tile.sends_to)

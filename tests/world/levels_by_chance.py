"""Levels made by Hypothesis: all rules and all fields of tiles, small enough to be read aloud."""

import dataclasses

from hypothesis import strategies as st

from playground.world import Level, Rules, Tile
from playground.world.grid import MOVE_SETS, MOVES
from playground.world.level import MapChange
from playground.world.tile import ROOTED, Spread
from playground.world.tiles import GLYPHS

REWARDS = st.sampled_from([-3.0, -1.0, -0.25, 0.0, 0.0, 0.5, 2.0])
SIDES = st.sampled_from(["up", "right", "down", "left"])
OWN = "1234"
"""Characters whose tiles a level makes up itself, of any fields."""
STILL = "....S#|_^>v<GP~X$%*=urdlJjO?!"
GROWING = "caAbBeEkKtTUM"
TARGETS = st.sampled_from([*"Sj.O12$GcM", "Z"])
"""Where jumps and senders lead; Z is nowhere."""


STILL_FIELDS = {
    "blocks": st.booleans(),
    "blocks_from": st.lists(SIDES, max_size=3, unique=True).map(tuple),
    "ends": st.booleans(),
    "exit": REWARDS,
    "enter": REWARDS,
    "replaces_step": st.booleans(),
    "leave": REWARDS,
    "to": st.lists(TARGETS, max_size=2, unique=True).map(tuple),
    "reward": REWARDS,
    "sends_to": TARGETS,
    "slip": st.sampled_from([0.0, 0.5, 1.0]),
    "slides": st.booleans(),
    "wind": st.tuples(st.integers(-2, 2), st.integers(-2, 2)),
    "swap": st.lists(st.tuples(st.sampled_from(sorted(MOVES)), st.sampled_from(sorted(MOVES))), max_size=3).map(
        lambda pairs: tuple(dict(pairs).items())
    ),
    "only": st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=4, unique=True).map(tuple),
    "starts": st.booleans(),
    "noise": st.builds(Spread, st.sampled_from([0.0, 0.5]), st.sampled_from([(0.0, 0.0), (-1.0, 2.0)])),
}
GROWING_FIELDS = {
    "once": st.booleans(),
    "gives": st.sampled_from(["red", "blue"]),
    "needs": st.sampled_from(["red", "blue"]),
    "toggles": st.sampled_from(["gate", "lamp"]),
    "obeys": st.sampled_from(["gate", "lamp"]),
    "patrols": st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=4).map(tuple),
}
"""What the fields of a tile may hold; those that make the states of a level many stand apart."""


@st.composite
def tiles(draw: st.DrawFn, glyph: str, grows: bool, most: int = 4) -> Tile:
    """A tile of up to so many fields, any of them."""
    fields = {**STILL_FIELDS, **(GROWING_FIELDS if grows else {})}
    names = draw(st.lists(st.sampled_from(sorted(fields)), min_size=1, max_size=most, unique=True))
    values = {name: draw(fields[name]) for name in names}
    if values.get("patrols"):
        values = {name: value for name, value in values.items() if name not in ROOTED}
    return Tile(kind="floor", glyph=glyph, **values)


@st.composite
def rules(draw: st.DrawFn, width: int) -> Rules:
    """Rules of every kind."""
    sets = st.sampled_from([MOVE_SETS["left-right"], *[MOVE_SETS["four"]] * 3, MOVE_SETS["eight"], MOVE_SETS["nine"]])
    lists = st.lists(st.sampled_from(sorted(MOVES)), min_size=1, max_size=4, unique=True).map(tuple)
    windy = draw(st.sampled_from([False, False, True]))
    return Rules(
        discount=draw(st.sampled_from([0.0, 0.5, 0.9, 1.0])),
        moves=draw(st.one_of(sets, sets, lists)),
        step_reward=draw(REWARDS),
        bump_reward=draw(REWARDS),
        slip=draw(st.sampled_from([0.0, 0.0, 0.3, 1.0])),
        slip_kind=draw(st.sampled_from(["sideways", "others"])),
        edges=draw(st.sampled_from(["stay", "stay", "forbid"])),
        enter_on_stay=draw(st.booleans()),
        time_limit=draw(st.sampled_from([0, 3, 200])),
        wind=draw(st.lists(st.integers(-2, 2), min_size=width, max_size=width).map(tuple)) if windy else (),
        gusts=windy and draw(st.booleans()),
    )


@st.composite
def levels(draw: st.DrawFn, grows: bool) -> Level:
    """A level of at most six by six cells; where it grows it is narrower, so that its states stay few."""
    height, width = draw(st.integers(1, 4 if grows else 6)), draw(st.integers(1, 5 if grows else 6))
    glyphs = "." * 6 + "S" + OWN + (GROWING + "SP$O=*|>J" if grows else STILL)
    cells = st.lists(st.sampled_from(glyphs), min_size=height * width, max_size=height * width).map("".join)
    text = draw(cells)
    if grows:
        place = draw(st.integers(0, height * width - 1))
        text = text[:place] + draw(st.sampled_from(GROWING + OWN)) + text[place + 1 :]
    rows = tuple(text[row * width : (row + 1) * width] for row in range(height))
    legend = {glyph: draw(tiles(glyph, grows)) for glyph in OWN if glyph in text}
    for glyph in sorted(set(text) & set("$~%Gc!M"))[:2]:
        legend[glyph] = dataclasses.replace(GLYPHS[glyph], enter=draw(REWARDS), replaces_step=draw(st.booleans()))
    return Level("By chance", rows, rules=draw(rules(width)), legend=legend)


@st.composite
def changing_levels(draw: st.DrawFn) -> Level:
    """A level whose map is another one after some steps."""
    level = draw(levels(grows=draw(st.booleans())))
    text = draw(st.permutations("".join(level.rows)).map("".join))
    rows = tuple(text[row * level.width : (row + 1) * level.width] for row in range(level.height))
    return dataclasses.replace(level, changes=(MapChange(draw(st.integers(1, 40)), rows),))

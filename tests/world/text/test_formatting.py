"""The canonical text."""

import dataclasses
import random
import string

import pytest

from playground.world import Level, MapChange, Rules, Tile, format_level, parse_level
from playground.world.text.formatting import canonical
from playground.world.tile import Spread
from playground.world.tiles import KINDS, named


def test_a_plain_level_is_its_map() -> None:
    assert canonical(Level("x", ("S.G",))) == "format = 1\ntitle = \"x\"\n\nmap = '''\nS.G\n'''\n"


def test_tables_come_in_their_order_and_hold_only_what_differs() -> None:
    legend = {"q": named("mud", "q"), "G": dataclasses.replace(named("goal", "G"), enter=2.0)}
    text = canonical(
        Level("x", (".",), rules=Rules(slip=0.5, wind=(1,), gusts=True, discount=0.95), legend=legend, comment="# c")
    )
    assert text.split("\n")[0] == "# c"
    tables = text.partition("'''\n\n")[2]
    assert tables.split("\n\n") == [
        "[rules]\nslip = 0.5",
        "[wind]\ncolumns = [1]\ngusts = true",
        '[legend]\n"G" = { kind = "goal", enter = 2.0 }\n"q" = { kind = "mud" }\n',
    ]


def test_a_painted_row_is_one_changed_line() -> None:
    before, after = (canonical(Level("x", (row, "..G"))).split("\n") for row in ("S..", "S#."))
    assert [(one, other) for one, other in zip(before, after, strict=True) if one != other] == [("S..", "S#.")]


def test_an_entry_too_long_for_a_line_gets_a_table_of_its_own() -> None:
    swap = tuple((name, "up-right") for name in ("up", "right", "down", "left", "up-right", "down-right", "down-left", "up-left"))
    numbers = {"enter": -1234.56789012345, "leave": 0.1234567890123456, "reward": 1 / 3, "slip": 2 / 3}
    fields = {"to": tuple("abcdefghijklmnopqrstuvwxyzABCDEF"), "swap": swap, "only": ("up", "right"), **numbers}
    long = dataclasses.replace(named("jump", "q"), **fields)
    text = canonical(Level("x", ("q",), legend={"q": long, "r": named("ice", "r")}))
    assert '[legend]\n"r" = { kind = "ice" }\n\n[legend."q"]\nkind = "jump"\n' in text
    assert max(map(len, text.split("\n"))) <= 512


# Levels with every field at a value of chance

MOVES = ["up", "right", "down", "left", "up-right", "down-right", "down-left", "up-left", "stay"]
CHARACTERS = string.ascii_letters + string.digits + "!#$%&()*+,-/:;<=>?@[]^_`{|}~éαπ☃🐭"


def number(dice: random.Random, low: float, high: float) -> float:
    return dice.choice([low, high, 0.0, dice.uniform(low, high), round(dice.uniform(low, high), 1)])


def some(dice: random.Random, names: list[str]) -> tuple[str, ...]:
    return tuple(dice.sample(names, dice.randint(0, len(names))))


def chance_tile(dice: random.Random, glyph: str) -> Tile:
    tile = named(dice.choice(KINDS).kind, glyph)
    changes = {
        "enter": number(dice, -1e6, 1e6),
        "leave": number(dice, -9, 9),
        "reward": number(dice, -1, 1),
        "slip": dice.choice([None, number(dice, 0, 1)]),
        "exit": dice.choice([None, number(dice, -1e6, 1e6)]),
        "slides": dice.random() < 0.5,
        "blocks": dice.random() < 0.2,
        "ends": dice.random() < 0.5,
        "replaces_step": dice.random() < 0.5,
        "starts": dice.random() < 0.5,
        "blocks_from": some(dice, MOVES[:4]),
        "only": some(dice, MOVES),
        "wind": (dice.randint(-99, 99), dice.randint(-99, 99)),
        "swap": tuple((name, dice.choice(MOVES)) for name in some(dice, MOVES)),
        "sends_to": dice.choice(["", "S", glyph]),
        "to": dice.choice([(), ("a",), ("b", "☃", "#")]),
        "once": dice.random() < 0.5,
        "gives": dice.choice(["", "red", "x-1_Y"]),
        "needs": dice.choice(["", "red", "x-1_Y"]),
        "toggles": dice.choice(["", "gate"]),
        "obeys": dice.choice(["", "gate"]),
        "patrols": tuple(dice.choices(MOVES[:8], k=dice.choice([0, 1, 5, 200]))),
        "noise": dice.choice(
            [Spread(), Spread(abs(number(dice, -9, 9))), Spread(either=(number(dice, -9, 9), number(dice, -9, 9)))]
        ),
    }
    return dataclasses.replace(tile, **{name: changes[name] for name in some(dice, sorted(changes))})


def chance_level(dice: random.Random) -> Level:
    """A level with every field at a value of chance."""
    legend = {glyph: chance_tile(dice, glyph) for glyph in dice.sample(CHARACTERS, dice.randint(0, 9))}
    width, height = dice.randint(1, 40), dice.randint(1, 8)
    rules = Rules(
        discount=number(dice, 0, 1),
        moves=dice.choice([("up", "right", "down", "left"), tuple(dice.sample(MOVES, 3))]),
        slip=number(dice, 0, 1),
        step_reward=number(dice, -5, 5),
        bump_reward=number(dice, -5, 5),
        slip_kind=dice.choice(["sideways", "others"]),
        edges=dice.choice(["stay", "forbid"]),
        enter_on_stay=dice.random() < 0.5,
        time_limit=dice.choice([0, 7, 200, 1_000_000]),
        wind=dice.choice([(), tuple(dice.randint(-99, 99) for _ in range(width))]),
        gusts=dice.random() < 0.5,
    )
    maps = [
        tuple("".join(dice.choice([*legend, ".", "S", "G"]) for _ in range(width)) for _ in range(height))
        for _ in range(dice.choice([1, 1, 2, 4]))
    ]
    changes = tuple(MapChange(number * 10**number, rows) for number, rows in enumerate(maps[1:], start=1))
    comment = dice.choice(["", "# a\n#\n# b # c"])
    return Level("A \"title\" \\ 'x' ünïcode 🐭", maps[0], "about", "", rules, legend, comment, changes)


@pytest.mark.parametrize("seed", range(200))
def test_what_is_written_reads_back_equal_and_writes_the_same_again(seed: int) -> None:
    level = chance_level(random.Random(seed))
    text = format_level(level)
    assert parse_level(text) == level
    assert format_level(parse_level(text)) == text


def test_a_wide_wind_is_folded_into_short_lines() -> None:
    level = Level("", ("." * 1000,), rules=Rules(wind=(99, -99) * 500))
    text = format_level(level)
    assert parse_level(text) == level
    assert max(map(len, text.replace("." * 1000, "").split("\n"))) <= 120

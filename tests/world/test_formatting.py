"""The canonical text."""

import dataclasses

from playground.world import Level, Rules
from playground.world.formatting import canonical
from playground.world.tiles import named


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
    told = {"to": tuple("abcdefghijklmnopqrstuvwxyzABCDEF"), "swap": swap, "only": ("up", "right"), **numbers}
    long = dataclasses.replace(named("jump", "q"), **told)
    text = canonical(Level("x", ("q",), legend={"q": long, "r": named("ice", "r")}))
    assert '[legend]\n"r" = { kind = "ice" }\n\n[legend."q"]\nkind = "jump"\n' in text
    assert max(map(len, text.split("\n"))) <= 512

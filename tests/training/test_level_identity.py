"""What makes two levels the same."""

from dataclasses import replace

from playground.training.level_identity import level_identity, table_digest
from playground.world import compile_mdp, parse_level
from playground.world.level import Level

ROOM = parse_level('title = "A"\nmap = """\nS..G\n"""\n')


def test_names_do_not_matter_and_rules_and_maps_do() -> None:
    assert level_identity(replace(ROOM, title="B", about="other", source="me", comment="# x")) == level_identity(ROOM)
    others = [replace(ROOM, rows=("S.G.",)), replace(ROOM, rules=replace(ROOM.rules, slip=0.1))]
    assert len({level_identity(level) for level in [ROOM, *others]}) == 3
    assert set(level_identity(ROOM)) <= set("0123456789abcdef") and len(level_identity(ROOM)) == 32


def test_a_level_with_a_table_of_its_own_goes_by_that() -> None:
    table = compile_mdp(ROOM)
    brought = [Level(title, ("S..G",), table=table) for title in ("A", "B")]
    assert level_identity(brought[0]) == level_identity(brought[1]) == table_digest(table)[:32]
    other = replace(table, reward=table.reward + 1.0)
    assert level_identity(Level("A", ("S..G",), table=other)) != level_identity(brought[0])

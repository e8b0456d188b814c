"""Flags of what the world remembers."""

import numpy as np

from playground.world import Floor, compile_mdp, from_p, parse_level
from playground.world.environments.remembering import remembering
from playground.world.tabular.packing import Places

KEYS = "map = '''\nSabG\n'''\n"
CAT = "map = '''\n.M..\nS..G\n'''\n"


def test_what_is_held_is_a_flag_for_each_name_in_the_order_of_the_alphabet() -> None:
    """Two keys on the way: nothing, the first, both; on the way back nothing is lost."""
    mdp = compile_mdp(parse_level(KEYS))
    memory = remembering([mdp])
    assert len(memory.held_names) == 2 and list(memory.held_names) == sorted(memory.held_names)
    flags = memory.entries["held"]
    assert flags.dtype == np.int8 and flags.shape == (len(mdp.floors), 2)
    for floor, row in zip(mdp.floors, flags.tolist(), strict=True):
        assert tuple(name for name, flag in zip(memory.held_names, row, strict=True) if flag) == floor.held
    assert set(memory.entries) == {"held"} and memory.switch_names == ()


def test_tables_stand_one_after_another_and_share_their_names() -> None:
    first, second = compile_mdp(parse_level(KEYS)), compile_mdp(parse_level(CAT))
    flags = remembering([first, second])
    assert flags.base == (0, len(first.floors))
    assert flags.entries["phase"].tolist() == [0] * len(first.floors) + [floor.phase for floor in second.floors]
    assert not flags.entries["held"][len(first.floors) :].any()


def test_a_table_from_elsewhere_has_floors_of_any_names() -> None:
    floors = [Floor(("left", "up")), Floor((), ("on",))]
    places = Places(np.array([0, 0]), (1, 1), np.array([0, 1]), floors)
    p = {0: {0: [(1.0, 1, 0.0, False)]}, 1: {0: [(1.0, 0, 1.0, False)]}}
    flags = remembering([from_p(p, 0.9, places=places)])
    assert (flags.held_names, flags.switch_names) == (("left", "up"), ("on",))
    assert flags.entries["held"].tolist() == [[1, 1], [0, 0]] and flags.entries["switches"].tolist() == [[0], [1]]


def test_nothing_remembered_is_no_entry() -> None:
    assert remembering([compile_mdp(parse_level("map = '''\nS.G\n'''"))]).entries == {}

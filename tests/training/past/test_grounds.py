"""Tables that are wanted again are there; few are kept of large ones."""

import dataclasses

from playground.training.past.grounds import FEWEST, Grounds
from playground.world.library import find

CORRIDOR = find("corridor")


def level(number):
    return dataclasses.replace(CORRIDOR, rows=("S" + "." * number + "G",))


def test_a_table_that_is_wanted_again_is_the_same_one():
    grounds = Grounds()
    first = grounds(CORRIDOR, 0)
    assert grounds(CORRIDOR, 0).mdp is first.mdp
    assert grounds(dataclasses.replace(CORRIDOR), 0).mdp is first.mdp
    assert grounds(level(5), 0).mdp is not first.mdp


def test_the_ones_wanted_last_are_kept():
    grounds = Grounds(budget=0)
    tables = [grounds(level(number), 0).mdp for number in range(1, FEWEST + 3)]
    assert grounds(level(FEWEST + 2), 0).mdp is tables[-1]
    assert grounds(level(1), 0).mdp is not tables[0]

"""Ways that end and ways to stay for nothing, in fractions."""

from fractions import Fraction

from playground.rl.exact.proper_ways import arriving, resting
from playground.world.tabular.exact_table import ExactAction, ExactTable

HALF, ONE = Fraction(1, 2), Fraction(1)


def way(action, reward, *onward):
    return ExactAction(action, Fraction(reward), tuple((after, Fraction(chance)) for after, chance in onward))


# 0 goes to and fro with 1 for nothing; 2 loses where it is, or ends by chance; 3 cannot end; 4 is the end.
TABLE = ExactTable(
    (
        (way(0, 0, (1, 1)),),
        (way(0, 0, (0, 1)), way(1, -1, (1, 1))),
        (way(0, -1, (2, 1)), way(1, -1, (2, HALF))),
        (way(0, -1, (3, 1)),),
        (),
    ),
    ONE,
    (),
)


def test_resting_is_going_on_for_ever_without_any_reward():
    rest = resting(TABLE)
    assert [None if each is None else each.action for each in rest] == [0, 0, None, None, None]


def test_arriving_takes_the_way_that_ends_with_certainty():
    chosen = arriving(TABLE, resting(TABLE), lambda state, way: True)
    assert [None if each is None else each.action for each in chosen] == [0, 0, 1, None, None]


def test_what_is_not_allowed_is_not_taken():
    chosen = arriving(TABLE, resting(TABLE), lambda state, way: way.action == 0)
    assert chosen[2] is None and chosen[0] is not None


def test_a_free_way_that_leads_only_to_what_pays_is_no_rest():
    table = ExactTable(
        ((way(0, 0, (1, 1)),), (way(0, 0, (2, 1)),), (way(0, -1, (0, 1)),), (way(0, 0, (2, HALF), (3, HALF)), way(1, 0, (3, 1)))),
        ONE,
        (),
    )
    assert [None if one is None else one.action for one in resting(table)] == [None, None, None, 1]

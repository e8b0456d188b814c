"""What on a level belongs together."""

from playground.world import Cell, parse_level
from playground.world.advice.mechanisms import factors, named, partners, period, round_of
from playground.world.level import Level


def level(rows: str, more: str = "") -> Level:
    shown = "\n".join(rows.split())
    return parse_level(f"map = '''\n{shown}\n'''\n{more}")


def test_names_are_found_with_their_cells() -> None:
    cells = level("SaA .aB bTt")
    assert named(cells, "gives") == {"blue": ((2, 0),), "red": ((0, 1), (1, 1))}
    assert named(cells, "needs") == {"blue": ((1, 2),), "red": ((0, 2),)}
    assert partners(cells, Cell(0, 1)) == {"gives": ((0, 2),)}
    assert partners(cells, Cell(2, 1)) == {"obeys": ((2, 2),)}
    assert partners(cells, Cell(0, 0)) == {}


def test_a_hazard_goes_and_comes_back() -> None:
    assert round_of(level("M...G"), Cell(0, 0)) == ((0, 0), (0, 1), (0, 2), (0, 3), (0, 2), (0, 1))


def test_a_wall_a_door_or_the_edge_shortens_its_way() -> None:
    assert round_of(level("M.#."), Cell(0, 0)) == ((0, 0), (0, 1))
    assert round_of(level("M.A."), Cell(0, 0)) == ((0, 0), (0, 1))
    assert round_of(level("..M."), Cell(0, 2)) == ((0, 2), (0, 3))
    assert round_of(level("M#.."), Cell(0, 0)) == ((0, 0),)


def test_a_way_that_ends_at_home_is_a_loop() -> None:
    loop = "[legend]\nM = { kind = 'cat', patrols = ['right', 'down', 'left', 'up'] }"
    assert round_of(level("M. ..", loop), Cell(0, 0)) == ((0, 0), (0, 1), (1, 1), (1, 0))


def test_all_hazards_together_have_the_least_common_period() -> None:
    assert period(level("M...S M..#.")) == 12  # 6 and 4
    assert period(level("S.G")) == 1


def test_what_makes_states_many_is_told_in_words() -> None:
    multipliers = factors(level("SaA. cct. T..G M..."))
    assert [(factor.words, factor.times) for factor in multipliers] == [
        ("the red key", 2),
        ("the switch", 2),
        ("2 coins", 4),
        ("the cat's round", 6),
    ]
    assert factors(level("S.G")) == ()

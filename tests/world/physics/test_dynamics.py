"""What happens when an action is taken: facts of the rules and of the book, counted by hand."""

import pytest

from playground.world import Cell, Level, State, outcomes, parse_level
from playground.world.library import find

Found = dict[tuple[tuple[int, int], float, bool], float]
"""{(cell, reward, ends): probability}"""


def level_of(rows: str, rules: str = "", legend: str = "") -> Level:
    shown = "\n".join(rows.split())
    return parse_level(f"map = '''\n{shown}\n'''\n[rules]\n{rules}\n[legend]\n{legend}\n")


def after(level: Level, cell: tuple[int, int], action: str) -> Found:
    """What can happen, rounded so that sums of thirds compare."""
    ways = outcomes(level, State(Cell(*cell)), action)
    return {(tuple(way.state.cell), round(way.reward, 9), way.ends): round(way.probability, 9) for way in ways}


def only(level: Level, cell: tuple[int, int], action: str) -> tuple[tuple[int, int], float, bool]:
    """The one thing that can happen."""
    ((outcome, probability),) = after(level, cell, action).items()
    assert probability == 1.0
    return outcome


# Published worlds


def test_cliff_walking_falls_back_to_the_start() -> None:
    level = find("cliff-walking")
    assert only(level, (3, 0), "right") == ((3, 0), -100.0, False)
    assert only(level, (2, 5), "down") == ((3, 0), -100.0, False)
    assert only(level, (2, 11), "down") == ((3, 11), -1.0, True)
    assert only(level, (0, 0), "up") == ((0, 0), -1.0, False)


def test_windy_gridworld_blows_from_the_column_that_is_left() -> None:
    level = find("windy-gridworld")
    assert only(level, (3, 3), "right") == ((2, 4), -1.0, False)
    assert only(level, (3, 2), "right") == ((3, 3), -1.0, False)
    assert only(level, (3, 6), "right") == ((1, 7), -1.0, False)
    assert only(level, (4, 8), "left") == ((3, 7), -1.0, True)
    # at the upper edge the sideways part still happens, and a step down against a wind of two ends one cell higher
    assert only(level, (0, 6), "right") == ((0, 7), -1.0, False)
    assert only(level, (6, 6), "down") == ((5, 6), -1.0, False)
    assert only(level, (0, 3), "down") == ((0, 3), -1.0, False)


def test_frozen_lake_slides_to_either_side_a_third_of_the_time() -> None:
    level = find("frozenlake-4x4")
    third = round(1 / 3, 9)
    assert after(level, (2, 2), "down") == {((3, 2), 0, False): third, ((2, 1), 0, False): third, ((2, 3), 0, True): third}
    assert after(level, (0, 0), "up") == {((0, 0), 0, False): round(2 / 3, 9), ((0, 1), 0, False): third}
    assert after(level, (3, 2), "right")[((3, 3), 1.0, True)] == third
    assert level.rules.moves == ("left", "down", "right", "up")


def test_example_3_5_jumps_whatever_the_action() -> None:
    level = find("jumps")
    for action in level.rules.moves:
        assert only(level, (0, 1), action) == ((4, 1), 10.0, False)
        assert only(level, (0, 3), action) == ((2, 3), 5.0, False)
    assert only(level, (0, 0), "up") == ((0, 0), -1.0, False)
    assert only(level, (0, 0), "down") == ((1, 0), 0.0, False)


def test_an_exit_pays_on_its_own_action_with_no_slip_and_no_step() -> None:
    level = find("world-4x3")
    assert only(level, (0, 3), "left") == ((0, 3), 1.0, True)
    assert only(level, (1, 3), "up") == ((1, 3), -1.0, True)
    assert after(level, (0, 2), "right") == {
        ((0, 3), -0.04, False): 0.8,
        ((0, 2), -0.04, False): 0.1,
        ((1, 2), -0.04, False): 0.1,
    }


def test_the_book_level_pays_on_arrival() -> None:
    level = find("book")
    assert only(level, (0, 2), "right") == ((0, 3), 0.9, True)
    assert only(level, (1, 2), "right") == ((1, 3), -1.1, True)
    assert only(level, (2, 1), "up") == ((2, 1), -0.1, False)


# Rules


def test_slips_go_in_all_other_directions_of_the_level() -> None:
    level = level_of("... ... ...", 'slip = 0.3\nslip_kind = "others"')
    tenth = {((1, 2), 0, False): 0.1, ((2, 1), 0, False): 0.1, ((1, 0), 0, False): 0.1}
    assert after(level, (1, 1), "up") == {((0, 1), 0, False): 0.7, **tenth}


def test_slips_of_a_diagonal_move_go_to_its_two_diagonal_sides() -> None:
    level = level_of("... ... ...", 'slip = 0.2\nmoves = "eight"')
    assert after(level, (1, 1), "up-right") == {((0, 2), 0, False): 0.8, ((2, 2), 0, False): 0.1, ((0, 0), 0, False): 0.1}


def test_staying_never_slips() -> None:
    level = level_of("... ... ...", 'slip = 0.9\nmoves = "nine"')
    assert only(level, (1, 1), "stay") == ((1, 1), 0.0, False)


def test_a_slip_of_one_never_goes_as_asked() -> None:
    level = level_of("... ... ...", "slip = 1.0")
    assert after(level, (1, 1), "up") == {((1, 0), 0, False): 0.5, ((1, 2), 0, False): 0.5}


def test_the_slip_of_a_cell_comes_before_that_of_the_level() -> None:
    level = level_of("... *.. ...", "slip = 0.2", '"*" = { kind = "ice", slip = 1.0 }\n"_" = { kind = "floor", slip = 0.0 }')
    assert after(level, (1, 0), "right") == {((0, 0), 0, False): 0.5, ((2, 0), 0, False): 0.5}
    assert after(level, (1, 1), "right")[((1, 2), 0, False)] == 0.8


def test_a_bump_pays_the_bump_and_the_step_and_stays() -> None:
    level = level_of("S#", "step_reward = -1.0\nbump_reward = -5.0")
    assert only(level, (0, 0), "right") == ((0, 0), -6.0, False)
    assert only(level, (0, 0), "left") == ((0, 0), -6.0, False)


def test_where_the_edge_forbids_moves_off_the_board_are_not_legal_but_walls_still_bump() -> None:
    level = level_of("S.# ...", 'edges = "forbid"')
    assert outcomes(level, State(Cell(0, 0)), "up") == ()
    assert only(level, (0, 1), "right") == ((0, 1), 0.0, False)
    assert only(level, (0, 0), "down") == ((1, 0), 0.0, False)


def test_a_slip_over_a_forbidden_edge_stays() -> None:
    level = level_of("... ...", 'edges = "forbid"\nslip = 0.2')
    assert after(level, (0, 1), "right") == {((0, 2), 0, False): 0.8, ((0, 1), 0, False): 0.1, ((1, 1), 0, False): 0.1}


@pytest.mark.parametrize(("again", "paid"), [("false", 0.0), ("true", 3.0)])
def test_staying_on_a_paying_cell_pays_again_only_if_the_rules_say_so(again: str, paid: float) -> None:
    level = level_of("S$", f'enter_on_stay = {again}\nmoves = "nine"', '"$" = { kind = "reward", enter = 3.0 }')
    assert only(level, (0, 0), "right") == ((0, 1), 3.0, False)
    assert only(level, (0, 1), "right") == ((0, 1), paid, False)
    assert only(level, (0, 1), "stay") == ((0, 1), paid, False)


def test_gusts_vary_the_wind_by_one_either_way() -> None:
    level = level_of("... ... ... ... ...", "[wind]\ncolumns = [0, 1, 0]\ngusts = true")
    third = round(1 / 3, 9)
    assert after(level, (3, 1), "right") == {((3, 2), 0, False): third, ((2, 2), 0, False): third, ((1, 2), 0, False): third}
    assert only(level, (3, 0), "right") == ((3, 1), 0.0, False)


def test_wind_carries_on_until_a_wall() -> None:
    level = level_of("... #.. ... ...", "bump_reward = -1.0\n[wind]\ncolumns = [2, 0, 0]")
    assert only(level, (3, 0), "up") == ((2, 0), 0.0, False)
    assert only(level, (3, 0), "right") == ((1, 1), 0.0, False)


def test_what_is_left_over_after_the_edge_is_dropped_where_there_is_wind_and_a_bump_where_there_is_none() -> None:
    calm, windy = level_of("... ...", 'moves = "eight"'), level_of("... ...", 'moves = "eight"\n[wind]\ncolumns = [0, 0, 1]')
    assert only(calm, (0, 0), "up-right") == ((0, 0), 0.0, False)
    assert only(windy, (0, 0), "up-right") == ((0, 1), 0.0, False)


def test_a_time_limit_is_no_end() -> None:
    assert only(level_of("S.", "time_limit = 1"), (0, 0), "right") == ((0, 1), 0.0, False)


# Tiles


def test_leaving_mud_costs_on_every_action_there() -> None:
    level = level_of("S%", "step_reward = -1.0", '"%" = { kind = "mud", enter = 0.0, leave = -2.0 }')
    assert only(level, (0, 0), "right") == ((0, 1), -1.0, False)
    assert only(level, (0, 1), "right") == ((0, 1), -3.0, False)
    assert only(level, (0, 1), "left") == ((0, 0), -3.0, False)


def test_a_closed_side_stops_the_way_in_and_the_way_out() -> None:
    level = level_of(".|. ...", "", "")
    assert only(level, (0, 1), "right") == ((0, 1), 0.0, False)
    assert only(level, (0, 2), "left") == ((0, 2), 0.0, False)
    assert only(level, (0, 0), "right") == ((0, 1), 0.0, False)
    assert only(level, (0, 1), "down") == ((1, 1), 0.0, False)


def test_one_closed_side_stops_a_diagonal_move() -> None:
    level = level_of("... .|. ...", 'moves = "eight"')
    assert only(level, (1, 1), "up-right") == ((1, 1), 0.0, False)
    assert only(level, (2, 2), "up-left") == ((2, 2), 0.0, False)
    assert only(level, (1, 1), "up-left") == ((0, 0), 0.0, False)


def test_a_diagonal_move_passes_between_walls() -> None:
    assert only(level_of(".# #.", 'moves = "eight"'), (0, 0), "down-right") == ((1, 1), 0.0, False)


def test_a_one_way_cell_has_one_legal_action() -> None:
    level = level_of("S>. ...")
    assert [action for action in level.rules.moves if outcomes(level, State(Cell(0, 1)), action)] == ["right"]


def test_portals_lead_to_the_other_one_and_no_further() -> None:
    level = level_of("SO. .O.", "", '"O" = { kind = "portal", enter = -1.0 }')
    assert only(level, (0, 0), "right") == ((1, 1), -1.0, False)
    assert only(level, (1, 1), "up") == ((1, 1), -1.0, False)
    assert only(level, (1, 0), "right") == ((0, 1), -1.0, False)


def test_several_portals_share_the_chance_and_one_alone_is_floor() -> None:
    assert after(level_of("SO. O.O"), (0, 0), "right") == {((1, 0), 0, False): 0.5, ((1, 2), 0, False): 0.5}
    assert only(level_of("SO."), (0, 0), "right") == ((0, 1), 0.0, False)


def test_a_bump_on_a_portal_does_not_send() -> None:
    assert only(level_of("O#. ..O"), (0, 0), "right") == ((0, 0), 0.0, False)


def test_a_jump_goes_to_any_of_its_landings_and_none_makes_it_floor() -> None:
    assert after(level_of("J.j ..j"), (0, 0), "up") == {((0, 2), 0, False): 0.5, ((1, 2), 0, False): 0.5}
    assert only(level_of("J.."), (0, 0), "right") == ((0, 1), 0.0, False)


def test_a_jump_that_lands_on_an_end_ends_but_is_not_paid_for_entering() -> None:
    level = level_of("J.G", "step_reward = -1.0", '"J" = { kind = "jump", to = "G", reward = 7.0 }')
    assert only(level, (0, 0), "left") == ((0, 2), 7.0, True)


def test_swapped_controls_and_the_short_corridor() -> None:
    level = level_of("S?.G", 'moves = "left-right"\nstep_reward = -1.0', '"G" = { kind = "goal", enter = 0.0 }')
    assert only(level, (0, 1), "left") == ((0, 2), -1.0, False)
    assert only(level, (0, 1), "right") == ((0, 0), -1.0, False)
    assert only(level, (0, 2), "right") == ((0, 3), -1.0, True)


def test_polished_ice_glides_until_a_wall_the_edge_or_firm_ground() -> None:
    level = level_of("S===. .==#. .=G=.", "bump_reward = -9.0")
    assert only(level, (0, 0), "right") == ((0, 4), 0.0, False)
    assert only(level, (1, 0), "right") == ((1, 2), 0.0, False)
    assert only(level, (2, 0), "right") == ((2, 2), 1.0, True)
    assert only(level, (0, 1), "down") == ((2, 1), 0.0, False)


def test_a_belt_carries_one_cell_further_even_after_a_bump() -> None:
    level = level_of("#.. r.. ...", "bump_reward = -1.0")
    assert only(level, (1, 0), "down") == ((2, 1), 0.0, False)
    assert only(level, (1, 0), "up") == ((1, 1), -1.0, False)
    assert only(level, (1, 0), "right") == ((1, 2), 0.0, False)


def test_where_nothing_can_be_done_the_episode_ends() -> None:
    level = level_of("S<", 'moves = ["right"]')
    assert only(level, (0, 0), "right") == ((0, 1), 0.0, True)


# The functions themselves


def test_unknown_actions_and_cells_are_refused_by_name() -> None:
    level = level_of("S.G")
    with pytest.raises(ValueError, match="no action 'up-left'"):
        outcomes(level, State(Cell(0, 0)), "up-left")
    with pytest.raises(ValueError, match="no cell 5, 0"):
        outcomes(level, State(Cell(5, 0)), "up")
    assert outcomes(level, State(Cell(0, 2)), "up") == ()

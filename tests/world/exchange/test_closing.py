"""Walls around a board, and its outside."""

from playground.world.exchange.closing import closed, outside


def test_an_open_board_gets_walls_and_a_closed_one_stays():
    assert closed(["ab"], "#")[0] == ["####", "#ab#", "####"]
    assert closed(["###", "#a#", "###"], "#") == (["###", "#a#", "###"], ())


def test_the_outside_is_what_can_be_reached_from_the_edge():
    assert outside(["  ###", "### #", "#   #", "#####"], "#", " ") == {(0, 0), (0, 1)}
    assert outside([" # "], "#", " ") == {(0, 0), (0, 2)}
    assert outside(["###", "# #", "###"], "#", " ") == frozenset()

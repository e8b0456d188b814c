"""Advice about levels."""

import pytest

from playground.world import Cell, LevelError, parse_level
from playground.world.advice import advice
from playground.world.library import bundled, find


def told(rows: str, more: str = "") -> dict[str, tuple[Cell, ...]]:
    shown = "\n".join(rows.split())
    return {each.text: each.cells for each in advice(parse_level(f"map = '''\n{shown}\n'''\n{more}"))}


@pytest.mark.parametrize("name", sorted(set(bundled()) - {"jumps"}))
def test_there_is_nothing_to_say_about_a_level_that_ends(name: str) -> None:
    assert advice(find(name)) == ()


def test_a_world_that_goes_on_says_so() -> None:
    anywhere, forever = advice(find("jumps"))
    assert anywhere.text == "There is no start: an episode begins in any cell, by chance."
    assert forever.text == "Nothing that can be reached ends the episode: it goes on until the time limit of 200 steps."
    assert "until you stop it" in " ".join(told("..", "[rules]\ntime_limit = 0"))


def test_a_goal_behind_walls_is_told_with_the_start_and_the_goal() -> None:
    found = told("S.#G P.#.")
    assert found == {"The best ending cannot be reached from this start.": (Cell(0, 0), Cell(0, 3))}


def test_only_the_starts_that_are_cut_off_are_named() -> None:
    assert told("S#S G#P")["The best ending cannot be reached from some of the starts."] == (Cell(0, 2), Cell(1, 0))


def test_where_one_can_be_stuck_for_ever_is_told() -> None:
    found = told("S.G v## v##")
    assert found["Once here, no ending can be reached any more."] == (Cell(1, 0), Cell(2, 0))


def test_where_nothing_can_be_done_is_told() -> None:
    found = told("^SG", "[rules]\nmoves = 'left-right'")
    assert found == {"Nothing can be done here, so the episode ends without a word.": (Cell(0, 0),)}


def test_a_start_where_nothing_can_be_done_is_told() -> None:
    found = told("S.G ..Q", "[legend]\nQ = { kind = 'goal', starts = true, enter = 1.0 }")
    assert found == {"No episode begins at this start, because nothing can be done there.": (Cell(1, 2),)}


def test_jumps_and_portals_to_nowhere_are_told() -> None:
    found = told("SJO ..G")
    assert found == {
        "This jump pad leads nowhere yet: place its landing, j, on the map.": (Cell(0, 1),),
        "This portal leads nowhere yet: place another O on the map.": (Cell(0, 2),),
    }


def test_an_entry_of_the_legend_that_nothing_uses_is_told() -> None:
    assert told("S.G", "[legend]\nq = { kind = 'mud' }") == {"The legend explains q, which is nowhere on the map.": ()}


def test_a_level_that_cannot_be_played_is_an_error() -> None:
    with pytest.raises(LevelError):
        advice(parse_level("map = '''\n##\n'''"))

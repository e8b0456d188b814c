"""Advice about levels."""

from dataclasses import replace

import pytest

from playground.world import Cell, LevelError, compile_mdp, parse_level
from playground.world.advice.level_advice import advice
from playground.world.library import bundled, find


def cells_by_text(rows: str, more: str = "") -> dict[str, tuple[Cell, ...]]:
    shown = "\n".join(rows.split())
    return {piece.text: piece.cells for piece in advice(parse_level(f"map = '''\n{shown}\n'''\n{more}"))}


@pytest.mark.parametrize("name", sorted(set(bundled()) - {"jumps"}))
def test_there_is_nothing_to_say_about_a_level_that_ends(name: str) -> None:
    assert advice(find(name)) == ()


def test_a_world_that_goes_on_says_so() -> None:
    anywhere, forever = advice(find("jumps"))
    assert anywhere.text == "There is no start: an episode begins in any cell, by chance."
    assert forever.text == "Nothing that can be reached ends the episode: it goes on until the time limit of 200 steps."
    assert "until you stop it" in " ".join(cells_by_text("..", "[rules]\ntime_limit = 0"))


def test_a_goal_behind_walls_is_told_with_the_start_and_the_goal() -> None:
    pieces = cells_by_text("S.#G P.#.")
    assert pieces == {"The best ending cannot be reached from this start.": (Cell(0, 0), Cell(0, 3))}


def test_only_the_starts_that_are_cut_off_are_named() -> None:
    assert cells_by_text("S#S G#P")["The best ending cannot be reached from some of the starts."] == (Cell(0, 2), Cell(1, 0))


def test_where_one_can_be_stuck_for_ever_is_told() -> None:
    pieces = cells_by_text("S.G v## v##")
    assert pieces["Once here, no ending can be reached any more."] == (Cell(1, 0), Cell(2, 0))


def test_where_nothing_can_be_done_is_told() -> None:
    pieces = cells_by_text("^SG", "[rules]\nmoves = 'left-right'")
    assert pieces == {"Nothing can be done here, so the episode ends without a word.": (Cell(0, 0),)}


def test_a_start_where_nothing_can_be_done_is_told() -> None:
    pieces = cells_by_text("S.G ..Q", "[legend]\nQ = { kind = 'goal', starts = true, enter = 1.0 }")
    assert pieces == {"No episode begins at this start, because nothing can be done there.": (Cell(1, 2),)}


def test_jumps_and_portals_to_nowhere_are_told() -> None:
    pieces = cells_by_text("SJO ..G")
    assert pieces == {
        "This jump pad leads nowhere yet: place its landing, j, on the map.": (Cell(0, 1),),
        "This portal leads nowhere yet: place another O on the map.": (Cell(0, 2),),
    }


def test_an_entry_of_the_legend_that_nothing_uses_is_told() -> None:
    assert cells_by_text("S.G", "[legend]\nq = { kind = 'mud' }") == {"The legend explains q, which is nowhere on the map.": ()}


def test_a_level_that_cannot_be_played_is_an_error() -> None:
    with pytest.raises(LevelError):
        advice(parse_level("map = '''\n##\n'''"))


def test_doors_without_keys_and_keys_without_doors_are_told() -> None:
    assert cells_by_text("SA.G b..G") == {
        "This red door stays shut: no key called red is on the map.": (Cell(0, 1),),
        "This blue key opens nothing: no door on the map needs it.": (Cell(1, 0),),
    }


def test_a_key_behind_its_own_door_is_told_with_the_door() -> None:
    pieces = cells_by_text("S.G A## a##")
    assert pieces["The red key cannot be reached, so this red door stays shut."] == (Cell(2, 0), Cell(1, 0))
    assert cells_by_text("SaAG") == {}


def test_gates_without_switches_and_switches_without_gates_are_told() -> None:
    assert cells_by_text("S.G .T.")["This gate stays as it is: no switch on the map works it."] == (Cell(1, 1),)
    assert cells_by_text("StG")["This switch does nothing: no gate on the map obeys it."] == (Cell(0, 1),)
    assert cells_by_text("StTG") == {}


def test_a_cell_is_told_once_whatever_is_remembered_there() -> None:
    pieces = cells_by_text("acSG #v## #..#")
    assert pieces["Once here, no ending can be reached any more."] == (Cell(1, 1), Cell(2, 1), Cell(2, 2))


def test_where_one_is_only_stuck_after_some_ways_is_told_so() -> None:
    """Nobody can go left here, so the gate stays shut for whoever goes round by the switch."""
    pieces = cells_by_text("S..UG #t.##", "[rules]\nmoves = ['right', 'down', 'up']")
    words = "Here one can be stuck: after some ways of coming here no ending can be reached any more."
    assert pieces == {words: (Cell(0, 2), Cell(1, 2))}


def test_a_loop_that_gains_for_ever_is_told_with_its_cells() -> None:
    pieces = cells_by_text("S$G", "[rules]\ndiscount = 1.0")
    (words,) = (text for text in pieces if "gain for ever" in text)
    assert pieces[words] == (Cell(0, 0), Cell(0, 1))
    assert cells_by_text("S$G", "[rules]\ndiscount = 0.9") == {}


def test_a_coin_is_no_loop() -> None:
    assert cells_by_text("ScG", "[rules]\ndiscount = 1.0") == {}


def test_maps_of_later_are_looked_at_too_and_say_when() -> None:
    later = "[[changes]]\nat = 50\nmap = '''\nS#G\nP#.\n'''"
    assert cells_by_text("S.G P..", later) == {
        "From step 50 on: the best ending cannot be reached from this start.": (Cell(0, 0), Cell(0, 2))
    }
    only_later = "[[changes]]\nat = 50\nmap = '''\nSqG\n'''\n[legend]\nq = { kind = 'mud' }"
    assert cells_by_text("S.G", only_later) == {}


def test_a_level_that_is_a_table_has_no_map_to_speak_of() -> None:
    level = parse_level("map = '''\nS.#G\n'''")
    assert advice(replace(level, table=compile_mdp(level))) == ()

"""The terms of the inspector, line by line."""

from dataclasses import replace

import pytest

from playground.training.meter import solved
from playground.training.studies.inspection import Term
from playground.ui.aspects import Look
from playground.ui.panels.backup.equation import Inspection
from playground.ui.panels.backup.term_lines import EQUATION, FORMULA, LETTERS, in_words, numbers, term_lines
from playground.ui.preferences import Preferences
from playground.world.grid import Cell
from playground.world.library import find

M = "\N{MINUS SIGN}"
ACTIONS = ("up", "right", "down", "left")


def test_the_numbers_read_as_the_formula():
    assert numbers(Term(0, 1.0, -1.0, 0.9, 3, -8.0)) == ("1", f"· ({M}1", "+ 0.9", f"· ({M}8))")
    assert numbers(Term(0, 0.25, 10.0, 0.0, 3, 5.0)) == ("0.25", "· (10", "+ 0)", "")
    assert numbers(Term(0, 1 / 3, 0.0, 0.99, 3, 0.5), sampled=True) == ("33.3 %", "0", "+ 0.99", "· 0.50")


@pytest.fixture
def space(space_of, snapshot_of):
    """The solved corridor, read one step before the cheese: 9 = −1 + 10."""
    snapshot = snapshot_of(find("corridor"))
    return space_of(replace(snapshot, optimum=solved(snapshot.mdp)), look=Look(cursor=Cell(0, 3)))


def test_each_move_has_its_total_and_the_largest_comes_first(played, space):
    panel = played(term_lines, space, width=420)
    heads = [words for words in panel.words if words[:1] in "↑→↓←" and " " in words and words.split()[1] in ACTIONS]
    assert heads[0] == "→ right (the largest)"
    assert len(heads) == 4
    assert [panel.node(f"head-{number}").label for number in range(4)] == list(FORMULA)


def test_with_symbols_the_heads_are_the_equation(played, space):
    panel = played(term_lines, replace(space, preferences=Preferences(reading="student")), width=420)
    assert [panel.node(f"head-{number}").label for number in range(4)] == list(LETTERS)


def test_where_there_is_no_room_for_columns_the_numbers_stand_in_a_line(played, space):
    panel = played(term_lines, space, width=200)
    assert panel.node("formula").label == " ".join(FORMULA)
    assert panel.has("words-0") and not panel.has("words-0-0")


def test_a_press_lights_a_line_and_another_puts_it_out(played, space):
    panel = played(term_lines, space, width=420)
    panel.click("term-2")
    assert panel.space.recall(Inspection).term == 2
    panel.click("term-2")
    assert panel.space.recall(Inspection).term == -1


def test_before_anything_is_solved_it_explains_the_equation(played, space):
    unsolved = replace(space, snapshot=replace(space.snapshot, optimum=None))
    assert played(term_lines, unsolved).words == [EQUATION.replace("**", "").replace("`", "")]


def test_a_term_as_a_sentence(space):
    assert in_words(Term(1, 0.25, -1.0, 0.9, 3, 9.0), space) == (
        f"25 %: right leads to (0, 3), pays {M}1, and 9 is still to be expected there."
    )
    assert in_words(Term(1, 1.0, 9.0, 0.0, 4, 0.0), space) == "100 %: right leads to (0, 4), pays 9, and the episode ends."

"""Q-learning without a computer."""

import pytest

from playground.cli.sheets.marks import Box, Shape, Words
from playground.cli.sheets.unplugged import place_name, unplugged_sheets
from playground.cli.verb import UsageError
from playground.lessons.solved_level import with_rules
from playground.world import library
from playground.world.grid import Cell


def test_cells_are_called_as_on_a_chessboard_from_the_top() -> None:
    assert [place_name(cell) for cell in (Cell(0, 0), Cell(2, 1), Cell(9, 25))] == ["A1", "B3", "Z10"]


def test_a_class_gets_rules_board_table_and_cards_and_the_teacher_the_numbers() -> None:
    sheets = {sheet.title: sheet for sheet in unplugged_sheets(library.find("corridor"))}
    assert list(sheets) == ["rule card", "board", "Q-table", "arrow cards", "for the teacher"]
    assert "T = R + 0.9 · B" in " ".join(sheets["rule card"].texts)
    assert {"A1", "B1", "C1", "D1"} <= set(sheets["board"].texts)
    assert {"A1", "B1", "C1", "D1", "up", "right", "down", "left"} <= set(sheets["Q-table"].texts)
    assert "E1" not in sheets["Q-table"].texts  # the cheese ends the episode
    assert sum(isinstance(mark, Shape) for mark in sheets["arrow cards"].marks) == 4
    rows = [mark.text for mark in sheets["for the teacher"].marks if isinstance(mark, Words) and mark.align == "right"]
    assert rows[:3] == ["episode", "moves", "sum of the rewards"]
    assert rows[3::3] == [str(number) for number in range(1, 11)]
    assert "200 runs, seeds 0 to 199" in " ".join(sheets["for the teacher"].texts)


def test_slip_has_cards_of_its_own() -> None:
    level = with_rules(library.find("corridor"), {"slip": 0.2})
    sheets = {sheet.title: sheet for sheet in unplugged_sheets(level)}
    cards = sheets["slip cards"]
    assert sum(isinstance(mark, Box) and mark.dashed for mark in cards.marks) == 10
    assert cards.texts.count("as asked") == 8
    assert any("Draw one of the 10 slip cards" in text for text in sheets["rule card"].texts)


@pytest.mark.parametrize(
    ("name", "words"),
    [("keys-and-doors", "too much to play by hand"), ("maze-10x10", "expected at most 40"), ("windy-gridworld", "choose")],
)
def test_a_level_that_is_too_much_for_paper_is_refused(name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        unplugged_sheets(library.find(name))


def test_what_is_remembered_or_comes_in_time_is_too_much_to_play_by_hand() -> None:
    timed = library.find("format = 1\ntitle = 'T'\nmap = '''\nS.G\n'''\n[[changes]]\nat = 5\nmap = '''\nS#G\n'''\n")
    for level in (timed, library.find("keys-and-doors")):
        with pytest.raises(UsageError, match="too much to play by hand"):
            unplugged_sheets(level)

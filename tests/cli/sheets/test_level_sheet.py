"""A level to fill in, and its answers."""

import pytest

from playground.cli.sheets.board_marks import board_places
from playground.cli.sheets.level_sheet import BOARD_HEIGHT, BOARD_TOP, INNER, level_sheets
from playground.cli.sheets.marks import HEIGHT, MARGIN, WIDTH, Rect, Shape, Sheet, Stroke, VectorPicture, Words
from playground.world import library
from playground.world.grid import Cell

NAMES = ("corridor", "cliff5", "book", "windy-gridworld", "keys-and-doors", "maze-10x10")


def in_cell(sheet: Sheet, name: str, cell: Cell) -> list[str]:
    """The words that stand in a cell."""
    place = board_places(library.find(name), Rect(MARGIN, BOARD_TOP, INNER, BOARD_HEIGHT)).cell(cell)
    words = (mark for mark in sheet.marks if isinstance(mark, Words))
    return [word.text for word in words if place.x <= word.x <= place.right and place.y <= word.y <= place.bottom]


def test_the_first_sheet_gives_nothing_away() -> None:
    empty = level_sheets(library.find("cliff5"))[0]
    assert not any(isinstance(mark, Shape) for mark in empty.marks)
    assert in_cell(empty, "cliff5", Cell(0, 0)) == []
    assert "Name:" in empty.texts


def test_the_second_sheet_has_the_values_and_all_best_moves() -> None:
    """V* of the start is 10.18 (six steps, the last pays 19 at γ 0.95); eight cells have two best moves, eight have one."""
    answers = level_sheets(library.find("cliff5"))[1]
    assert in_cell(answers, "cliff5", Cell(3, 0)) == ["10.18"]
    assert in_cell(answers, "cliff5", Cell(2, 4)) == ["19"]
    assert in_cell(answers, "cliff5", Cell(3, 4)) == ["+20"]
    assert sum(isinstance(mark, Shape) for mark in answers.marks) == 8 * 2 + 8


def test_small_levels_have_the_worth_of_every_move() -> None:
    """Above the cheese: down pays 19; a bump right is −1 + 0.95 · 19 = 17.05; up or left and back costs two steps, 15.2."""
    sheets = level_sheets(library.find("cliff5"))
    assert [sheet.title for sheet in sheets] == ["Small cliff: to fill in", "Small cliff: answers", "Small cliff: Q*"]
    assert in_cell(sheets[2], "cliff5", Cell(2, 4)) == ["15.2", "17.05", "19", "15.2"]
    bold = [mark.text for mark in sheets[2].marks if isinstance(mark, Words) and mark.bold and mark.size < 13]
    assert "19" in bold
    assert len(level_sheets(library.find("windy-gridworld"))) == 2


def test_a_level_that_remembers_says_what_is_shown() -> None:
    assert any("nothing collected" in text for text in level_sheets(library.find("keys-and-doors"))[1].texts)
    assert not any("nothing collected" in text for text in level_sheets(library.find("cliff5"))[1].texts)


@pytest.mark.parametrize("name", NAMES)
def test_everything_stands_on_the_paper(name: str) -> None:
    for sheet in level_sheets(library.find(name)):
        for mark in sheet.marks:
            if isinstance(mark, VectorPicture):
                spots = [(mark.place.x, mark.place.y), (mark.place.right, mark.place.bottom)]
            elif isinstance(mark, Words):
                spots = [(mark.x, mark.y)]
            elif isinstance(mark, Stroke):
                spots = [mark.start, mark.end]
            else:
                spots = list(mark.corners) if isinstance(mark, Shape) else [(mark.place.x, mark.place.bottom)]
            assert all(0 < x < WIDTH and 0 < y < HEIGHT - 12 for x, y in spots)

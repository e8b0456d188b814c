"""Where brushes touch."""

import itertools
import random

from playground.edit.brushes import flood, flooded, line, on_board, rectangle, stroke
from playground.world.grid import Cell


def test_a_line_along_a_knights_move():
    assert line(Cell(0, 0), Cell(1, 2)) in (((0, 0), (0, 1), (1, 2)), ((0, 0), (1, 1), (1, 2)))


def test_lines_have_both_ends_no_gaps_and_the_fewest_cells():
    draw = random.Random(3)
    for _ in range(300):
        first = Cell(draw.randrange(-9, 9), draw.randrange(-9, 9))
        last = Cell(draw.randrange(-9, 9), draw.randrange(-9, 9))
        cells = line(first, last)
        assert cells[0] == first
        assert cells[-1] == last
        assert len(cells) == 1 + max(abs(first.row - last.row), abs(first.col - last.col))
        for before, after in itertools.pairwise(cells):
            assert max(abs(before.row - after.row), abs(before.col - after.col)) == 1


def test_a_fast_stroke_has_no_gaps_and_touches_each_cell_once():
    assert stroke([Cell(0, 0), Cell(0, 3), Cell(0, 1), Cell(2, 1)]) == ((0, 0), (0, 1), (0, 2), (0, 3), (1, 1), (2, 1))
    assert stroke([Cell(5, 5)]) == ((5, 5),)
    assert stroke([]) == ()


def test_a_rectangle_of_three_by_four_has_ten_cells_of_outline():
    assert len(rectangle(Cell(2, 3), Cell(0, 0))) == 10
    assert len(rectangle(Cell(0, 3), Cell(2, 0), filled=True)) == 12
    assert Cell(1, 1) not in rectangle(Cell(0, 0), Cell(2, 3))
    assert rectangle(Cell(1, 1), Cell(1, 1)) == ((1, 1),)


def test_flood_stops_at_other_glyphs_and_goes_around_corners():
    rows = ("..#.", ".##.", "....")
    assert set(flood(rows, Cell(0, 0))) == {(row, col) for row in range(3) for col in range(4) if rows[row][col] == "."}
    assert flood(rows, Cell(1, 1)) == ((0, 2), (1, 1), (1, 2))
    assert flood((".#", "#."), Cell(0, 0)) == ((0, 0),), "corners do not hang together"
    assert flood(rows, Cell(9, 0)) == ()


def test_flood_equals_a_plain_search_on_random_boards():
    draw = random.Random(5)
    for _ in range(100):
        height, width = draw.randrange(1, 8), draw.randrange(1, 8)
        rows = tuple("".join(draw.choice("..#") for _ in range(width)) for _ in range(height))
        start = Cell(draw.randrange(height), draw.randrange(width))
        cells, waiting = set(), [start]
        while waiting:
            cell = waiting.pop()
            row, col = cell
            if cell in cells or not (0 <= row < height and 0 <= col < width) or rows[row][col] != rows[start.row][start.col]:
                continue
            cells.add(cell)
            waiting += [Cell(row + 1, col), Cell(row - 1, col), Cell(row, col + 1), Cell(row, col - 1)]
        assert set(flood(rows, start)) == cells


def test_cells_off_the_board_are_left_out():
    assert on_board([Cell(0, 0), Cell(-1, 0), Cell(0, 2), Cell(0, 0), Cell(0, 1)], ("..",)) == ((0, 0), (0, 1))


def test_a_flood_goes_by_whole_runs():
    rows = ("..#.", "#.#.", "....", ".##.")
    assert flooded(rows, Cell(0, 0)) == ((0, 0, 2), (0, 3, 4), (1, 1, 2), (1, 3, 4), (2, 0, 4), (3, 0, 1), (3, 3, 4))
    assert flooded(rows, Cell(9, 9)) == ()

"""Cells in words."""

from playground.ui.editor.cells import counted_places


def test_up_to_three_cells_are_named_and_more_are_counted(cells) -> None:
    assert counted_places(cells((0, 1))) == "row 0, column 1"
    assert counted_places(cells((0, 1), (2, 3))) == "row 0, column 1 and row 2, column 3"
    assert counted_places(cells((0, 1), (2, 3), (4, 5))) == "row 0, column 1, row 2, column 3 and row 4, column 5"
    assert counted_places(cells(*[(0, col) for col in range(1200)])) == "1,200 cells"

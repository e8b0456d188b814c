"""What the selected cell does."""

import pygame

from playground.ui.editor.cell import cell, with_target


def test_without_a_selected_cell_the_panel_is_empty(panel, cells) -> None:
    assert panel(cell, "S.G").ui.nodes == []
    (outside,) = cells((5, 5))
    assert panel(cell, "S.G", cell=outside).ui.nodes == []


def test_it_says_which_cell_it_is(panel, cells) -> None:
    hands = panel(cell, "S.G", cell=cells((0, 2))[0])
    assert hands.node("cell-title").label == hands.space.level.tile("G").title
    assert "row 0, column 2" in hands.words


def test_a_dial_changes_this_cell_and_no_other(panel, cells) -> None:
    hands = panel(cell, "SGG", cell=cells((0, 2))[0])
    hands.key_on("cell-enter", pygame.K_UP)
    first, second = (hands.space.level[place] for place in cells((0, 1), (0, 2)))
    assert second.enter > first.enter == 1.0


def test_the_reward_of_a_jump_is_asked_of_jumps_alone(panel, cells) -> None:
    assert not panel(cell, "S.G", cell=cells((0, 1))[0]).has("cell-reward")
    assert panel(
        cell, "SJa\n..G", '[legend]\n"J" = { kind = "jump", to = "a" }\n"a" = { kind = "floor" }', cell=cells((0, 1))[0]
    ).has("cell-reward")


def test_a_jump_is_aimed_and_any_other_tile_is_not(panel, cells) -> None:
    tail = '[legend]\n"J" = { kind = "jump", to = "a" }\n"a" = { kind = "floor" }'
    hands = panel(cell, "SJa\n..G", tail, cell=cells((0, 1))[0], walking=True)
    hands.click("aim")
    assert (hands.space.tool.aiming, hands.space.tool.walking) == (True, False)
    assert hands.node("aim").label == "Now click the target …"
    assert not panel(cell, "S.G", cell=cells((0, 1))[0]).has("aim")


def test_the_cell_that_is_clicked_becomes_the_target(space, cells) -> None:
    tail = '[legend]\n"J" = { kind = "jump", to = "a" }\n"a" = { kind = "floor" }'
    jump, target = cells((0, 1), (1, 1))
    after = with_target(space("SJa\n..G", tail, cell=jump, aiming=True), target)
    assert [after.level.rows[1][1]] == list(after.level[jump].to)
    assert not after.tool.aiming
    assert with_target(space("S.G", aiming=True), target).level.rows == ("S.G",)


def test_the_wind_of_its_column_is_set(panel, cells) -> None:
    hands = panel(cell, "S.G", cell=cells((0, 1))[0])
    assert hands.node("wind").label == "Wind in column 1"
    hands.key_on("wind", pygame.K_UP)
    assert hands.space.level.rules.wind == (0, 1, 0)

"""Brushes and tiles to paint with."""

from playground.ui.editor.palette import GROUPS, OWN, brush_row, group_of, in_hand, palette, palette_of
from playground.ui.editor.strokes import BRUSHES
from playground.world.tiles import TILES

OWN_TILE = '[legend]\n"x" = { kind = "goal", enter = 7.0 }'


def test_the_kinds_come_first_and_then_what_the_level_has_of_its_own(level_of) -> None:
    level = level_of("S.x", OWN_TILE)
    assert palette_of(level) == (*TILES.values(), level.legend["x"])
    assert palette_of(level_of("S.G")) == tuple(TILES.values())
    assert group_of(level.legend["x"]) == OWN
    assert {group_of(tile) for tile in TILES.values()} <= set(GROUPS.values())


def test_every_brush_is_a_button_and_a_press_takes_it_in_hand(panel) -> None:
    hands = panel(brush_row, "S.G", aiming=True)
    assert [node.id for node in hands.ui.nodes if node.kind == "button"] == [f"brush-{id}" for id in BRUSHES]
    hands.click("brush-fill")
    assert (hands.space.tool.brush, hands.space.tool.aiming) == ("fill", False)


def test_every_tile_is_a_picture_and_a_press_takes_it_in_hand(panel) -> None:
    hands = panel(palette, "S.x", OWN_TILE)
    pictures = [node.id for node in hands.ui.nodes if node.kind == "picture"]
    assert pictures == [*(f"tile-{tile.kind}" for tile in sorted(TILES.values(), key=place)), "tile-own-x"]
    hands.click("tile-own-x")
    assert hands.space.tool.tile == hands.space.level.legend["x"]
    hands.click("tile-pit")
    assert hands.space.tool.tile == TILES["pit"]


def place(tile) -> int:
    """Where a tile's group stands among the groups, in the order in which they are met."""
    order = list(dict.fromkeys(group_of(other) for other in TILES.values()))
    return order.index(group_of(tile))


def test_the_first_ten_tiles_name_their_number_key(panel) -> None:
    hands = panel(palette, "S.G")
    first, tenth, next_ = (list(TILES.values())[number] for number in (0, 9, 10))
    assert hands.node(f"tile-{first.kind}").tooltip.endswith("(1)")
    assert "(0)" in hands.node(f"tile-{tenth.kind}").tooltip
    assert "(1)" not in hands.node(f"tile-{next_.kind}").tooltip


def test_a_group_folds_and_in_a_low_window_only_the_one_in_hand_is_open(panel) -> None:
    hands = panel(palette, "S.G")
    hands.click("group-walls")
    assert hands.space.tool.folded == {"Walls"}
    assert not hands.has("tile-wall")
    low = panel(palette, "S.G", height=500, tile=TILES["wall"])
    assert low.has("tile-wall")
    assert not low.has("tile-coin")


def test_a_tile_in_hand_needs_a_brush_that_paints(space) -> None:
    assert in_hand(space("S.G", brush="line"), TILES["mud"]).tool.brush == "line"
    erasing = in_hand(space("S.G", brush="erase", aiming=True, walking=True), TILES["mud"]).tool
    assert (erasing.tile, erasing.brush, erasing.aiming, erasing.walking) == (TILES["mud"], "paint", False, False)

"""Objects and shapes of the collision editor as a reading, with the notes that say so. Cells of these maps have 10 pixels."""

import json

import pytest

from playground.world import LevelError
from playground.world.exchange import read_file, read_text


def a_map(*objects, rows=3, cols=4, tiles=(), data=None, **group):
    """A board of silent tiles below a layer of objects."""
    ground = {"type": "tilelayer", "name": "g", "width": cols, "height": rows, "data": data or [1] * (rows * cols)}
    layer = {"type": "objectgroup", "name": "things", "objects": list(objects), **group}
    return json.dumps(
        {
            "type": "map",
            "orientation": "orthogonal",
            "width": cols,
            "height": rows,
            "tilewidth": 10,
            "tileheight": 10,
            "layers": [ground, layer],
            "tilesets": [{"firstgid": 1, "name": "t", "tiles": list(tiles)}],
        }
    )


def rows(*objects, **fields):
    return read_text(a_map(*objects, **fields)).level.rows


def box(x, y, width, height, name="wall", **fields):
    return {"x": x, "y": y, "width": width, "height": height, "name": name, **fields}


def test_points_and_rectangles_say_where_things_lie():
    imported = read_text(a_map({"point": True, "x": 5, "y": 5, "name": "Player 1"}, box(20, 10, 20, 10, "", type="goal")))
    assert imported.level.rows == ("S...", "..GG", "....")
    assert "Objects called 'Player 1' are read as the kind 'start' at row 1, column 1." in imported.notes
    assert "Objects called 'goal' are read as the kind 'goal' in 2 cells." in imported.notes


@pytest.mark.parametrize(
    ("word", "letter"),
    [("start", "S"), ("spawn", "S"), ("Spawn Point", "S"), ("player-start", "S"), ("exit", "X"), ("finish", "G"), ("Walls", "#")],
)
@pytest.mark.parametrize("key", ["name", "type", "class"])
def test_words_of_games_may_stand_in_name_type_or_class(word, letter, key):
    assert rows({"x": 15, "y": 5, key: word}) == (f".{letter}..", "....", "....")


def test_a_shape_covers_the_cells_whose_centre_lies_in_it():
    assert rows(box(4, 4, 12, 12)) == ("##..", "##..", "....")
    assert rows(box(6, 6, 3, 3)) == ("#...", "....", "....")
    assert rows(box(0, 0, 50, 50, ellipse=True), rows=5, cols=5) == (".###.", "#####", "#####", "#####", ".###.")
    triangle = [{"x": 0, "y": 0}, {"x": 30, "y": 0}, {"x": 0, "y": 30}]
    assert rows({"x": 1, "y": 1, "name": "wall", "polygon": triangle}) == ("###.", "##..", "#...")


def test_a_turned_rectangle_is_turned_clockwise_around_its_corner():
    """Thirty pixels to the right and ten down, turned by 90°, reach thirty down and ten to the left."""
    assert rows(box(20, 0, 30, 10, rotation=90)) == (".#..", ".#..", ".#..")


def test_a_tile_object_stands_on_its_lower_left_corner_and_says_what_its_tile_is():
    tiles = [{"id": 4, "type": "mud"}]
    assert rows({"x": 20, "y": 20, "width": 10, "height": 10, "gid": 5 | 0x80000000}, tiles=tiles) == ("....", "..%.", "....")


def test_the_name_of_a_layer_says_what_its_objects_are_and_layers_may_be_drawn_elsewhere():
    assert rows(box(0, 0, 10, 10, "rock"), name="Collision") == ("#...", "....", "....")
    assert rows(box(0, 0, 10, 10), offsetx=10, offsety=20) == ("....", "....", ".#..")


def test_fields_of_the_legend_are_read_and_what_means_something_else_is_left_out():
    given = {"x": 5, "y": 5, "name": "goal", "properties": [{"name": "enter", "value": 7}, {"name": "to", "value": "town"}]}
    imported = read_text(a_map(given))
    assert imported.level.tile("G").enter == 7.0
    assert any("to is 'town'" in note for note in imported.notes)


def test_scenery_hidden_things_and_what_lies_outside_are_left_out_and_it_is_said():
    hidden = {"x": 5, "y": 5, "name": "goal", "visible": False}
    path = {"x": 5, "y": 5, "name": "wall", "polyline": [{"x": 0, "y": 0}, {"x": 30, "y": 0}]}
    imported = read_text(
        a_map({"x": 15, "y": 5, "name": "start"}, {"x": 5, "y": 5, "name": "tree"}, hidden, path, box(90, 0, 5, 5))
    )
    assert imported.level.rows == (".S..", "....", "....")
    assert "Left out, because they are hidden or do not say what they are: 3 objects." in imported.notes
    assert "Left out, outside the board: 1 object." in imported.notes


def test_shapes_of_the_collision_editor_make_walls_of_tiles_that_say_nothing_else():
    shape = {"objectgroup": {"objects": [{"x": 0, "y": 0, "width": 10, "height": 10}]}}
    tiles = [{"id": 0, **shape}, {"id": 1, "type": "mud", **shape}, {"id": 2, "objectgroup": {"objects": [{"point": True}]}}]
    imported = read_text(a_map(rows=1, cols=4, tiles=tiles, data=[1, 2, 3, 1]))
    assert imported.level.rows == ("#%.#",)
    assert any(
        note.startswith("Walls because their tile has a shape in Tiled's collision editor") and note.endswith(": 2 cells.")
        for note in imported.notes
    )


def test_a_template_says_what_its_objects_are(tmp_path):
    (tmp_path / "goal.tx").write_text('<template><object name="goal" width="10" height="10"/></template>')
    (tmp_path / "mud.tj").write_text(
        json.dumps({"type": "template", "object": {"gid": 1}, "tileset": {"firstgid": 1, "source": "mud.tsx"}})
    )
    (tmp_path / "mud.tsx").write_text('<tileset name="mud"><tile id="0" type="mud"/></tileset>')
    (tmp_path / "a.tmj").write_text(a_map({"x": 0, "y": 0, "template": "goal.tx"}, {"x": 22, "y": 8, "template": "mud.tj"}))
    assert read_file(tmp_path / "a.tmj").level.rows == ("G.%.", "....", "....")
    notes = read_text(a_map({"x": 5, "y": 5, "name": "goal", "template": "gone.tx"})).notes
    assert any("the template gone.tx of object 'goal' (only the text of the map is here" in note for note in notes)


def test_a_small_file_cannot_ask_for_much_work():
    with pytest.raises(LevelError, match="more than 4,000,000 cells in all"):
        rows(*[box(0, 0, 5_000, 5_000)] * 16, rows=500, cols=500)
    with pytest.raises(LevelError, match="more than 10,000 objects"):
        rows(*[{"x": 1, "y": 1, "name": "wall"}] * 10_001)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"x": "a", "name": "wall"}, "object 'wall': x is 'a', expected a number"),
        ({"x": 1, "name": "wall", "width": -5}, "width is -5, expected a number from 0"),
        ({"x": 1, "name": "wall", "polygon": [1]}, "polygon is a list or an object, expected a list of objects"),
        ({"x": 1, "name": "wall", "polygon": [{"x": 1}]}, "y is missing"),
        ({"x": 1, "name": "wall", "gid": "a"}, ""),
    ],
)
def test_what_cannot_be_read_is_said(given, message):
    if not message:
        assert rows(given)[0][0] == "#"
        return
    with pytest.raises(LevelError) as error:
        rows(given)
    assert message in str(error.value)

"""XML and JSON of Tiled say the same in the same shape."""

import pytest

from playground.world import LevelError
from playground.world.exchange.tiled.xml_shape import shape_of

TMX = """<map version="1.10" orientation="orthogonal" width="2" height="1" tilewidth="16" tileheight="16" infinite="0">
 <properties>
  <property name="title" value="007"/><property name="slip" type="float" value="0.5"/>
  <property name="n" type="int" value="3"/><property name="gusts" type="bool" value="true"/><property name="comment"># one
# two</property>
  <property name="more" type="class" propertytype="p">
   <properties><property name="a" type="int" value="1"/></properties></property>
 </properties>
 <tileset firstgid="1" source="town.tsx"/>
 <tileset firstgid="9" name="t"><tile id="0" type="wall"><objectgroup>
  <object id="1" x="0" y="0" width="16" height="16"/></objectgroup>
  </tile></tileset>
 <group name="g" visible="0" offsetx="1.5"><layer name="12" width="2" height="1"><data encoding="csv">1,2</data></layer></group>
 <layer name="b" width="2" height="1"><data><tile gid="3"/><tile/></data></layer>
 <layer name="c" width="2" height="1"><data encoding="base64" compression="zlib">
  <chunk x="-16" y="0" width="16" height="16">
 AA==</chunk></data></layer>
 <objectgroup name="o"><object name="5" type="start" x="1" y="2"><point/></object>
  <object x="0" y="0"><polygon points="0,0 1.5,-2"/></object></objectgroup>
 <imagelayer name="sky"/>
</map>"""


def test_a_map_has_the_shape_of_the_json():
    shape = shape_of(TMX)
    head = ("type", "orientation", "width", "height", "infinite")
    assert [shape[key] for key in head] == ["map", "orthogonal", 2, 1, False]
    values = {entry["name"]: entry["value"] for entry in shape["properties"]}
    assert values == {"title": "007", "slip": 0.5, "n": 3, "gusts": True, "comment": "# one\n# two", "more": {"a": 1}}
    assert shape["tilesets"][0] == {"firstgid": 1, "source": "town.tsx", "tiles": []}
    tile = shape["tilesets"][1]["tiles"][0]
    assert (tile["id"], tile["type"], tile["objectgroup"]["objects"][0]["width"]) == (0, "wall", 16)


def test_layers_keep_their_order_and_their_data():
    group, numbers, chunked, objects, picture = shape_of(TMX)["layers"]
    assert [shape["type"] for shape in (group, numbers, chunked, objects, picture)] == [
        "group",
        "tilelayer",
        "tilelayer",
        "objectgroup",
        "imagelayer",
    ]
    assert (group["visible"], group["offsetx"], group["layers"][0]["name"], group["layers"][0]["data"]) == (
        False,
        1.5,
        "12",
        "1,2",
    )
    assert numbers["data"] == [3, 0]
    assert (chunked["compression"], chunked["chunks"][0]["x"], chunked["chunks"][0]["data"].strip()) == ("zlib", -16, "AA==")
    assert objects["objects"][0] == {"name": "5", "type": "start", "x": 1, "y": 2, "point": True}
    assert objects["objects"][1]["polygon"] == [{"x": 0, "y": 0}, {"x": 1.5, "y": -2}]


def test_a_template_has_an_object_and_perhaps_a_tileset():
    shape = shape_of('<template><tileset firstgid="1" source="a.tsx"/><object gid="2"/></template>')
    assert (shape["type"], shape["object"], shape["tileset"]["source"]) == ("template", {"gid": 2}, "a.tsx")
    assert shape_of("<template/>")["object"] == {}


def test_other_xml_is_refused():
    with pytest.raises(LevelError, match="holds <svg>, expected <map>"):
        shape_of("<svg/>")

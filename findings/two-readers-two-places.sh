#!/usr/bin/env bash
# One tile object of one Tiled map lies in two places: pytmx 3.32 says y = 0 and pytiled-parser 2.2.9 says y = 8.
# In the file it is 8 pixels high and stands at y = 8: Tiled keeps the lower left corner of a tile object, but the upper left
# one of a rectangle. pytmx moves tile objects up by their height (invert_y, on by default) and leaves rectangles as they are;
# pytiled-parser hands both over as they stand. So whoever looks up the cell below (x, y) gets another row from each of them.
# pytmx also numbers the tile anew (3, in a tileset of two), where pytiled-parser leaves the bits that mirror it in the number.
# Source: pytmx/pytmx.py, TiledObject.parse_xml; pytiled_parser/parsers/tmx/tiled_object.py; seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pytmx==3.32" "pytiled-parser==2.2.9" "attrs==26.1.0" "typing-extensions==4.16.0"
cat > "$folder/map.tmx" <<'TMX'
<?xml version="1.0" encoding="UTF-8"?>
<map version="1.8" tiledversion="1.8.2" orientation="orthogonal" renderorder="right-down" width="2" height="1" tilewidth="8" tileheight="8" infinite="0" nextlayerid="3" nextobjectid="3">
 <tileset firstgid="1" name="two" tilewidth="8" tileheight="8" tilecount="2" columns="2"><image source="two.png" width="16" height="8"/></tileset>
 <layer id="1" name="ground" width="2" height="1"><data encoding="csv">1,2</data></layer>
 <objectgroup id="2" name="things">
  <object id="1" name="mirrored tile" gid="2147483649" x="0" y="8" width="8" height="8"/>
  <object id="2" name="rectangle" x="0" y="8" width="8" height="8"/>
 </objectgroup>
</map>
TMX
"$folder/venv/bin/python" - "$folder/map.tmx" <<'PY'
import pathlib
import sys

import pytiled_parser
import pytmx

name = sys.argv[1]
ones = {thing.name: (thing.y, thing.gid) for thing in pytmx.TiledMap(name).layers[1]}
others = pytiled_parser.parse_map(pathlib.Path(name)).layers[1].tiled_objects
others = {thing.name: (thing.coordinates.y, getattr(thing, "gid", 0)) for thing in others}
for thing in ones:
    print(f"{thing}: (y, gid) is {ones[thing]} in pytmx, {others[thing]} in pytiled-parser")
assert ones == {"mirrored tile": (0.0, 3), "rectangle": (8.0, 0)}
assert others == {"mirrored tile": (8.0, 0x80000001), "rectangle": (8.0, 0)}
PY

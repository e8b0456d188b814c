#!/usr/bin/env bash
# A tile without a picture does not stay without one in TMX: Tiled 1.8.2 (Debian) writes an embedded picture of no bytes for it,
# <image format="png"><data encoding="base64"></data></image>. pytiled-parser 2.2.9 reads the map as it was before Tiled saved it,
# and stops at the saved one with KeyError('source'), though pictures inside the file are part of the format.
# Source: pytiled_parser/parsers/tmx/tileset.py asks for image.attrib["source"]; the second map below is what
# `tiled --export-map tmx` made of the first. Seen by running it on 2026-11-30.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check "pytiled-parser==2.2.9" "attrs==26.1.0" "typing-extensions==4.16.0"
"$folder/venv/bin/python" - "$folder" <<'PY'
import pathlib
import sys

import pytiled_parser

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map version="1.8" tiledversion="1.8.2" orientation="orthogonal" renderorder="right-down" width="2" height="1" tilewidth="8" tileheight="8" infinite="0" nextlayerid="2" nextobjectid="1">
 <tileset firstgid="1" name="t" tilewidth="8" tileheight="8" tilecount="1" columns="0">
  <tile id="0" type="wall">{picture}</tile>
 </tileset>
 <layer id="1" name="a" width="2" height="1"><data encoding="csv">1,0</data></layer>
</map>
"""
outcomes = {}
for title, picture in (("before", ""), ("saved by Tiled", '<image format="png"><data encoding="base64"></data></image>')):
    file = pathlib.Path(sys.argv[1]) / "map.tmx"
    file.write_text(MAP.format(picture=picture), encoding="utf-8")
    try:
        outcomes[title] = f"read, {pytiled_parser.parse_map(file).layers[0].data}"
    except KeyError as error:
        outcomes[title] = repr(error)
    print(f"{title}: {outcomes[title]}")
assert outcomes == {"before": "read, [[1, 0]]", "saved by Tiled": "KeyError('source')"}
PY

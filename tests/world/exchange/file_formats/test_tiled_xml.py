"""Maps of Tiled as XML: recognised by ending or first element, written so that the level comes back whole."""

import pytest

from playground.world import parse_level
from playground.world.exchange.file_formats.tiled_xml import FORMAT, recognises, write

MAP = '<map version="1.10" orientation="orthogonal" width="2" height="1">'


@pytest.mark.parametrize(
    ("text", "name", "certainty"),
    [
        ("anything", "cave.tmx", 0.99),
        ("anything", "CAVE.TSX", 0.99),
        (MAP, "", 0.95),
        (f'<?xml version="1.0"?>\n<!-- mine -->\n{MAP}', "", 0.95),
        (f"\ufeff{MAP}", "", 0.95),
        ('<map version="1.10">', "", 0.0),
        ('<svg orientation="orthogonal">', "", 0.0),
        (f"text before {MAP}", "", 0.0),
    ],
)
def test_a_map_is_recognised_by_its_ending_or_its_first_element(text, name, certainty):
    assert recognises(text, name) == certainty


def test_a_level_comes_back_whole_and_its_picture_lies_beside_it():
    level = parse_level("title = 'Two'\nmap = '''\nS~G\n'''\n[rules]\ndiscount = 0.5")
    written = write(level)
    assert written.text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<map ')
    assert [sheet.name for sheet in written.pictures] == ["tiles.png"]
    assert FORMAT.read is not None
    assert FORMAT.read(written.text, "").level == level


def test_the_picture_is_called_after_the_file():
    level = parse_level("map = '''\nSG\n'''")
    assert FORMAT.companions is not None
    written = FORMAT.companions.write(level, "cave.tmx")
    assert [sheet.name for sheet in written.pictures] == ["cave.png"]
    assert 'source="cave.png"' in written.text

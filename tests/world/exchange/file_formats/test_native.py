"""Our own level files among the others."""

from playground.world import format_level
from playground.world.exchange import read_text, recognised_format, write_text
from playground.world.library import find


def test_it_is_the_canonical_text():
    level = find("cliff-walking")
    assert write_text(level, "native").text == format_level(level)
    assert read_text(format_level(level)).level == level


def test_it_is_known_by_its_map_or_its_ending():
    assert recognised_format("map = '''\nSFG\n'''").id == "native"
    assert recognised_format("SFFF\nFFFG", "x.toml").id == "native"

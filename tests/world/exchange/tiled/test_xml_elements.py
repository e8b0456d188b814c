"""XML of a stranger: read as data, with nothing fetched, expanded or endless."""

import pytest

from playground.world import LevelError
from playground.world.exchange.tiled.xml_elements import root_of

LAUGHS = '<!DOCTYPE map [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><map>&b;</map>'


def test_elements_have_attributes_children_and_text():
    root = root_of('<?xml version="1.0" encoding="ISO-8859-1"?><map a="1"><b>x&amp;<c/>ü</b><c d="&#10;"/></map>')
    assert (root.tag, root.attributes, [child.tag for child in root.children]) == ("map", {"a": "1"}, ["b", "c"])
    assert (root.named("b")[0].text, root.named("c")[0].attributes["d"]) == ("x&ü", "\n")


def test_the_line_that_old_versions_of_tiled_wrote_is_passed_over():
    assert root_of('<!DOCTYPE map SYSTEM "http://mapeditor.org/dtd/1.0/map.dtd"><map/>').tag == "map"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, "declares entities or rules of its own"),
        ('<!DOCTYPE map [<!ENTITY a SYSTEM "neighbour.txt">]><map>&a;</map>', "declares entities"),
        ("<!DOCTYPE map [<!ELEMENT map ANY>]><map/>", "declares entities or rules of its own"),
        ('<!DOCTYPE map SYSTEM "neighbour.txt"><map>&a;</map>', "declares entities"),
        ("<map>\n&a;</map>", "line 2, column 1: this is not XML: undefined entity"),
        ("<map>\n <a></map>", "line 2, column 7: this is not XML: mismatched tag"),
        ("", "this is not XML: no element found"),
        ("<map>" * 100, "elements nested deeper than 64"),
        ("<map>" + "<a/>" * 150_000 + "</map>", "more than 150,000 elements"),
        ("<map a='\ud800'/>", "characters that XML cannot hold"),
    ],
    ids=lambda value: ascii(value)[:30],
)
def test_what_cannot_be_read_is_said(text, message):
    with pytest.raises(LevelError) as error:
        root_of(text)
    assert message in str(error.value)

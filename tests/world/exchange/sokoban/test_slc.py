"""Sokoban collections as XML."""

import pytest

from playground.world import LevelError
from playground.world.exchange.sokoban.slc import boards_of, is_xml

HEAD = '<?xml version="1.0" encoding="ISO-8859-1"?>\n'
NAMED = '<!DOCTYPE SokobanLevels SYSTEM "SokobanLev.dtd">\n'
BODY = """<SokobanLevels>
  <Title>Señor</Title>
  <LevelCollection Copyright="x">
    <Level Id="one" Width="4" Height="3">
      <L>####</L>
      <L>#@.#</L>
      <L>####</L>
      <L></L>
    </Level>
    <Level Id="Curaçao" Width="5" Height="3"><L>#####</L><L>#@ .#</L><L>#####</L></Level>
  </LevelCollection>
</SokobanLevels>
"""


@pytest.mark.parametrize("head", ["", HEAD, HEAD + NAMED, "\ufeff" + HEAD, NAMED])
def test_all_levels_are_read_with_their_ids(head):
    assert is_xml(head + BODY)
    boards = boards_of(head + BODY)
    assert [board.title for board in boards] == ["one", "Curaçao"]
    assert boards[0].rows == ("####", "#@.#", "####")
    assert boards[1].rows == ("#####", "#@ .#", "#####")


def test_a_letter_that_is_not_known_is_explained_with_its_line():
    boards = boards_of(BODY.replace("#@.#", "#@|#"))
    assert str(boards[0].fault).startswith("line 6, column 3: the character '|'")
    assert boards[1].fault is None


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE SokobanLevels [<!ENTITY a "aaaa">]>',
        '<!DOCTYPE SokobanLevels SYSTEM "a.dtd" [<!ENTITY % b SYSTEM "neighbour.txt"> %b;]>',
        "<!DOCTYPE SokobanLevels [<!ELEMENT L (#PCDATA)>]>",
    ],
)
def test_declarations_are_refused(declared):
    with pytest.raises(LevelError, match="declarations of its own"):
        boards_of(declared + BODY)


@pytest.mark.parametrize("head", ["", NAMED])
def test_entities_that_nothing_explains_are_refused(head):
    with pytest.raises(LevelError, match="line"):
        boards_of(head + BODY.replace("#@.#", "#&wall;#"))


@pytest.mark.parametrize("text", ["<SokobanLevels>", BODY.replace("</Level>", ""), BODY + "x"])
def test_what_is_no_xml_is_explained_with_its_place(text):
    with pytest.raises(LevelError, match=r"line \d+, column \d+: this is no XML"):
        boards_of(text)

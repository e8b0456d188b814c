"""Texts that are known and not read."""

import pytest

from playground.world import LevelError
from playground.world.exchange import read_text
from playground.world.exchange.strangers import LONGEST, stranger_note

HEAD = "title Boxes\n\n========\nOBJECTS\n========\n\nBackground\nblue\n\n"
PUZZLESCRIPT = HEAD + "COLLISIONLAYERS\n\nBackground\n\nRULES\n\nLEVELS\n\n###\n#@#\n"
OLD_DES = 'MAZE:"oracle",\' \'\nROOM: "ordinary", lit, (3,3), (center,center), (11,9)\n{\n  OBJECT:\'`\',"statue"\n}\n'
MAP_DES = 'LEVEL: "minend-1"\nFLAGS:noflip\nGEOMETRY:center,center\nMAP\n---\n|.|\n---\nENDMAP\n'
LUA_DES = 'des.level_init({ style = "solidfill", fg = " " });\ndes.map([[\n|.|\n]]);\n'
VGDL = "BasicGame\n    SpriteSet\n        avatar > MovingAvatar\n    LevelMapping\n        A > avatar\n"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (PUZZLESCRIPT, "a game of PuzzleScript"),
        (PUZZLESCRIPT.replace("\n", "\r\n"), "a game of PuzzleScript"),
        (OLD_DES, "a special level of NetHack"),
        (MAP_DES, "a special level of NetHack"),
        (LUA_DES, "a special level of NetHack"),
        (VGDL, "a game of VGDL"),
    ],
)
def test_what_is_known_and_not_read_is_explained_in_one_sentence(text, sentence):
    with pytest.raises(LevelError) as error:
        read_text(text)
    assert sentence in str(error.value)
    assert "not read" in str(error.value)


@pytest.mark.parametrize("text", ["", "S..G\n\nG = goal +5\n", "Level: 3\n####\n#@.#\n", "map = '''\nS.G\n'''", "a\n" * LONGEST])
def test_other_texts_are_none_of_them(text):
    assert stranger_note(text) == ""


def test_a_program_that_makes_another_environment_is_explained_how_to_open_it():
    with pytest.raises(LevelError, match=r"^this program makes Taxi-v3 and holds no map; open gym:Taxi-v3"):
        read_text('import gym\nenv = gym.make("Taxi-v3")\n')


def test_a_project_of_ldtk_is_explained():
    with pytest.raises(LevelError, match="project of LDtk"):
        read_text('{ "__header__": {"fileType": "LDtk Project JSON", "app": "LDtk"}, "levels": [] }', "w.ldtk")

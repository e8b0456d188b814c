"""Texts that want to hurt: refused in one sentence, before anything large is made of them."""

import base64
import json
import random
import struct
import tracemalloc
import zlib
from collections.abc import Iterator

import pytest

from playground.world import LevelError
from playground.world.exchange import ExportError, formats, read_text, write_text
from playground.world.library import find

LARGEST = 2 * 1024 * 1024


def tiled(width: int, height: int, **layer: object) -> str:
    """A Tiled map of one layer and one tile, a wall."""
    tilesets = [{"firstgid": 1, "name": "t", "tiles": [{"id": 0, "type": "wall"}]}]
    layers = [{"type": "tilelayer", "name": "a", "width": width, "height": height, **layer}]
    return json.dumps({"type": "map", "width": width, "height": height, "tilesets": tilesets, "layers": layers})


def packed(content: bytes) -> str:
    return base64.b64encode(zlib.compress(content, 9)).decode()


BOMBS = {
    "only line ends": "\n" * LARGEST,
    "only line ends of old Macs": "a\r" * (LARGEST // 4),
    "open brackets": "[" * LARGEST,
    "one long row of a lake": "SF" * (LARGEST // 2),
    "too many rows": ("SF" * 500 + "\n") * 2000,
    "a long list": "[[" + "1," * (LARGEST // 2 - 5),
    "a long list in quotes": '["SF",' * (LARGEST // 6),
    "digits": "[[" + "1" * (LARGEST - 10) + "]]",
    "digits in JSON": '{"layers": [], "tilesets": [], "width": ' + "9" * 1_000_000 + "}",
    "deep JSON": '{"layers": ' + "[" * 1_000_000 + ', "tilesets"',
    "deep groups": '{"tilesets": [], "width": 1, "height": 1, "layers": ['
    + '{"type": "group", "layers": [' * 300
    + "]}" * 300
    + "]}",
    "no number": '{"layers": [], "tilesets": [], "width": NaN}',
    "an infinite number": '{"layers": [], "tilesets": [], "width": 1e999, "height": 1}',
    "a board without an end": tiled(10**9, 10**9, data=[]),
    "zeros, packed": tiled(10, 10, encoding="base64", compression="zlib", data=packed(bytes(50_000_000))),
    "too little, packed": tiled(10, 10, encoding="base64", compression="zlib", data=packed(bytes(8))),
    "no base64": tiled(2, 2, encoding="base64", data="###!"),
    "no zlib": tiled(2, 2, encoding="base64", compression="zlib", data="AAAA"),
    "numbers below 0": tiled(2, 2, data=[-1, 1, 1, 1]),
    "numbers beyond 32 bits": tiled(2, 2, data=[2**40, 1, 1, 1]),
    "truths for numbers": tiled(2, 2, data=[True, 1, 1, 1]),
    "half a character": "S\ud800G",
    "a character that turns text round": "S\u202eG",
    "more than 2 MiB": "S" * (LARGEST + 1),
    "more than 2 MiB in bytes": "Ω" * (LARGEST // 2 + 1),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_goes_off(name):
    tracemalloc.start()
    try:
        with pytest.raises(LevelError) as error:
            read_text(BOMBS[name])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 20_000_000
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 500


@pytest.mark.parametrize(
    "text",
    [
        '__import__("math").sqrt(4)',
        '["SF" + chr(71)]',
        'desc = open("lake.txt").read()',
        "[[i for i in range(9)]]",
        'f"{exit()}"',
    ],
)
def test_nothing_is_executed(text):
    for id in ("frozenlake", "cs188-grid", "cliffwalking"):
        with pytest.raises(LevelError):
            read_text(text, format=id)


def test_a_whole_board_may_be_packed():
    level = read_text(tiled(300, 200, encoding="base64", compression="gzip", data=gzipped(struct.pack("<I", 1) * 60_000))).level
    assert (level.height, level.width) == (200, 300)
    assert level.rows[0] == "#" * 300


def gzipped(content: bytes) -> str:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS + 16)
    return base64.b64encode(packer.compress(content) + packer.flush()).decode()


PYTHON = [
    "R = (5, -3, -1/10)\nenv = gym.make('FrozenLake-v1', desc=['SF', 'FG'], is_slippery=not True, reward_schedule=R, **dict())",
    "[[b'S' b'F' b'H']\n [b'F' b'F' b'G']]",
    "[[0 1 0]\n [1 0 1]]",
    "0,1,0\n0,0,1\nstart = (0, 0)\ngoal = 5",
    "GridMDP([[-0.04, None, 1], [0, 2, 3]], terminals=[(2, 1)], init=(0, 0), gamma=.5)",
    "```python\n>>> MAPS = {'4x4': ['SF', 'FG'], 8: ['SFG']}\n>>> x\n```",
    "fixed = {'board': ['SFM', 'TWW', 'FFG'], 'rewards': {8: 2.5}}\ngym.make('Procedural-FrozenLake-v1', fixed_map=fixed)",
    'class: "ValueIterationTest"\ngrid: """\n _ S 10\n"""\ndiscount: "0.5"\n',
    "def getBookGrid():\n    grid = [[' ', '#', 1], ['S', ' ', -1]]\n    return Gridworld(grid)\n",
    "env = gym.make('SimpleGrid-v0', obstacle_map=['001', '100'])\nenv.reset(options={'start_loc': 0, 'goal_loc': (1, 2)})",
]


def mutations(count: int) -> Iterator[tuple[str, str | None]]:
    """Good texts with a few characters put in, taken out, changed or repeated; and in which format they are read."""
    good = [
        write_text(find(name), id).text for id, format in formats().items() if format.write for name in ("bridge", "world-4x3")
    ]
    good += [
        "WGWGWG\nWG>>WG\nWGGGWG\nWGWGWG\n",
        'make("FrozenLake-v1", desc=["SF", "FG"], success_rate=1/3)',
        "####\n#@$.#\n####\n",
    ]
    good += PYTHON
    odd = [
        *"SFHG.#xoCT%P[](){}\"',:=019eE+-/\\ \n\t$@*_~",
        "\ufeff",
        "\u202e",
        "\0",
        "é",
        "\ud800",
        "9" * 50,
        "[[[[",
        "nan",
        "1e999",
        "lambda x:",
        "for i in range(9):",
        "'S'*9**9",
        "'''",
        "...",
        "**k",
    ]
    dice = random.Random(20261122)
    for _ in range(count):
        text = list(dice.choice(good))
        for _ in range(dice.choice((1, 1, 2, 5, 20))):
            at, other = dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)
            replaced = dice.choice(([dice.choice(odd)], [], text[other : other + dice.randrange(30)]))
            text[at : at + dice.randrange(3)] = replaced
        yield "".join(text), dice.choice([None, *formats()])


def test_mutated_texts_are_read_or_refused_with_one_sentence():
    refused = 0
    for text, id in mutations(4000):
        try:
            level = read_text(text, format=id).level
        except LevelError as error:
            refused += 1
            sentence = str(error)
            if "\n" in sentence or len(sentence) > 1500:
                pytest.fail(f"{text!r}: {sentence}")
            continue
        for written in formats():
            try:
                write_text(level, written)
            except ExportError:
                continue
    assert refused > 1000

"""Every format: what is written comes back equal, or a note says what was lost; texts are recognised."""

import dataclasses
import random
from pathlib import Path

import pytest

from playground.world import Level, LevelError, Rules, parse_level
from playground.world.exchange import ExportError, formats, read_bytes, read_file, read_text, recognised_format, write_text
from playground.world.exchange.conversion_losses import losses
from playground.world.grid import MOVE_SETS
from playground.world.level import MapChange
from playground.world.library import bundled, find
from playground.world.tile import Spread, Tile
from playground.world.tiles import GLYPHS, KINDS, named

WRITTEN = [id for id, format in formats().items() if format.write is not None]
FIELDS = {
    "starts": (True, False),
    "blocks": (True, False),
    "blocks_from": ((), ("up",), ("left", "down")),
    "ends": (True, False),
    "exit": (None, 2.5, -1.0, 0.0),
    "enter": (0.0, 1.0, -7.25, 1e-3),
    "replaces_step": (True, False),
    "leave": (0.0, -0.5),
    "to": ((), ("j",), ("j", "7")),
    "reward": (0.0, 4.0),
    "sends_to": ("", "S", "7"),
    "slip": (None, 0.0, 0.25),
    "slides": (True, False),
    "wind": ((0, 0), (-1, 2)),
    "swap": ((), (("left", "right"),)),
    "only": ((), ("up", "left")),
    "once": (True, False),
    "gives": ("", "red", "7"),
    "needs": ("", "blue"),
    "toggles": ("", "gate"),
    "patrols": ((), ("right", "up")),
    "noise": (Spread(), Spread(gaussian=0.5), Spread(either=(-1.0, 2.0))),
}


def random_tile(dice: random.Random, glyph: str) -> Tile:
    names = dice.sample(list(FIELDS), dice.randrange(4))
    return dataclasses.replace(named(dice.choice(KINDS).kind, glyph), **{name: dice.choice(FIELDS[name]) for name in names})


def random_level(dice: random.Random) -> Level:
    """Any level: any characters, tiles with any fields, any rules, some changes with time."""
    legend = {glyph: random_tile(dice, glyph) for glyph in dice.sample("17üG.S*", dice.randrange(4))}
    height, width = dice.randrange(1, 7), dice.randrange(1, 7)

    def rows() -> tuple[str, ...]:
        return tuple("".join(dice.choice([*GLYPHS, *legend]) for _ in range(width)) for _ in range(height))

    rules = Rules(
        discount=dice.choice((0.95, 1.0, 0.1)),
        moves=dice.choice((*MOVE_SETS.values(), ("down", "left"))),
        step_reward=dice.choice((0.0, -1.0, 0.1)),
        slip=dice.choice((0.0, 0.2, 2 / 3)),
        slip_kind=dice.choice(("sideways", "others")),
        time_limit=dice.choice((0, 200, 7)),
        wind=dice.choice(((), (1,), (-2,))),
        gusts=dice.random() < 0.2,
    )
    changes = tuple(MapChange(at, rows()) for at in sorted(dice.sample(range(1, 99), dice.choice((0, 0, 1, 2)))))
    words = {name: dice.choice(("", "Ä maze", 'a "b"')) for name in ("title", "about", "source")}
    return Level(rows=rows(), rules=rules, legend=legend, changes=changes, comment=dice.choice(("", "# one\n# two")), **words)


def plain_level(dice: random.Random) -> Level:
    """A level of walls, pits, goals and exits: what most formats can say much of."""
    width = dice.randrange(3, 8)
    rows = ["".join(dice.choice("....###PGX~%c") for _ in range(width)) for _ in range(dice.randrange(2, 6))]
    legend = {"X": named("exit", "X")} if dice.random() < 0.2 else {}
    rules = Rules(step_reward=dice.choice((0.0, -1.0)), slip=dice.choice((0.0, 0.2)), time_limit=dice.choice((0, 200)))
    return Level(title="", rows=("SG" + rows[0][2:], *rows[1:]), rules=rules, legend=legend)


@pytest.mark.parametrize("id", WRITTEN)
@pytest.mark.parametrize("make", [random_level, plain_level])
def test_what_is_written_comes_back_equal_or_its_losses_are_explained(id, make):
    written = 0
    for seed in range(150):
        level = make(random.Random(seed))
        try:
            exported = write_text(level, id)
        except ExportError:
            continue
        written += 1
        back = read_text(exported.text, format=id).level
        lost = losses(level, back)
        assert (back == level) == (not lost), seed
        assert set(lost) <= set(exported.notes)
        assert not [note for note in exported.notes if not note.endswith(".") or "\n" in note]
    assert written >= (100 if make is plain_level or id in ("native", "tiled", "ascii") else 0)


@pytest.mark.parametrize("id", ["native", "tiled"])
def test_some_formats_hold_everything(id):
    for seed in range(300):
        level = random_level(random.Random(seed))
        exported = write_text(level, id)
        assert read_text(exported.text, format=id).level == level
        assert exported.notes == ()


@pytest.mark.parametrize("name", bundled())
@pytest.mark.parametrize("id", WRITTEN)
def test_what_is_written_of_a_bundled_level_is_recognised(id, name):
    try:
        text = write_text(find(name), id).text
    except ExportError:
        return
    assert recognised_format(text).id == id


@pytest.mark.parametrize("name", bundled())
def test_every_bundled_level_goes_through_tiled_unharmed(name):
    exported = write_text(find(name), "tiled")
    assert exported.notes == ()
    assert read_text(exported.text).level == find(name)


@pytest.mark.parametrize("text", ["Hello, world.", "{}", "[]", "<map/>", "1, 2, 3", "\0\0"])
def test_a_text_in_no_format_is_explained_so(text):
    with pytest.raises(
        LevelError, match="none of the formats here reads this text, expected one of: Bellman Playground level, Gymnasium"
    ):
        read_text(text)


def test_our_own_files_are_read_and_what_is_left_out_is_a_note():
    imported = read_text("map = '''\nS.G\n'''\n[rules]\ndiscont = 1\n")
    assert imported.level.rows == ("S.G",)
    assert imported.notes == ('line 5: "discont" is not a key that this version knows; it is left out',)


def test_a_file_is_named_in_its_faults(tmp_path):
    (tmp_path / "bad.lay").write_text("%PP%")
    with pytest.raises(LevelError, match=r"^bad\.lay: there are 2 P"):
        read_file(tmp_path / "bad.lay")


def test_the_ending_of_a_file_helps():
    assert recognised_format("S.G", "level.lay").id == "cs188-layout"
    assert recognised_format("S.G", "a/b/level.TOML").id == "native"
    assert recognised_format("S.G").id == "ascii"


def test_unknown_formats_are_refused():
    with pytest.raises(LevelError, match="there is no format 'nope', expected one of: native,"):
        read_text("S.G", format="nope")


def test_a_level_without_a_map_or_with_strange_kinds_is_not_written():
    strange = Level("", ("S?",), legend={"?": Tile(kind="volcano", glyph="?")})
    with pytest.raises(ExportError, match="kinds of its own, volcano"):
        write_text(strange, "ascii")


def test_bytes_must_be_text():
    with pytest.raises(LevelError, match="line 2: this is not text"):
        read_bytes(b"S.G\n\xff\x00")
    assert read_bytes("S.G\n\ntitle = Größe".encode("latin-1")).level.title == "Größe"
    assert read_bytes("S.G\n\ntitle = Größe".encode("latin-1")).notes[0].startswith("The file is not in UTF-8")
    assert read_bytes(b"\xef\xbb\xbfS.G").level.rows == ("S.G",)


def test_nothing_is_changed_by_writing():
    level = parse_level("map = '''\nS.G\n'''")
    before = hash(level), level.rows
    for id in WRITTEN:
        write_text(level, id)
    assert (hash(level), level.rows) == before


def test_the_documentation_names_every_format_and_its_endings():
    text = (Path(__file__).resolve().parents[3] / "docs" / "exchange.md").read_text(encoding="utf-8")
    for format in formats().values():
        line = next(line for line in text.split("\n") if line.startswith(f"| `{format.id}` |"))
        assert all(f"`{ending}`" in line for ending in format.suffixes)
        assert line.split("|")[3:5] == [f" {'yes' if way else 'no'} " for way in (format.read, format.write)]


@pytest.mark.parametrize(
    "text", ["    WGWGWGWG\n    WG>>GGWG\n    WGWGWGWG", "\tS..G\n\t.##.\n", "desc = [“SFHF”, “FFFG”]", "  SFHF\n  FFFG\n"]
)
def test_margins_and_marks_of_a_word_processor_do_not_hide_a_map(text):
    assert read_text(text).level.rows


def test_an_empty_text_is_explained_to_be_empty():
    with pytest.raises(LevelError, match=r"^the text is empty, expected a map$"):
        read_text(" \n\n")


def test_rows_in_a_list_of_python_are_a_map_of_any_format():
    assert read_text('level = ["#####", "#@$.#", "#####"]').level.rows == ("#####", "#S.G#", "#####")
    assert read_text("maze = [['S', '.', '#'], ['.', '.', 'G']]").level.rows == ("S.#", "..G")

"""The notes on two levels that differ."""

import dataclasses

from playground.world import Rules, parse_level
from playground.world.exchange.conversion_losses import MOST, losses
from playground.world.level import MapChange
from playground.world.tiles import KINDS

TEXT = "title = 'A'\nabout = 'B'\nmap = '''\nS.G\n%%x\n'''\n[legend]\nx = { kind = 'goal', enter = 2.0 }\n"
LEVEL = parse_level(TEXT)


def changed(**fields):
    return losses(LEVEL, dataclasses.replace(LEVEL, **fields))


def test_nothing_is_explained_of_equal_levels():
    assert (
        losses(
            LEVEL,
            parse_level("title = 'A'\nabout = 'B'\nmap = '''\nS.G\n%%x\n'''\n[legend]\nx = { kind = 'goal', enter = 2.0 }\n"),
        )
        == ()
    )


def test_words_are_explained_together():
    assert changed(title="", about="") == ("Not kept: title, about.",)
    assert changed(title="Z") == ("The title becomes 'Z'.",)
    assert losses(dataclasses.replace(LEVEL, changes=(MapChange(5, LEVEL.rows),)), LEVEL) == ("Not kept: changes.",)


def test_cells_are_counted_by_what_becomes_of_them():
    assert changed(rows=("S.G", "..x")) == ("Mud (-0.5) becomes floor (2 cells).",)
    other = {"x": dataclasses.replace(LEVEL.legend["x"], enter=3.0, replaces_step=True)}
    assert changed(legend=other) == ("Goal (+2): enter 2 becomes 3, replaces step False becomes True (1 cell).",)


def test_letters_and_unused_entries():
    other = {"y": dataclasses.replace(LEVEL.legend["x"], glyph="y")}
    assert changed(rows=("S.G", "%%y"), legend=other) == ("Letters on the map change: x becomes y.",)
    spare = dataclasses.replace(LEVEL, legend={**LEVEL.legend, "q": other["y"]})
    assert losses(spare, LEVEL) == ("Letters of the legend that are not on the map are not kept: q.",)


def test_rules_are_explained_one_by_one():
    assert changed(rules=Rules(slip=0.5, moves=("left", "right", "up", "down"))) == (
        "The actions are numbered in another order: left, right, up, down.",
        "The rule slip, 0, becomes 0.5.",
    )


def test_another_size_is_explained_once():
    assert changed(rows=("S.",)) == ("The board becomes 1 row of 2 cells, from 2 rows of 3.",)


def test_within_a_frame_the_cells_are_compared():
    sentences = changed(rows=("#####", "#S.G#", "#%.x#", "#####"))
    assert sentences == ("The board becomes 4 rows of 5 cells, from 2 rows of 3.", "Mud (-0.5) becomes floor (1 cell).")


def test_very_many_kinds_are_not_listed_one_by_one():
    row = "".join(tile.glyph for tile in KINDS)
    wide = dataclasses.replace(LEVEL, rows=(row,), legend={})
    sentences = losses(wide, dataclasses.replace(wide, rows=("." * len(row),)))
    assert len(sentences) == MOST + 1
    assert sentences[-1] == f"{len(row) - 1 - MOST} more kinds of cells change."

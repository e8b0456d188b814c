"""Fields of tiles that do nothing: told where the table is the same without them, and only there."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given, settings

from playground.world import Cell, LevelError, compile_mdp, parse_level
from playground.world.advice.idle import searching
from playground.world.advice.level_advice import advice
from playground.world.tile import Tile
from tests.world import levels_by_chance


def idle(level):
    mdp = compile_mdp(level)
    return {(piece.tile.glyph, piece.field) for piece in searching(level, mdp) if piece is not None}


def level_of(rows, legend, rules=""):
    shown = "\n".join(rows.split())
    return parse_level(f"map = '''\n{shown}\n'''\n[rules]\n{rules}\n[legend]\n{legend}\n")


@pytest.mark.parametrize(
    ("rows", "legend", "field"),
    [
        ("S.G", "G = { kind = 'goal', reward = 5 }", "reward"),
        ("S.~G", "'~' = { kind = 'cliff', reward = 5 }", "reward"),
        ("S.G .W.", "W = { kind = 'wall', enter = -1 }", "enter"),
        ("S.G .W.", "W = { kind = 'wall', ends = true }", "ends"),
        ("S.G .W.", "W = { kind = 'wall', slip = 0.5 }", "slip"),
        ("S.G", "G = { kind = 'goal', leave = -1 }", "leave"),
        ("S.G", "G = { kind = 'goal', slip = 0.5 }", "slip"),
        ("S.G", "G = { kind = 'goal', to = 'S' }", "to"),
        ("S.G", "G = { kind = 'goal', only = ['up'] }", "only"),
        ("S.G", "G = { kind = 'goal', exit = 3 }", "exit"),
        ("S.X", "X = { kind = 'exit', leave = -1 }", "leave"),
        ("S.X", "X = { kind = 'exit', slip = 0.5 }", "slip"),
        ("S.X", "X = { kind = 'exit', to = 'S' }", "to"),
        ("S.sG", "s = { kind = 'floor', replaces_step = true }", "replaces_step"),
        ("S.sG", "s = { kind = 'floor', once = true }", "once"),
        ("Sj.JG", "J = { kind = 'jump', slip = 0.5 }", "slip"),
        ("Sj.JG", "J = { kind = 'jump', leave = -1 }", "leave"),
        ("S#M#G ..... .....", "M = { kind = 'pit', patrols = ['left'] }", "patrols"),
    ],
)
def test_a_field_without_effect_is_told_with_its_tile(rows, legend, field):
    level = level_of(rows, legend)
    (useless,) = [piece for piece in advice(level) if piece.text.startswith(f'"{field}"')]
    assert useless.text.endswith("without it all would be the same.")
    glyph = legend[:4].strip("' =")[0]
    assert useless.cells == tuple(Cell(at, row.index(glyph)) for at, row in enumerate(level.rows) if glyph in row)


@pytest.mark.parametrize(
    ("rows", "legend", "rules"),
    [
        ("S.G", "G = { kind = 'goal', enter = 5 }", ""),
        ("Sj.JG", "J = { kind = 'jump', reward = 5 }", ""),
        ("S.~G", "'~' = { kind = 'cliff', enter = -5 }", ""),
        ("S.sG", "s = { kind = 'floor', replaces_step = true }", "step_reward = -1"),
        ("S.sG", "s = { kind = 'floor', replaces_step = true, enter = 2 }", "step_reward = -1"),
        ("S.sG", "s = { kind = 'floor', once = true, enter = 2 }", ""),
        ("S.PG", "P = { kind = 'pit', enter = 0 }", ""),
        ("S?PG", "'?' = { kind = 'swap', swap = { left = 'right', right = 'left' } }", "moves = ['left', 'right']"),
        ("S.MG", "M = { kind = 'cat', patrols = ['left'] }", ""),
        ("S.X", "X = { kind = 'exit', enter = -1 }", ""),
    ],
)
def test_a_field_with_an_effect_is_not_told(rows, legend, rules):
    assert idle(level_of(rows, legend, rules)) == set()


def test_what_is_told_by_other_advice_is_told_once():
    texts = [
        piece.text for piece in advice(level_of("SKJG", "K = { kind = 'floor', gives = 'x' }\nJ = { kind = 'jump', to = 'q' }"))
    ]
    assert len(texts) == 2
    assert not any(text.startswith('"') for text in texts)


def test_a_field_that_acts_on_a_later_map_is_not_told():
    text = "map = '''\nSJG\n'''\n[legend]\nJ = { kind = 'jump', reward = 5 }\n[[changes]]\nat = 9\nmap = '''\nSJ?\n'''\n"
    by_last_tile = {last: advice(parse_level(text.replace("?", last))) for last in "Gj"}
    assert any('"reward"' in piece.text for piece in by_last_tile["G"])
    assert not any('"reward"' in piece.text for piece in by_last_tile["j"])


def table_without(level, glyph, field, value):
    """The table with another value in a field; None where nothing can be done on the level then."""
    tile = dataclasses.replace(level.tile(glyph), **{field: value})
    try:
        return compile_mdp(dataclasses.replace(level, legend={**level.legend, glyph: tile}))
    except LevelError:
        return None


def equal(one, two):
    if two is None:
        return False
    names = ("probability", "successor", "reward", "continuation", "ends", "legal", "start", "cell")
    same = all(np.array_equal(getattr(one, name), getattr(two, name)) for name in names)
    return same and varies(one) == varies(two)


def varies(mdp):
    """How the rewards of a table vary, None where none does, whether it is said or not."""
    noise = mdp.noise
    if noise is None or not (noise.gaussian.any() or noise.either.any()):
        return None
    return noise.gaussian.tolist(), noise.either.tolist()


@given(levels_by_chance.levels(grows=False))
@settings(max_examples=40, deadline=None)
def test_on_levels_by_chance_exactly_what_the_table_does_not_need_is_told(level):
    try:
        mdp = compile_mdp(level)
    except LevelError:
        return
    useless = idle(level)
    for glyph in sorted(set(levels_by_chance.OWN) & set("".join(level.rows))):
        tile = level.tile(glyph)
        plain = Tile(kind=tile.kind, glyph=glyph)
        for field in dataclasses.fields(Tile):
            if field.compare and getattr(tile, field.name) != getattr(plain, field.name):
                without = table_without(level, glyph, field.name, getattr(plain, field.name))
                assert ((glyph, field.name) in useless) == equal(mdp, without), (glyph, field.name)

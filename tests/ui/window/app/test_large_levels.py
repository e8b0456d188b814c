"""Large levels in the real window: their first sight, and what is painted beyond what a file can hold."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pygame

from playground.edit.board_edits import Paint
from playground.training.snapshot import Snapshot
from playground.ui import documents
from playground.world.grid import Cell
from playground.world.level import Level
from playground.world.tiles import GLYPHS
from tests.ui.window.app.conftest import AtOnce, Driven

WIDE = dataclasses.replace(GLYPHS["."], glyph="\N{CJK UNIFIED IDEOGRAPH-5B57}", enter=-2.0)
"""A tile whose character takes three bytes."""


class Sketching(AtOnce):
    """A session whose first sights of a level come up, too, as a worker's do."""

    def __init__(self) -> None:
        super().__init__()
        self.sights: list[Snapshot] = []
        self.session.watch = lambda working: self.sights.append(self.session.meanwhile(working))

    def latest(self) -> Snapshot | None:
        return self.sights.pop(0) if self.sights else super().latest()


def large(size: int) -> Level:
    return Level(title="Large", rows=("S" + "." * (size - 2) + "G",) + ("." * size,) * (size - 1), legend={WIDE.glyph: WIDE})


def test_the_first_sight_of_a_large_level_has_no_study_of_the_level_before(home: Path) -> None:
    worker = Sketching()
    app = Driven(worker, "cliff-walking", "train", (1280, 800), 1.0)
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_4, text="4")
    app.until(lambda: app.space.snapshot.study is not None)
    app.app.workspace = app.space.shown(documents.copied(large(150)))
    app.frames(1)
    assert len(worker.sights) > 1
    assert all(sight.study is None and sight.mdp.shape == (150, 150) for sight in worker.sights)
    app.frames(8)
    app.app.close()


def test_what_would_make_the_level_too_large_for_a_file_is_not_painted(driven: Callable[..., Any]) -> None:
    app = driven("first-steps", mode="edit")
    level = large(1000)
    full = dataclasses.replace(level, rows=level.rows[:453] + (WIDE.glyph * 1000,) * 547)
    app.app.workspace = app.space.shown(documents.copied(full))
    app.frames(3)
    cells = tuple(Cell(row, col) for row in (100, 101) for col in range(1000))
    before = app.space.level
    app.app.workspace = app.space.edited(Paint(cells, WIDE.glyph))
    assert "would take" in app.space.notes[-1][0]
    assert app.space.level is before
    app.now += 5.0
    app.frames(3)
    assert app.app.autosaver.path.is_file()

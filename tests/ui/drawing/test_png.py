"""Pictures as files: the same pixels come back, and where the disk refuses the old file stays whole."""

import os
from pathlib import Path

import pygame
import pytest

from playground.ui.drawing.png import png_bytes, write_png


def _picture(colour: str) -> pygame.Surface:
    surface = pygame.Surface((3, 2))
    surface.fill(colour)
    return surface


def test_the_pixels_come_back(tmp_path: Path) -> None:
    write_png(tmp_path / "new" / "a.png", _picture("red"))
    back = pygame.image.load(tmp_path / "new" / "a.png")
    assert back.get_size() == (3, 2) and back.get_at((2, 1))[:3] == (255, 0, 0)
    assert (tmp_path / "new" / "a.png").read_bytes() == png_bytes(_picture("red"))


def test_where_the_disk_refuses_the_old_picture_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_png(tmp_path / "a.png", _picture("red"))
    before = (tmp_path / "a.png").read_bytes()

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_png(tmp_path / "a.png", _picture("blue"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"] and (tmp_path / "a.png").read_bytes() == before


def test_a_picture_that_cannot_be_made_is_an_error_of_the_system() -> None:
    with pytest.raises(OSError):
        png_bytes(pygame.Surface((0, 0)))

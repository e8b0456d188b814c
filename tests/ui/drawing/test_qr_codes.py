"""Squares that phones read: their pixels, and what there is where they do not fit or the package is not there."""

import sys

import pygame
import pytest

from playground.ui.drawing import qr_codes
from playground.ui.drawing.qr_codes import BORDER, MOST, QrError, qr_picture


def test_each_module_is_a_square_of_pixels_in_a_white_border(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qr_codes, "modules", lambda code: (b"\1\0", b"\0\1"))
    picture = qr_picture("x", 2 * 10 * 5)
    scale = 10
    assert picture.get_size() == ((2 + 2 * BORDER) * scale,) * 2
    dark = pygame.mask.from_threshold(picture, (0, 0, 0), (1, 1, 1))
    assert dark.count() == 2 * scale * scale
    assert dark.get_at((BORDER * scale, BORDER * scale)) and not dark.get_at(((BORDER + 1) * scale, BORDER * scale))
    with pytest.raises(QrError, match="needs 30 pixels"):
        qr_picture("x", 29)


def test_without_the_package_the_command_that_mends_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "segno", None)
    with pytest.raises(QrError, match="pip install segno"):
        qr_codes.modules("BELLMAN1 never made before")
    with pytest.raises(QrError, match="too long"):
        qr_codes.modules("x" * (MOST + 1))


def test_segno_makes_the_smallest_square_that_holds_the_code() -> None:
    pytest.importorskip("segno")
    assert len(qr_codes.modules("BELLMAN1" + "a" * 98)) == 37  # version 5, level L: 106 bytes
    assert len(qr_codes.modules("BELLMAN1" + "a" * 99)) == 41

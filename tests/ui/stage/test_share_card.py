"""A picture card carries its code, and the square where there is room for it."""

import io

import pygame
import pytest

from playground.training.first_sight import still
from playground.ui.drawing import qr_codes
from playground.ui.stage import share_card
from playground.ui.stage.share_card import SIZE, card, card_picture
from playground.world import library
from playground.world.exchange.sharing.png_text import text_in

SEEN = still(library.find("corridor"))


def test_a_card_is_a_picture_with_the_code_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.font.init()
    monkeypatch.setattr(qr_codes, "modules", lambda code: (b"\1" * 21,) * 21)
    content = card(SEEN, (), ("A line.",), "BELLMAN1xyz")
    assert text_in(content) == "BELLMAN1xyz"
    picture = pygame.image.load(io.BytesIO(content), "card.png")
    assert picture.get_size() == SIZE
    black = pygame.mask.from_threshold(picture, (0, 0, 0), (1, 1, 1)).connected_component()
    assert black.count() == (21 * 10) ** 2  # 290 pixels: ten for each of 21 modules and a border of 4


def test_a_code_that_no_square_holds_leaves_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(code: str, room: int) -> pygame.Surface:
        raise qr_codes.QrError("too long")

    pygame.font.init()
    monkeypatch.setattr(share_card, "qr_picture", refuse)
    picture = card_picture(SEEN, (), ("A line. " * 60,), "BELLMAN1xyz")
    assert picture.get_size() == SIZE

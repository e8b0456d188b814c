"""The clipboard: what is copied comes back, and a system without one does no harm."""

from typing import Any

import pygame
import pytest

from playground.ui.kit import clipboard

ERRORS = (pygame.error("no clipboard"), NotImplementedError(), ValueError("embedded null"))


def failing(error: Exception) -> Any:
    def call(*words: str) -> str:
        raise error

    return call


def test_words_go_to_the_system_and_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    words: list[str] = []
    monkeypatch.setattr(pygame.scrap, "put_text", words.append)
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: words[-1])
    assert clipboard.put("γ = 0.9")
    assert clipboard.get() == "γ = 0.9"


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_where_there_is_none_nothing_is_copied_or_pasted(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    monkeypatch.setattr(pygame.scrap, "put_text", failing(error))
    monkeypatch.setattr(pygame.scrap, "get_text", failing(error))
    assert not clipboard.put("words")
    assert clipboard.get() == ""

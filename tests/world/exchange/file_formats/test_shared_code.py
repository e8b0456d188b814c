"""Codes are a format like any other; the run in one is no part of the level."""

from pathlib import Path

import pytest

from playground.world import LevelError, library
from playground.world.exchange import imported_from, read_bytes, read_text, write_text
from playground.world.exchange.decoding import BARE
from playground.world.exchange.file_formats.shared_code import RUN
from playground.world.exchange.sharing.png_text import SIGNATURE, with_text
from playground.world.exchange.sharing.shared import Shared, written
from tests.world.exchange.sharing.test_png_text import picture

CORRIDOR = library.find("corridor")


def test_a_level_goes_there_and_back() -> None:
    code = write_text(CORRIDOR, "code")
    assert code.notes == ()
    assert read_text(f"Here:\n> {code.text}").level == CORRIDOR


def test_a_picture_card_is_read_like_a_text(tmp_path: Path) -> None:
    (tmp_path / "card.png").write_bytes(with_text(picture(), written(Shared(CORRIDOR))))
    imported = imported_from(str(tmp_path / "card.png"))
    assert imported is not None
    assert imported.level == CORRIDOR


def test_a_bare_picture_says_what_to_do() -> None:
    for bare in (picture(), SIGNATURE):
        with pytest.raises(LevelError) as caught:
            read_bytes(bare)
        assert str(caught.value) == BARE


def test_a_run_is_mentioned_and_a_program_is_not_run() -> None:
    assert read_text(written(Shared(CORRIDOR, run={"learner": "sarsa"}))).notes == (RUN,)
    with pytest.raises(LevelError, match="another program"):
        read_text(written(Shared(None, "gym:antigravity:X-v0")))

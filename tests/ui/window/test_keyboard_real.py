"""Key presses in a real window with the layouts of other countries; it runs where Xvfb, setxkbmap and xdotool are installed."""

import sys
from pathlib import Path

import pytest

from tests.ui.window.real_keyboard import PRESSES, missing, transcript

PAGE = Path(__file__).parents[3] / "docs" / "keyboards.md"
ORDERS = {"[": "floor-before", "]": "floor-after", ".": "step", "+": "faster", "-": "slower", "?": "what"}


def kept() -> list[list[str]]:
    """The lines of the transcript on the page, in words."""
    text = PAGE.read_text(encoding="utf-8")
    block = text.split("```text\n", 1)[1].split("```", 1)[0]
    return [line.split() for line in block.splitlines()]


def test_the_page_shows_every_layout_and_no_altgr_that_fires_what_it_does_not_write() -> None:
    lines = kept()
    assert {line[0] for line in lines} == set(PRESSES)
    for line in lines:
        written, came = line[-2:]
        if "AltGr" in line:
            assert came == ORDERS.get(written, "–")
        if written in ORDERS and "Ctrl" not in line:
            assert came == ORDERS[written]


@pytest.mark.skipif(bool(missing()) or sys.platform != "linux", reason=f"not installed: {', '.join(missing())}")
def test_a_real_window_does_what_the_page_says() -> None:
    assert [line.split() for line in transcript().splitlines()] == kept()

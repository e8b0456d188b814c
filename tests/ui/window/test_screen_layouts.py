"""The layout of every mode and of some dialogs in one window each; `python -m tests.layouts` checks everything in all windows."""

import pytest

from tests.layouts.scenes import Scene, Window, scenes

WINDOWS = (((640, 480), 1.0), ((1024, 640), 1.25), ((640, 480), 1.5), ((1280, 800), 1.0), ((800, 600), 1.25), ((1280, 800), 1.5))
OTHERS = ("explanation loop", "dialog menu", "dialog help", "dialog levels")
SCENES = [scene for scene in scenes() if scene.name.startswith("mode") or scene.name in OTHERS]


@pytest.mark.parametrize("number", range(len(SCENES)), ids=[scene.name for scene in SCENES])
def test_nothing_is_cut_or_lies_over_another_or_leaves_its_card(number: int) -> None:
    scene: Scene = SCENES[number]
    window = Window(scene, steps=40)
    try:
        assert window.faults(*WINDOWS[number % len(WINDOWS)]) == []
    finally:
        window.close()

"""Every mode at every size and text scale: nothing overlaps, nothing is cut off, nothing raises."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from playground.ui.explanations import explanations
from playground.ui.kit import Node
from playground.ui.modes import modes

SIZES = ((640, 480), (1024, 640), (1280, 800), (1920, 1080), (800, 1200))
OPERATED = ("button", "toggle", "dropdown", "slider", "number", "text", "tabs", "picture", "list")


def overlapping(nodes: Sequence[Node]) -> list[tuple[str, str]]:
    """Pairs of controls of one layer whose visible parts share pixels."""
    controls = [node for node in nodes if node.kind in OPERATED and node.shown.width and node.shown.height]
    return [
        (one.id, other.id)
        for one, other in combinations(controls, 2)
        if one.layer == other.layer
        and one.clip == other.clip
        and one.shown.clip(other.shown).size > (1, 1)
        and one.shown.colliderect(other.shown)
    ]


@pytest.mark.parametrize("scale", (1.0, 1.5, 2.0))
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("mode", list(modes()))
def test_controls_lie_in_the_window_and_apart(driven: Callable[..., Any], mode: str, size: tuple[int, int], scale: float) -> None:
    app = driven(mode=mode, size=size, scale=scale)
    window = app.surface.get_rect()
    unclipped = [node for node in app.nodes if node.clip == window and node.kind in OPERATED]
    assert unclipped
    assert [node.id for node in unclipped if not window.contains(node.rect)] == []
    assert overlapping(app.nodes) == []
    wide = [
        node.id
        for node in app.nodes
        if node.kind in OPERATED and (node.rect.left < node.clip.left or node.rect.right > node.clip.right)
    ]
    assert wide == []


@pytest.mark.parametrize("scale", (1.0, 2.0))
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dialog", ("menu", "help", "levels", "new", "save-as", "leave", "changed"))
def test_dialogs_fit_too(driven: Callable[..., Any], dialog: str, size: tuple[int, int], scale: float) -> None:
    app = driven(size=size, scale=scale)
    app.app.workspace = app.space.open_dialog(dialog)
    app.frames(4)
    window = app.surface.get_rect()
    inside = [node for node in app.nodes if node.layer == 1 and node.kind in OPERATED and node.shown.height]
    assert inside
    assert [node.id for node in inside if not window.contains(node.shown)] == []
    assert overlapping(app.nodes) == []


@pytest.mark.parametrize("scale", (1.0, 2.0))
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("explanation", list(explanations()))
def test_explanations_fit_too(driven: Callable[..., Any], explanation: str, size: tuple[int, int], scale: float) -> None:
    app = driven("book", mode="why", size=size, scale=scale)
    app.app.workspace = replace(app.space, explanation=explanation)
    app.frames(6)
    assert overlapping(app.nodes) == []
    wide = [node.id for node in app.nodes if node.rect.left < node.clip.left or node.rect.right > node.clip.right]
    assert wide == []

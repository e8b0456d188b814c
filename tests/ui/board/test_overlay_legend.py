"""The legend explains what is drawn."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pygame

from playground.learning.learner import Field
from playground.training.snapshot import Snapshot
from playground.ui.board.overlay_legend import _ends, draw_legend, legend_height, legend_words
from playground.ui.board.painter import overlays, shown
from playground.ui.board.scale import STEPS, colour_at
from playground.ui.board.viewport import Viewport
from playground.ui.stage.estimates import drawn_of
from playground.ui.theme import Theme
from playground.world import Level

VIEW = Viewport(pygame.Rect(0, 0, 200, 200), 1, 3)


def drawn(
    snapshot: Snapshot, *ids: str, rect: pygame.Rect | None = None, view: Viewport = VIEW, scale: float = 1.0
) -> np.ndarray:
    surface = pygame.Surface((900, 120))
    surface.fill((255, 255, 255))
    rect = rect or pygame.Rect(0, 0, 900, legend_height(Theme(scale)))
    estimates = drawn_of(snapshot)
    draw_legend(surface, rect, estimates, shown([overlays()[id] for id in ids], estimates), view, Theme(scale))
    return pygame.surfarray.array3d(surface)


def width(pixels: np.ndarray) -> int:
    """Pixels from the left to the last that is not white."""
    return int(np.flatnonzero((pixels != 255).any(axis=(1, 2))).max(initial=-1)) + 1


def test_the_bar_goes_from_the_lowest_colour_to_the_highest(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(level_of("S.G"), {Field.V: np.array([3.0, -9.0, 0.0])})
    pixels = drawn(snapshot, "values")
    assert np.abs(pixels[6, 7].astype(int) - colour_at(3)).max() < 30
    assert np.abs(pixels[120, 7].astype(int) - colour_at(STEPS // 2)).max() < 12
    assert np.abs(pixels[233, 7].astype(int) - colour_at(STEPS - 4)).max() < 30


def test_the_ends_are_written_and_a_fixed_scale_says_so(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(level_of("S.G"), {Field.V: np.array([3.0, -9.0, 0.0])})
    small = snapshot_of(level_of("S.G"), {Field.V: np.array([0.3, -0.9, 0.0])})
    automatic = drawn(snapshot, "values")
    assert (automatic != drawn(small, "values")).any()
    assert (automatic != drawn(snapshot, "values", view=replace(VIEW, bound=10.0))).any()
    wide = replace(VIEW, bound=20.0)
    assert (drawn(snapshot, "values", view=wide) == drawn(small, "values", view=wide)).all()


def test_an_end_says_where_colours_are_cut_off(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    narrow = replace(VIEW, bound=0.3)
    values, q_values = (overlays()[id] for id in ("values", "q-values"))
    snapshot = snapshot_of(level_of("S.G"), {Field.V: np.array([0.3, -0.9, 0.0]), Field.Q: np.full((3, 4), 0.5)})
    assert _ends(values, drawn_of(snapshot), narrow) == ("≤ −0.3", "+0.3")
    assert _ends(q_values, drawn_of(snapshot), narrow) == ("−0.3", "≥ 0.3")
    assert _ends(values, drawn_of(snapshot), VIEW) == ("−1", "+1")


def test_symbols_follow_and_those_that_do_not_fit_wait_for_the_next_line(
    level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]
) -> None:
    snapshot = snapshot_of(level_of("S.G"))
    assert 0 < width(drawn(snapshot, "arrows")) < width(drawn(snapshot, "arrows", "visits")) < 500
    assert width(drawn(snapshot)) == 0
    narrow = pygame.Rect(0, 0, 150, legend_height(Theme()))
    one = drawn(snapshot, "arrows", "visits", rect=narrow)
    two = drawn(snapshot, "arrows", "visits", rect=pygame.Rect(0, 0, 150, 2 * legend_height(Theme())))
    assert width(one) <= 150
    assert not (one[:, narrow.bottom :] != 255).any()
    assert (two[:150, narrow.bottom :] != 255).any()


def test_it_grows_with_the_text(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(level_of("S.G"))
    assert width(drawn(snapshot, "fog", scale=2.0)) > 1.6 * width(drawn(snapshot, "fog"))


def test_the_colours_are_named(level_of: Callable[..., Level], snapshot_of: Callable[..., Snapshot]) -> None:
    snapshot = snapshot_of(level_of("S.G"), {Field.V: np.array([3.0, -9.0, 0.0])})
    assert legend_words([overlays()["values"]]) == "orange: good from here · blue: bad from here"
    assert legend_words([overlays()["q-values"]]) == "orange: a good move · blue: a bad move · best move"
    assert all(":" in words for overlay in overlays().values() for words in overlay.colours)
    assert width(drawn(snapshot, "values")) > 300
    narrow = pygame.Rect(0, 0, 150, legend_height(Theme(1.0)))
    assert width(drawn(snapshot, "values", rect=narrow)) < 75

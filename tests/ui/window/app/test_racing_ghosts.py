"""You against the ghosts through the real window: switched on, driven, scored, kept by name."""

from collections.abc import Callable
from typing import Any

import pygame

from playground import paths
from playground.training.bests import read_bests
from playground.ui.panels.against.opponents import Against, Opponent


def test_a_race_against_the_best_from_the_switch_to_the_table(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    app.until(lambda: app.space.snapshot.scales is not None)
    app.click("against-best")
    assert app.space.recall(Against).on == {Opponent.BEST}
    app.key(pygame.K_LEFT)
    app.until(lambda: app.space.snapshot.agent.step == 1)
    app.frames(20)
    app.app.frame()
    for _ in range(4):
        app.key(pygame.K_RIGHT)
        app.frames(20)
    app.until(lambda: app.has("bests-card"))
    words = [node.label for node in app.nodes if node.id.startswith("result-")]
    assert words[0] == "1 step more than the best possible with the same luck (+6 in 4 steps)."
    app.until(lambda: app.node("bests-card").label == "New best!")
    app.click("bests-card")
    app.click("bests-name")
    app.type("Ada")
    app.click("bests-keep")
    (best,) = read_bests(paths.user_bests_file()).of(app.space.level)
    assert (best.name, best.score, best.steps) == ("Ada", 5.0, 5)
    assert app.space.preferences.player == "Ada"
    app.key(pygame.K_ESCAPE)
    app.key(pygame.K_BACKSPACE)
    for _ in range(4):
        app.key(pygame.K_RIGHT)
        app.frames(20)
    app.until(lambda: app.has("result-0"))
    app.frames(5)
    assert read_bests(paths.user_bests_file()).of(app.space.level)[0].steps == 4  # kept by the name that is remembered

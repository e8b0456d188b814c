"""The inspector in the window: heads that read as the formula, numbers below them, and the light on the board."""

from dataclasses import replace

import pygame
import pytest

from playground.ui.panels.backup.equation import Inspection

M = "\N{MINUS SIGN}"


@pytest.fixture
def app(driven):
    app = driven("book", mode="train", live=True)
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.key(pygame.K_y, text="y")
    app.key(pygame.K_3, text="3")
    app.frames(4)
    return app


def test_heads_are_in_words_or_in_symbols(app):
    heads = [app.node(f"head-{number}").label for number in range(4)]
    assert heads == ["chance", "· (reward", "+ patience", "· value)"]
    app.app.workspace = replace(app.space, preferences=replace(app.space.preferences, reading="student"))
    app.frames(3)
    assert [app.node(f"head-{number}").label for number in range(4)] == ["p", "· (r", "+ γ", "· v(s′))"]


def test_the_best_move_stands_first_and_its_line_is_lit_by_a_press(app):
    terms = sorted((node.rect.top, node.rect.left, node.id) for node in app.nodes if node.id.startswith("term-"))
    app.click(terms[0][2])
    assert app.space.recall(Inspection).term == int(terms[0][2].removeprefix("term-"))
    app.click(terms[0][2])
    assert app.space.recall(Inspection).term == -1


def test_after_a_step_it_tells_what_was_just_learned(app):
    app.choose("inspect-kind", "The next update")
    app.frames(2)
    assert not app.has("just-learned")
    assert "learning rate" in app.node("update-words").label
    app.key(pygame.K_PERIOD, text=".")
    app.until(lambda: app.space.snapshot.units == 1)
    app.frames(3)
    step = app.space.snapshot.last[-1]
    sentence = app.node("just-learned").label
    assert sentence.startswith("Just learned in (2, 0) ")
    assert f"+ 0.1 · ({M}{abs(step.reward):.3f} {M} 0.000)" in sentence
    assert sentence.endswith(f"= {M}{abs(step.reward) / 10:.3f}.")


def test_a_learner_that_has_no_target_of_one_step_says_so(app):
    app.choose("inspect-kind", "The next update")
    for learner in ("monte-carlo", "reinforce"):
        app.app.workspace = replace(app.space, brain=replace(app.space.brain, learner=learner)).begun()
        app.until(lambda learner=learner: app.space.snapshot.learner == learner)
        app.frames(3)
        assert "does not learn from one step alone" in app.node("verdict").label


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("size", [(1280, 800), (1024, 640), (640, 480), (1920, 1080)])
def test_lines_lie_below_what_is_asked_and_on_nothing_else(driven, size, scale):
    app = driven("frozenlake-4x4", mode="why", live=True, size=size, scale=scale)
    app.until(lambda: app.space.snapshot.optimum is not None)
    app.key(pygame.K_3, text="3")
    app.frames(4)
    lines = [node.rect for node in app.nodes if node.id.startswith("term-")]
    others = [app.node(id).rect for id in ("inspect-kind", "residuals", "explanation")]
    assert lines
    for number, line in enumerate(lines):
        assert line.collidelist(others) == -1
        assert line.collidelist(lines[number + 1 :]) == -1

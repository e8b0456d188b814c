"""All explanations by keyboard alone, and remedies, stamps and guesses that reach the session."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pygame
import pytest

from playground.edit.board_edits import Paint
from playground.learning.learner import Field
from playground.training.commands import Act
from playground.ui import theme
from playground.ui.explanations import explanations
from playground.ui.explanations.best_moves.stamping import Stamps
from playground.ui.explanations.guess.guessing import Guesses, end_of
from playground.ui.panels.backup.equation import Inspection
from playground.ui.panels.painting.painting import Painting
from playground.ui.panels.painting.panel import Policies
from playground.world.grid import Cell

RIGHT, LEFT = pygame.KSCAN_RIGHT, pygame.KSCAN_LEFT


@pytest.fixture
def app(driven: Callable[..., Any]) -> Any:
    app = driven("corridor", mode="train", live=True)
    app.until(lambda: app.space.snapshot.optimum is not None)
    return app


def open_by(app: Any, digit: str) -> None:
    """The explanation of this key."""
    app.key(ord(digit), text=digit)
    app.frames(4)


def test_a_key_opens_it_digits_choose_and_the_key_goes_back(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    assert app.space.mode == "why"
    for explanation in explanations().values():  # those from the tenth on share the 0, which goes from one to the next
        digit = str(min(explanation.order, 10) % 10)
        open_by(app, digit)
        assert app.space.explanation == explanation.id
        assert app.node("explanation").value == f"{digit}  {explanation.title}"
    app.key(pygame.K_y, text="y")
    assert app.space.mode == "train"


def test_every_explanation_is_walked_through_by_tab(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    for explanation in explanations().values():
        open_by(app, str(min(explanation.order, 10) % 10))
        app.app.ui.drop_focus()
        reached = set()
        for _ in range(60):
            app.key(pygame.K_TAB)
            reached.add(app.app.ui.focus)
        reachable = {node.id for node in app.nodes if node.focusable and node.enabled and node.kind != "board"}
        assert reachable <= reached, (explanation.id, reachable - reached)


def test_the_inspector_follows_the_arrow_keys(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "3")
    before = app.space.read
    app.key(pygame.K_RIGHT, scancode=RIGHT)
    assert app.space.read.col == before.col + 1
    assert app.node("verdict").label.startswith("They agree in (0, 1)")


def test_a_policy_is_painted_by_enter_and_solved_at_once(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "4")
    app.choose("policy-whose", "The painted one")
    app.frames(5)
    even = app.space.snapshot.study.start
    for _ in range(8):
        if app.space.recall(Painting).brush == "right":
            break
        app.key(pygame.K_PAGEDOWN)
    for _ in range(4):
        app.key(pygame.K_RETURN)
        app.key(pygame.K_RIGHT, scancode=RIGHT)
        app.frames(4)
    assert app.space.snapshot.study.source == "painted"
    assert app.space.snapshot.study.start > even
    assert app.space.recall(Policies).whose == "painted"


def test_improvement_goes_on_until_nothing_changes(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "4")
    app.choose("policy-whose", "The painted one")
    app.frames(5)
    app.click("improve-all")
    app.until(lambda: not app.space.recall(Painting).going)
    assert app.space.recall(Painting).rounds[-1] == 0
    assert app.space.snapshot.study.start == pytest.approx(app.space.snapshot.optimum.start, abs=1e-9)


def test_enter_stamps_the_greedy_move(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "5")
    app.choose("greedy-source", "Exact move values")
    app.key(pygame.K_RETURN)
    app.until(lambda: bool(app.space.recall(Stamps).stamped), 600)
    assert list(app.space.recall(Stamps).stamped.values()) == [("right",)]


def test_a_guess_is_made_by_keys_and_marked(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "6")
    app.frames(4)
    app.app.ui.set_focus("guess-value")
    app.frames(2)
    app.key(pygame.K_RIGHT, scancode=RIGHT)
    guesses = app.space.recall(Guesses)
    assert len(guesses.here) == 1
    assert not guesses.shown
    app.click("guess-show")
    assert app.space.recall(Guesses).shown
    assert "of 100 points" in app.node("guess-score").label


def test_episodes_are_played_by_enter(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "8")
    app.key(pygame.K_RETURN)
    app.frames(6)
    assert len(app.space.snapshot.fan.returns) == 10
    assert app.node("fan-words").label.startswith("10 episodes")
    assert "exact" in app.node("fan-mean").label
    app.click("play-none")
    assert app.space.snapshot.fan is None


def test_what_the_path_of_seven_costs_is_counted(driven: Callable[..., Any]) -> None:
    app = driven("path7", mode="train", live=True)
    app.key(pygame.K_y, text="y")
    open_by(app, "8")
    app.choose("rollouts-whose", "The best there is")
    app.app.ui.set_focus("odometer-steps")
    app.key(pygame.K_RIGHT, scancode=RIGHT)
    app.app.ui.set_focus("odometer-from")
    app.key(pygame.K_RIGHT, scancode=RIGHT)
    app.until(lambda: any(node.label == "28 rewards" for node in app.nodes), 60)
    assert app.node("odometer-bellman").label == "Ask neighbours once, from the back"
    assert any(node.label == "7 rewards" for node in app.nodes)


def test_values_are_hidden_until_they_are_asked_for(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "8")
    expectation = explanations()["expectation"]
    assert expectation.overlays(app.space) == frozenset()
    app.click("rollouts-values")
    assert expectation.overlays(app.space) == frozenset({"values"})
    assert expectation.drawn(app.space).fields[Field.V] is app.space.snapshot.study.v


def test_a_remedy_is_one_press(app: Any) -> None:
    app.app.workspace = app.space.tune({"alpha": 0.0})
    app.key(pygame.K_y, text="y")
    open_by(app, "9")
    app.until(lambda: app.has("finding-alpha-0"), 200)
    remedy = next(node.id for node in app.nodes if node.label == "Learning rate 0.1")
    app.click(remedy)
    assert app.space.settings.alpha == 0.1
    app.until(lambda: not app.has("finding-alpha-0"), 200)


def test_what_was_asked_of_the_session_ends_with_the_mode(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "4")
    app.frames(4)
    assert app.space.snapshot.study is not None
    app.key(pygame.K_y, text="y")
    app.frames(4)
    assert app.space.snapshot.study is None
    assert app.space.recall(Inspection) == Inspection()


def test_what_an_edit_changes_flashes_in_the_editor(app: Any) -> None:
    app.app.workspace = app.space.enter("edit")
    app.frames(3)
    app.app.workspace = app.space.edited(Paint((Cell(0, 3),), "#"))
    app.until(lambda: app.space.snapshot.ripple is not None, 400)
    spot = app.app.screen.view.rect_of(Cell(0, 1))
    edge = spot.left + max(1, app.app.screen.view.cell_size // 16), spot.centery
    seen = set()
    for _ in range(160):
        app.frames()
        seen.add(tuple(app.surface.get_at(edge))[:3])
    assert theme.WAITING in seen
    assert tuple(app.surface.get_at(edge))[:3] != theme.WAITING


def test_guesses_are_dragged_on_the_board(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "6")
    app.frames(4)
    x, y = app.spot((0, 2))
    app.drag([(x, y), (x, y - 30), (x, y - 60)])
    ((about, value),) = app.space.recall(Guesses).here.items()
    assert about[0].cell == Cell(0, 2)
    assert 0 < value == pytest.approx(60 / 180 * end_of(app.space.recall(Guesses), app.space.snapshot), abs=0.5)
    app.choose("guess-kind", "Best moves")
    app.drag([(x, y), (x + 60, y + 8)])
    assert [app.space.snapshot.mdp.actions[int(said)] for said in app.space.recall(Guesses).here.values()] == ["right"]
    app.choose("guess-kind", "Move values")
    size = app.app.screen.view.cell_size // 3
    app.drag([(x - size, y), (x - size, y + 40)])
    ((about, value),) = app.space.recall(Guesses).here.items()
    assert (about[1], value < 0) == ("left", True)


def test_returns_are_guessed_step_by_step(app: Any) -> None:
    for _ in range(4):
        app.app.workspace = app.space.send(Act("right"))
    app.key(pygame.K_y, text="y")
    open_by(app, "6")
    app.choose("guess-kind", "The return")
    app.frames(4)
    assert app.space.recall(Guesses).episode.rewards == (-1.0, -1.0, -1.0, 9.0)
    assert "step **0**" in app.node("guess-question").label or "step 0" in app.node("guess-question").label
    app.click("guess-zero")
    app.app.ui.set_focus("ruler")
    app.key(pygame.K_END)
    assert app.space.recall(Guesses).at == 3
    assert app.space.read == Cell(0, 3)
    app.click("guess-zero")
    app.click("guess-show")
    assert app.node("guess-score").label == "7 of 100 points"  # off by 3.851 of 9: 14, half of that is nothing; off by 9: 0


def test_the_doctor_speaks_in_symbols_to_who_wants_them(app: Any) -> None:
    app.app.workspace = app.space.tune({"alpha": 0.0})
    app.app.workspace = replace(app.space, preferences=replace(app.space.preferences, reading="student"))
    app.key(pygame.K_y, text="y")
    open_by(app, "9")
    app.until(lambda: app.has("finding-alpha-0"), 200)
    assert any(node.label == "α = 0.1" for node in app.nodes)
    assert "step size α is 0" in app.node("finding-alpha-0").label


def test_guesses_are_made_by_page_up_and_down(app: Any) -> None:
    app.key(pygame.K_y, text="y")
    open_by(app, "6")
    app.frames(4)
    for _ in range(3):
        app.key(pygame.K_PAGEUP)
    (value,) = app.space.recall(Guesses).here.values()
    assert value == pytest.approx(3 / 20 * end_of(app.space.recall(Guesses), app.space.snapshot), rel=1e-5)
    app.choose("guess-kind", "Best moves")
    seen = set()
    for _ in range(4):
        app.key(pygame.K_PAGEDOWN)
        seen.update(app.space.recall(Guesses).here.values())
    legal = app.space.snapshot.mdp.legal[app.space.snapshot.agent.state]
    assert seen == {float(action) for action in legal.nonzero()[0]}

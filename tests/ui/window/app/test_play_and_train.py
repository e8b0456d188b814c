"""Playing and training for real: a session without a thread behind the window, driven by keys and clicks."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pygame
import pytest

from playground.learning.learner import Field
from playground.training import commands
from playground.training.snapshot import Distance
from playground.world.grid import Cell

ARROWS = {"up": pygame.K_UP, "right": pygame.K_RIGHT, "down": pygame.K_DOWN, "left": pygame.K_LEFT}


def cell(app: Any) -> Cell:
    """Where the mouse is."""
    snapshot = app.space.snapshot
    return snapshot.mdp.states[snapshot.agent.state].cell


def labels(app: Any) -> str:
    return " | ".join(node.label for node in app.nodes)


def test_arrow_keys_drive_to_the_goal_and_the_end_is_told(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    assert cell(app) == (0, 0)
    assert app.has("greeting")
    for col in range(1, 5):
        app.key(pygame.K_RIGHT)
        app.frames(30)
        assert cell(app) == (0, col)
    assert not app.has("greeting")
    assert app.space.snapshot.agent.episode_return == pytest.approx(6.0)
    assert app.node("ending").label == "Goal!"
    assert "Return +6 in 4 steps" in labels(app)
    app.key(pygame.K_LEFT)  # the first key after the end begins again and does not move
    app.frames(30)
    assert cell(app) == (0, 0)
    assert app.space.snapshot.agent.step == 0
    assert not app.has("ending")


def test_a_pit_is_told_from_a_goal(driven: Callable[..., Any]) -> None:
    app = driven("two-cheeses", live=True)
    app.key(pygame.K_LEFT)
    app.frames(30)
    assert app.node("ending").label.endswith("!")
    app = driven("book", live=True)
    for move in ("up", "up", "right", "right", "down", "right"):
        app.key(ARROWS[move])
        app.frames(30)
    assert app.node("ending").label == "Pit …"


def test_the_buttons_drive_as_the_keys_do_and_each_press_is_learned_from(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    for _ in range(4):
        app.click("move-right")
        app.frames(30)
    app.click("again-card")
    app.frames(10)
    assert app.space.snapshot.units == 4
    assert app.space.snapshot.fields[Field.VISITS].sum() == 4
    for _ in range(4):
        app.click("move-right")
        app.frames(30)
    assert app.space.snapshot.fields[Field.V][app.space.snapshot.mdp.state_at()[0, 3]] > 0


def test_without_learning_nothing_is_learned(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    app.click("learning")
    for _ in range(4):
        app.key(pygame.K_RIGHT)
        app.frames(20)
    assert not np.any(app.space.snapshot.fields[Field.Q])


def test_a_slip_is_told_as_asked_against_happened(driven: Callable[..., Any]) -> None:
    app = driven("frozenlake-4x4", live=True)
    for _ in range(40):
        app.key(pygame.K_RIGHT)
        app.frames(15)
        if any("asked" in node.label for node in app.nodes):
            break
    sentence = next(node.label for node in app.nodes if "asked" in node.label)
    assert "right" in sentence
    assert "33 %" in sentence or "stayed" in sentence


def test_training_runs_pauses_steps_and_resets(driven: Callable[..., Any]) -> None:
    app = driven(mode="train", live=True)
    app.key(pygame.K_SPACE)
    assert app.node("run").label == "Pause"
    app.app.ui.set_focus("speed")
    app.key(pygame.K_END)
    app.key(pygame.K_ESCAPE)
    assert app.node("speed").value == "full speed"
    app.until(lambda: app.space.snapshot.units > 20_000)
    assert app.space.snapshot.status == "running"
    app.click("run")
    app.frames(3)
    steps = app.space.snapshot.units
    app.frames(20)
    assert app.space.snapshot.units == steps
    app.key(pygame.K_PERIOD)
    app.frames(10)
    assert app.space.snapshot.units == steps + 1
    app.click("reset")
    app.frames(10)
    assert app.space.snapshot.units == 0
    assert not np.any(app.space.snapshot.fields[Field.Q])


def test_another_learner_and_its_dials(driven: Callable[..., Any]) -> None:
    app = driven(mode="train", live=True)
    titles = {spec.id: spec.title for spec in app.space.learners.values()}
    app.choose("learner", titles["value-iteration"])
    app.until(lambda: app.space.snapshot.learner == "value-iteration")
    app.key(pygame.K_SPACE)
    app.space.send(commands.SetPace(None))
    for _ in range(12):
        app.key(pygame.K_PLUS)
    app.until(lambda: app.space.snapshot.status == "converged")
    assert app.space.snapshot.distance is not None
    app.until(lambda: app.space.snapshot.distance.optimal_actions == 1.0)
    app.choose("learner", titles["q-learning"])
    app.until(lambda: app.space.snapshot.learner == "q-learning")
    app.app.ui.set_focus("dial-alpha")
    app.frames(2)
    app.key(pygame.K_END)
    assert app.space.settings.alpha == app.space.snapshot.settings.alpha == 1.0
    assert app.worker.of(commands.Tune)[-1].changes == {"alpha": 1.0}


def best(app: Any) -> bool:
    """Whether the session has the app's level and its greedy policy is worth what the optimum is worth."""
    snapshot = app.space.snapshot
    measured = snapshot.level == app.space.level and snapshot.distance is not None
    return measured and abs(snapshot.distance.greedy_return - snapshot.distance.optimal_return) < 1e-9


def up_from_the_start(app: Any) -> bool:
    """Whether up looks better than right where the mouse begins on the level Book."""
    snapshot = app.space.snapshot
    q = snapshot.fields[Field.Q][snapshot.mdp.state_at()[2, 0]]
    return bool(q[snapshot.mdp.actions.index("up")] > q[snapshot.mdp.actions.index("right")])


def test_a_wall_painted_during_training_is_learned_around_and_undone(driven: Callable[..., Any]) -> None:
    app = driven("book", mode="train", live=True)
    for _ in range(12):
        app.key(pygame.K_PLUS)
    app.key(pygame.K_SPACE)
    app.until(lambda: best(app))
    app.key(pygame.K_e, text="e")
    assert app.space.mode == "edit"
    app.paint((0, 1))
    assert app.space.level.rows[0] == ".#.G"
    app.until(lambda: best(app) and not up_from_the_start(app))
    assert app.space.snapshot.status == "running"
    app.key(pygame.K_z, pygame.KMOD_LCTRL)
    assert app.space.level.rows[0] == "...G"
    app.until(lambda: best(app))
    assert app.space.snapshot.status == "running"


def test_overlays_are_switched_and_grey_with_a_reason(driven: Callable[..., Any]) -> None:
    app = driven(mode="train", live=True)
    assert app.node("show-values").value == "on"
    app.click("show-values")
    assert "values" not in app.space.look.overlays
    app.click("show-q-values")
    assert "q-values" in app.space.look.overlays
    spec = next(spec for spec in app.space.learners.values() if spec.fields and Field.Q not in spec.fields)
    app.choose("learner", spec.title)
    node = app.reveal("show-q-values")
    assert not node.enabled
    assert "keeps no q" in node.tooltip


def test_pointing_at_a_cell_tells_all_about_it(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="train", live=True)
    app.key(pygame.K_SPACE)
    app.frames(200)
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((0, 3)), rel=(0, 0), buttons=(0, 0, 0))])
    assert app.has("reading")
    words = labels(app)
    assert "(0, 3)" in words
    assert "best value" in words
    assert "→ right" in words
    app.key(pygame.K_RIGHT)  # the learner drives, so the arrows read
    app.key(pygame.K_RIGHT)
    assert app.space.look.cursor is not None


def test_a_learner_that_fails_is_told_and_can_be_started_again(
    driven: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = driven("corridor", mode="train", live=True)
    engine = app.worker.session
    app.key(pygame.K_SPACE)
    app.frames(5)
    snapshot = app.space.snapshot
    broken = replace(snapshot, status="failed", message="the learner failed: ValueError: no.", number=snapshot.number + 1)
    monkeypatch.setattr(app.worker, "latest", lambda: broken)
    app.frames(3)
    assert any("Reset starts again" in node.label for node in app.nodes if node.kind == "toast")
    assert app.node("run").label == "Train"
    assert "the learner failed" in labels(app)
    monkeypatch.undo()
    app.click("reset")
    app.until(lambda: app.space.snapshot.status != "failed")
    assert engine.level is not None


def test_what_a_run_that_was_left_behind_still_shows_is_passed_over(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="train", live=True)
    app.app.workspace = app.space.run(True)
    app.until(lambda: app.space.snapshot.units > 0)
    old = app.space.snapshot
    app.click("reset")
    app.until(lambda: app.space.snapshot.run == app.space.runs)
    new = app.space.snapshot
    assert (new.run, new.level) == (old.run + 1, old.level), "the same level: only the number tells them apart"
    app.app.accept(replace(old, number=new.number + 1))
    assert app.space.snapshot is new


def test_enter_begins_again_after_an_ending(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    for _ in range(4):
        app.key(pygame.K_RIGHT)
        app.frames(15)
    assert app.has("ending")
    app.key(pygame.K_RETURN)
    app.frames(10)
    assert not app.has("ending")


def test_who_lets_drive_gets_run_and_pause_in_play(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    assert app.has("move-right")
    app.choose("driver", "The optimum")
    app.frames(3)
    assert not app.has("move-right")
    app.click("run")
    app.until(lambda: app.space.snapshot.episodes > 0)


def test_the_wheel_zooms_and_a_drag_moves_the_board(driven: Callable[..., Any]) -> None:
    app = driven("big-maze", mode="train")
    before = app.app.screen.view.cell_size
    spot = app.app.screen.view.rect.center
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=spot, rel=(0, 0), buttons=(0, 0, 0))])
    app.frames(2, [pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=6, precise_y=6.0, precise_x=0.0)])
    assert app.app.screen.view.cell_size > before
    corner = app.app.screen.view.board_rect.topleft
    app.drag([spot, (spot[0] + 40, spot[1] + 30)])
    assert app.app.screen.view.board_rect.topleft == (corner[0] + 40, corner[1] + 30)
    app.click("fit")
    assert app.app.screen.view.cell_size == before


def test_escape_pauses_then_opens_the_menu_and_never_leaves(driven: Callable[..., Any]) -> None:
    app = driven(mode="train")
    app.key(pygame.K_SPACE)
    app.key(pygame.K_ESCAPE)
    assert not app.space.brain.running
    app.key(pygame.K_ESCAPE)
    app.frames(3)
    assert app.space.dialog.id == "menu"
    app.key(pygame.K_ESCAPE)
    app.frames(3)
    assert not app.space.dialog.id
    assert not app.app.closed


def test_modes_take_the_wheel_and_give_it_back(driven: Callable[..., Any]) -> None:
    app = driven(mode="play")
    assert app.worker.of(commands.Drive)[-1].driver == "me"
    app.app.ui.set_focus("modes")
    app.key(pygame.K_RIGHT)
    assert app.space.mode == "train"
    assert app.worker.of(commands.Drive)[-1].driver == "learner"
    app.key(pygame.K_LEFT)
    assert app.worker.of(commands.Drive)[-1].driver == "me"


def test_a_gamepad_plays(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    pad = {"instance_id": 0, "which": 0}
    for kind in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
        app.frames(3, [pygame.event.Event(kind, button=pygame.CONTROLLER_BUTTON_DPAD_RIGHT, **pad)])
    app.frames(30)
    assert cell(app) == (0, 1)


def test_text_size_grows_by_key(driven: Callable[..., Any]) -> None:
    app = driven()
    high = app.node("driver").rect.height
    app.key(pygame.K_PLUS, pygame.KMOD_LCTRL)
    app.frames(2)
    assert app.space.preferences.text_scale == 1.25
    assert app.node("driver").rect.height == round(high * 1.25)


def test_a_key_that_goes_down_and_up_in_one_frame_is_one_move(driven: Callable[..., Any]) -> None:
    app = driven("cliff-walking")
    down = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_UP, mod=0, unicode="", scancode=pygame.KSCAN_UP)
    up = pygame.event.Event(pygame.KEYUP, key=pygame.K_UP, mod=0, unicode="", scancode=pygame.KSCAN_UP)
    app.frames(90, [down, up])
    assert len(app.worker.of(commands.Act)) == 1
    app.frames(90, [down])
    held = len(app.worker.of(commands.Act))
    assert held > 5
    app.frames(90, [up])
    assert len(app.worker.of(commands.Act)) <= held + 1


def test_a_held_shortcut_is_one_order_but_undo_goes_on(driven: Callable[..., Any]) -> None:
    app = driven(mode="edit")
    space = pygame.event.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ", scancode=44)
    for _ in range(4):
        app.frames(1, [space])
    assert app.space.brain.running
    for col in range(4):
        app.paint((0, col))
    for _ in range(3):
        app.frames(1, [pygame.event.Event(pygame.KEYDOWN, key=pygame.K_z, mod=pygame.KMOD_LCTRL, unicode="", scancode=29)])
    assert app.space.level.rows[0][:4] == "#..."


def test_a_pointer_that_rests_on_the_board_does_not_hide_what_the_keys_drive(driven: Callable[..., Any]) -> None:
    app = driven("corridor", live=True)
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((0, 2)), rel=(0, 0), buttons=(0, 0, 0))])
    assert app.has("reading")
    app.key(pygame.K_RIGHT)
    app.frames(10)
    assert not app.has("reading")
    app.frames(2, [pygame.event.Event(pygame.MOUSEMOTION, pos=app.spot((0, 3)), rel=(0, 0), buttons=(0, 0, 0))])
    assert app.has("reading")


def test_the_meter_tells_what_is_not_known_yet_from_a_learner_without_values(driven: Callable[..., Any]) -> None:
    app = driven("corridor", mode="train", live=True)
    worker = app.worker
    unknown = replace(worker.latest(), distance=None)
    worker.latest = lambda: unknown
    app.frames(3)
    assert app.space.snapshot.distance is None
    assert not {"no V", "no values"} & {node.label for node in app.nodes}
    worker.latest = lambda: replace(unknown, number=unknown.number + 1, distance=Distance(math.nan, math.nan, 0.5, 1.0, 2.0))
    app.frames(3)
    assert "no values" in {node.label for node in app.nodes}

"""Runs are never thrown away in silence: Reset, another level and leaving, in the real window with a session on a disk."""

import pygame
import pytest

from playground.training import commands
from playground.training.session import Session
from playground.ui.wishes import Open
from tests.ui.window.app.conftest import AtOnce, Driven

CTRL = pygame.KMOD_LCTRL


@pytest.fixture
def opened(home):
    """opened(source, memory): a window whose session keeps its runs in this test's home."""
    windows = []

    def made(source="corridor", memory=None):
        worker = AtOnce()
        worker.session = Session(runs=home / "runs")
        windows.append(Driven(worker, source, "train", (1280, 800), 1.0, memory))
        ready(windows[-1])
        return windows[-1]

    yield made
    for window in windows:
        window.app.close()


def ready(app):
    app.until(lambda: app.space.snapshot.run == app.space.runs)
    app.frames(2)


def trained(app, steps=60):
    app.worker.send(commands.Step(steps))
    app.until(lambda: app.space.snapshot.units == steps)
    return app.space.snapshot


def said(app, words):
    return any(node.kind == "toast" and words in node.label for node in app.nodes)


def test_reset_is_undone_by_the_keys_by_its_own_button_and_by_that_of_the_bar(opened):
    app = opened()
    before = trained(app)
    ways = (lambda: app.key(pygame.K_z, CTRL), lambda: app.click("bring-back"), lambda: app.click("undo"))
    for undo in ways:
        app.click("reset")
        ready(app)
        assert app.space.snapshot.units == 0
        undo()
        ready(app)
        now = app.space.snapshot
        assert (now.units, now.agent, now.seed) == (60, before.agent, before.seed)
        assert now.curve.mean.tolist() == before.curve.mean.tolist()
        assert all((now.fields[field] == before.fields[field]).all() for field in before.fields)
    assert said(app, "Your last run on this level is back (60 steps so far).")


def test_another_learner_is_undone_too(opened):
    app = opened()
    trained(app)
    app.choose("learner", "Sarsa")
    ready(app)
    assert (app.space.snapshot.learner, app.space.snapshot.units) == ("sarsa", 0)
    app.key(pygame.K_z, CTRL)
    ready(app)
    assert (app.space.brain.learner, app.space.snapshot.learner, app.space.snapshot.units) == ("q-learning", "q-learning", 60)


def test_each_level_has_its_own_last_run_and_leaving_keeps_it(opened):
    app = opened()
    trained(app)
    app.app.workspace = app.space.ask(Open("first-steps"))
    app.frames(2)
    ready(app)
    assert app.space.snapshot.units == 0
    trained(app, 30)
    app.app.workspace = app.space.ask(Open("corridor"))
    app.frames(2)
    ready(app)
    assert app.space.snapshot.units == 60
    app.app.close()
    later = opened("first-steps")
    assert later.space.snapshot.units == 30
    assert said(later, "is back (30 steps so far)")


def test_a_lesson_neither_keeps_its_runs_nor_touches_those_of_the_person(opened, home):
    app = opened()
    trained(app)
    app.app.workspace = app.space.enter("learn")
    app.frames(2)
    ready(app)
    app.worker.send(commands.Step(9))
    app.frames(5)
    app.app.workspace = app.space.enter("train")
    app.frames(2)
    ready(app)
    assert app.space.snapshot.units == 60
    assert len(list((home / "runs").glob("*.npz"))) == 1


def test_the_learner_its_dials_and_kept_curves_survive_a_restart(opened, home):
    app = opened(memory=home / "window.npz")
    app.choose("learner", "Sarsa")
    app.app.workspace = app.space.tune({"alpha": 0.75})
    app.frames(2)
    ready(app)
    trained(app, 500)
    app.click("keep-curve")
    app.app.close()
    later = opened("first-steps", memory=home / "window.npz")
    assert later.space.snapshot.learner == "sarsa"
    assert later.space.settings.alpha == later.space.snapshot.settings.alpha == 0.75
    assert [kept.title for kept in later.space.kept] == ["Sarsa"]
    later.app.workspace = later.space.ask(Open("corridor"))
    later.frames(2)
    ready(later)
    assert later.space.snapshot.units == 500
    assert later.has("drop-0")


def test_a_damaged_memory_never_stops_a_start(opened, home):
    (home / "window.npz").write_bytes(b"PK not at all")
    app = opened(memory=home / "window.npz")
    assert app.space.brain.learner == "q-learning"
    assert said(app, "cannot be read")

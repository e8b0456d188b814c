"""All that the window can show: every mode, explanation and dialog, each drawn by the real app in any size and text size."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pygame

from playground.learning.collection import learners
from playground.training.drivers import Driver
from playground.ui.aspects import OpenDialog
from playground.ui.documents import Document
from playground.ui.kit.ledger import Ledger
from playground.ui.modes import modes
from playground.ui.preferences import Preferences
from playground.ui.window.app import App
from playground.ui.window.open_dialog import CARDS
from playground.ui.window.screen import arrangement
from playground.ui.window.shot import AtOnce, trained
from playground.ui.workspace import Workspace
from playground.world import library
from tests.layouts.faults import faults

SIZES = ((640, 480), (800, 600), (1024, 640), (1024, 768), (1280, 800), (1920, 1080), (2560, 1440), (3840, 2160))
SCALES = (1.0, 1.25, 1.5, 2.0)
READINGS = ("child", "school", "student")
FRAMES = 4
"""Frames after which everything has settled."""
STEPS = 400
"""Steps that were learned before."""


@dataclass(frozen=True)
class Scene:
    """Something that the window shows. level: where; learner: who has learned there; put: what makes the workspace show it."""

    name: str
    put: Callable[[Workspace], Workspace]
    level: str = "first-steps"
    learner: str = "q-learning"


def _in_mode(id: str) -> Callable[[Workspace], Workspace]:
    return lambda workspace: workspace.enter(id)


def _explaining(id: str) -> Callable[[Workspace], Workspace]:
    return lambda workspace: replace(workspace.enter("why"), explanation=id)


def _asking(id: str) -> Callable[[Workspace], Workspace]:
    words = workspace_words(id)
    return lambda workspace: replace(workspace, dialog=OpenDialog(id, text=words))


def workspace_words(id: str) -> str:
    """Words that a dialog is opened with."""
    return {"what": "", "reopen": "gym:FrozenLake-v1"}.get(id, "A level")


NETWORKS = frozenset({"network", "two-brains"})
"""Explanations of learners that have a network."""


def scenes() -> Iterator[Scene]:
    """All of them."""
    from playground.ui.explanations import explanations

    for id in modes():
        if id != "why":
            yield Scene(f"mode {id}", _in_mode(id))
    for id in explanations():
        learner = "dqn" if id in NETWORKS else "q-learning"
        yield Scene(f"explanation {id}", _explaining(id), learner=learner)
    for id in CARDS:
        yield Scene(f"dialog {id}", _asking(id))


class Window:
    """A window with one scene, drawn in one size after another."""

    def __init__(self, scene: Scene, steps: int = STEPS, reading: str = "school") -> None:
        pygame.font.init()
        self.now = 0.0
        self.scene = scene
        session = trained(library.find(scene.level), scene.learner, None, steps, 1, Driver.LEARNER)
        worker = AtOnce(session)
        snapshot = worker.latest()
        self.app = App(
            Document(snapshot.level),
            lambda: worker,
            surface=pygame.Surface((1280, 800)),
            preferred=Preferences(reduced_motion=True, reading=reading),
            learners=learners,
            clock=self._clock,
        )
        self.app.ui.ledger = Ledger()
        brain = replace(self.app.workspace.brain, learner=scene.learner, seed=snapshot.seed, driver=snapshot.driver)
        occasion = replace(self.app.workspace.occasion, keeps=False)
        begun = replace(self.app.workspace, brain=brain, occasion=occasion, runs=snapshot.run, outbox=())
        self.app.workspace = scene.put(begun)
        self.frames()

    def _clock(self) -> float:
        self.now += 1.0
        return self.now

    def frames(self, count: int = FRAMES, events: tuple[pygame.Event, ...] = ()) -> None:
        """So many frames, the events in the first one."""
        for number in range(count):
            self.app.frame(events if number == 0 else ())
            assert not self.app.crash, self.app.crash

    def faults(self, size: tuple[int, int], scale: float) -> list[str]:
        """What is wrong in a window of this size at this text scale."""
        self.show(size, scale)
        app, mode = self.app, self.app.screen.mode(self.app.workspace)
        presenting = app.workspace.occasion.presenting
        return faults(app.ui, None if presenting else arrangement(app.ui, app.workspace, mode))

    def show(self, size: tuple[int, int], scale: float) -> None:
        """Draws the scene so."""
        self.app._surface = pygame.Surface(size)
        preferences = replace(self.app.workspace.preferences, text_scale=scale)
        self.app.workspace = replace(self.app.workspace, preferences=preferences)
        self.frames()

    def close(self) -> None:
        """Ends the session."""
        self.app.close()

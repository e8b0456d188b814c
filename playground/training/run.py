"""One run, from a Start to the next one: a level, who lives in it, and what was last seen of it."""

import dataclasses
from typing import Any

from playground.settings import tuned
from playground.training.commands import Believe, Command, Judge, Stage, Start, Step, ToLearner, Tune, Welcome
from playground.training.engine import Engine
from playground.training.ground import Ground, Watch, laid
from playground.training.recorder import Recorder
from playground.training.stand_in import StandIn
from playground.world.level import Level


class Run:
    """It goes on over edits and over the changes that its level makes by itself; estimates are carried over by state.

    start: what began it. ground: where it is. learner, settings, seed: as the Start said, and as they were tuned since.
    recorder: what was last seen of the learner in the present table.
    """

    def __init__(self, start: Start, ground: Ground, engine: Engine) -> None:
        """Leaves the run that was; the engine's switches stay as they are, but it pauses."""
        self.start, self.ground, self.learner, self.seed = start, ground, start.learner, start.seed
        self.settings: Any = start.settings
        self.recorder = Recorder()
        self._engine = engine
        self._stand_in: StandIn | None = None
        self._later: list[Command] = []  # what only a learner can do, kept until there is one
        self._later += [] if start.policy is None else [Judge(start.policy)]
        self._later += [] if start.guest is None else [Welcome(start.guest)]
        self._later += [] if start.q is None else [Believe(start.q)]
        engine.empty()
        engine.run(False)

    @property
    def lived(self) -> int:
        """Transitions that the mouse has lived, whoever drove it."""
        mouse = self._engine.pupil.body if self._engine.pupil else self._stand_in
        return mouse.steps if mouse else 0

    @property
    def stand_in(self) -> StandIn:
        """The mouse while there is no learner."""
        if self._stand_in is None:
            self._stand_in = StandIn(self.ground.mdp, self.seed)
        return self._stand_in

    def begin(self) -> list[Command]:
        """Makes the learner and its body; one that cannot be made is a failure that can be seen. Returns what waited for it."""
        # What needs the kernels is imported only now: the first picture does not wait for it.
        from playground.training.pupil import begun

        engine, mdp = self._engine, self.ground.mdp
        pupil = engine.attempt(lambda: begun(self.learner, self.settings, mdp, self.seed))
        engine.take(pupil, mdp, self.ground.now)
        waited, self._later = self._later, []
        if pupil is None:
            return []
        self.settings, pupil.until = pupil.learner.settings, self.ground.until
        if self._stand_in is not None:
            pupil.take_over(self._stand_in)
            self._stand_in = None
        return waited

    def act(self, name: str) -> None:
        """A person's move; one that the level does not have is none."""
        mdp, engine, pupil = self.ground.mdp, self._engine, self._engine.pupil
        if name not in mdp.actions:
            return
        action = mdp.actions.index(name)
        if pupil is None:
            self.stand_in.act(action, "me")
            return
        engine.act(pupil, action)

    def tell(self, command: ToLearner) -> None:
        """What only a learner can do: at once, or when there is one."""
        pupil = self._engine.pupil
        if pupil is None:
            self._later.append(command)
            return
        match command:
            case Step(n):
                self._engine.owed += max(0, n)
            case Judge(policy):
                pupil.judge(policy)
                self.settings = pupil.learner.settings
            case Welcome(networks):
                pupil.welcome(networks)
            case Believe(q):
                pupil.believe(q)
            case Stage(id):
                self._engine.begin_stage(pupil.named(id))
            case Tune(changes):
                self.settings = tuned(self.settings, changes)
                pupil.tune(self.settings)

    def edit(self, level: Level, watch: Watch) -> bool:
        """Another level from now on, at once or not at all; see `_move`."""
        old = self.ground
        same = dataclasses.replace(level, title=old.level.title, about=old.level.about, source="", comment="")
        if same == dataclasses.replace(old.level, source="", comment=""):
            self.ground = dataclasses.replace(old, level=level)
            return True
        return self._move(laid(level, self.lived, watch, old))

    @property
    def due(self) -> bool:
        """Whether the next moment of the level has come."""
        return self.ground.until is not None and self.lived >= self.ground.until

    def move_on(self, watch: Watch) -> bool:
        """Goes over to the moment of the level that has come; see `_move`."""
        return self._move(laid(self.ground.level, self.lived, watch, self.ground))

    def _move(self, ground: Ground) -> bool:
        """Goes on in another table; False where the learner had failed: it is not carried over, and has to begin anew."""
        old, self.ground, before = self.ground, ground, self._engine.pupil
        failed, self._engine.trouble = self._engine.trouble, ""
        if ground.mdp is not old.mdp:
            self.recorder = Recorder()
            if self._stand_in is not None:
                self._stand_in.move_to(ground.mdp)
            if before is not None and not failed:
                self._engine.take(self._engine.attempt(lambda: before.moved_to(ground.mdp)), ground.mdp, ground.now)
        if self._engine.pupil is not None:
            self._engine.pupil.until = ground.until
        return not failed

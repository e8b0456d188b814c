"""One run, from a Start to the next one: a level, and who lives in it."""

import dataclasses

from playground.settings import tuned
from playground.training.commands import AdvanceStage, Believe, Command, Judge, Start, Step, ToLearner, Tune, Welcome
from playground.training.engine import Engine
from playground.training.ground import Ground, Watch, laid
from playground.training.life import Life
from playground.training.stand_in import StandIn
from playground.world.level import Level


class Run:
    """It goes on over edits and over the changes that its level makes by itself; estimates are carried over by state.

    start: what began it. ground: where it is. life: who lives there.
    """

    def __init__(self, start: Start, ground: Ground, engine: Engine) -> None:
        """It goes on by the switches of the engine, once that follows it; whatever stops it stops the engine."""
        self.start, self.ground = start, ground
        self.life = Life(start.learner, start.settings, start.seed, engine.stop)
        self._engine = engine
        self._stand_in: StandIn | None = None
        self._later: list[Command] = []  # what only a learner can do, kept until there is one
        self._later += [] if start.policy is None else [Judge(start.policy)]
        self._later += [] if start.guest is None else [Welcome(start.guest)]
        self._later += [] if start.q is None else [Believe(start.q)]

    @property
    def lived(self) -> int:
        """Transitions that the mouse has lived, whoever drove it."""
        mouse = self.life.pupil.body if self.life.pupil else self._stand_in
        return mouse.steps if mouse else 0

    @property
    def stand_in(self) -> StandIn:
        """The mouse while there is no learner."""
        if self._stand_in is None:
            self._stand_in = StandIn(self.ground.mdp, self.life.seed)
        return self._stand_in

    def begin(self) -> list[Command]:
        """Makes the learner and its body; one that cannot be made is a failure that can be seen. Returns what waited for it."""
        self.life.begin(self.ground.mdp)
        self._engine.settle(self.ground.mdp, self.ground.now)
        (waited, self._later), pupil = (self._later, []), self.life.pupil
        if pupil is None:
            return []
        pupil.until = self.ground.until
        if self._stand_in is not None:
            pupil.take_over(self._stand_in)
            self._stand_in = None
        return waited

    def act(self, name: str) -> None:
        """A person's move; one that the level does not have is none."""
        mdp, pupil = self.ground.mdp, self.life.pupil
        if name not in mdp.actions:
            return
        action = mdp.actions.index(name)
        if pupil is None:
            self.stand_in.act(action, "me")
            return
        self._engine.act(pupil, action)

    def tell(self, command: ToLearner) -> None:
        """What only a learner can do: at once, or when there is one."""
        life, pupil = self.life, self.life.pupil
        if pupil is None:
            self._later.append(command)
            return
        match command:
            case Step(n):
                self._engine.owed += max(0, n)
            case Judge(policy):
                pupil.judge(policy)
                life.settings = pupil.learner.settings
            case Welcome(networks):
                pupil.welcome(networks)
            case Believe(q):
                pupil.believe(q)
            case AdvanceStage(id):
                self._engine.begin_stage(pupil.named(id))
            case Tune(changes):
                life.tune(tuned(life.settings, changes))

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
        (old, self.ground), life, failed = (self.ground, ground), self.life, bool(self.life.trouble)
        if failed:
            life.forget()
        if ground.mdp is not old.mdp:
            if self._stand_in is not None:
                self._stand_in.move_to(ground.mdp)
            if life.pupil is not None:
                life.move(ground.mdp)
                self._engine.settle(ground.mdp, ground.now)
        if life.pupil is not None:
            life.pupil.until = ground.until
        return not failed

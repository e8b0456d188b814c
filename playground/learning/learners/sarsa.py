"""Sarsa: on-policy temporal-difference control, the box of section 6.4."""

from playground.compiled import inlined
from playground.learning.families.control import Control, Mind, Settings, by_q, update_q, value_of_next
from playground.learning.learner import Bootstrap, Field, LearnerSpec, Source
from playground.learning.life.abreast import abreast
from playground.learning.life.body import Lived, Mouse
from playground.learning.life.experience import Experience
from playground.learning.life.living import living
from playground.learning.memory.pending import CONTINUATION, REWARD, Pending, PendingTransition, hold, release, waits
from playground.rl.kernel_types import U64, State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.targets import td_target


@inlined
def _learn(
    mind: Mind[Pending], state: State, at: StateAction, lived: Lived, mouse: Mouse, now: int, sampler: Sampler
) -> tuple[Mouse, float]:
    """Q(S, A) ← Q(S, A) + α [R + γ Q(S', A') − Q(S, A)], each when A' has been taken."""
    q, pending, error = mind.q, mind.own, 0.0
    if waits(pending):
        before = U64(pending.held[0])
        error = td_target(pending.paid[REWARD], pending.paid[CONTINUATION], q[at]) - q[before]
        update_q(mind, before, error, now)
    hold(pending, at, lived)
    if mouse.ended:
        mouse, following = value_of_next(mind, lived, mouse, now, sampler)
        error = td_target(lived.reward, lived.continuation, following) - q[at]
        update_q(mind, at, error, now)
        release(pending)
    return mouse, error


class Sarsa(Control):
    """Learns the value of behaving as it does, curiosity included. V is the mean of Q over its ε-greedy policy.

    A transition is learned from when the next action has been taken, whoever chose it.
    """

    live, four = living(by_q, _learn), abreast(by_q, _learn)
    quick = True
    recent: PendingTransition

    def __init__(self, settings: Settings, body: Experience, seed: int = 0) -> None:
        super().__init__(settings, body, seed)
        self.recent = PendingTransition()
        self.own = self.recent.pending


LEARNER = LearnerSpec(
    id="sarsa",
    title="Sarsa",
    family="Learning from experience",
    source=Source.EXPERIENCE,
    settings=Settings,
    make=Sarsa,
    book="Section 6.4, equation 6.7",
    about="Like Q-learning, but the mouse counts on what it will really do next, silly tries included. "
    "So it keeps away from cliffs.",
    fields=(Field.V, Field.Q, Field.POLICY, Field.VISITS),
    order=21,
    bootstrap=Bootstrap.NEXT,
)

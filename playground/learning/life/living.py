"""The loop of everything that learns while it lives, written once: a learner brings how it chooses and how it learns."""

from collections.abc import Callable
from typing import Any

from playground.compiled import inlined, kernel
from playground.learning.life.body import (
    KEPT,
    LOG,
    STEPS,
    Body,
    Mouse,
    log_episode,
    note,
    outcome,
    placed,
    read_mouse,
    rolled,
    write_back,
)
from playground.rl.kernel_types import U64, Action, Bits, State, StateAction
from playground.rl.sampler import Sampler
from playground.rl.sampling import drawn, width
from playground.rl.splitmix import mixed
from playground.rl.targets import row

Rule = Callable[..., Any]
"""A function marked `inlined`, which becomes part of the loop."""


@inlined
def by_policy(mind: Any, state: State, first: StateAction, bits: Bits, now: int, sampler: Sampler) -> Action:
    """An action of the mind's policy [S × A]."""
    return drawn(mind.policy, first, width(sampler.moves, sampler.actions), bits)


def transition(choose: Rule, learn: Rule) -> Rule:
    """One transition as part of a loop; see `living` for the rules.

    step(mouse, forced, mind, before, number, kept, sampler, body): the mouse after it, and the error; it is the one of this
    number after so many before, and is `kept` where it is one of the last.
    """

    @inlined
    def step(
        mouse: Mouse, forced: int, mind: Any, before: int, number: int, kept: bool, sampler: Sampler, body: Body
    ) -> tuple[Mouse, float]:
        mouse = rolled(placed(mouse, sampler))
        state = mouse.state
        first = row(state, sampler)
        if forced >= 0:
            action = U64(forced)
        else:
            action = choose(mind, state, first, mixed(mouse.random), before + number, sampler)
        at = first + action
        mouse, lived = outcome(mouse, at, sampler)
        mouse, error = learn(mind, state, at, lived, mouse, before + number, sampler)
        note(mouse, state, action, at, lived, number, kept, body)
        return mouse, error

    return step


def living(choose: Rule, learn: Rule) -> Callable[..., tuple[int, float]]:
    """A kernel live(n, forced, mind, sampler, body) that lives n transitions, and learns from each; changes mind and body.

    `mind` is what the learner keeps: a NamedTuple of arrays and numbers. `forced` is the first action, or −1.

    choose(mind, state, first, bits, now, sampler): an action, from 64 random bits; the row of the state begins at index `first`
      of arrays over [S × A], and `now` counts all transitions before this one.
    learn(mind, state, at, lived, mouse, now, sampler): learns from one transition out of the state by the action of index `at` of
      [S × A], of the mouse as it is afterwards; returns the mouse (whose generator may have been used) and the error.

    Returns how many transitions were lived (fewer than n where the log of returns is full) and the last error.
    """

    step = transition(choose, learn)

    def live(n: int, forced: int, mind: Any, sampler: Sampler, body: Body) -> tuple[int, float]:
        mouse, done, error = read_mouse(body), n, 0.0
        before = body.whole[STEPS]
        for number in range(n):
            mouse, error = step(mouse, forced, mind, before, number, number >= n - KEPT, sampler, body)
            if mouse.ended:
                mouse = log_episode(mouse, body)
                if mouse.logged == LOG:
                    done = number + 1
                    break
        write_back(mouse, done, body)
        return done, error

    live.__name__ = live.__qualname__ = f"{learn.__module__}.{learn.__name__}"  # kept machine code goes by this name
    return kernel(live)

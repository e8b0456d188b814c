"""Four lives in one kernel, a step of each in turn: while one waits for what it read, the others go on. Each is as if alone."""

from collections.abc import Callable
from typing import Any

from playground.compiled import inlined, kernel
from playground.learning.life.body import KEPT, LOG, STEPS, Body, Mouse, log_episode, read_mouse, write_back
from playground.learning.life.living import Rule, transition
from playground.rl.sampler import Sampler

LIVES = 4
"""How many live in one kernel: fewer wait more, and more have no registers."""

FourLives = Callable[..., tuple[int, float, float, float, float]]
"""A kernel made by `abreast`."""


def abreast(choose: Rule, learn: Rule) -> FourLives:
    """A kernel live(n, sampler, four minds, four bodies) of the rules of `living`; changes minds and bodies.

    Returns how many transitions each has lived (fewer than n where the log of returns of one is full) and the last error of each.
    """
    step = transition(choose, learn)

    @inlined
    def lived(mouse: Mouse, mind: Any, before: int, number: int, kept: bool, sampler: Sampler, body: Body) -> tuple[Mouse, float]:
        mouse, error = step(mouse, -1, mind, before, number, kept, sampler, body)
        if mouse.ended:
            mouse = log_episode(mouse, body)
        return mouse, error

    def live_four(
        n: int, sampler: Sampler, a: Any, b: Any, c: Any, d: Any, e: Body, f: Body, g: Body, h: Body
    ) -> tuple[int, float, float, float, float]:
        one, two, three, four = read_mouse(e), read_mouse(f), read_mouse(g), read_mouse(h)
        i, j, k, m = e.whole[STEPS], f.whole[STEPS], g.whole[STEPS], h.whole[STEPS]
        w = x = y = z = 0.0
        done = n
        for number in range(n):
            kept = number >= n - KEPT
            one, w = lived(one, a, i, number, kept, sampler, e)
            two, x = lived(two, b, j, number, kept, sampler, f)
            three, y = lived(three, c, k, number, kept, sampler, g)
            four, z = lived(four, d, m, number, kept, sampler, h)
            if one.logged == LOG or two.logged == LOG or three.logged == LOG or four.logged == LOG:
                done = number + 1
                break
        write_back(one, done, e)
        write_back(two, done, f)
        write_back(three, done, g)
        write_back(four, done, h)
        return done, w, x, y, z

    live_four.__name__ = live_four.__qualname__ = f"{learn.__module__}.{learn.__name__}.abreast"  # see `living`
    return kernel(live_four)

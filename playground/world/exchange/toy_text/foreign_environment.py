"""An environment of someone else: whatever it raises, prints or draws by chance, reading it changes nothing here."""

import contextlib
import copy
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from playground.world.exchange.foreign_code import RAISED, silence


class ForeignStep(NamedTuple):
    """The answer to a step: the observation as it is, the reward, whether the episode ended, whether it was cut off."""

    observation: Any
    reward: Any
    ended: bool
    cut: bool


class ForeignEnvironment:
    """An environment without its wrappers; it is never drawn and never closed: both end a running pygame.

    id: as it was asked for. limit: steps until an episode is cut off, 0 is none. whole: with its wrappers, to live in.
    arguments: what it was made with.
    """

    def __init__(self, whole: Any, id: str, limit: int, arguments: dict[str, Any]) -> None:
        self.whole, self.id, self.limit, self.arguments = whole, id, limit, arguments
        self.env = part_of(whole, "unwrapped") or whole

    def attribute(self, name: str) -> Any:
        """An attribute, None where there is none or reading it fails."""
        return part_of(self.env, name)

    def call(self, name: str, *arguments: Any) -> Any:
        """What a method says, None where there is none or it fails."""
        method = self.attribute(name)
        try:
            return method(*arguments) if callable(method) else None
        except RAISED:
            return None

    def reset(self, seed: int) -> Any:
        """The first observation of an episode, None where there is none. Older environments take no seed, or give no info."""
        _seed(seed)
        answer: Any = None
        for options in ({"seed": seed}, {}):
            try:
                answer = self.env.reset(**options)
                break
            except TypeError:
                self.call("seed", seed)
            except RAISED:
                return None
        pair = isinstance(answer, tuple) and len(answer) == 2 and isinstance(answer[1], dict)
        return answer[0] if pair else answer

    def step(self, action: int) -> ForeignStep | None:
        """One step, by the older interface of four parts too; None where it cannot be made."""
        try:
            answer = self.env.step(action)
            if len(answer) == 5:
                return ForeignStep(answer[0], answer[1], bool(answer[2]), bool(answer[3]))
            return ForeignStep(answer[0], answer[1], bool(answer[2]), False) if len(answer) == 4 else None
        except RAISED:
            return None

    def size(self, space: str) -> int:
        """How many numbers a Discrete space has, 0 where it is another one."""
        declared = self.attribute(space)
        count, first = part_of(declared, "n"), part_of(declared, "start")
        return int(count) if isinstance(count, int | np.integer) and (first is None or first == 0) else 0

    def sizes(self, space: str) -> list[int]:
        """How many numbers each part of a MultiDiscrete or of a Tuple of Discrete spaces has, nothing where it is another one."""
        declared = self.attribute(space)
        counts, parts = part_of(declared, "nvec"), part_of(declared, "spaces")
        if counts is None and isinstance(parts, tuple):
            counts = [part_of(part, "n") for part in parts]
        whole = isinstance(counts, list | np.ndarray) and all(isinstance(count, int | np.integer) for count in np.ravel(counts))
        return [int(count) for count in np.ravel(counts)] if whole else []


def private_copy(env: Any) -> Any:
    """The environment without its wrappers once more, to be reset and stepped while the other one stays as it is.

    What cannot be copied (a surface that was drawn on) is shared, and the copy has no render mode, so that it draws nothing.
    """
    original = part_of(env, "unwrapped") or env
    twin = object.__new__(type(original))
    copied: dict[int, Any] = {id(original): twin}
    for name, value in vars(original).items():
        try:
            twin.__dict__[name] = copy.deepcopy(value, copied)
        except RAISED:
            twin.__dict__[name] = value
    if "render_mode" in twin.__dict__:
        twin.__dict__["render_mode"] = None
    return twin


def part_of(whole: Any, name: str) -> Any:
    """An attribute of anything, None where there is none or reading it fails."""
    try:
        return getattr(whole, name, None)
    except RAISED:
        return None


def _seed(seed: int) -> None:
    """Older environments throw the dice that all of a program share; `quiet` puts them back."""
    random.seed(seed)
    np.random.seed(seed)


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Nothing that others warn of or print is seen meanwhile, and the dice that all share are as before after it."""
    dice, numbers = random.getstate(), np.random.get_state()
    try:
        with silence():
            yield
    finally:
        random.setstate(dice)
        np.random.set_state(numbers)

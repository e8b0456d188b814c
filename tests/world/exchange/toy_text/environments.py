"""Environments as other people write them: each says in its own way what its table is and where it begins."""

from typing import Any

import numpy as np
from gymnasium import Env, spaces


def walk(states: int = 7) -> dict[int, dict[int, list[tuple[float, int, float, bool]]]]:
    """A random walk: either action goes either way; both ends end, the right one pays 1. Whoever is at an end could leave it."""
    return {
        s: {
            a: [(0.5, max(0, s - 1), 0.0, s <= 1), (0.5, min(states - 1, s + 1), float(s == states - 2), s >= states - 2)]
            for a in (0, 1)
        }
        for s in range(states)
    }


class Walk(Env[Any, Any]):
    """It says nothing of its start; `reset` knows. What `reset` and `step` give, subclasses change."""

    def __init__(self, size: int = 7, fair: bool = True) -> None:
        self.observation_space, self.action_space = spaces.Discrete(7), spaces.Discrete(2)
        self.P: Any = walk()
        self.s = 3

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> Any:
        super().reset(seed=seed)
        self.s = 3
        return self.seen(), {}

    def step(self, action: Any) -> Any:
        ways = walk()[self.s][int(action)]
        _, self.s, paid, ended = ways[int(self.np_random.random() < 0.5)]
        return self.seen(), paid, ended, False, {}

    def seen(self) -> Any:
        return self.s


class Isd(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.isd = np.eye(7)[3]


class Nine(Walk):
    """Seven states between the two ends."""

    def __init__(self) -> None:
        super().__init__()
        self.observation_space, self.P, self.isd = spaces.Discrete(9), walk(9), np.eye(9)[4]

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> Any:
        super().reset(seed=seed)
        self.s = 4
        return self.s, {}

    def step(self, action: Any) -> Any:
        _, self.s, paid, ended = walk(9)[self.s][int(action)][int(self.np_random.random() < 0.5)]
        return self.s, paid, ended, False, {}


class Index(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.start_state_index = np.int64(3)


class Pairs(Walk):
    def __init__(self) -> None:
        super().__init__()
        self.mu = [(3, 1.0)]


class Lies(Walk):
    """What it says of its start is not where it begins."""

    def __init__(self) -> None:
        super().__init__()
        self.isd = np.eye(7)[2]


class Numpy(Walk):
    def seen(self) -> Any:
        return np.array(self.s)


class Grid(Walk):
    """It sees a row and a column."""

    def __init__(self) -> None:
        super().__init__()
        self.observation_space = spaces.Tuple((spaces.Discrete(1), spaces.Discrete(7)))

    def seen(self) -> Any:
        return (0, self.s)


class Late(Walk):
    """Its table is there after the first reset only, and reading it before raises."""

    def __init__(self) -> None:
        super().__init__()
        self.__dict__.pop("P")

    def __getattr__(self, name: str) -> Any:
        raise RuntimeError(f"{name}: reset me first")

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> Any:
        self.P = walk()
        return super().reset(seed=seed)


class Old(Walk):
    """The interface of before 2022: no seed, no info, four parts."""

    def reset(self) -> Any:  # type: ignore[override]
        self.s = 3
        return self.s

    def step(self, action: Any) -> Any:
        _, self.s, paid, ended = walk()[self.s][int(action)][int(np.random.random() < 0.5)]
        return self.s, paid, ended, {}


class Several(Walk):
    """It begins in 2, 3 or 4 alike."""

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> Any:
        super().reset(seed=seed)
        self.s = 2 + int(self.np_random.integers(3))
        return self.s, {}


class Leaning(Several):
    """It begins in 2 four times as often as in 3."""

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> Any:
        super().reset(seed=seed)
        self.s = 2 if self.np_random.random() < 0.8 else 3
        return self.s, {}


class Anew(Walk):
    """Every reset makes another table."""

    def reset(self, *, seed: int | None = None, options: dict[str, Any] | None = None) -> Any:
        self.P = walk()
        self.P[3][0] = [(1.0, 3 + (seed or 0) % 3, 0.0, False)]
        return super().reset(seed=seed)


class Other(Walk):
    """Its world is not its table: it is paid 2 at the right end."""

    def step(self, action: Any) -> Any:
        seen, paid, ended, cut, info = super().step(action)
        return seen, 2.0 * paid, ended, cut, info


class Unfair(Walk):
    """Nor is this one: it goes right nine times out of ten."""

    def step(self, action: Any) -> Any:
        _, self.s, paid, ended = walk()[self.s][int(action)][int(self.np_random.random() < 0.9)]
        return self.s, paid, ended, False, {}


class Model(Walk):
    """No P, but a model that says successors, rewards, ends and chances."""

    def __init__(self) -> None:
        super().__init__()
        self.P = None
        self.action_labels = ["Left", "Right"]

    def model(self, state: int, action: int) -> Any:
        chances, after, paid, ends = zip(*walk()[state][action], strict=True)
        return list(after), np.array(paid), np.array(ends), np.array(chances)


class Chances(Walk):
    """P is chances by action, state and next state, and R what a pair pays: a step costs 1 until state 0."""

    def __init__(self) -> None:
        super().__init__()
        self.P = np.zeros((2, 7, 7))
        self.P[0, np.arange(7), np.maximum(0, np.arange(7) - 1)] = 1.0
        self.P[1, np.arange(7), np.minimum(6, np.arange(7) + 1)] = 1.0
        self.P[1, 0] = self.P[0, 0]
        self.R = np.full((2, 7), -1.0)
        self.R[:, 0] = 0.0


class Loud(Walk):
    """It prints and warns whatever it does."""

    def __init__(self) -> None:
        import warnings

        print("\x1b[33mhello\x1b[0m")
        warnings.warn("\x1b[33mold\x1b[0m", stacklevel=1)
        super().__init__()


class Leaves(Env[Any, Any]):
    """One that ends the program when it is made."""

    def __init__(self) -> None:
        raise SystemExit(3)

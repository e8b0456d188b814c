"""DQN and PPO against those of stable-baselines3: the same level, the same networks, the same dials, in turn within one run.

A step is one transition with all the learning that goes with it. The other program plays our own Gymnasium environment, whose
observations it turns into one-hot vectors. Ours lets each state go through a network once for each step of descent, however
often it was drawn, and keeps what a network said while its weights stand; the gradients are the same. What is not the same: PPO
of stable-baselines3 scales advantages in each minibatch, and both of its learners bound the length of a gradient.
"""

import functools
import importlib
import importlib.util
import operator
import time
from collections.abc import Callable
from typing import Any

from benchmarks.effort import Effort
from benchmarks.table import Row, interleaved
from playground.learning.collection import learners
from playground.learning.life.experience import Experience
from playground.world import compile_mdp
from playground.world.environments.env import GridworldEnv
from playground.world.library import find

LEVELS = ("frozenlake-4x4", "maze-10x10")
THREADS = 1
"""Of torch: with networks this small two are slower than one."""
LEAST = 10.0
OURS: dict[str, dict[str, Any]] = {
    "dqn": {"alpha": 1e-3, "batch": 32, "every": 1, "memory": 10_000, "begin": 100, "sync": 200, "double": False},
    "ppo": {"alpha": 3e-4, "rollout": 2048, "epochs": 10, "batch": 64, "lam": 0.95, "clip": 0.2, "entropy": 0.0},
}
NETWORK = {"hidden": 64, "layers": 2}
BENDS = {"dqn": "relu", "ppo": "tanh"}
STEPS = {"dqn": (40_000, 1_000), "ppo": (40_960, 2_048)}
"""Steps of one measurement, of ours and of theirs."""
FEWEST = {"dqn": (200, 200), "ppo": (2_048, 2_048)}
"""The same, where it shall only run: a few steps of descent, a single rollout."""


def ours(name: str, level: str, begun: int) -> Callable[[int], Any]:
    """A learner of this program that has learned for some steps; called with a number of steps."""
    spec = learners()[name]
    settings = spec.settings(**OURS[name], **NETWORK, activation=BENDS[name])
    learner = spec.make(settings, Experience(compile_mdp(find(level)), seed=1), 1)
    learner.advance(begun)
    return learner.advance


def theirs(name: str, level: str, begun: int) -> Callable[[int], Any]:
    """The same of stable-baselines3."""
    torch, other = importlib.import_module("torch"), importlib.import_module("stable_baselines3")
    torch.set_num_threads(THREADS)
    told = OURS[name]
    bend = {"relu": torch.nn.ReLU, "tanh": torch.nn.Tanh}[BENDS[name]]
    shared: dict[str, Any] = {
        "learning_rate": told["alpha"],
        "batch_size": told["batch"],
        "gamma": find(level).rules.discount,
        "device": "cpu",
    }
    shared |= {"policy_kwargs": {"net_arch": [NETWORK["hidden"]] * NETWORK["layers"], "activation_fn": bend}}
    shared["gamma"] = find(level).rules.discount
    own: dict[str, Any] = {
        "dqn": lambda: {
            "buffer_size": told["memory"],
            "learning_starts": told["begin"],
            "train_freq": told["every"],
            "gradient_steps": 1,
            "target_update_interval": told["sync"],
        },
        "ppo": lambda: {
            "n_steps": told["rollout"],
            "n_epochs": told["epochs"],
            "gae_lambda": told["lam"],
            "clip_range": told["clip"],
            "ent_coef": told["entropy"],
        },
    }[name]()
    learner = getattr(other, name.upper())("MlpPolicy", GridworldEnv(level), **shared, **own)
    learner.learn(begun)
    return functools.partial(learner.learn, reset_num_timesteps=False)


def pace(live: Callable[[int], Any], steps: int) -> float:
    """Thousand steps a second."""
    began = time.perf_counter()
    live(steps)
    return steps / (time.perf_counter() - began) / 1000


def rows(effort: Effort) -> list[Row]:
    """Both learners on each level."""
    rival = importlib.util.find_spec("stable_baselines3") is not None
    if not rival:
        print("stable-baselines3 is not installed, so it is left out: pip install -e '.[bench-networks]' brings it")
    measured = []
    for name in OURS:
        few, many = effort.pick(STEPS, FEWEST)[name][::-1]
        for level in effort.pick(LEVELS, LEVELS[:1]):
            takes = [functools.partial(pace, ours(name, level, few), many)]
            if rival:
                takes.append(functools.partial(pace, theirs(name, level, few), few))
            mine, *others = interleaved(effort.repeats, *takes)
            opponent = f"stable-baselines3, {THREADS} thread" if rival else "none"
            goal, met = (f"at least {LEAST:g} times", functools.partial(operator.le, LEAST)) if rival else ("none", bool)
            what = f"{learners()[name].title}, {level}"
            measured.append(Row(what, "k steps/s", mine, opponent, others[0] if rival else (), goal, met))
    return measured

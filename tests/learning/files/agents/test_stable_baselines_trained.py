"""Agents that Stable-Baselines3 trains here and now say the same to us as to it; skipped where it is not installed."""

from pathlib import Path
from typing import Any

import gymnasium
import numpy as np
import pytest

import playground
from playground.learning.files.agent_file import AgentError, read_agent
from playground.learning.learner import Field
from playground.learning.learners.visitor import believed
from playground.world import compile_mdp
from playground.world.library import find

ID = "BellmanPlayground/Level-v0"
LEVELS = ("corridor", "dyna-maze", "frozenlake-8x8", "keys-and-doors", "maximization-bias")
assert playground
pytest.importorskip("stable_baselines3", reason="Stable-Baselines3 is not installed; the playground does not need it")


def saved(path: Path, kind: str, level: str, **told: Any) -> Any:
    """An agent after some steps, and its file."""
    import stable_baselines3

    settings: dict[str, Any] = {"learning_starts": 10} if kind == "DQN" else {"n_steps": 32}
    settings |= {"batch_size": 32} if kind == "PPO" else {}
    made = getattr(stable_baselines3, kind)(
        "MlpPolicy", gymnasium.make(ID, level=level), seed=1, device="cpu", **settings, **told
    )
    made.learn(64)
    made.save(path)
    return made


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("kwargs", [{}, {"net_arch": [7]}, {"net_arch": []}, {"net_arch": [6, 5, 4]}], ids=str)
@pytest.mark.parametrize("kind", ["DQN", "PPO", "A2C"])
def test_every_value_and_every_chance_is_the_same(kind: str, level: str, kwargs: dict[str, Any], tmp_path: Path) -> None:
    import torch

    path, mdp = tmp_path / "model.zip", compile_mdp(find(level))
    bend = {"activation_fn": torch.nn.Tanh if kind == "DQN" else torch.nn.ReLU} if kwargs else {}
    agent = saved(path, kind, level, policy_kwargs={**kwargs, **bend})
    networks = read_agent(path, mdp)
    told, states = believed(networks, mdp), torch.arange(len(mdp.states))
    acting = ~mdp.terminal
    with torch.no_grad():
        if kind == "DQN":
            q = agent.q_net(states).numpy()
            np.testing.assert_allclose(told[Field.Q][mdp.legal], q[mdp.legal], atol=1e-6)
            return
        chances = agent.policy.get_distribution(states).distribution.probs.numpy() * mdp.legal
        chances = chances[acting] / chances[acting].sum(axis=1, keepdims=True)
        np.testing.assert_allclose(told[Field.POLICY][acting], chances, atol=1e-6)
        np.testing.assert_allclose(told[Field.V][acting], agent.policy.predict_values(states).numpy()[acting, 0], atol=1e-6)


def test_what_is_no_network_for_a_level_is_refused(tmp_path: Path) -> None:
    from stable_baselines3 import PPO

    mdp = compile_mdp(find("corridor"))
    PPO("MlpPolicy", gymnasium.make("CartPole-v1"), device="cpu").save(tmp_path / "cart.zip")
    with pytest.raises(AgentError, match=r"its observation space is a Box \[4\], expected the number"):
        read_agent(tmp_path / "cart.zip", mdp)
    PPO("MlpPolicy", gymnasium.make("FrozenLake-v1"), device="cpu").save(tmp_path / "lake.zip")
    with pytest.raises(AgentError, match="it knows 16 states and 4 actions, expected 5 and 4"):
        read_agent(tmp_path / "lake.zip", mdp)

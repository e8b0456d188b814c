"""An agent of skrl: its networks by role, one-hot or told a number, and the scales of its preprocessors."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.agent_file import AgentError, ForeignAgent, ReadingHints, read_agent
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import Array, forward, linear, named, saved

MDP = compile_mdp(find("corridor"))  # 5 states, 4 actions
ALL, EYE = np.arange(5), np.eye(5)
FIRST, LAST, VALUE = linear(6, 5, 1), linear(4, 6, 2), linear(1, 6, 3)
NET = named(net_container__0=FIRST, net_container__2=LAST)
ADAM = {"state": {}, "param_groups": []}
SCALE = {"running_mean": np.array([2.0]), "running_variance": np.array([0.25]), "current_count": np.array(7.0)}


def relu(x: Array) -> Array:
    return np.maximum(x, 0.0)


def read(tmp_path: Path, tree: Any) -> ForeignAgent:
    path = tmp_path / "agent_100.pt"
    path.write_bytes(saved(tree))
    return read_agent(path, MDP, ReadingHints("", "relu"))


def test_a_q_network_drives_by_its_values(tmp_path: Path) -> None:
    agent = read(tmp_path, {"q_network": NET, "target_q_network": NET, "optimizer": ADAM})
    np.testing.assert_allclose(agent["value"].activations(ALL)[-1], forward(EYE, [FIRST, LAST], relu), atol=1e-12)
    assert (list(agent), agent.notes) == (["value"], ())


@pytest.mark.parametrize("shared", [False, True])
def test_a_policy_and_a_value_apart_or_on_what_they_share(shared: bool, tmp_path: Path) -> None:
    both = named(net_container__0=FIRST, policy_layer=LAST, value_layer=VALUE)
    own = linear(6, 5, 4)
    tree = (
        {"policy": both, "value": both} if shared else {"policy": NET, "value": named(net_container__0=own, output_layer=VALUE)}
    )
    agent = read(tmp_path, {**tree, "optimizer": ADAM})
    np.testing.assert_allclose(agent["policy"].activations(ALL)[-1], forward(EYE, [FIRST, LAST], relu), atol=1e-12)
    expected = forward(EYE, [FIRST if shared else own, VALUE], relu)
    np.testing.assert_allclose(agent["value"].activations(ALL)[-1], expected, atol=1e-12)


def test_a_scaled_number_is_cut_off_at_five(tmp_path: Path) -> None:
    first = linear(6, 1, 5)
    tree = {"q_network": named(a=first, b=LAST), "target_q_network": {}, "observation_preprocessor": SCALE}
    agent = read(tmp_path, tree)
    scaled = np.clip((ALL[:, None] - 2.0) / (0.5 + 1e-8), -5.0, 5.0)
    np.testing.assert_allclose(agent["value"].activations(ALL)[-1], forward(scaled, [first, LAST], relu), atol=1e-12)


@pytest.mark.parametrize("factor", [0.1, 100.0])
def test_values_are_scaled_back_and_those_beyond_five_cut_off(factor: float, tmp_path: Path) -> None:
    large = {name: (part * factor).astype("<f4") for name, part in VALUE.items()}
    tree = {"policy": NET, "value": named(net_container__0=FIRST, output_layer=large), "value_preprocessor": SCALE}
    agent = read(tmp_path, tree)
    expected = np.clip(forward(EYE, [FIRST, large], relu), -5.0, 5.0) * 0.5 + 2.0
    np.testing.assert_allclose(agent["value"].activations(ALL)[-1], expected, atol=1e-12)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"observation_preprocessor": {"running_mean": np.ones(3), "running_variance": np.ones(3)}}, "scaled as 3 numbers"),
        ({"observation_preprocessor": {"mean": np.ones(1)}}, "has no mean and variance"),
        ({"value_preprocessor": {"running_mean": np.array([np.inf]), "running_variance": np.ones(1)}}, "that is no number"),
        ({"policy": {}}, "one of its models has no tensors"),
        ({"policy": named(a=linear(4, 7, 1))}, "it knows 7 states and 4 actions, expected 5 and 4"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(AgentError, match=message):
        read(tmp_path, {"policy": NET, "value": named(net_container__0=FIRST, output_layer=VALUE), "optimizer": ADAM, **change})

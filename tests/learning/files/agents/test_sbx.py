"""An agent of SBX: flax's parameters out of a pickled policy, told the number of a state as it is, or a row for a box."""

import base64
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.agent_file import AgentError, ForeignAgent, read_agent
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import DISCRETE, Array, Called, Module, forward, linear, packed, pickle_of

MDP = compile_mdp(find("corridor"))  # 5 states, 4 actions
ALL, EYE = np.arange(5), np.eye(5)
FIRST, LAST, VALUE = linear(6, 1, 1), linear(4, 6, 2), linear(1, 6, 3)
BOX = {":type:": "<class 'gymnasium.spaces.box.Box'>", "_shape": [5]}


def dense(*layers: dict[str, Array]) -> Module:
    """A state of training with dense layers."""
    parts = {f"Dense_{place}": {"kernel": pair["weight"].T, "bias": pair["bias"]} for place, pair in enumerate(layers)}
    return Module("flax.training.train_state TrainState", {"step": 3, "params": {"params": parts}, "tx": None})


def jax_function(name: str, house: str = "jax._src.custom_derivatives custom_jvp") -> Module:
    return Module(house, {"__name__": name, "__module__": "jax._src.nn.functions"})


def model(path: Path, whole: Any, **changes: Any) -> Path:
    """A file as `model.save` of SBX writes it."""
    space = {":type:": DISCRETE, "n": "5", "start": "0"}
    packed_policy = base64.b64encode(pickle_of(whole)).decode()
    sentences = {"observation_space": space, "action_space": {**space, "n": "4"}, "policy": {":serialized:": packed_policy}}
    entries = {"data": json.dumps({**sentences, **changes}).encode(), "_stable_baselines3_version": b"2.9.2"}
    path.write_bytes(packed(entries))
    return path


def policy(kind: str = "sbx.dqn.policies DQNPolicy", **state: Any) -> Module:
    usual = {"activation_fn": jax_function("relu"), "features_extractor_class": None, "qf_state": dense(FIRST, LAST)}
    return Module(kind, {**usual, **state})


def read(tmp_path: Path, whole: Any, **changes: Any) -> ForeignAgent:
    return read_agent(model(tmp_path / "model.zip", whole, **changes), MDP)


def test_the_number_of_a_state_goes_in_as_it_is(tmp_path: Path) -> None:
    agent = read(tmp_path, policy())
    expected = forward(ALL[:, None], [FIRST, LAST], lambda x: np.maximum(x, 0.0))
    np.testing.assert_allclose(agent["value"].activations(ALL)[-1], expected, atol=1e-12)
    assert (list(agent), agent["value"].output, agent.notes) == (["value"], "values", ())


def test_a_policy_and_a_value_of_ppo(tmp_path: Path) -> None:
    states = {"actor_state": dense(FIRST, LAST), "vf_state": dense(FIRST, VALUE)}
    tanh = Module("jaxlib._jax PjitFunction", {"version": 1, "function_name": "tanh"})
    agent = read(tmp_path, policy("sbx.ppo.policies PPOPolicy", activation_fn=tanh, **states))
    for name, last in (("policy", LAST), ("value", VALUE)):
        expected = forward(ALL[:, None], [FIRST, last], np.tanh)
        np.testing.assert_allclose(agent[name].activations(ALL)[-1], expected, atol=1e-12)
    assert [each.output for each in agent.values()] == ["preferences", "value"]


def test_a_box_with_one_number_for_each_state(tmp_path: Path) -> None:
    wide = linear(6, 5, 7)
    agent = read(tmp_path, policy(qf_state=dense(wide, LAST)), observation_space=BOX)
    expected = forward(EYE, [wide, LAST], lambda x: np.maximum(x, 0.0))
    np.testing.assert_allclose(agent["value"].activations(ALL)[-1], expected, atol=1e-12)
    assert agent.notes == ("Its box of 5 numbers is taken for one number for each state, 1 for the one it is in.",)


@pytest.mark.parametrize(
    ("whole", "changes", "message"),
    [
        (policy("sbx.sac.policies SACPolicy"), {}, "its policy is 'sbx.sac.policies.SACPolicy', expected DQN or PPO"),
        (policy("os system"), {}, "its policy is 'os.system', expected DQN or PPO"),
        (policy(activation_fn=jax_function("relu6")), {}, "its units bend by 'relu6', expected tanh, relu"),
        (policy(activation_fn=jax_function("relu", "__main__ relu")), {}, "its units bend by 'relu'"),
        (policy(activation_fn=Called("cloudpickle.cloudpickle _make_function", ("relu",))), {}, "its units bend by 'cloudpickle"),
        (policy(features_extractor_class=jax_function("NatureCNN")), {}, "what it sees goes through layers of its own"),
        (policy(qf_state=Module("a b", {"params": {"params": {"LayerNorm_0": {}}}})), {}, "a part 'LayerNorm_0', expected dense"),
        (policy(qf_state=None), {}, "its network of value has no parameters"),
        (policy(qf_state=dense(FIRST, linear(5, 6, 1))), {}, "its network of value has 5 outputs, expected 4 on this level"),
        (policy(), {"action_space": BOX}, "its action space is Box, expected Discrete from 0"),
        (policy(), {"policy": {}}, "there is no policy in its data"),
        (policy(), {"policy": {":serialized:": "%%"}}, "its policy: "),
        ({"a": 1}, {}, "its policy is no object"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(whole: Any, changes: dict[str, Any], message: str, tmp_path: Path) -> None:
    with pytest.raises(AgentError, match=message) as refused:
        read(tmp_path, whole, **changes)
    assert len(str(refused.value)) < 300 and "\n" not in str(refused.value)


def test_damaged_anywhere_it_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    whole, dice = pickle_of(policy()), np.random.default_rng(4)
    refused = 0
    for place in range(0, len(whole), 4):
        damaged = bytearray(whole)
        damaged[place] ^= int(dice.integers(1, 256))
        try:
            read(tmp_path, policy(), policy={":serialized:": base64.b64encode(bytes(damaged)).decode()})
        except AgentError:
            refused += 1
    assert refused > len(whole) // 40

"""An agent of Stable-Baselines3: its numbers are right, and what does not fit is refused in one sentence."""

import json
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.agent_file import AgentError, read_agent
from playground.learning.files.agents.stable_baselines import LARGEST_WORDS
from playground.learning.files.parcel import LARGEST, LARGEST_FILE
from playground.rl.policies import softmax
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import TRAINED, called, deep_q, model, packed, stored, table, tensor, weights, words

MDP = compile_mdp(find("corridor"))
ALL = np.arange(5)
BOX = {":type:": "<class 'gymnasium.spaces.box.Box'>", "_shape": [5]}
FOUR = {**BOX, "_shape": [4]}
ACTOR = {
    "mlp_extractor.policy_net.0.weight": np.ones((2, 5)),
    "mlp_extractor.policy_net.0.bias": [0, 0],
    "mlp_extractor.value_net.0.weight": np.ones((2, 5)),
    "mlp_extractor.value_net.0.bias": [0, 0],
    "action_net.weight": np.zeros((4, 2)),
    "action_net.bias": [0, 0, 0, 0],
    "value_net.weight": [[1, 1]],
    "value_net.bias": [1],
}


def test_the_values_of_a_real_dqn_are_those_that_stable_baselines_tells() -> None:
    network = read_agent(TRAINED / "dqn-corridor.zip", MDP)["value"]
    assert (network.output, network.activation, [each.shape for each in network.weights]) == ("values", "relu", [(5, 6), (6, 4)])
    told = [
        [-1.6277041, -0.8100913, -1.6184441, -1.8549477],
        [-1.0976118, 0.2941761, -1.2061954, -1.7540492],
        [-0.6658313, 1.5251486, -0.5718718, -1.199461],
        [-0.2768397, 2.9073458, 0.2456283, -0.3104972],
        [-0.7802188, 1.4624761, -0.5041778, -0.9730407],
    ]
    np.testing.assert_allclose(network.activations(ALL)[-1], told, atol=1e-6)


def test_the_chances_and_values_of_a_real_ppo_are_those_that_stable_baselines_tells() -> None:
    networks = read_agent(TRAINED / "ppo-corridor.zip", MDP)
    assert [(name, each.output, each.activation) for name, each in networks.items()] == [
        ("policy", "preferences", "relu"),
        ("value", "value", "relu"),
    ]
    told = [
        [8.9761332e-02, 7.0756358e-01, 1.3908985e-01, 6.3585140e-02],
        [2.7499192e-03, 9.8975909e-01, 6.4418362e-03, 1.0491987e-03],
        [1.5728814e-04, 9.9952698e-01, 2.9187830e-04, 2.3784673e-05],
        [1.4927390e-04, 9.9830854e-01, 1.4477492e-03, 9.4514246e-05],
        [6.4338580e-02, 7.7831507e-01, 1.1266547e-01, 4.4680905e-02],
    ]
    found = softmax(networks["policy"].activations(ALL)[-1], np.ones((5, 4), np.bool_))
    np.testing.assert_allclose(found, told, atol=1e-6)
    np.testing.assert_allclose(networks["value"].activations(ALL)[-1][:, 0], 3.0824208, atol=1e-6)


def test_a_network_by_hand(tmp_path: Path) -> None:
    parts = {
        "q_net.q_net.0.weight": [[1, -2, 0, 0, 3]],
        "q_net.q_net.0.bias": [0.5],
        "q_net.q_net.2.weight": [[1], [2], [-1], [0]],
        "q_net.q_net.2.bias": [0, 0, 0, 7],
    }
    by_relu = read_agent(model(tmp_path / "relu.zip", parts), MDP)["value"]
    np.testing.assert_allclose(by_relu.activations(np.array([0, 1, 4]))[-1], [[1.5, 3, -1.5, 7], [0, 0, 0, 7], [3.5, 7, -3.5, 7]])
    bend = {"policy_kwargs": {"activation_fn": "<class 'torch.nn.modules.activation.Tanh'>"}}
    by_tanh = read_agent(model(tmp_path / "tanh.zip", parts, **bend), MDP)["value"]
    np.testing.assert_allclose(by_tanh.activations(np.array([1]))[-1], [[np.tanh(-1.5), 2 * np.tanh(-1.5), -np.tanh(-1.5), 7]])


@pytest.mark.parametrize(
    ("word", "bent"),
    [
        ("LeakyReLU", [0.5, -0.015]),
        ("ELU", [0.5, np.exp(-1.5) - 1]),
        ("SiLU", [0.5 / (1 + np.exp(-0.5)), -1.5 / (1 + np.exp(1.5))]),
        ("GELU", [0.5 * 0.6914624612740131, -1.5 * 0.06680720126885807]),
        ("Sigmoid", [1 / (1 + np.exp(-0.5)), 1 / (1 + np.exp(1.5))]),
        ("Softplus", [np.log(1 + np.exp(0.5)), np.log(1 + np.exp(-1.5))]),
        ("SELU", [0.5 * 1.0507009873554805, 1.7580993408473766 * (np.exp(-1.5) - 1)]),
    ],
)
def test_units_bend_in_every_way_that_pytorch_has_a_plain_word_for(word: str, bent: list[float], tmp_path: Path) -> None:
    first = {"q_net.q_net.0.weight": [[0, -2, 0, 0, 0]], "q_net.q_net.0.bias": [0.5]}
    last = {"q_net.q_net.2.weight": [[1], [2], [0], [0]], "q_net.q_net.2.bias": [0, 0, 0, 0]}
    bend = {"policy_kwargs": {"activation_fn": f"<class 'torch.nn.modules.activation.{word}'>"}}
    network = read_agent(model(tmp_path / "model.zip", {**first, **last}, **bend), MDP)["value"]
    np.testing.assert_allclose(network.activations(np.array([0, 1]))[-1], [[x, 2 * x, 0, 0] for x in bent], atol=1e-12)


def test_a_box_with_one_number_for_each_state_is_read_as_that_and_says_so(tmp_path: Path) -> None:
    plain = read_agent(model(tmp_path / "plain.zip", deep_q()), MDP)
    boxed = read_agent(model(tmp_path / "boxed.zip", deep_q(), observation_space=BOX), MDP)
    np.testing.assert_array_equal(boxed["value"].activations(ALL)[-1], plain["value"].activations(ALL)[-1])
    assert plain.notes == ()
    assert boxed.notes == ("Its box of 5 numbers is taken for one number for each state, 1 for the one it is in.",)


def test_a_box_of_one_number_is_the_number_of_the_state(tmp_path: Path) -> None:
    one = {"q_net.q_net.0.weight": [[1], [-1]], "q_net.q_net.0.bias": [-2, 2]}
    last = {"q_net.q_net.2.weight": np.eye(4, 2), "q_net.q_net.2.bias": [0] * 4}
    agent = read_agent(model(tmp_path / "model.zip", {**one, **last}, observation_space={**BOX, "_shape": [1]}), MDP)
    np.testing.assert_array_equal(agent["value"].activations(ALL)[-1][:, :2], [[0, 2], [0, 1], [0, 0], [1, 0], [2, 0]])
    assert agent.notes == ("Its box of one number is taken for the number of the state as it is.",)


def test_the_value_of_quantiles_is_their_mean(tmp_path: Path) -> None:
    bare = {
        "quantile_net.quantile_net.0.weight": np.arange(40.0).reshape(8, 5),
        "quantile_net.quantile_net.0.bias": np.arange(8.0),
    }
    network = read_agent(model(tmp_path / "model.zip", bare), MDP)["value"]
    # State 1: outputs 1, 6 … 36 and their biases 0 … 7: the first quantile of four actions, then the second.
    np.testing.assert_array_equal(network.activations(np.array([1]))[-1], [[1 + 12, 7 + 12, 13 + 12, 19 + 12]])


def test_actors_bend_by_tanh_and_may_have_no_hidden_layer(tmp_path: Path) -> None:
    networks = read_agent(model(tmp_path / "a.zip", ACTOR), MDP)
    np.testing.assert_allclose(networks["value"].activations(ALL)[-1], np.full((5, 1), 1 + 2 * np.tanh(1)))
    bare = {
        "action_net.weight": np.eye(4, 5),
        "action_net.bias": [0] * 4,
        "value_net.weight": np.ones((1, 5)),
        "value_net.bias": [0],
    }
    networks = read_agent(model(tmp_path / "b.zip", bare), MDP)
    np.testing.assert_array_equal(networks["policy"].activations(np.array([2, 4]))[-1], [[0, 0, 1, 0], [0, 0, 0, 0]])


@pytest.mark.parametrize(
    ("parts", "changes", "message"),
    [
        (deep_q(7, 4), {}, "it knows 7 states and 4 actions, expected 5 and 4 of this level"),
        (deep_q(5, 8), {}, "it knows 5 states and 8 actions, expected 5 and 4 of this level"),
        (
            {**ACTOR, "value_net.weight": [[1, 1], [1, 1]], "value_net.bias": [1, 1]},
            {},
            "it knows 5 states and 2 values each, expected 5 and 1",
        ),
        (
            deep_q(4),
            {"observation_space": FOUR},
            r"its observation space is a Box \[4\], expected the number of a state, or a Box \[5\]",
        ),
        (deep_q(), {"action_space": BOX}, "its action space is Box, expected Discrete from 0: the number of a move"),
        (deep_q(), {"observation_space": {}}, "its observation space is nothing, expected Discrete"),
        (deep_q(), {"policy_class": {"__module__": "my.own"}}, "its policy is of 'my.own', expected DQN, QR-DQN, PPO or A2C"),
        (
            deep_q(),
            {"policy_kwargs": {"activation_fn": "<class 'torch.nn.PReLU'>"}},
            "its units bend by 'PReLU', expected Tanh, ReLU",
        ),
        (deep_q(), {"policy_kwargs": {"features_extractor_class": "<class 'a.NatureCNN'>"}}, "goes through 'NatureCNN' first"),
        ({**deep_q(), "q_net.features_extractor.cnn.0.weight": [1]}, {}, "it has a part 'q_net.features_extractor.cnn.0.weight'"),
        ({**ACTOR, "log_std": [0]}, {}, "it has a part 'log_std', expected DQN, QR-DQN, PPO or A2C with MlpPolicy"),
        ({"actor.mu.weight": [[1]]}, {}, "it has parts like 'actor.mu.weight', expected DQN"),
        ({}, {}, "it has parts like 'nothing'"),
        (deep_q(5, 1), {}, "it knows 5 states and 1 action, expected 5 and 4"),
        (deep_q(1, 5), {"observation_space": {**BOX, "_shape": [1]}}, "its network of value has 5 outputs, expected 4 on this"),
        ({**deep_q(), "q_net.q_net.x.weight": [[1]]}, {}, "has no number"),
        ({**deep_q(), "q_net.q_net.3.weight": [[1]]}, {}, "has no weights"),
        ({**deep_q(), "q_net.q_net.2.weight": np.zeros((4, 9))}, {}, r"q_net.q_net.2.weight is \[4, 9\], expected 3 inputs"),
        ({**deep_q(), "q_net.q_net.2.bias": [0] * 5}, {}, "has no weights"),
        ({**deep_q(), "q_net.q_net.2.bias": [0, 0, np.nan, 0]}, {}, "something that is no number"),
        ({**deep_q(), "q_net.q_net.0.weight": np.full((3, 5), np.inf)}, {}, "something that is no number"),
        (deep_q(5, 4, 5000), {}, r"q_net.q_net.0.weight is \[5000, 5\], expected at most 4096 units"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_sentence(
    parts: dict[str, Any], changes: dict[str, Any], message: str, tmp_path: Path
) -> None:
    with pytest.raises(AgentError, match=message) as told:
        read_agent(model(tmp_path / "model.zip", parts, **changes), MDP)
    assert len(str(told.value)) < 300 and "\n" not in str(told.value)


def test_bombs_and_what_is_no_agent_are_refused(tmp_path: Path) -> None:
    good, told = weights(deep_q()), words()
    files = {
        "at most 67,108,864 are": packed({"data": told, "policy.pth": bytes(LARGEST + 1)}, zipfile.ZIP_DEFLATED),
        f"{LARGEST_WORDS:,} are read": packed({"data": b" " * (LARGEST_WORDS + 1), "policy.pth": good}, zipfile.ZIP_DEFLATED),
        "its data is no JSON text": packed({"data": b"{", "policy.pth": good}),
        "no JSON": packed({"data": b"\xff\xfe", "policy.pth": good}),
        "no JSON text: maximum recursion": packed({"data": b"[" * 100_000, "policy.pth": good}),
        "its data is no JSON object": packed({"data": b"[]", "policy.pth": good}),
        "it has 1,013 entries": packed({**{str(n): b"" for n in range(1001)}, "data": told, "policy.pth": good}),
        "policy.pth: .* that can be read: it has 1,500 entries": packed(
            {"data": told, "policy.pth": packed({str(n): b"" for n in range(1500)})}, zipfile.ZIP_DEFLATED
        ),
        "there is no data": packed({"policy.pth": good}),
        "policy.pth: it is no archive of PyTorch": packed({"data": told, "policy.pth": b"PK"}),
        "it is no .zip archive, or a damaged one: download or save it again": b"PK\x03\x04",
        "it is no agent that is read here, expected a .zip file of": packed({"data": told, "policy.pth": good})[8:],
        "its data is packed in a way": packed({"data": told, "policy.pth": good}, zipfile.ZIP_LZMA),
    }
    for message, content in files.items():
        path = tmp_path / "bad.zip"
        path.write_bytes(content)
        with pytest.raises(AgentError, match=message):
            read_agent(path, MDP)
    with (tmp_path / "long.zip").open("wb") as file:
        file.write(b"PK")
        file.truncate(LARGEST_FILE + 1)
    with pytest.raises(AgentError, match="bytes long, at most 268,435,456 are read"):
        read_agent(tmp_path / "long.zip", MDP)
    with pytest.raises(OSError, match="No such file"):
        read_agent(tmp_path / "missing.zip", MDP)


def test_a_small_file_that_tells_of_a_large_network_takes_no_memory(tmp_path: Path) -> None:
    wide = b"\x8a\x06" + (1 << 39).to_bytes(6, "little")
    none = b"(" + stored("0", 1) + b"K\x00K\x00" + wide + b"\x86" + wide + b"K\x01\x86t"
    numbers = 1 << 22  # 2,048 rows of 2,048, in each of five layers the same ones
    row, square = tensor(stored("0", numbers), (2048,), (1,)), tensor(stored("0", numbers), (2048, 2048), (2048, 1))
    shared = {f"q_net.q_net.{n}.{part}": made for n in range(5) for part, made in (("weight", square), ("bias", row))}
    bad = {
        "has no weights": ({"q_net.q_net.0.weight": called("torch._utils _rebuild_tensor_v2", none)}, 1),
        "its network has 20,971,520 weights, at most 16,777,216 are read": (shared, numbers),
    }
    for message, (parts, count) in bad.items():
        parts.setdefault("q_net.q_net.0.bias", tensor(stored("0", count), (0,), (1,)))
        content = packed({"archive/data.pkl": table(parts), "archive/data/0": bytes(4 * count)})
        path = tmp_path / "model.zip"
        path.write_bytes(packed({"data": words(), "policy.pth": content}, zipfile.ZIP_DEFLATED))
        with pytest.raises(AgentError, match=message):
            read_agent(path, MDP)


def test_what_stable_baselines_would_have_unpickled_is_never_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    payload = {":type:": "<class 'dict'>", ":serialized:": "Y29zCnN5c3RlbQooVnRvdWNoIGZpcmVkCnRSLg=="}
    told = json.loads(words(policy_kwargs=payload, lr_schedule=payload))
    path = tmp_path / "model.zip"
    path.write_bytes(
        packed({"data": json.dumps(told).encode(), "policy.pth": weights(deep_q()), "pytorch_variables.pth": b"cos\n"})
    )
    assert read_agent(path, MDP)["value"].activation == "relu"
    assert [each.name for each in tmp_path.iterdir()] == ["model.zip"]


def test_damaged_anywhere_it_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    whole, path, dice = (TRAINED / "dqn-corridor.zip").read_bytes(), tmp_path / "model.zip", np.random.default_rng(2)
    refused = 0
    for place in range(0, len(whole), 8):
        damaged = bytearray(whole)
        damaged[place] ^= int(dice.integers(1, 256))
        for content in (whole[:place], bytes(damaged)):
            path.write_bytes(content)
            try:
                read_agent(path, MDP)
            except AgentError:
                refused += 1
    assert refused > len(whole) // 8

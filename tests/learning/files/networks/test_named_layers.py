"""Layers that belong together, by their names, their order and their shapes."""

from typing import Any

import numpy as np
import pytest

from playground.learning.files.networks.named_layers import ADVANTAGE, POLICY, SHARED, TARGET, VALUE, Q, networks, role_of
from playground.learning.files.parcel import AgentError


@pytest.mark.parametrize(
    "name, role",
    [
        ("actor.0", POLICY),
        ("critic.2", VALUE),
        ("fcValue1", VALUE),
        ("q_net.0", Q),
        ("action_value", Q),
        ("advantage_head", ADVANTAGE),
        ("policy.value_head", VALUE),
        ("target_net.0", TARGET),
        ("layers.0", SHARED),
        ("fc1", SHARED),
    ],
)
def test_a_name_says_what_a_layer_is_for(name: str, role: str) -> None:
    assert role_of(name) == role


def linear(name: str, inputs: int, outputs: int, bias: bool = True) -> dict[str, Any]:
    """A layer as PyTorch names it, of ones, with biases of 2."""
    return {f"{name}.weight": np.ones((outputs, inputs)), **({f"{name}.bias": np.full(outputs, 2.0)} if bias else {})}


def shapes(layers: Any) -> list[tuple[int, int]]:
    return [layer.weights.shape for layer in layers]


def test_layers_without_roles_are_one_network_in_their_order() -> None:
    parts = networks(linear("net.0", 5, 3) | linear("net.2", 3, 4), 5)
    assert (shapes(parts.main), parts.role, parts.value) == ([(5, 3), (3, 4)], SHARED, ())


def test_heads_begin_where_the_layers_that_they_share_end() -> None:
    parts = networks(linear("body.0", 5, 3) | linear("actor", 3, 4) | linear("critic", 3, 1), 5)
    assert (shapes(parts.main), shapes(parts.value), parts.role, parts.shared) == (
        [(5, 3), (3, 4)],
        [(5, 3), (3, 1)],
        POLICY,
        True,
    )


def test_networks_apart_share_nothing() -> None:
    actor, critic = linear("actor.0", 5, 3) | linear("actor.2", 3, 4), linear("critic.0", 5, 3) | linear("critic.2", 3, 1)
    parts = networks(actor | critic, 5)
    assert (shapes(parts.main), shapes(parts.value), parts.shared) == ([(5, 3), (3, 4)], [(5, 3), (3, 1)], False)


def test_a_dueling_network_is_its_value_and_its_advantages_less_their_mean() -> None:
    advantage = {"advantage.weight": np.array([[1.0], [3.0]]), "advantage.bias": np.array([0.0, 2.0])}
    parts = networks({"value.weight": np.array([[10.0]]), "value.bias": np.array([5.0])} | advantage, 1)
    (only,) = parts.main
    # Input 1: V = 10 + 5, A = (1, 5) with the mean 3, so Q = 15 - 2 and 15 + 2.
    np.testing.assert_allclose(only.weights[0] + only.biases, [13.0, 17.0], atol=1e-12)
    assert parts.dueling and parts.role == Q


def test_an_embedding_of_the_states_is_folded_into_the_layer_after_it() -> None:
    rows = np.arange(10.0).reshape(5, 2)
    (only,) = networks({"embedding.weight": rows} | linear("head", 2, 4), 5).main
    np.testing.assert_array_equal(only.weights[:, 0], rows.sum(axis=1))


def test_who_has_a_target_network_learns_action_values() -> None:
    assert networks(linear("policy_net.0", 5, 4) | linear("target_net.0", 5, 4), 5).role == Q


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"bn.running_mean": np.ones(3)}, "'bn.running_mean', which normalises between layers, expected plain layers"),
        ({"log_std": np.ones(3)}, "its moves are numbers with a point"),
        ({"rnn.weight_ih_l0": np.ones((3, 3))}, "'rnn' remembers"),
        ({"conv.weight": np.ones((3, 3, 2, 2))}, "'conv' has weights .* as convolutions have"),
        ({"norm.weight": np.ones(3), "norm.bias": np.ones(3)}, "'norm' normalises between layers"),
        ({"a.bias": np.ones(3)}, "'a' has a bias and no weights"),
        ({"a.mask": np.ones(3)}, r"a part 'a.mask' of shape \[3\], expected weights and biases of plain layers"),
        (linear("advantage", 5, 4), "it has advantages but no value of one number beside them"),
        (linear("first.0", 5, 4) | linear("second.0", 5, 4), "several networks, which begin with 'first.0' and 'second.0'"),
    ],
)
def test_what_is_no_plain_network_is_refused(arrays: dict[str, Any], message: str) -> None:
    with pytest.raises(AgentError, match=message):
        networks(arrays, 5)

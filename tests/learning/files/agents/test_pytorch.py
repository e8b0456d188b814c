"""State dicts, checkpoints and modules of PyTorch: networks follow from names and shapes, and what they leave open is said."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from playground.learning.files.agent_file import AgentError, ForeignAgent, ReadingHints, read_agent
from playground.world import compile_mdp
from playground.world.library import find
from tests.learning.agents import Array, Module, forward, linear, named, saved, weights

MDP = compile_mdp(find("corridor"))  # 5 states, 4 actions
ALL, EYE = np.arange(5), np.eye(5)
FIRST, SECOND, LAST, VALUE = linear(6, 5, 1), linear(3, 6, 2), linear(4, 3, 3), linear(1, 3, 4)
UNITS = "It does not say how its hidden units bend: relu is taken, --agent-as tanh says otherwise."
OUTPUTS = "It does not say what its outputs are: Q-values are taken, --agent-as logits makes them those of a policy."


def relu(x: Array) -> Array:
    return np.maximum(x, 0.0)


def read(tmp_path: Path, tree: Any, *words: str) -> ForeignAgent:
    path = tmp_path / "agent.pt"
    path.write_bytes(tree if isinstance(tree, bytes) else saved(tree))
    return read_agent(path, MDP, ReadingHints(*words))


def said(agent: ForeignAgent, name: str = "value") -> Array:
    return agent[name].activations(ALL)[-1]


@pytest.mark.parametrize(
    "names",
    [
        ("0", "2", "4"),
        ("network__0", "network__2", "network__4"),
        ("fc1", "fc2", "fc3"),
        ("layer1", "layer2", "out"),
        ("module__linear_1", "module__linear_2", "module__head"),
        ("_orig_mod__a0", "_orig_mod__a1", "_orig_mod__b"),
        ("policy_net__layer1", "policy_net__layer2", "policy_net__layer3"),
    ],
)
def test_layers_follow_one_another_in_the_order_of_the_file(names: tuple[str, str, str], tmp_path: Path) -> None:
    agent = read(tmp_path, weights(named(**dict(zip(names, (FIRST, SECOND, LAST), strict=True)))), "values")
    assert list(agent) == ["value"] and agent["value"].output == "values" and agent.notes == (UNITS,)
    np.testing.assert_allclose(said(agent), forward(EYE, [FIRST, SECOND, LAST], relu), atol=1e-12)


STATE = named(fc1=FIRST, fc2=SECOND, fc3=LAST)
MOMENTS = {"state": {"0": {"step": 1, "exp_avg": FIRST["weight"]}}, "param_groups": [{"lr": 0.1}]}


@pytest.mark.parametrize(
    ("tree", "notes"),
    [
        (STATE, (UNITS, OUTPUTS)),
        ({"model_state_dict": STATE, "optimizer_state_dict": MOMENTS, "epoch": 3, "loss": 0.5}, (UNITS, OUTPUTS)),
        ({"epoch": 1, "model": STATE, "args": {"w": FIRST["weight"]}}, (UNITS, OUTPUTS)),
        ({"q_network": STATE, "note": "best"}, (UNITS,)),
        ({"policy_net": STATE, "target_net": named(fc1=SECOND), "optim": MOMENTS}, (UNITS,)),
        ([STATE, MOMENTS], (UNITS, OUTPUTS)),
    ],
)
def test_a_checkpoint_may_hold_it_under_some_key_beside_other_things(tree: Any, notes: tuple[str, ...], tmp_path: Path) -> None:
    agent = read(tmp_path, tree)
    np.testing.assert_allclose(said(agent), forward(EYE, [FIRST, SECOND, LAST], relu), atol=1e-12)
    assert agent.notes == notes


def test_a_policy_and_a_value_apart_bend_by_tanh_unless_someone_says_otherwise(tmp_path: Path) -> None:
    critic = linear(3, 5, 7), VALUE
    tree = named(critic__0=critic[0], critic__2=critic[1], actor__0=FIRST, actor__2=SECOND, actor__4=LAST)
    agent = read(tmp_path, tree)
    assert [(name, each.output) for name, each in agent.items()] == [("policy", "preferences"), ("value", "value")]
    np.testing.assert_allclose(said(agent, "policy"), forward(EYE, [FIRST, SECOND, LAST], np.tanh), atol=1e-12)
    np.testing.assert_allclose(said(agent), forward(EYE, critic, np.tanh), atol=1e-12)
    assert agent.notes == ("It does not say how its hidden units bend: tanh is taken, --agent-as relu says otherwise.",)
    assert read(tmp_path, tree, "", "relu").notes == ()


@pytest.mark.parametrize(
    "heads", [("action_head", "value_head"), ("net__pi", "net__v"), ("actor", "critic"), ("logits", "baseline")]
)
def test_heads_stand_on_what_they_share(heads: tuple[str, str], tmp_path: Path) -> None:
    base = "net__" if "net__" in heads[0] else ""
    tree = named(**{f"{base}fc1": FIRST, f"{base}fc2": SECOND, heads[0]: LAST, heads[1]: VALUE})
    agent = read(tmp_path, tree)
    np.testing.assert_allclose(said(agent, "policy"), forward(EYE, [FIRST, SECOND, LAST], relu), atol=1e-12)
    np.testing.assert_allclose(said(agent), forward(EYE, [FIRST, SECOND, VALUE], relu), atol=1e-12)


@pytest.mark.parametrize("deep", [False, True])
def test_a_dueling_network_is_one_of_plain_layers(deep: bool, tmp_path: Path) -> None:
    own, apart = linear(3, 6, 8), linear(2, 6, 9)
    value, advantage = ((own, VALUE), (apart, linear(4, 2, 10))) if deep else ((linear(1, 6, 8),), (linear(4, 6, 9),))
    layers = {f"value_{number}": pair for number, pair in enumerate(value)}
    layers |= {f"advantage_{number}": pair for number, pair in enumerate(advantage)}
    agent = read(tmp_path, named(feature=FIRST, **layers))
    v, a = (forward(EYE, [FIRST, *part], relu) for part in (value, advantage))
    np.testing.assert_allclose(said(agent), v + a - a.mean(axis=1, keepdims=True), atol=1e-12)
    assert agent.notes == (UNITS, "Its value and its advantages are put together as Q = V + A - mean A.")


def test_words_say_what_a_file_leaves_open(tmp_path: Path) -> None:
    agent = read(tmp_path, STATE, "logits", "elu")
    assert (list(agent), agent["policy"].output, agent.notes) == (["policy"], "preferences", ())
    elu = forward(EYE, [FIRST, SECOND, LAST], lambda x: np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1))
    np.testing.assert_allclose(said(agent, "policy"), elu, atol=1e-12)


def test_one_number_is_the_number_of_the_state_and_two_are_asked_about(tmp_path: Path) -> None:
    one, two = linear(3, 1, 5), linear(3, 2, 6)
    agent = read(tmp_path, named(a=one, b=LAST), "values", "tanh")
    np.testing.assert_allclose(said(agent), forward(ALL[:, None], [one, LAST], np.tanh), atol=1e-12)
    assert agent.notes == ("It takes one number of a state: the state's number, from 0, goes in as it is.",)
    with pytest.raises(AgentError, match="it takes 2 numbers, and no file says which: --agent-as cell"):
        read(tmp_path, named(a=two, b=LAST))
    cells = [state.cell for state in MDP.states]
    agent = read(tmp_path, named(a=two, b=LAST), "values", "tanh", "cell")
    np.testing.assert_allclose(said(agent), forward(cells, [two, LAST], np.tanh), atol=1e-12)


def test_rows_that_are_looked_up_are_added_up_as_they_are(tmp_path: Path) -> None:
    rows = linear(5, 6, 11, bias=False)
    agent = read(tmp_path, named(embedding=rows, fc1=SECOND, fc2=LAST))
    np.testing.assert_allclose(said(agent), forward(rows["weight"], [SECOND, LAST], relu), atol=1e-12)


def test_a_lone_table_is_a_table_of_values(tmp_path: Path) -> None:
    numbers = np.arange(20.0).reshape(5, 4)
    for tree in (numbers, {"policy": {"q_table": numbers[None]}}):
        agent = read(tmp_path, tree)
        np.testing.assert_array_equal(said(agent), numbers)
        assert agent.notes == ("It holds one table of a number for each state and action, which is taken for Q-values.",)


def module(*parts: tuple[str, Any]) -> Module:
    """A Sequential in a class of someone's own."""
    kinds = {
        place: Module(
            "torch.nn.modules." + kind,
            {"_parameters": state} if isinstance(state, dict) and "weight" in state else {"_parameters": {}, **state},
        )
        for place, (kind, state) in zip("0123456", parts, strict=False)
    }
    inner = Module("torch.nn.modules.container Sequential", {"training": True, "_parameters": {}, "_modules": kinds})
    return Module("__main__ Net", {"training": False, "_parameters": {}, "_modules": {"net": inner}})


def test_a_whole_module_says_how_its_units_bend(tmp_path: Path) -> None:
    ends: Any = (("linear Linear", FIRST), ("linear Linear", SECOND), ("linear Linear", LAST))
    for kind, state, bend in (
        ("Tanh", {}, np.tanh),
        ("ELU", {"alpha": 1.0}, lambda x: np.where(x > 0, x, np.exp(np.minimum(x, 0)) - 1)),
        ("LeakyReLU", {"negative_slope": 0.01}, lambda x: np.where(x > 0, x, 0.01 * x)),
    ):
        parts = (ends[0], (f"activation {kind}", state), ends[1], (f"activation {kind}", state), ends[2])
        agent = read(tmp_path, module(*parts))
        np.testing.assert_allclose(said(agent), forward(EYE, [FIRST, SECOND, LAST], bend), atol=1e-12)
        assert agent.notes == (OUTPUTS,)
    agent = read(tmp_path, module(ends[0], ("activation ReLU", {}), ends[1], ends[2], ("activation Softmax", {"dim": 1})))
    assert (agent["policy"].output, agent.notes) == ("preferences", ())


@pytest.mark.parametrize(
    ("tree", "message"),
    [
        ({}, "there are no tensors in it"),
        ({"a": 1, "b": "words"}, "there are no tensors in it"),
        (named(c={"weight": np.zeros((2, 1, 3, 3), "<f4")}, f=LAST), r"'c' has weights \[2, 1, 3, 3\] as convolutions have"),
        ({"lstm.weight_ih_l0": FIRST["weight"]}, "'lstm' remembers"),
        (named(a=FIRST, norm={"weight": np.ones(6, "<f4"), "bias": np.ones(6, "<f4")}, b=linear(4, 6, 1)), "'norm' normalises"),
        ({**named(a=FIRST), "n.running_mean": np.ones(6, "<f4")}, "'n.running_mean', which normalises"),
        ({**named(actor=FIRST), "actor.log_std": np.ones(2, "<f4")}, "its moves are numbers with a point"),
        ({**STATE, "atoms": np.ones(51, "<f4")}, r"it has a part 'atoms' of shape \[51\]"),
        (named(critic=linear(1, 5, 1)), "it has only the value of a state"),
        (named(q1=linear(4, 5, 1), q2=linear(4, 5, 2)), "several networks, which begin with 'q1' and 'q2'"),
        (named(fc1=FIRST, fc2=linear(4, 7, 1)), r"fc2.weight is \[4, 7\], expected 6 inputs, as fc1 gives"),
        (named(a=FIRST, advantage=linear(4, 6, 1)), "it has advantages but no value"),
        (named(a=linear(6, 8, 1), b=linear(4, 6, 1)), "it knows 8 states and 4 actions, expected 5 and 4"),
        (named(a=FIRST, b=linear(9, 6, 1)), "it knows 5 states and 9 actions, expected 5 and 4"),
        ({"fc1.bias": FIRST["bias"]}, "'fc1' has a bias and no weights"),
        (module(("linear Linear", FIRST), ("activation PReLU", {}), ("linear Linear", SECOND)), "its units bend by 'PReLU'"),
        (
            module(("linear Linear", FIRST), ("activation LeakyReLU", {"negative_slope": 0.2}), ("linear Linear", SECOND)),
            "bend by 'LeakyReLU' with negative_slope",
        ),
        (
            module(
                ("linear Linear", FIRST), ("activation ReLU", {}), ("activation Tanh", {}), ("linear Linear", linear(4, 6, 1))
            ),
            r"bend in several ways \(relu, tanh\)",
        ),
        (named(a={"weight": np.full((4, 5), np.nan, "<f4")}), "something that is no number"),
    ],
)
def test_what_does_not_say_enough_is_refused_in_one_sentence(tree: Any, message: str, tmp_path: Path) -> None:
    with pytest.raises(AgentError, match=message) as refused:
        read(tmp_path, tree)
    assert len(str(refused.value)) < 300 and "\n" not in str(refused.value)


def test_damaged_anywhere_it_is_read_or_refused_and_nothing_else(tmp_path: Path) -> None:
    whole = saved({"model": STATE, "epoch": 3})
    dice = np.random.default_rng(3)
    refused = 0
    for place in range(0, len(whole), 9):
        damaged = bytearray(whole)
        damaged[place] ^= int(dice.integers(1, 256))
        for content in (whole[:place], bytes(damaged)):
            try:
                read(tmp_path, content)
            except AgentError:
                refused += 1
    assert refused > len(whole) // 9

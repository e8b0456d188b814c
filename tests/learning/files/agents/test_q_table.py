"""A table of action values as an agent: what it says of a state is the state's row, and its file names its level."""

from pathlib import Path

import numpy as np
import pytest

from playground.learning.files.agent_file import AgentError, kinds, level_of, read_agent
from playground.learning.files.agents.q_table import picture
from playground.learning.files.pickles.pickle_writer import pickle_bytes
from playground.learning.learner import Field
from playground.learning.learners.visitor import believed
from playground.rl.optimum import solve_optimum
from playground.world import compile_mdp, library
from tests.learning.agents import TRAINED, packed


def test_a_table_is_a_network_of_one_layer_that_says_its_rows() -> None:
    mdp = compile_mdp(library.find("corridor"))
    q = np.where(mdp.legal, np.random.default_rng(4).normal(size=mdp.legal.shape), 0.0)
    fields = believed({"value": picture(q)}, mdp)
    np.testing.assert_array_equal(fields[Field.Q], q)
    best = np.where(mdp.legal, q, -np.inf)
    for state in np.flatnonzero(~mdp.terminal):
        assert fields[Field.V][state] == best[state].max() and fields[Field.POLICY][state].argmax() == best[state].argmax()


def test_the_file_of_the_course_opens_on_its_lake_and_means_the_same_there(tmp_path: Path) -> None:
    """Q* of the lake that is not slippery, as the notebook would push it: the agent's way is worth 0.95^5."""
    word = "gym:FrozenLake-v1?map_name=4x4&is_slippery=false&discount=0.95"
    mdp = compile_mdp(library.find(word))
    q = solve_optimum(mdp).q
    path = tmp_path / "q-learning.pkl"
    model = {"env_id": "FrozenLake-v1", "gamma": 0.95, "map_name": "4x4", "slippery": False, "qtable": np.array(q)}
    path.write_bytes(pickle_bytes(model))
    assert level_of(path) == word
    agent = read_agent(path, mdp)
    assert agent.notes == ()
    np.testing.assert_array_equal(believed(agent, mdp)[Field.Q], q)
    assert believed(agent, mdp)[Field.V][0] == pytest.approx(0.95**5, abs=1e-9)


def test_what_is_no_table_is_of_another_kind(tmp_path: Path) -> None:
    for name, content in (("a.zip", (TRAINED / "dqn-corridor.zip").read_bytes()), ("a.pickle", packed({"x/data.pkl": b""}))):
        (tmp_path / name).write_bytes(content)
        assert level_of_or_none(tmp_path / name) == ""
    kind = kinds()["q-table"]
    assert kind.endings == (".pkl", ".pickle", ".npy", ".npz")


def level_of_or_none(path: Path) -> str:
    try:
        return level_of(path)
    except AgentError:
        return ""


def test_one_for_another_level_is_refused(tmp_path: Path) -> None:
    (tmp_path / "q.csv").write_text("1,2,3,4\n")
    with pytest.raises(AgentError, match=r"its shape is \[1, 4\], expected \[5, 4\]"):
        read_agent(tmp_path / "q.csv", compile_mdp(library.find("corridor")))

"""What is numbered as Gymnasium numbers Taxi's states means the same states here: agents and recordings."""

from functools import cache
from pathlib import Path

import gymnasium
import numpy as np
import pytest

from playground.learning.collection import learners
from playground.learning.files.agent_file import read_agent
from playground.learning.files.recordings import read_recording, write_recording
from playground.learning.learner import Array, Field
from playground.learning.learners.visitor import believed
from playground.learning.life.recorded_life import replayed
from playground.rl.evaluation import solve_policy
from playground.world import TabularMDP, compile_mdp
from playground.world.library import find
from tests.learning.agents import DISCRETE, model


@cache
def taxi() -> tuple[TabularMDP, gymnasium.Env]:
    return compile_mdp(find("gym:Taxi-v4?discount=0.99")), gymnasium.make("Taxi-v4").unwrapped


@cache
def best() -> Array:
    """[500, 6] Q* of Gymnasium's own P by plain value iteration, in Gymnasium's numbers."""
    outcomes = taxi()[1].P
    rows = [[outcomes[state][action][0] for action in range(6)] for state in range(500)]
    after, pays, ends = (np.array([[way[part] for way in row] for row in rows]) for part in (1, 2, 3))
    q = np.zeros((500, 6))
    for _ in range(2000):
        q = pays + 0.99 * np.where(ends, 0.0, q.max(axis=1)[after])
    return q


def test_an_agent_with_gymnasiums_own_values_drives_as_well_here(tmp_path: Path) -> None:
    """A DQN without hidden layers whose weights are Q*: 7.93 a ride on average, as in Gymnasium."""
    mdp, _ = taxi()
    space = {":type:": DISCRETE, "start": "0"}
    parts = {"q_net.q_net.0.weight": best().T, "q_net.q_net.0.bias": np.zeros(6)}
    told = {"observation_space": {**space, "n": "500"}, "action_space": {**space, "n": "6"}}
    networks = read_agent(model(tmp_path / "taxi.zip", parts, **told), mdp)
    v, _ = solve_policy(mdp, believed(networks, mdp)[Field.POLICY])
    rides = compile_mdp(find("gym:Taxi-v4?discount=1"))
    paid, _ = solve_policy(rides, believed(networks, rides)[Field.POLICY])
    assert (v @ mdp.start, paid @ rides.start) == pytest.approx((best().max(axis=1) @ mdp.start, 7.93), abs=5e-3)


def test_a_recording_goes_out_and_comes_in_with_gymnasiums_numbers(tmp_path: Path) -> None:
    """A ride north from row 2, column 3 (the passenger at the yellow stand, to the red one) is learned where Gymnasium has it."""
    mdp, env = taxi()
    before, after = env.encode(2, 3, 2, 0), env.encode(1, 3, 2, 0)
    file = tmp_path / "ride.csv"
    file.write_text(f"state,action,reward,next_state,terminated\n{before},1,-1,{after},0\n", encoding="utf-8")
    recording = read_recording(file, mdp).recording
    learner, _ = replayed(learners()["q-learning"], learners()["q-learning"].settings(alpha=0.5), mdp, recording, 0)
    assert np.argwhere(learner.estimates()[Field.Q]).tolist() == [[before, 1]]
    write_recording(tmp_path / "back.csv", recording, mdp)
    assert (tmp_path / "back.csv").read_text(encoding="utf-8").splitlines()[1] == f"{before},2,3,north,-1.0,{after},1,3,0,0"
    assert tuple(env.decode(before)) == (2, 3, 2, 0)

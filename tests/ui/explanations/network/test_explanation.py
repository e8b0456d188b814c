"""Inside a network: what is drawn is what the network says."""

import numpy as np
import pytest

from playground.learning.learner import Field
from playground.training import commands
from playground.training.session import Session
from playground.ui.explanations.network.network_view import unit_map
from playground.world import library


@pytest.fixture(scope="module", params=["dqn", "ppo"])
def snapshot(request):
    session = Session()
    session.obey(commands.Start(library.find("corridor"), request.param, seed=1))
    session.obey(commands.Step(1500))
    while session.switches.owed and session.work(0.5):
        pass
    return session.measured()


def test_the_outputs_are_the_learners_own_values(snapshot):
    value = snapshot.networks["value"]
    said = value.activations(np.arange(len(snapshot.mdp.states)))[-1]
    acting = ~snapshot.mdp.terminal
    if value.output == "values":
        assert np.where(snapshot.mdp.legal, said, 0.0) == pytest.approx(snapshot.fields[Field.Q], abs=1e-12)
    else:
        assert said[acting, 0] == pytest.approx(snapshot.fields[Field.V][acting], abs=1e-12)


def test_the_map_of_a_unit_is_its_activation_in_every_state(snapshot):
    picture = snapshot.networks["value"]
    by_hand = np.tanh(picture.weights[0] + picture.biases[0])  # one-hot: each state is a row
    assert unit_map(snapshot, "value", (0, 3)) == pytest.approx(by_hand[:, 3], abs=1e-12)
    assert unit_map(snapshot, "value", (7, 0)) is None


def test_losses_are_kept(snapshot):
    assert len(snapshot.losses) > 10
    assert np.isfinite(snapshot.losses).all()

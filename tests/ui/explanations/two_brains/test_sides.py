"""Which learners go together: by what they declare, never by their names."""

from dataclasses import replace

from playground.edit.history import History
from playground.learning.collection import learners
from playground.training.commands import Beside, Start
from playground.training.first_sight import still
from playground.ui.documents import Document
from playground.ui.explanations.two_brains.sides import (
    Pair,
    beside,
    counterpart,
    learns_preferences,
    learns_values,
    opposites,
    other,
    sides,
    with_both_kinds,
    with_learner,
)
from playground.ui.workspace import Workspace
from playground.world import library

LEVEL = library.find("corridor")


def space(learner="q-learning", **more):
    made = Workspace(Document(LEVEL), History(LEVEL), still(LEVEL), learners=learners())
    return replace(made, brain=replace(made.brain, learner=learner, **more))


def test_every_learner_is_of_one_kind_at_most():
    kinds = {id: (learns_values(spec), learns_preferences(spec)) for id, spec in learners().items()}
    assert (True, True) not in kinds.values()
    assert {id for id, kind in kinds.items() if kind[1]} >= {"reinforce", "actor-critic", "ppo", "neural-reinforce"}
    assert {id for id, kind in kinds.items() if kind == (False, False)} >= {"td", "random", "policy-evaluation"}


def test_the_natural_counterparts():
    every = learners()
    pairs = {"q-learning": "actor-critic", "sarsa": "actor-critic", "reinforce": "q-learning", "actor-critic": "q-learning",
             "dqn": "ppo", "ppo": "dqn", "neural-reinforce": "dqn", "value-iteration": "actor-critic"}  # fmt: skip
    assert {id: counterpart(every, every[id]).id for id in pairs} == pairs
    assert counterpart(every, every["td"]) is None
    assert opposites(every, every["random"]) == ()


def test_values_are_named_first_whoever_is_the_runs_own():
    assert [spec.id for spec in sides(space("dqn"))] == ["dqn", "ppo"]
    assert [spec.id for spec in sides(space("ppo"))] == ["dqn", "ppo"]
    assert sides(space("td")) is None
    assert beside(space("td")) is None
    assert sides(replace(space(), learners={})) is None


def test_a_chosen_one_stands_in_place_of_the_natural_one_with_its_own_dials():
    settings = learners()["reinforce"].settings(alpha=0.02)
    workspace = space(settings={"reinforce": settings}).remember(Pair("reinforce"))
    assert other(workspace).id == "reinforce"
    assert beside(workspace) == Beside("reinforce", settings)
    assert other(space("reinforce").remember(Pair("reinforce"))).id == "q-learning"  # it cannot stand beside itself


def test_another_one_on_the_runs_own_side_begins_a_new_run_and_on_the_other_side_does_not():
    every = learners()
    own = with_learner(space(), every["sarsa"])
    assert own.brain.learner == "sarsa"
    assert [command.learner for command in own.outbox if isinstance(command, Start)] == ["sarsa"]
    there = with_learner(space(), every["reinforce"])
    assert there.brain.learner == "q-learning"
    assert there.outbox == ()
    assert other(there).id == "reinforce"


def test_where_the_run_is_of_neither_kind_two_can_begin():
    workspace = with_both_kinds(space("td"))
    assert [spec.id for spec in sides(workspace)] == ["q-learning", "actor-critic"]
    assert any(isinstance(command, Start) and command.learner == "q-learning" for command in workspace.outbox)

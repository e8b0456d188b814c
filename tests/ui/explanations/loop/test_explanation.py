"""What chance had to do with a step, in words."""

from dataclasses import replace

from playground.training.snapshot import Transition
from playground.ui.explanations.loop.explanation import chance_sentence
from playground.world import compile_mdp, library


def table(slip):
    level = library.find("book")
    return compile_mdp(replace(level, rules=replace(level.rules, slip=slip)))


def step(mdp, start, action, end):
    at = mdp.state_at()
    return Transition(int(at[start]), mdp.actions.index(action), 0.0, int(at[end]), False, False, "me")


def test_asked_for_right_and_taken_down():
    mdp = table(0.2)
    assert chance_sentence(mdp, step(mdp, (0, 0), "right", (1, 0))) == "**Right** was tried, but it went **down** (10 %)."
    assert chance_sentence(mdp, step(mdp, (0, 0), "right", (0, 1))) == "**Right** was tried, and it worked (80 %)."
    assert chance_sentence(mdp, step(mdp, (0, 0), "right", (0, 0))) == "**Right** was tried, but it stayed where it was (10 %)."


def test_without_ice_nothing_is_left_to_chance():
    mdp = table(0.0)
    assert "nothing is left to chance" in chance_sentence(mdp, step(mdp, (0, 0), "right", (0, 1)))

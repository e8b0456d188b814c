"""Whose policy is studied, and its worth as a sentence."""

import math
from dataclasses import replace

import numpy as np
import pytest

from playground.training.drivers import PolicySource
from playground.training.snapshot import Optimum, Studied
from playground.ui.panels.whose import TITLES, whose, worth

M = "\N{MINUS SIGN}"


def studied(snapshot, start):
    legal = snapshot.mdp.legal
    zeros = np.zeros(len(legal))
    return Studied("uniform", legal / 4, zeros, legal * 0.0, start, "", zeros, zeros > 0)


def best(snapshot, start, message=""):
    legal = snapshot.mdp.legal
    return Optimum(np.zeros(len(legal)), legal * 0.0, legal, start, message)


def test_every_policy_that_can_be_studied_has_its_words():
    assert TITLES.keys() == set(PolicySource)


def test_a_policy_is_chosen_from_those_that_are_offered(played, space_of, snapshot_of, level_of):
    chosen = ["uniform"]

    def panel(ui, column, workspace):
        chosen[0] = whose(ui, column, "who", chosen[0], ("uniform", "optimum"))
        return workspace

    panel = played(panel, space_of(snapshot_of(level_of("S.G"))))
    panel.click("who")
    assert [node.label for node in panel.ui.nodes if node.kind == "option"] == ["Every move alike", "The best there is"]
    panel.click("who")
    panel.choose("who", "The best there is")
    assert chosen == ["optimum"]


@pytest.mark.parametrize(
    ("start", "optimum", "words"),
    [
        (None, None, "It is being worked out …"),
        (1.5, None, "Worth **+1.5** from the start."),
        (1.5, (2.0, ""), "Worth **+1.5** of **+2** from the start."),
        (1.5, (2.0, "a loop that gains for ever"), "Worth **+1.5** from the start."),
        (-math.inf, (2.0, ""), f"Worth **{M}∞** of **+2** from the start: it goes round for ever, and every round costs."),
        (math.inf, None, "Worth **+∞** from the start: it goes round for ever, and every round gains."),
    ],
)
def test_worth_in_words(space_of, snapshot_of, level_of, start, optimum, words):
    snapshot = snapshot_of(level_of("S.G"))
    study = None if start is None else studied(snapshot, start)
    space = space_of(replace(snapshot, study=study, optimum=None if optimum is None else best(snapshot, *optimum)))
    assert worth(space) == words

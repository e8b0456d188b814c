"""Trouble: what a learner raises becomes a sentence."""

from playground.training.trouble import tried


def test_what_succeeds_is_returned_without_trouble():
    assert tried(lambda: 3) == (3, "")


def test_what_fails_is_one_sentence_with_who_and_what():
    assert tried(lambda: 1 // 0, "the planner") == (
        None,
        "the planner failed: ZeroDivisionError: integer division or modulo by zero",
    )

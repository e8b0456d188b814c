"""The rules and the words of a level."""

import pygame

from playground.settings import dials
from playground.ui.editor.rules import rules, words


def test_every_dial_of_the_rules_is_there_and_one_of_them_moves_one_rule(panel) -> None:
    hands = panel(rules, "S.G")
    assert all(hands.has(f"rule-{dial.name.replace('_', '-')}") for dial in dials(hands.level.rules))
    before = hands.level.rules
    hands.key("rule-slip", pygame.K_END)
    assert hands.level.rules.slip == 1.0
    assert (hands.level.rules.discount, hands.level.rules.moves) == (before.discount, before.moves)
    assert hands.space.history.undo().level.rules == before


def test_the_set_of_moves_is_chosen_by_its_words(panel) -> None:
    hands = panel(rules, "S.G")
    hands.choose("moves", "Left and right")
    assert hands.level.rules.moves == ("left", "right")


def test_moves_of_a_level_of_its_own_are_a_choice_that_changes_nothing(panel) -> None:
    hands = panel(rules, "S.G", '[rules]\nmoves = ["up", "right"]')
    assert hands.titles("moves")[-1] == "Its own 2"
    assert hands.level.rules.moves == ("up", "right")


def test_title_and_about_are_typed(panel) -> None:
    hands = panel(words, "S.G", size=(320, 300))
    hands.type("level-title", "Cave")
    hands.type("level-about", "Dark")
    assert (hands.level.title, hands.level.about) == ("Cave", "Dark")

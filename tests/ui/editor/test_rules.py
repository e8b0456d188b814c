"""The rules and the words of a level."""

import pygame

from playground.settings import dials
from playground.ui.editor.rules import rules, words


def test_every_dial_of_the_rules_is_there_and_one_of_them_moves_one_rule(panel) -> None:
    hands = panel(rules, "S.G")
    assert all(hands.has(f"rule-{dial.name.replace('_', '-')}") for dial in dials(hands.space.level.rules))
    before = hands.space.level.rules
    hands.key_on("rule-slip", pygame.K_END)
    assert hands.space.level.rules.slip == 1.0
    assert (hands.space.level.rules.discount, hands.space.level.rules.moves) == (before.discount, before.moves)
    assert hands.space.history.undo().level.rules == before


def test_the_set_of_moves_is_chosen_by_its_words(panel) -> None:
    hands = panel(rules, "S.G")
    hands.choose("moves", "Left and right")
    assert hands.space.level.rules.moves == ("left", "right")


def test_moves_of_a_level_of_its_own_are_a_choice_that_changes_nothing(panel) -> None:
    hands = panel(rules, "S.G", '[rules]\nmoves = ["up", "right"]')
    assert hands.titles("moves")[-1] == "Its own 2"
    assert hands.space.level.rules.moves == ("up", "right")


def test_title_and_about_are_typed(panel) -> None:
    hands = panel(words, "S.G", height=300)
    hands.type_in("level-title", "Cave")
    hands.type_in("level-about", "Dark")
    assert (hands.space.level.title, hands.space.level.about) == ("Cave", "Dark")

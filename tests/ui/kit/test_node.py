import pygame

from playground.ui.kit.node import Node, description

RECT = pygame.Rect(0, 0, 10, 10)


def test_the_shown_part_is_what_the_clip_leaves():
    assert Node("a", "button", RECT, "A", clip=pygame.Rect(5, 5, 100, 100)).shown == pygame.Rect(5, 5, 5, 5)
    assert Node("a", "button", RECT, "A").shown == RECT


def test_the_screen_in_words():
    nodes = [Node("a", "slider", RECT, "Patience γ", "0.95"), Node("b", "button", RECT, "Undo", enabled=False, tooltip="Ctrl+Z")]
    assert description(nodes, "a") == "> slider Patience γ (0.95)\n  button Undo [not available] - Ctrl+Z"

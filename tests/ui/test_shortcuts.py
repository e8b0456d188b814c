"""The shortcuts: each gives an order that there is, and its line on the help card is complete."""

import pygame
import pytest

from playground.ui.orders import ORDERS
from playground.ui.shortcuts import SHORTCUTS, shortcut


def down(key: int, mod: int = 0) -> pygame.Event:
    return pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, scancode=0, unicode="")


@pytest.mark.parametrize("entry", SHORTCUTS, ids=lambda entry: f"{entry.id} {entry.key}")
def test_each_shortcut_gives_its_order(entry) -> None:
    mod = pygame.KMOD_LCTRL * entry.ctrl | pygame.KMOD_LSHIFT * bool(entry.shift)
    assert shortcut(down(entry.key, mod)) == entry.id
    assert entry.id in ORDERS
    assert entry.keys
    assert entry.title


def test_a_second_key_for_an_order_is_hidden_behind_one_that_is_listed() -> None:
    listed = [entry.id for entry in SHORTCUTS if not entry.hidden]
    assert len(listed) == len(set(listed))
    assert {entry.id for entry in SHORTCUTS} == set(listed)


def test_the_command_key_counts_as_ctrl_and_other_keys_give_no_order() -> None:
    assert shortcut(down(pygame.K_s, pygame.KMOD_LMETA)) == "save"
    assert shortcut(down(pygame.K_s)) == ""
    assert shortcut(down(pygame.K_e, pygame.KMOD_LCTRL)) == ""

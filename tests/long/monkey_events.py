"""What a person, a cat or a broken pad might do: drawn from a seed and a number, in words that do not depend on what is shown.

A *deed of hands* is a list: a kind, then what it needs. Where it happens is a rule ("rare", "node", "board", "spot"), and only
`tests.long.monkey_life` makes a place of it, by what stands on the screen at that time.
"""

import random
from typing import Any

import pygame

from playground.ui.shortcuts import SHORTCUTS

Deed = list[Any]
BUTTONS = (1, 1, 1, 1, 1, 1, 2, 3)
MODS = (0, 0, 0, 0, 0, pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT, pygame.KMOD_LALT)
ARROWS = (pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT)
PLAIN = (
    *ARROWS, *ARROWS, pygame.K_TAB, pygame.K_TAB, pygame.K_RETURN, pygame.K_RETURN, pygame.K_ESCAPE, pygame.K_SPACE,
    pygame.K_HOME, pygame.K_END, pygame.K_PAGEUP, pygame.K_PAGEDOWN, pygame.K_DELETE, pygame.K_BACKSPACE, pygame.K_KP_ENTER,
    pygame.K_KP_PLUS,    pygame.K_F2, pygame.K_INSERT, *range(pygame.K_0, pygame.K_9 + 1), *range(pygame.K_a, pygame.K_z + 1),
)  # fmt: skip
PADS = (
    pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_A, pygame.CONTROLLER_BUTTON_B, pygame.CONTROLLER_BUTTON_X,
    pygame.CONTROLLER_BUTTON_DPAD_UP, pygame.CONTROLLER_BUTTON_DPAD_DOWN, pygame.CONTROLLER_BUTTON_DPAD_LEFT,
    pygame.CONTROLLER_BUTTON_DPAD_RIGHT, pygame.CONTROLLER_BUTTON_LEFTSHOULDER, pygame.CONTROLLER_BUTTON_RIGHTSHOULDER,
)  # fmt: skip
TEXTS = (
    "a",
    "9",
    "-",
    ".",
    "0.5",
    "1e9",
    "-3",
    "nan",
    "é",
    "‮",
    "🐭",
    "\u0000",
    "x" * 300,
    "Maze",
    "S.G",
    "\n",
    "{",
    "γ",
    "😀é" * 30,
)
DROPPED_TEXTS = (
    "S.G",
    "SFFF\nFHFH\nFFFH\nHFFG",
    "#####\n#@$.#\n#####",
    "",
    "\x00",
    "{",
    "a" * 5000,
    'title = "x"\nmap = """\nS.G\n"""\n',
)
SIZES = ((640, 480), (640, 480), (700, 500), (900, 640), (1024, 600), (1280, 800), (480, 640), (320, 240), (200, 120), (1, 1))
ELSEWHERE = ("focus lost", "focus lost", "leave", "leave", "quit", "pad removed", "pad added", "unknown", "outside")
PAUSES = (0.05, 0.1, 0.45, 1.1, 2.5, 31.0)


def place(dice: random.Random) -> Deed:
    """Where something happens: at a node that was seldom touched, at any node, on the board, anywhere."""
    chance = dice.random()
    shares = [round(dice.random(), 4), round(dice.random(), 4)]
    if chance < 0.3:
        return ["rare", *shares]
    if chance < 0.62:
        return ["node", round(dice.random(), 4), *shares]
    if chance < 0.86:
        return ["board", *shares]
    return ["spot", *(round(1.2 * share - 0.1, 4) for share in shares)]


def _click(dice: random.Random) -> list[Deed]:
    where, button = place(dice), dice.choice(BUTTONS)
    return [["motion", where], ["down", ["same"], button], ["up", ["same"], button]]


def _double_click(dice: random.Random) -> list[Deed]:
    return [*(first := _click(dice)), ["down", ["same"], first[1][2]], ["up", ["same"], first[1][2]]]


def _drag(dice: random.Random) -> list[Deed]:
    button = dice.choice(BUTTONS)
    way: list[Deed] = [["motion", place(dice)] for _ in range(dice.randrange(1, 10))]
    return [["motion", place(dice)], ["down", ["same"], button], *way, ["up", ["same"], button]]


def _half(dice: random.Random) -> list[Deed]:
    return [[dice.choice(("down", "up")), place(dice), dice.choice(BUTTONS)]]


def _hover(dice: random.Random) -> list[Deed]:
    return [["motion", place(dice)] for _ in range(dice.randrange(1, 8))]


def _wheel(dice: random.Random) -> list[Deed]:
    return [["motion", place(dice)], ["wheel", dice.choice((-1, 1, -3, 5, 0, 1_000_000)), dice.choice((0.0, -1.0, 0.3, 5.0))]]


def _tapped(dice: random.Random, key: int, mod: int, letter: str = "") -> list[Deed]:
    up = [["key up", key, mod]] if dice.random() < 0.7 else []
    return [["key", key, mod, letter], *up]


def _shortcut(dice: random.Random) -> list[Deed]:
    order = dice.choice(SHORTCUTS)
    mod = (pygame.KMOD_LCTRL if order.ctrl else 0) | (pygame.KMOD_LSHIFT if order.shift else 0)
    return _tapped(dice, order.key, mod, chr(order.key) if 32 <= order.key < 127 and not order.ctrl else "")


def _plain_key(dice: random.Random) -> list[Deed]:
    key = dice.choice(PLAIN)
    letter = chr(key) if 32 <= key < 127 else ""
    typed = [["text", letter]] if letter and dice.random() < 0.7 else []
    return [*_tapped(dice, key, dice.choice(MODS), letter), *typed]


def _text(dice: random.Random) -> list[Deed]:
    after = [["key", pygame.K_RETURN, 0, ""]] if dice.random() < 0.5 else []
    return [["text", dice.choice(TEXTS)], *after]


def _pad(dice: random.Random) -> list[Deed]:
    if dice.random() < 0.3:
        return [["stick", dice.choice((0, 1, 2, 3)), dice.choice((-32768, -15000, 0, 15000, 32767))]]
    return [["pad", dice.choice(("down", "down", "up")), dice.choice(PADS)]]


def _touch(dice: random.Random) -> list[Deed]:
    """A finger, and the mouse events that SDL makes of it."""
    x, y = round(dice.random(), 4), round(dice.random(), 4)
    mouse: list[Deed] = [["motion", ["spot", x, y]], ["down", ["same"], 1], ["up", ["same"], 1]]
    return [["finger", "down", x, y], *mouse[:2], ["finger", "motion", y, x], ["finger", "up", x, y], mouse[2]]


def _resize(dice: random.Random) -> list[Deed]:
    return [["size", *dice.choice(SIZES)]]


def _drop(dice: random.Random) -> list[Deed]:
    if dice.random() < 0.7:
        return [["drop", round(dice.random(), 4)]]
    return [["drop text", dice.choice(DROPPED_TEXTS)]]


def _elsewhere(dice: random.Random) -> list[Deed]:
    return [[dice.choice(ELSEWHERE)]]


def _pause(dice: random.Random) -> list[Deed]:
    return [["pause", dice.choice(PAUSES)]]


WAYS = (
    (_click, 34), (_double_click, 3), (_drag, 8), (_half, 3), (_hover, 12), (_wheel, 7), (_shortcut, 12), (_plain_key, 10),
    (_text, 4), (_pad, 5), (_touch, 2), (_resize, 0.5), (_drop, 0.5), (_elsewhere, 1), (_pause, 3),
)  # fmt: skip
"""What is done, and how often."""


def deeds_of(seed: int, number: int) -> list[Deed]:
    """What is done in the frame of a number: this depends on the seed and the number alone."""
    dice = random.Random(f"{seed} {number}")
    ways, often = zip(*WAYS, strict=True)
    count = dice.choice((1, 1, 2, 3, 4, 6))
    return [deed for way in dice.choices(ways, often, k=count) for deed in way(dice)]

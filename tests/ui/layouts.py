"""Keyboards of other countries: what SDL reports of their keys, as data, and the events of a key press made of it.

Recorded from a real window (SDL 2.32.10 on X11) with the layouts of xkb-data 2.35.1 (symbols/de, fr …, their first variant), each
key pressed alone, with Shift and with AltGr. Two of SDL's ways can be seen here: on French and Czech keyboards the codes of the
upper row are digits although its keys write others, and where AltGr writes nothing, `unicode` may still name the key.
"""

from typing import NamedTuple

import pygame

PLACES = (
    30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 45, 46, 20, 8, 23, 28, 47, 48,
    9, 10, 11, 15, 51, 52, 49, 29, 27, 6, 25, 5, 17, 16, 54, 55, 56, 100,
)  # fmt: skip
"""The places (scancodes) of the characters of a layout, row by row, without some letters."""


class Layout(NamedTuple):
    """What the keys write alone, with Shift, with AltGr, and their codes as characters; a blank for dead keys and nothing."""

    plain: str
    shift: str
    altgr: str
    code: str


LAYOUTS = {
    "de": Layout(
        "1234567890ß qetzü+fghlöä#yxcvbnm,.-<",
        "!\"§$%&/()=? QETZÜ*FGHLÖÄ'YXCVBNM;:_>",
        "¹²³¼½¬{[]}\\ @€ŧ← ~đŋħł  ’»«¢„“”µ·…–|",
        "1234567890ß qetzü+fghlöä#yxcvbnm,.-<",
    ),
    "fr": Layout(
        "&é\"'(-è_çà)=aety $fghlmù*wxcvbn,;:!<",
        "1234567890°+AETY £FGHLM%µWXCVBN?./§>",
        "¹~#{[|`\\^@]}æ€ŧ← ¤đŋħłµ *ł»¢„“”,•·!|",
        "1234567890)=aety $fghlmù*wxcvbn,;:!<",
    ),
    "es": Layout(
        "1234567890'¡qety +fghlñ çzxcvbnm,.-<",
        '!"·$%&/()=?¿QETY *FGHLÑ ÇZXCVBNM;:_>',
        "|@#~½¬{[]}\\ @€ŧ←[]đŋħł {}«»¢„“”µ•·-|",
        "1234567890'¡qety +fghlñ çzxcvbnm,.-<",
    ),
    "it": Layout(
        "1234567890'ìqetyè+fghlòàùzxcvbnm,.-<",
        '!"£$%&/()=?^QETYé*FGHLç°§ZXCVBNM;:_>',
        "¹²³¼½¬{[]}`~@€ŧ←[]đŋħł@# «»¢“”ñµ,·-«",
        "1234567890'ìqetyè+fghlòàùzxcvbnm,.-<",
    ),
    "ru": Layout(
        "1234567890-=йуенхъапрджэ\\ячсмитьбю./",
        '!"№;%:?*()_+ЙУЕНХЪАПРДЖЭ/ЯЧСМИТЬБЮ,|',
        "1234567890-=йуенхъапрджэ\\ячсмитьбю./",
        "1234567890-=йуенхъапрджэ\\ячсмитьбю./",
    ),
    "gr": Layout(
        "1234567890-=;ετυ[]φγηλ '\\ζχψωβνμ,./«",
        '!@#$%^&*()_+:ΕΤΥ{}ΦΓΗΛ "|ΖΧΨΩΒΝΜ<>?»',
        "1½£¼€ϰϗ₯9°±=·€τϒ[]ϕϝηϲ '\\ͽ→©ϖϐʹϻ«»/|",
        "1234567890-=;ετυ[]φγηλ '\\ζχψωβνμ,./«",
    ),
    "ara": Layout(
        "1234567890-=ضثفغجدبلامكط\\ئءؤرلىةوزظ|",
        "!@#$%^&*)(_+َُلإ<>[لأ/:\"…~ْ}{لآ',.؟¦",
        "١٢٣٤٥٦٧٨٩٠–≠  ڤ چ پ ٱ گ⟩⟨»«   ٰ ٬ژ٭|",
        "1234567890-=ضثفغجدبلامكط\\ئءؤرﻻىةوزظ|",
    ),
    "cz": Layout(
        "+ěščřžýáíé= qetzú)fghlů§ yxcvbnm,.-\\",
        "1234567890% QETZ/(FGHL\"!'YXCVBNM?:_|",
        "!@#$%^&*{}\\ \\€ŧ←[][]`Ł$'\\°#&@{}^<>*/",
        "1234567890= qetzú)fghlů§ yxcvbnm,.-\\",
    ),
    "hu": Layout(
        "123456789öüóqetzőúfghléáűyxcvbnm,.-í",
        "'\"+!%/=()ÖÜÓQETZŐÚFGHLÉÁŰYXCVBNM?:_Í",
        "~2^456`89   \\Äŧ–÷×[]ħŁ$ß¤>#&@{}<;>*<",
        "123456789öüóqetzőúfghléáűyxcvbnm,.-í",
    ),
}
SHIFT, RIGHT_ALT, WINDOWS_ALTGR = pygame.KMOD_LSHIFT, pygame.KMOD_RALT, pygame.KMOD_LCTRL | pygame.KMOD_RALT
ALTGR = (RIGHT_ALT, pygame.KMOD_MODE, WINDOWS_ALTGR)
"""What AltGr is: on X11, where it is a switch of modes, and on Windows."""


def pressed(layout: str, place: int, mod: int = 0) -> pygame.Event:
    """The event of a key of a layout, alone, with Shift, with AltGr in any of its forms, or with Ctrl."""
    kept = LAYOUTS[layout]
    at = PLACES.index(place)
    row = kept.altgr if mod & (pygame.KMOD_ALT | pygame.KMOD_MODE) else kept.shift if mod & SHIFT else kept.plain
    code, text = kept.code[at], row[at].strip()
    if mod == pygame.KMOD_LCTRL and code.isascii() and code.isalpha():
        text = chr(ord(code) & 31)
    key = 1 << 30 if code == " " else ord(code)
    return pygame.event.Event(pygame.KEYDOWN, key=key, scancode=place, mod=mod, unicode=text)


def presses(layout: str, mods: tuple[int, ...] = (0, SHIFT)) -> list[pygame.Event]:
    """All key presses of a layout."""
    return [pressed(layout, place, mod) for place in PLACES for mod in mods]

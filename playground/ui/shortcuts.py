"""The shortcuts: which key gives which order."""

from dataclasses import dataclass

import pygame

from playground.ui.kit.key_meaning import chord, codes


@dataclass(frozen=True)
class Shortcut:
    """A key and its order. keys, title: its line on the help card. hidden: a second key for the same order, which is not listed.

    key: its code; of a key that writes a character the code of that, however it is written on a person's keyboard.
    shift: whether Shift must be held; None if it makes no difference.
    """

    id: str
    keys: str
    title: str
    key: int
    ctrl: bool = False
    shift: bool | None = None
    hidden: bool = False


SHORTCUTS = (
    Shortcut("run", "Space", "run or pause training", pygame.K_SPACE),
    Shortcut("step", ".", "one step", pygame.K_PERIOD),
    Shortcut("past-back", ",", "one step back in time", pygame.K_COMMA),
    Shortcut("past-episode-back", "<", "back by an episode", pygame.K_LESS),
    Shortcut("past-episode-on", ">", "in the past: on by an episode", pygame.K_GREATER),
    Shortcut("past-now", "N", "from the past back to now", pygame.K_n),
    Shortcut("bookmark", "B", "a bookmark on this moment", pygame.K_b),
    Shortcut("past-card", "H", "the history of this run", pygame.K_h),
    Shortcut("again", "Backspace", "new episode", pygame.K_BACKSPACE),
    Shortcut("edit", "E", "the editor, and back", pygame.K_e),
    Shortcut("why", "Y", "Why? and back", pygame.K_y),
    Shortcut("faster", "+", "faster", pygame.K_PLUS),
    Shortcut("faster", "+", "faster", pygame.K_KP_PLUS, hidden=True),
    Shortcut("faster", "+", "faster", pygame.K_EQUALS, hidden=True),
    Shortcut("slower", "−", "slower", pygame.K_MINUS),
    Shortcut("slower", "−", "slower", pygame.K_KP_MINUS, hidden=True),
    Shortcut("undo", "Ctrl Z", "undo", pygame.K_z, ctrl=True, shift=False),
    Shortcut("redo", "Ctrl Y", "redo", pygame.K_y, ctrl=True),
    Shortcut("redo", "Ctrl Shift Z", "redo", pygame.K_z, ctrl=True, shift=True, hidden=True),
    Shortcut("save", "Ctrl S", "save", pygame.K_s, ctrl=True, shift=False),
    Shortcut("save-as", "Ctrl Shift S", "save as", pygame.K_s, ctrl=True, shift=True),
    Shortcut("levels", "Ctrl O", "levels", pygame.K_o, ctrl=True),
    Shortcut("new", "Ctrl N", "new level", pygame.K_n, ctrl=True),
    Shortcut("copy", "Ctrl C", "copy the level as text", pygame.K_c, ctrl=True),
    Shortcut("paste", "Ctrl V", "paste a level", pygame.K_v, ctrl=True),
    Shortcut("quit", "Ctrl Q", "leave", pygame.K_q, ctrl=True),
    Shortcut("larger", "Ctrl +", "larger text", pygame.K_PLUS, ctrl=True),
    Shortcut("larger", "Ctrl +", "larger text", pygame.K_EQUALS, ctrl=True, hidden=True),
    Shortcut("larger", "Ctrl +", "larger text", pygame.K_KP_PLUS, ctrl=True, hidden=True),
    Shortcut("smaller", "Ctrl −", "smaller text", pygame.K_MINUS, ctrl=True),
    Shortcut("smaller", "Ctrl −", "smaller text", pygame.K_KP_MINUS, ctrl=True, hidden=True),
    Shortcut("tell", "T", "in Play: what is best in a cell, or not", pygame.K_t),
    Shortcut("ghost", "V", "in Play: race against the best possible, or not", pygame.K_v),
    Shortcut("floor-before", "[", "look one floor down", pygame.K_LEFTBRACKET),
    Shortcut("floor-after", "]", "look one floor up", pygame.K_RIGHTBRACKET),
    Shortcut("landscape", "L", "values as a landscape, or the flat board", pygame.K_l, shift=False),
    Shortcut("turn", "R", "the landscape: turn it by a quarter", pygame.K_r, shift=False),
    Shortcut("turn-back", "Shift R", "the landscape: turn it back", pygame.K_r, shift=True),
    Shortcut("steeper", "Shift L", "the landscape: from higher up, or lower down", pygame.K_l, shift=True),
    Shortcut("fit", "Ctrl 0", "fit the board", pygame.K_0, ctrl=True),
    Shortcut("what", "?", "what is this? (what is pointed at)", pygame.K_QUESTION),
    Shortcut("mute", "M", "sound off, and on again", pygame.K_m),
    Shortcut("glossary", "G", "what the words mean", pygame.K_g),
    Shortcut("help", "F1", "this help", pygame.K_F1),
    Shortcut("present", "F5", "board and words large, for a projector", pygame.K_F5),
    Shortcut("full-screen", "F11", "full screen", pygame.K_F11),
    Shortcut("picture", "F12", "a picture of the window", pygame.K_F12),
    Shortcut("back", "Esc", "back, pause, menu", pygame.K_ESCAPE),
)
"""What every key does, in the order of the help card."""


def shortcut(event: pygame.Event) -> str:
    """The id of the order that a key event gives, "" if it gives none."""
    ctrl, shift = chord(event), bool(event.mod & pygame.KMOD_SHIFT)
    for code in codes(event):
        for entry in SHORTCUTS:
            if entry.key == code and entry.ctrl == ctrl and entry.shift in (None, shift):
                return entry.id
    return ""

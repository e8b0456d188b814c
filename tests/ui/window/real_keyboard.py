"""A real window under Xvfb whose keyboard is set to layouts of other countries: each key press with what the window makes of it.

    python -m tests.ui.window.real_keyboard     prints the transcript that stands in docs/keyboards.md

Needs Xvfb, setxkbmap and xdotool.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

TOOLS = ("Xvfb", "setxkbmap", "xdotool")
SHIFT, CTRL, ALTGR = "50", "37", "108"
"""X key codes: those of the places are 8 more than on other systems."""
NAMES = {SHIFT: "Shift", CTRL: "Ctrl", ALTGR: "AltGr"}
PRESSES: dict[str, tuple[tuple[str, str], ...]] = {
    "us": (("34", "["), ("35", "]"), ("60", "."), ("50+21", "="), ("20", "-"), ("50+61", "/"), ("58", "M"), ("108+24", "Q")),
    "de": (
        ("108+17", "8"), ("108+18", "9"), ("60", "."), ("35", "+"), ("61", "-"), ("50+20", "ß"), ("58", "M"), ("37+29", "Z"),
        ("108+24", "Q"), ("108+26", "E"), ("108+58", "M"), ("20", "ß"), ("34", "Ü"), ("21 57", "´ N"), ("57", "N"),
    ),
    "fr": (
        ("108+14", "5"), ("108+20", ")"), ("50+59", ";"), ("50+21", "="), ("15", "6"), ("50+58", ","), ("47", "M"),
        ("37+25", "Z"), ("10", "1"), ("50+15", "6"), ("34 26", "^ E"), ("26", "E"),
    ),
    "es": (("108+34", "`"), ("108+35", "+"), ("60", "."), ("35", "+"), ("61", "-"), ("50+20", "'"), ("108+11", "2")),
    "it": (("108+34", "È"), ("108+35", "+"), ("60", "."), ("35", "+"), ("61", "-"), ("50+20", "'"), ("108+47", "Ò")),
    "ru": (
        ("34", "Х"), ("35", "Ъ"), ("61", "."), ("50+21", "="), ("20", "-"), ("50+16", "7"), ("58", "Ь"), ("26", "У"),
        ("37+52", "Я"), ("50+59", "Б"), ("50+60", "Ю"), ("11", "2"),
    ),
    "gr": (
        ("34", "["), ("35", "]"), ("60", "."), ("20", "-"), ("58", "Μ"), ("26", "Ε"), ("37+54", "Ψ"), ("108+26", "Ε"),
        ("50+61", "/"),
    ),
    "ara": (("34", "ج"), ("35", "د"), ("20", "-"), ("56", "لا"), ("58", "ة"), ("50+61", "ظ")),
}  # fmt: skip
"""By layout: X key codes as xdotool takes them, and what is printed on the last key."""
ENOUGH = "picture"
"""The order of F12, which ends the presses of a line."""


def window() -> None:
    """Opens the window and prints what every key press comes to, until it is closed."""
    import pygame

    from playground.edit.history import History
    from playground.training.first_sight import still
    from playground.ui.documents import Document
    from playground.ui.kit import Theme, Ui
    from playground.ui.mode import Mode
    from playground.ui.window import keyboard, launch
    from playground.ui.window.input import Steering
    from playground.ui.workspace import Workspace
    from playground.world import library

    def say(*words: str) -> None:
        print(*words, flush=True)

    def order(workspace: Workspace, id: str) -> Workspace:
        say("order", id or "-")
        return workspace

    def keys(workspace: Workspace, name: str) -> Workspace:
        say("key", name)
        return workspace

    keyboard.after_order = order  # type: ignore[attr-defined]
    level = library.find("corridor")
    space = Workspace(Document(level), History(level), still(level))
    mode = Mode(id="t", title="T", about="", icon="", order=0, side=(), drives=lambda workspace: True, keys=keys)
    launch.open_window((640, 480))
    pygame.key.set_repeat()
    ui, steering, surface = Ui(Theme()), Steering(), pygame.display.get_surface()
    assert surface is not None
    say("ready")
    while True:
        events = launch.waited()
        for event in events:
            if event.type == pygame.KEYDOWN:
                say("down", event.unicode if event.unicode.isprintable() else "")
        ui.begin(surface, events, 0.02, time.monotonic())
        space = keyboard.take_keys(ui, space, mode, steering)
        ui.end()
        pygame.display.flip()


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The surroundings of a program on an X screen of its own."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-noreset", "-nolisten", "tcp"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as numbers:
            display = numbers.readline().strip()
        kept = {name: value for name, value in os.environ.items() if name not in ("SDL_VIDEODRIVER", "WAYLAND_DISPLAY")}
        yield kept | {"DISPLAY": f":{display}"}
    finally:
        server.terminate()
        server.wait(10)


def presses(layouts: Sequence[str]) -> Iterator[tuple[str, str, str, str]]:
    """Each key press as (layout, the keys, what they wrote, the order or the digit that came of it, "" for none)."""
    with screen() as surroundings:
        program = subprocess.Popen(
            [sys.executable, "-m", "tests.ui.window.real_keyboard", "window"],
            env=surroundings,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        assert program.stdout is not None
        try:
            while program.stdout.readline().strip() != "ready":
                pass
            for layout in layouts:
                subprocess.run(["setxkbmap", layout], env=surroundings, check=True)
                for codes, name in PRESSES[layout]:
                    subprocess.run(["xdotool", "key", "--delay", "2", *codes.split(), "96"], env=surroundings, check=True)
                    wrote, came = _answer(program.stdout)
                    *held, _ = codes.split("+")
                    yield layout, " ".join([*(NAMES[key] for key in held), name]), wrote, came
        finally:
            program.kill()
            program.wait(10)


def _answer(lines: Iterator[str]) -> tuple[str, str]:
    wrote, came = "", ""
    for line in lines:
        kind, _, word = line.rstrip("\n").partition(" ")
        if (kind, word) == ("order", ENOUGH):
            break
        if kind == "down":
            wrote = word or wrote
        elif word != "-":
            came = word
    return wrote, came


def transcript() -> str:
    """All layouts, one line for each key press."""
    return "".join(
        f"{layout:<4} {keys:<9} writes {wrote or 'nothing':<8} {came or '–'}\n"
        for layout, keys, wrote, came in presses(tuple(PRESSES))
    )


def missing() -> tuple[str, ...]:
    """The tools that are not installed here."""
    return tuple(tool for tool in TOOLS if shutil.which(tool) is None)


if __name__ == "__main__":
    if sys.argv[1:] == ["window"]:
        window()
    else:
        print(transcript(), end="")

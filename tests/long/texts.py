"""Text of any kind is drawn or refused: characters of all of Unicode, in all styles and sizes, and as the title of a level.

Halves of pairs, controls, directions, marks that pile up, emoji, scripts from right to left, characters that stand for none, and
words of 20,000 characters. What is drawn fits its room; a level with such a title is read, and gives it back, or is refused.
"""

import random
import time

from playground.world import LevelError, format_level, parse_level
from playground.world.characters import misplaced
from tests.long import surroundings
from tests.long.results import Options, Outcome

PROMISES = (4,)
COUNT = 1_000_000
RANGES = (
    (0x00, 0x20), (0x20, 0x7F), (0x20, 0x7F), (0x80, 0xA0), (0xA0, 0x250), (0x300, 0x370), (0x370, 0x530), (0x590, 0x780),
    (0x900, 0xE00), (0x1100, 0x1200), (0x2000, 0x2070), (0x2070, 0x2C00), (0x3000, 0x3100), (0x4E00, 0xA000), (0xAC00, 0xD7B0),
    (0xD800, 0xE000), (0xE000, 0xF900), (0xFB50, 0xFF00), (0xFE00, 0xFE10), (0xFFF0, 0x10000), (0x1D400, 0x1D800),
    (0x1F1E6, 0x1F200), (0x1F300, 0x1FAFF), (0xE0000, 0xE0200), (0xF0000, 0x110000),
)  # fmt: skip
"""Ranges of characters, from each of which a text takes some."""
LONG, LONGEST = 0.001, 20_000
"""The share of texts that are very long, and the characters of these."""
SIZES, ROOMS = (9, 14, 20, 41), (0, 1, 30, 200, 900)
"""Pixels."""
TITLED = 0.05
"""The share of texts that are the title of a level, too."""
FORGETTING = 5_000
"""Texts after which drawn ones are forgotten."""


def random_text(dice: random.Random) -> str:
    """Characters of a few ranges."""
    ranges = dice.sample(RANGES, dice.randrange(1, 5))
    length = LONGEST if dice.random() < LONG else dice.choice((0, 1, 2, 5, 12, 40, 120))
    return "".join(chr(dice.randrange(*dice.choice(ranges))) for _ in range(length))


def drawn(text: str, dice: random.Random) -> str:
    """Draws it; what was wrong, or ""."""
    from playground.ui.drawing import fonts

    style, size, room = dice.choice(sorted(fonts.STYLES)), dice.choice(SIZES), dice.choice(ROOMS)
    shown, smaller = fonts.fitted(text, style, size, room)
    picture, whole = fonts.line(text, style, size, (10, 20, 30), room)
    wide = fonts.width(shown, style, smaller)
    if wide > room or picture.get_height() < 1 or whole != (shown == text):
        return f"{wide} pixels of a text in a room of {room}"
    return ""


def titled(text: str) -> str:
    """Puts it into a level; what was wrong, or ""."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    level = f'title = "{quoted}"\nmap = """\nSG\n"""\n'
    try:
        read = parse_level(level)
    except LevelError as error:
        return "" if str(error).strip() and len(str(error)) < 4000 else "it was refused without a sentence"
    if misplaced(read.title):
        return "a title holds what no line may hold"
    return "" if parse_level(format_level(read)) == read else "a title is not what was written"


def run(options: Options) -> list[Outcome]:
    """Text after text until there were so many."""
    most, until = options.count or COUNT, time.monotonic() + 60 * (options.minutes or 60_000)
    wrong: list[str] = []
    done = levels = 0
    with surroundings.own_home():
        import pygame

        from playground.ui.drawing import fonts
        from playground.ui.drawing.store import store
        from tests.long.monkey_life import kind_of

        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((64, 64))
        while done < most and time.monotonic() < until:
            dice = random.Random(f"{options.seed} {done}")
            text, as_title = random_text(dice), dice.random() < TITLED
            try:
                fault = drawn(text, dice) or (titled(text) if as_title else "")
            except Exception as error:  # noqa: BLE001 (whatever is raised is what is looked for)
                fault = kind_of(error)
            done, levels = done + 1, levels + as_title
            if fault:
                wrong.append(f"text {options.seed} {done - 1}: {fault}")
                options.say(wrong[-1])
            if done % FORGETTING == 0:
                store.clear()
                fonts.forget()
                options.say(f"{done:,} texts, {len(wrong)} faults")
    did = f"{done:,} texts of {len(RANGES)} ranges of Unicode drawn in all styles, {levels:,} of them as titles of levels"
    return [
        Outcome(4, did, "" if wrong else "each is drawn within its room, read back as it was, or refused in a sentence", wrong)
    ]

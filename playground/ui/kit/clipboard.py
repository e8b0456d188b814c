"""The system's clipboard; where there is none, copying does nothing and pasting gives nothing."""

import pygame

from playground.systems import here


def put(words: str) -> bool:
    """Copies text; whether it worked."""
    try:
        pygame.scrap.put_text(words)
    except (pygame.error, NotImplementedError, UnicodeError, ValueError):
        return False
    return True


def get() -> str:
    """The text that was copied last, here or in another program."""
    try:
        return here().pasted(pygame.scrap.get_text())
    except (pygame.error, NotImplementedError, UnicodeError, ValueError):
        return ""

"""Pictures as PNG: as bytes, and as a file that is whole or not there."""

import io
from pathlib import Path

import pygame

from playground.paths import atomic_write


def png_bytes(picture: pygame.Surface) -> bytes:
    """The content of a PNG file. OSError where it cannot be made."""
    content = io.BytesIO()
    try:
        pygame.image.save(picture, content, "picture.png")
    except pygame.error as error:
        raise OSError(str(error)) from error
    return content.getvalue()


def write_png(path: Path, picture: pygame.Surface) -> None:
    """Writes the picture; the old or the new whole file is there at any moment. OSError where it cannot be written."""
    atomic_write(path, png_bytes(picture))

"""Files that are dropped on the window and files that are altered: real ones, written by the product, and what is none."""

import os
import zipfile
from pathlib import Path

import numpy as np

from playground import paths
from playground.training.session import Session
from playground.world import format_level
from playground.world.exchange import formats, write_text
from playground.world.library import find
from tests import runs

LEVELS = ("first-steps", "frozenlake-4x4", "keys-and-doors", "blocking-maze")


def levels_and_their_copies(folder: Path) -> list[Path]:
    """Levels as files of their own, and in every format that can be written."""
    made = []
    for name in LEVELS:
        path = folder / f"{name}-mine.toml"
        path.write_text(format_level(find(name)), "utf-8")
        made.append(path)
    for id, format in formats().items():
        for name in LEVELS:
            try:
                text = write_text(find(name), id).text
            except (ValueError, NotImplementedError):
                continue
            path = folder / f"{name}-{id}{format.suffixes[0] if format.suffixes else '.txt'}"
            path.write_text(text, "utf-8")
            made.append(path)
            break
    return made


def run_document(folder: Path) -> tuple[Path, Session]:
    """A run with a branch in its past, and its session."""
    path = folder / "half-time.run"
    return path, runs.branched_run(path)


def nonsense(folder: Path) -> list[Path]:
    """What is no file of ours: nothing, noise, a picture, an archive, a folder, a pipe, a link to nowhere, a mere name."""
    content = {
        "empty.toml": b"",
        "noise.toml": bytes(range(256)) * 40,
        "noise.npz": bytes(range(256)) * 40,
        "mouse.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        "long.txt": b"#" * 300_000,
        "broken.json": b'{"layers": [' * 50,
        "words.pkl": b"\x80\x04\x95\x00.",
    }
    for name, words in content.items():
        (folder / name).write_bytes(words)
    with zipfile.ZipFile(folder / "other.zip", "w") as archive:
        archive.writestr("readme.txt", "nothing of ours")
    np.save(folder / "values.npy", np.zeros((14, 4)))
    (folder / "a-folder.toml").mkdir(exist_ok=True)
    if hasattr(os, "mkfifo") and not (folder / "pipe.toml").exists():
        os.mkfifo(folder / "pipe.toml")
    if not (folder / "nowhere.toml").is_symlink():
        (folder / "nowhere.toml").symlink_to(folder / "gone.toml")
    lesson = sorted((paths.assets() / "lessons").glob("*.toml"))[0]
    (folder / lesson.name).write_bytes(lesson.read_bytes())
    names = (*content, "other.zip", "values.npy", "a-folder.toml", "pipe.toml", "nowhere.toml", "gone.toml", lesson.name)
    return [folder / name for name in names]


def files(folder: Path) -> list[Path]:
    """All of them, in an order that is always the same."""
    folder.mkdir(parents=True, exist_ok=True)
    return [*levels_and_their_copies(folder), run_document(folder)[0], *nonsense(folder)]

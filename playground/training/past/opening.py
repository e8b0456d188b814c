"""Runs from all files that hold one: the run's own file, or a code with what was asked of it, which is lived again."""

from pathlib import Path

from playground.training.past.document import load_document
from playground.training.past.relived import relived
from playground.training.past.revival import PastError
from playground.training.past.run_document import RunDocument
from playground.training.past.written_values import DocumentError
from playground.world import LevelError
from playground.world.exchange.sharing.shared_files import shared_in


def opened_document(path: Path) -> RunDocument:
    """The run of a file. DocumentError where there is none or it cannot be lived again, OSError where it cannot be opened."""
    try:
        shared = shared_in(path)
        return load_document(path) if shared is None or not shared.run else relived(shared.run)
    except (LevelError, PastError) as error:
        raise DocumentError(f"{path} cannot be opened: {error}") from error

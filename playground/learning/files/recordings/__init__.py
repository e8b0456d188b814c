"""Recorded transitions in files: CSV text, arrays, and data sets of Minari; read for a table, and written."""

from pathlib import Path

from playground.learning.files.recordings import arrays, csv_text, minari
from playground.learning.files.recordings.columns import NAMES, AnnotatedRecording, recording_of
from playground.learning.files.recordings.doubts import doubts
from playground.learning.life.recording import Recording, RecordingError
from playground.world.mdp import TabularMDP

__all__ = ["NAMES", "PLAIN", "AnnotatedRecording", "Recording", "RecordingError", "read_recording", "write_recording"]

PLAIN = {".csv": csv_text, ".npz": arrays}
"""Who reads and writes files of one table, by the ending of their names."""


def read_recording(path: Path, mdp: TabularMDP) -> AnnotatedRecording:
    """The transitions of a file or folder, as indices of a table, with a sentence for each thing that was chosen or left out.

    A folder is a data set of Minari; a file is arrays where its name ends in .npz, else CSV text. Which columns there may be,
    and what they are called, says `recording_of`.

    Raises OSError, and RecordingError where something is missing, is no number, or is not in the table.
    """
    folder = path.is_dir() or path.name == minari.MAIN
    columns = minari.columns_of(path) if folder else PLAIN.get(path.suffix.lower(), csv_text).columns_of(path)
    reading = recording_of(columns, mdp)
    return reading._replace(notes=reading.notes + doubts(reading.recording, mdp))


def write_recording(path: Path, recording: Recording, mdp: TabularMDP) -> None:
    """Writes arrays where the name ends in .npz, else CSV text. OSError where it cannot be written."""
    PLAIN.get(path.suffix.lower(), csv_text).write(path, recording, mdp)

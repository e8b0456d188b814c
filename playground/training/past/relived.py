"""A run in few words: from what it began and what was asked of it since, not what it has learned. Lived again, it is the same.

A run of a million steps with one dial moved is then a few hundred bytes. What such words cannot hold, or what would take long to
live again, needs the run's file.
"""

import base64
import binascii
import time
import zlib
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from playground.learning.collection import learners
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npy, npy_bytes
from playground.learning.learner import Array
from playground.training.chronicle.chronicle import Chronicle, Since
from playground.training.chronicle.deed import Deed
from playground.training.chronicle.keyframes import Shelf
from playground.training.chronicle.life_log import Log, LogEntry
from playground.training.past.branch_tree import Tree
from playground.training.past.revival import PastError, Revival
from playground.training.past.run_document import RunDocument
from playground.training.past.strand import Strand
from playground.training.past.written_values import DocumentError, Reading, Written, whole
from playground.world import LevelError

LONGEST = 60.0
"""Seconds that living a run again may take."""
SLICE = 0.05
"""Seconds between two looks at the clock."""
UNREADABLE = (KeyError, TypeError, ValueError, IndexError, OverflowError, RecursionError, AttributeError, LevelError)
FILE = "send its file"


def words_of(document: RunDocument) -> dict[str, Any]:
    """The walked branch of a run, from its first tick, as values of JSON. DocumentError where only a file can hold it."""
    chronicle = document.strand.chronicle
    beginning, end = chronicle.beginning, chronicle.keyframes.frames[-1].unpacked()
    if chronicle.since.at or beginning.arrays is not None:
        raise DocumentError(f"the run began with what an earlier one had learned, which no code holds: {FILE}")
    written = Written(chronicle.learner)
    deeds, at = [], 0
    for entry in chronicle.log.entries:
        if (entry.at, entry.moment) != (at, at):
            raise DocumentError(f"the learner failed in this run and began anew, which no code holds: {FILE}")
        deeds.append(written.deed(entry.deed))
        at += entry.deed.ticks(entry.deed.size)
    words = {
        "learner": chronicle.learner,
        "seed": chronicle.seed,
        "facts": written.facts(beginning.facts),
        "deeds": deeds,
        "levels": written.levels,
        "arrays": [base64.b64encode(npy_bytes(array)).decode("ascii") for array in written.arrays],
    }
    return words if end is None else {**words, "sum": sum_of(end)}


def left_out(document: RunDocument) -> tuple[str, ...]:
    """A sentence for each thing that is in the run's file and not in its words."""
    notes = []
    if len(document.tree.strands) > 1:
        notes.append("Only the branch that was walked last is shared; the run's file holds all of them.")
    if document.strand.company:
        notes.append("The learners beside the first one are not shared; the run's file holds them.")
    if any(strand.own for strand in document.tree.strands.values()):
        notes.append("Bookmarks of your own are not shared; the run's file holds them.")
    return tuple(notes)


def sum_of(arrays: Mapping[str, Array]) -> int:
    """A check sum of what a life has learned."""
    check = 0
    for name in sorted(arrays):
        check = zlib.crc32(np.ascontiguousarray(arrays[name]).tobytes(), zlib.crc32(name.encode(), check))
    return check


def relived(words: Mapping[str, Any], clock: Callable[[], float] = time.monotonic, longest: float = LONGEST) -> RunDocument:
    """The run that such words stand for, lived again to its end.

    Raises DocumentError where they stand for none, or where it would take longer than `longest` seconds; PastError where it
    comes out otherwise than it was.
    """
    try:
        chronicle = _chronicle(words)
    except DocumentError:
        raise
    except (NumpyFileError, binascii.Error, *UNREADABLE) as error:
        raise DocumentError(f"it holds no whole run: {type(error).__name__}: {str(error)[:200]}") from error
    tree = Tree()
    revival = Revival(chronicle, tree.grounds)
    began = clock()
    try:
        revival.head_for(chronicle.log.end)
        while not revival.work(SLICE):
            if clock() - began > longest:
                raise DocumentError(f"to live it again takes longer than {longest:.0f} seconds here: its file opens at once")
    except LevelError as error:
        raise DocumentError(f"its level cannot be played: {error}") from error
    life = revival.life
    if life.well is None:
        raise PastError(f"the run cannot be lived again: {life.trouble}")
    if "sum" in words and words["sum"] != sum_of(life.save()):
        raise PastError("lived again here, the run comes out otherwise than it was (another version?): ask for its file")
    if chronicle.log.entries:
        chronicle.capture(life.ticks, life.save)
    tree.strand = tree.add(Strand(0, "", None, 0, chronicle))
    return RunDocument(tree)


def _chronicle(words: Mapping[str, Any]) -> Chronicle:
    """The chronicle, of which only the beginning is there beside its log."""
    learner = words["learner"]
    if learner not in learners():
        raise DocumentError(f"it is of a learner {str(learner)[:80]!r} that is not here")
    arrays = [npy(base64.b64decode(text, validate=True), KINDS) for text in words["arrays"]]
    reading = Reading(learner, words["levels"], arrays)
    facts = reading.facts(words["facts"])
    chronicle = Chronicle(learner, whole(words["seed"]), facts, Shelf(), Since())
    entries, at = [], 0
    for written in words["deeds"]:
        deed: Deed = reading.deed(written)
        entries.append(LogEntry(at, at, deed))
        at = whole(at + deed.ticks(deed.size))
    chronicle.log = Log(0, tuple(entries))
    chronicle.facts = chronicle.facts_at(chronicle.log.end)
    return chronicle

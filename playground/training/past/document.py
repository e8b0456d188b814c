"""A run with its past in one file: a .zip of arrays (.npy) and JSON, written whole or not at all, read within a budget."""

import io
import json
import zipfile
from dataclasses import asdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from playground.archives import ArchiveBudget, ArchiveError, opened
from playground.learning.collection import learners
from playground.learning.files.numpy_files import KINDS, NumpyFileError, npy, npy_bytes
from playground.learning.learner import Array
from playground.paths import atomic_write
from playground.training.chronicle.chronicle import Chronicle, Since
from playground.training.chronicle.keyframes import BUDGET as MEMORY
from playground.training.chronicle.keyframes import Keyframe, Keyframes, Shelf
from playground.training.chronicle.life_log import Log, LogEntry, Position
from playground.training.chronicle.life_packing import PackedLife
from playground.training.commands import Beside
from playground.training.episode_curve import Curve
from playground.training.past.branch_tree import Tree, curve_of
from playground.training.past.run_document import RunDocument
from playground.training.past.strand import Companionship, Strand
from playground.training.past.written_lives import LivesOfFile, WrittenLives
from playground.training.past.written_values import DocumentError, Reading, Written, whole
from playground.training.past_view import Bookmark, BookmarkKind
from playground.training.run import Run
from playground.world import LevelError
from playground.world.mdp import read_only

__all__ = ["DocumentError", "document_bytes", "load_document", "save_document"]

FIRST, FORMAT, NAME = 1, 2, "Bellman Playground run"
TEXT, BLOCKS, LENGTHS, ARRAY = "run.json", "blocks.npy", "lengths.npy", "arrays/{}.npy"
READ = ArchiveBudget(unpacked=1 << 29, members=100_000, packed=1 << 28)
LONGEST_TEXT, MOST_ARRAYS = 1 << 27, 99_000
"""Bytes of the JSON, and arrays beside it, at most."""
LARGEST_ARRAY = 1 << 28
"""Bytes of an array of a keyframe at most: of the largest table there is about half."""
UNREADABLE = (KeyError, TypeError, ValueError, IndexError, OverflowError, RecursionError, AttributeError, LevelError)
"""What a file raises that makes no sense."""


def save_document(path: Path, tree: Tree, run: Run | None) -> None:
    """Writes the run with all branches of its past; at any moment the old or the new whole file is there.

    Raises DocumentError as `document_bytes` does, and OSError as writing does.
    """
    atomic_write(path, document_bytes(tree, run))


def document_bytes(tree: Tree, run: Run | None, most: int | None = None) -> bytes:
    """What `save_document` writes, with as many keyframes as fit into so many bytes, about, where that is given.

    DocumentError where there is nothing to save, or its level cannot be written.
    """
    if tree.strand is None or run is None or run.life.chronicle is None:
        raise DocumentError("there is no run to save yet: the learner has not begun")
    for life in (run.life, *run.company.lives):
        if life.well is not None and life.chronicle is not None:
            life.chronicle.capture(life.ticks, life.save)
    tree.strand.curve = curve_of(run)
    try:
        every = 1
        while most is not None and every < MOST_ARRAYS and run.shelf.bytes > most * every:
            every *= 2
        return _content(tree, every)
    except ValueError as error:
        raise DocumentError(f"this run cannot be saved: {error}") from error


def load_document(source: Path | bytes, memory: int = MEMORY) -> RunDocument:
    """Reads a run that `save_document` wrote, or its bytes. memory: bytes that its past takes at most.

    Raises DocumentError where the file is none, is damaged, or says what makes no sense, and OSError where it cannot be opened.
    """
    path = source if isinstance(source, Path) else "the past"
    try:
        with opened(source, READ) as archive:
            text = archive.content(TEXT, LONGEST_TEXT)
            description = json.loads(text)
            if not isinstance(description, dict) or description.get("name") != NAME:
                raise DocumentError("it does not say that it is a run of this program")
            if description["format"] not in (FIRST, FORMAT):
                raise DocumentError(f"its format is {str(description['format'])[:40]}, expected {FORMAT}: update the program")
            blocks = _blocks(npy(archive.content(BLOCKS)), npy(archive.content(LENGTHS)))
            count = whole(description["arrays"], MOST_ARRAYS)
            arrays = [npy(archive.content(ARRAY.format(number)), KINDS) for number in range(count)]
        return _document(description, blocks, arrays, memory)
    except (ArchiveError, NumpyFileError) as error:
        raise DocumentError(f"{path} is no saved run: {error}") from error
    except DocumentError as error:
        raise DocumentError(f"{path} cannot be opened: {error}") from error
    except UNREADABLE as error:
        raise DocumentError(f"{path} is no whole run: {type(error).__name__}: {str(error)[:200]}") from error


def _content(tree: Tree, every: int) -> bytes:
    """The bytes of the file."""
    assert tree.strand is not None
    chronicles: list[Chronicle] = []
    for strand in tree.strands.values():
        chronicles += [strand.chronicle, *(one.chronicle for one in strand.company)]
    lives = WrittenLives()
    arrays: list[Array] = []
    described = [_chronicle(chronicle, arrays, lives, every) for chronicle in chronicles]
    numbers = {id(chronicle): number for number, chronicle in enumerate(chronicles)}
    description = {
        "name": NAME,
        "format": FORMAT,
        "arrays": len(arrays),
        "chronicles": described,
        "lives": lives.description(),
        "strands": [_strand(strand, numbers) for strand in tree.strands.values()],
        "strand": tree.strand.id,
    }
    joined = np.frombuffer(b"".join(lives.blocks), np.uint8)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(TEXT, json.dumps(description))
        archive.writestr(BLOCKS, npy_bytes(joined))
        archive.writestr(LENGTHS, npy_bytes(np.array([len(block) for block in lives.blocks], np.int64)))
        for number, array in enumerate(arrays):
            archive.writestr(ARRAY.format(number), npy_bytes(array))
    return stream.getvalue()


def _chronicle(chronicle: Chronicle, arrays: list[Array], lives: WrittenLives, every: int) -> dict[str, Any]:
    """A chronicle as JSON, with one of so many keyframes; its arrays and blocks go beside it."""
    written = Written(chronicle.learner)
    written.arrays = arrays
    entries = [[entry.at, entry.moment, written.deed(entry.deed)] for entry in chronicle.log.entries]
    facts: list[Any] = []
    places: dict[int, int] = {}
    frames = []
    for frame in chronicle.keyframes.frames[::every]:
        if id(frame.facts) not in places:
            places[id(frame.facts)] = len(facts)
            facts.append(written.facts(frame.facts))
        packed = lives.number(frame.arrays) if isinstance(frame.arrays, PackedLife) else None
        frames.append([frame.at, *frame.position, places[id(frame.facts)], packed])
    return {
        "learner": chronicle.learner,
        "seed": chronicle.seed,
        "since": list(chronicle.since),
        "levels": written.levels,
        "entries": entries,
        "facts": facts,
        "frames": frames,
        "stride": chronicle.keyframes.stride * every,
    }


def _strand(strand: Strand, numbers: dict[int, int]) -> dict[str, Any]:
    """A branch as JSON."""
    return {
        "id": strand.id,
        "name": strand.name,
        "parent": strand.parent,
        "at": strand.at,
        "chronicle": numbers[id(strand.chronicle)],
        "company": [[one.asked.place, numbers[id(one.chronicle)], one.left] for one in strand.company],
        "own": [[mark.at, mark.name] for mark in strand.own],
        "marks": [[mark.at, mark.kind] for mark in strand.marks],
        "curve": {name: array.tolist() for name, array in asdict(strand.curve).items() if np.isfinite(array).all()},
    }


def _blocks(joined: Array, lengths: Array) -> list[bytes]:
    """The blocks, cut out of the bytes that they are joined to."""
    ends = np.cumsum(lengths)
    if joined.dtype != np.uint8 or lengths.ndim != 1 or (lengths < 0).any() or (int(ends[-1]) if len(ends) else 0) != joined.size:
        raise DocumentError("its blocks are not whole")
    content = joined.tobytes()
    return [content[end - length : end] for end, length in zip(ends.tolist(), lengths.tolist(), strict=True)]


def _document(description: dict[str, Any], blocks: list[bytes], arrays: list[Array], memory: int) -> RunDocument:
    """The document that this describes."""
    shelf = Shelf(memory)
    lives = LivesOfFile(description.get("lives", {}), blocks)
    chronicles = [_read_chronicle(written, lives, arrays, shelf) for written in description["chronicles"]]
    tree = Tree()
    for written in description["strands"]:
        tree.add(_read_strand(written, chronicles, tree))
    tree.strand = tree.named(description["strand"])
    shelf.sweep()
    for strand in tree.strands.values():
        if strand.parent is not None:
            tree.named(strand.parent)
    shelf.tidy()
    return RunDocument(tree)


def _read_chronicle(written: dict[str, Any], lives: LivesOfFile, arrays: list[Array], shelf: Shelf) -> Chronicle:
    """The chronicle that this JSON says."""
    learner = written["learner"]
    if learner not in learners():
        raise DocumentError(f"it is of a learner {str(learner)[:80]!r} that is not here")
    reading = Reading(learner, written["levels"], arrays)
    facts = [reading.facts(one) for one in written["facts"]]
    at, moment = written["since"]
    since = Since(whole(at), whole(moment))
    entries = tuple(LogEntry(whole(at), whole(moment), reading.deed(deed)) for at, moment, deed in written["entries"])
    log = Log(since.at, entries)
    frames = [_read_frame(frame, facts, lives, log) for frame in written["frames"]]
    in_order = all(one.moment <= other.moment and one.at <= other.at for one, other in pairwise(entries))
    if not in_order or not frames or frames[0].position != Position(0) or frames[0].at != since.at:
        raise DocumentError("its log is not in order")
    if any(one.position > other.position for one, other in pairwise(frames)):
        raise DocumentError("its keyframes are not in order")
    chronicle = Chronicle(learner, whole(written["seed"]), frames[0].facts, shelf, since)
    chronicle.log = log
    chronicle.keyframes = Keyframes(frames, max(1, whole(written["stride"])))
    chronicle.facts = chronicle.facts_at(log.end)
    return chronicle


def _read_frame(written: Any, facts: list[Any], lives: LivesOfFile, log: Log) -> Keyframe:
    """The keyframe that this JSON says; what it holds is checked before a kernel sees it."""
    at, number, parts, held, packed = written
    position = Position(whole(number, len(log.entries)), whole(parts))
    size = log.entries[position.whole].deed.size if position.whole < len(log.entries) else 0
    if position.parts > size or log.ticks(position) != whole(at):
        raise DocumentError(f"a keyframe lies at tick {at}, where its log does not come to")
    arrays = None if packed is None else lives.life(packed)
    return Keyframe(at, position, facts[whole(held, len(facts) - 1)], arrays, foreign=True)


def _read_strand(written: dict[str, Any], chronicles: list[Chronicle], tree: Tree) -> Strand:
    """The branch that this JSON says."""
    chronicle = chronicles[whole(written["chronicle"], len(chronicles) - 1)]
    company = []
    for place, number, left in written["company"]:
        beside = chronicles[whole(number, len(chronicles) - 1)]
        asked = Beside(beside.learner, beside.facts.settings, whole(place, 1000), beside.seed)
        company.append(Companionship(asked, beside, None if left is None else whole(left)))
    parent = None if written["parent"] is None else whole(written["parent"])
    arrays = {name: read_only(np.array(written["curve"][name], np.float64)) for name in ("episode", "mean", "low", "high")}
    if "transition" in written["curve"]:  # older programs did not note it
        arrays["transition"] = read_only(np.array(written["curve"]["transition"], np.float64))
    if len({array.shape for array in arrays.values()}) != 1 or arrays["mean"].ndim != 1:
        raise DocumentError("the curve of a branch is not whole")
    numbers = tree.numbers
    own = [numbers.numbered(whole(at), BookmarkKind.OWN, str(name)[:60]) for at, name in written["own"]]
    marks: list[Bookmark] = [numbers.numbered(whole(at), BookmarkKind(kind)) for at, kind in written["marks"]]
    strand = Strand(whole(written["id"]), str(written["name"])[:60], parent, whole(written["at"]), chronicle, company)
    strand.curve, strand.own, strand.marks = Curve(**arrays), own, marks
    return strand

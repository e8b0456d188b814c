"""`playground.replay`: recorded transitions fed to a learner, or a run from its file, and what is believed after it."""

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import numpy as np

from playground.archives import ArchiveError, opened
from playground.learning.files.numpy_files import FILE
from playground.learning.files.recordings import minari, read_recording
from playground.learning.files.recordings.columns import AnnotatedRecording, recording_of
from playground.learning.files.recordings.doubts import doubts
from playground.learning.learner import Field, LearnerSpec, finite
from playground.learning.life.experience import Ended
from playground.learning.life.recorded_life import replayed
from playground.learning.life.recording import Recording, RecordingError
from playground.scripting.call_arguments import count_of, learner_named, settings_of, warn_of
from playground.scripting.learning_runs import RunResult, log_of, result_of
from playground.scripting.problems import problem_level
from playground.training.episode_curve import Curve
from playground.training.meter import distance, greedy_of, solved
from playground.training.past.document import DocumentError, load_document
from playground.training.past.episode_log import episode_log
from playground.training.past.revival import PastError
from playground.training.run_file import BUDGET, META, RunError, holds_document, load_run
from playground.training.session import Session
from playground.world.level import Level, LevelError
from playground.world.mdp import TabularMDP, read_only
from playground.world.tabular.outcomes import excerpt
from playground.world.tabular.table import compile_mdp


class PlayingWords(NamedTuple):
    """What was asked for beside the source; None, 0 and nothing where it was not."""

    learner: str | None
    level: Any
    seed: int
    steps: int | None
    discount: Any
    dials: Mapping[str, Any]


class ReplaySource(NamedTuple):
    """A kind of thing that can be played back. play: its result, and notes on how it was read."""

    recognises: Callable[[Any], bool]
    play: Callable[[Any, PlayingWords], tuple[RunResult, Sequence[str]]]


def replay(
    source: Any,
    learner: str | None = None,
    level: Any = None,
    seed: int = 0,
    *,
    steps: int | None = None,
    discount: Any = None,
    **dials: Any,
) -> RunResult:
    """What a learner believes after recorded transitions, or what the learner of a saved run believes.

    Args:
      source: a recording: the path of a .csv or .npz file (`train --record` writes them) or of the folder of a Minari data set, a
        mapping of columns, or a data frame. Or the path of a run (`train --out` writes it), which has its own learner, level,
        seed and dials: nothing else is given beside it.
      learner: who learns from the recording.
      level: what it was recorded on, as in `playground.train`; a data set of Minari may name it itself.
      seed: of what the learner draws at random; same seed, same bits.
      steps: only the first so many transitions; None is all.
      discount, dials: as in `playground.train`.

    Returns:
      a frozen result, whose arrays are read-only.

    Raises:
      ValueError (RecordingError and RunError are such): something cannot be read, is not on the level, or is out of range.
      TypeError: something else was given, or too much or too little. FileNotFoundError and other kinds of OSError.
    """
    words = PlayingWords(learner, level, seed, steps, discount, MappingProxyType(dials))
    for kind in SOURCES:
        if kind.recognises(source):
            result, notes = kind.play(source, words)
            warn_of(notes)
            return result
    raise TypeError(
        f"the source is {excerpt(source)}, expected the path of a recording or of a run, a mapping of columns or a data frame"
    )


def _is_run(source: Any) -> bool:
    """Whether it is the path of a run."""
    if not _is_path(source) or not Path(source).is_file():
        return False
    try:
        with opened(Path(source), BUDGET) as archive:
            return f"{META}{FILE}" in archive.names
    except ArchiveError:
        return False


def _play_run(source: Any, words: PlayingWords) -> tuple[RunResult, Sequence[str]]:
    """The run as it was saved."""
    _refuse_words(source, words)
    session = Session()
    try:
        load_run(Path(source), session)
    except RunError as error:
        raise RunError(f"{os.fspath(source)}: {error}") from error
    return result_of(session.measured(), log_of([])), ()


def _is_document(source: Any) -> bool:
    """Whether it is the path of a run with its past."""
    return _is_path(source) and holds_document(Path(source))


def _play_document(source: Any, words: PlayingWords) -> tuple[RunResult, Sequence[str]]:
    """The end of a run with its past, and all of its episodes."""
    _refuse_words(source, words)
    path = os.fspath(source)
    try:
        document = load_document(Path(source))
        return result_of(document.at(), log_of([episode_log(document)[0]])), ()
    except (DocumentError, PastError, LevelError) as error:
        raise RunError(str(error) if path in str(error) else f"{path}: {error}") from error


def _refuse_words(source: Any, words: PlayingWords) -> None:
    """TypeError where anything was given beside a run, which has its own."""
    given = [name for name, value in words._asdict().items() if name != "dials" and value not in (None, 0)]
    if given or words.dials:
        raise TypeError(f"{', '.join([*given, *words.dials])} cannot be given beside {os.fspath(source)}, a run that has its own")


def _is_path(source: Any) -> bool:
    return isinstance(source, str | os.PathLike)


def _play_file(source: Any, words: PlayingWords) -> tuple[RunResult, Sequence[str]]:
    """A learner fed with the recording in a file or folder."""
    path, named = Path(source), words
    if words.level is None:
        named = words._replace(level=_own_level(path))

    def read(mdp: TabularMDP) -> AnnotatedRecording:
        try:
            return read_recording(path, mdp)
        except RecordingError as error:
            raise RecordingError(f"{path}: {error}") from error

    return _fed(read, named)


def _own_level(path: Path) -> str:
    """The level that a data set names itself. TypeError where it names none."""
    from playground.world.environments.specs import level_of

    if minari.data_folder(path) is None:
        if not path.exists():
            raise FileNotFoundError(f"there is no file {path}, expected a recording or a run")
        raise TypeError(f"{path} does not say its level: give level=…; only a data set of Minari names its own")
    return level_of(str(minari.about(path).get("env_spec", "")))


def _has_columns(source: Any) -> bool:
    """Whether it is a mapping of columns, or a data frame."""
    return isinstance(source, Mapping) or (hasattr(source, "columns") and hasattr(source, "__getitem__"))


def _play_columns(source: Any, words: PlayingWords) -> tuple[RunResult, Sequence[str]]:
    """A learner fed with columns in memory."""
    if words.level is None:
        raise TypeError("the columns do not say their level: give level=…")
    names = list(source if isinstance(source, Mapping) else source.columns)
    columns = {str(name): np.asarray(source[name]).tolist() for name in names}
    for name, column in columns.items():
        if not isinstance(column, list):
            raise RecordingError(f"its column {name!r} is {excerpt(column)}, expected a list with an entry for each transition")
    lengths = {name: len(column) for name, column in columns.items()}
    if len(set(lengths.values())) > 1:
        sizes = ", ".join(f"{name} {length}" for name, length in lengths.items())
        raise RecordingError(f"its columns are of different lengths: {sizes}")

    def read(mdp: TabularMDP) -> AnnotatedRecording:
        reading = recording_of(columns, mdp)
        return reading._replace(notes=reading.notes + doubts(reading.recording, mdp))

    return _fed(read, words)


def _fed(read: Callable[[TabularMDP], AnnotatedRecording], words: PlayingWords) -> tuple[RunResult, Sequence[str]]:
    """A fresh learner that has lived through a recording."""
    if words.learner is None:
        raise TypeError("a recording needs someone who learns from it: give learner=…, like learner='q-learning'")
    spec = learner_named(words.learner)
    settings, seed = settings_of(spec, words.dials), count_of(words.seed, "the seed")
    notes: list[str] = []
    level = problem_level(words.level, None, words.discount, {}, notes.append)
    mdp = compile_mdp(level)
    recording, doubtful = read(mdp)
    if words.steps is not None:
        recording = Recording._make(part[: count_of(words.steps, "steps")] for part in recording)
    if not len(recording.state):
        raise ValueError("there are no transitions to feed, expected one at least")
    return _result(spec, settings, level, mdp, recording, seed), (*notes, *doubtful)


def _result(spec: LearnerSpec, settings: Any, level: Level, mdp: TabularMDP, recording: Recording, seed: int) -> RunResult:
    """The learner after the recording. ValueError where it cannot learn from one, or its estimates are no longer finite."""
    parts: list[Ended] = []
    learner, body = replayed(spec, settings, mdp, recording, seed, listener=parts.append)
    fields = {field: read_only(np.array(array)) for field, array in {Field.VISITS: body.visits, **learner.estimates()}.items()}
    if not finite(fields):
        raise ValueError(f"the estimates of {spec.id} grew beyond all numbers; try a smaller step size, like alpha=0.01")
    optimum = solved(mdp)
    return RunResult(
        level=level.moments[0],
        mdp=mdp,
        fields=MappingProxyType(fields),
        best=read_only(greedy_of(fields, mdp.legal)),
        learner=spec.id,
        settings=settings,
        seed=seed,
        steps=body.steps,
        ended=body.episodes,
        episodes=log_of(parts),
        curve=Curve(*map(read_only, body.curve.points())),
        optimum=optimum,
        distance=distance(mdp, fields, optimum),
    )


SOURCES = (
    ReplaySource(_is_document, _play_document),
    ReplaySource(_is_run, _play_run),
    ReplaySource(_is_path, _play_file),
    ReplaySource(_has_columns, _play_columns),
)
"""What can be played back; the first that recognises a source plays it."""

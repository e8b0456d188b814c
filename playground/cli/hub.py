"""`train --hub`: the files that unit 2 of the Hugging Face deep RL course pushes to the hub, written into a folder."""

import os
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from playground.cli.file_access import check_folder, writing
from playground.cli.verb import UsageError
from playground.cli.video import INSTALL, write_replay
from playground.learning.learner import Field, LearnerSpec
from playground.paths import atomic_write
from playground.training.experiments.judgement import EPISODES, MOST_STEPS, Judgement, best_actions, judged, lived
from playground.training.snapshot import Snapshot
from playground.world import format_level
from playground.world.level import Level
from playground.world.library import GYM, bundled

HELP = (
    "a folder for what the Hugging Face course pushes: q-learning.pkl, results.json, README.md and the replay "
    "(replay.mp4 if PyAV is installed, else replay.gif if Pillow is)"
)
LONGEST = 1000
"""Steps of an episode at most on a level of ours that has no time limit."""


class Home(NamedTuple):
    """Where episodes are lived: an environment, the id that was asked for, what it was made with, and steps of each at most."""

    env: Any
    id: str
    arguments: Mapping[str, Any]
    most_steps: int


def hub_folder(word: str | None, spec: LearnerSpec, level: Level) -> Path | None:
    """Where to write; checked before the training, not after it."""
    if word is None:
        return None
    folder = Path(word)
    if Field.Q not in spec.fields and not spec.visits:
        raise UsageError(
            f"--hub does not go with {spec.id}, which has no action values: choose a learner that has, like q-learning"
        )
    if level.changes:
        raise UsageError(f"{level.title!r} changes with time, and a table of action values is of one map: leave --hub out")
    if os.path.exists(folder) and not os.path.isdir(folder):
        raise UsageError(f"{word} is a file, expected a folder, or a name for a new one")
    check_folder(folder, folder.name)
    return folder


def write_hub(folder: Path, snapshot: Snapshot, word: str, seed: int) -> dict[str, float]:
    """Judges the greedy policy and writes all files, whose names go to standard error; returns the numbers of the judgement."""
    q = snapshot.fields.get(Field.Q)
    if q is None:
        raise UsageError(f"{snapshot.learner} has no action values to write: leave --hub out")
    home = _home(word, snapshot.level)
    from playground.learning.files.tables.hugging_face_course import seeds_of

    seeds = seeds_of(home.id)
    judgement = judged(home.env, snapshot.mdp, q, seeds, seed, home.most_steps)
    with writing(folder):
        folder.mkdir(exist_ok=True)
        files = _texts(folder, snapshot, home, judgement)
        for name, content in files.items():
            atomic_write(folder / name, content)
        film = _film(folder, snapshot, home, seeds[0] if seeds else seed)
    print(f"{folder}: {', '.join((*files, film) if film else files)}", file=sys.stderr)
    if not film:
        print(INSTALL, file=sys.stderr)
    return {
        "mean_reward": judgement.mean,
        "std_reward": judgement.deviation,
        "expected_reward": judgement.expected,
    }


def _home(word: str, level: Level) -> Home:
    """The environment that the level is: Gymnasium's own, or ours."""
    if word.startswith(GYM):
        from playground.world.exchange.toy_text import environment

        name = word[len(GYM) :]
        env, arguments = environment(name, lambda note: None)
        return Home(env, name.partition("?")[0], arguments, MOST_STEPS)
    from playground.learning.files.tables.hugging_face_course import OWN
    from playground.world.environments.env import GridworldEnv

    name = word if word in bundled() else format_level(level)
    return Home(GridworldEnv(level), OWN, {"level": name}, level.rules.time_limit or LONGEST)


def _texts(folder: Path, snapshot: Snapshot, home: Home, judgement: Judgement) -> dict[str, bytes]:
    """The files but the replay, by name."""
    from playground.learning.files.pickles.pickle_writer import pickle_bytes
    from playground.learning.files.tables.hugging_face_course import model_of, seeds_of, title_of
    from playground.learning.files.tables.model_card import Card, readme, results
    from playground.learning.files.tables.q_table_file import written_table

    settings = snapshot.settings
    alpha, epsilon = (getattr(settings, name, None) for name in ("alpha", "epsilon"))
    model = model_of(
        home.id,
        home.arguments,
        written_table(snapshot.fields[Field.Q], snapshot.mdp),
        max_steps=home.most_steps,
        n_training_episodes=snapshot.episodes,
        n_eval_episodes=EPISODES,
        eval_seed=list(seeds_of(home.id)),
        learning_rate=alpha,
        gamma=snapshot.mdp.discount,
        max_epsilon=epsilon,
        min_epsilon=epsilon,
        decay_rate=0.0,
    )
    title = title_of(home.id, home.arguments)
    numbers = judgement.mean, judgement.deviation, len(judgement.returns)
    name = folder.absolute().name
    card = Card(name, title, snapshot.learner, *numbers, judgement.expected, home.most_steps, _usage(home))
    path = folder / "README.md"
    before = path.read_text(encoding="utf-8", errors="replace") if path.is_file() else ""
    return {
        "q-learning.pkl": pickle_bytes(model),
        "results.json": results(home.id, *numbers, datetime.now()).encode(),
        "README.md": readme(card, before).encode(),
    }


def _usage(home: Home) -> list[str]:
    """Lines of Python that open the environment."""
    own = [] if "level" not in home.arguments else ["import playground"]
    arguments = ['model["env_id"]']
    arguments += [f'{name}=model["level"]' if name == "level" else f"{name}={value!r}" for name, value in home.arguments.items()]
    return [*own, "", 'model = pickle.load(open("q-learning.pkl", "rb"))', f"env = gymnasium.make({', '.join(arguments)})"]


def _film(folder: Path, snapshot: Snapshot, home: Home, seed: int) -> str:
    """The replay of one episode, "" where nothing that writes films is installed."""
    from playground.ui.board.replay import replay

    steps = lived(home.env, best_actions(snapshot.fields[Field.Q], snapshot.mdp), seed, home.most_steps)
    frames = replay(snapshot.level, snapshot.mdp, [(state, action) for state, action, _ in steps])
    return write_replay(folder, frames)

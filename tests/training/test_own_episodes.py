"""People's own episodes in a file: by name and level, whole or not at all, and refused where they are none."""

import json

import pytest

from playground.training.own_episodes import (
    LONGEST,
    MOST_LEVELS,
    RECENT,
    OwnEpisode,
    OwnEpisodesError,
    first_episode,
    read_own_episodes,
    record_own_episodes,
    with_row,
)

SLOW = OwnEpisode(((0, 0), (0, 1), (0, 0), (0, 1)), 0.7, 0.5)
FAST = OwnEpisode(((0, 0), (0, 1)), 0.9, 0.8)


def identity(number: int) -> str:
    return f"{number:032x}"


def test_the_last_is_the_newest_and_the_best_the_one_that_earned_most():
    row = first_episode(identity(1), FAST).then(SLOW)
    assert (row.last, row.best, row.recent) == (SLOW, FAST, (0.8, 0.5))
    for _ in range(RECENT):
        row = row.then(SLOW)
    assert (row.best, row.recent) == (FAST, (0.5,) * RECENT)


def test_of_a_level_there_is_one_row_the_newest_in_front_and_not_more_than_so_many():
    rows = ()
    for number in range(MOST_LEVELS + 3):
        rows = with_row(rows, first_episode(identity(number), FAST))
    assert [row.identity for row in rows] == [identity(number) for number in range(MOST_LEVELS + 2, 2, -1)]
    assert [row.last for row in with_row(rows, first_episode(identity(9), SLOW))].count(SLOW) == 1


def test_what_is_kept_comes_back_to_its_name_alone(tmp_path):
    path = tmp_path / "episodes.json"
    assert read_own_episodes(path, "Ada") == ()
    ada, nobody = first_episode(identity(1), FAST).then(SLOW), first_episode(identity(1), SLOW)
    record_own_episodes(path, "Ada", ada)
    record_own_episodes(path, "", nobody)
    record_own_episodes(path, "Ada", first_episode(identity(2), SLOW))
    assert read_own_episodes(path, "Ada") == (first_episode(identity(2), SLOW), ada)
    assert read_own_episodes(path, "") == (nobody,)
    assert read_own_episodes(path, "Bo") == ()


def test_rows_that_were_not_played_for_longest_make_room(tmp_path, monkeypatch):
    path = tmp_path / "episodes.json"
    monkeypatch.setattr("playground.training.own_episodes.LARGEST", 1200)
    for number in range(4):
        record_own_episodes(path, "Ada", first_episode(identity(number), FAST))
    assert [row.identity for row in read_own_episodes(path, "Ada")] == [identity(3), identity(2)]


def good(**changes):
    episode = {"cells": [[0, 0], [0, 1]], "episode_return": 0.9, "discounted_return": 0.8}
    row = {"name": "Ada", "level": identity(1), "last": episode, "best": episode, "recent": [0.8]}
    return {**row, **changes}


def episode(**changes):
    return {"cells": [[0, 0]], "episode_return": 0.0, "discounted_return": 0.0, **changes}


def test_a_file_in_order_is_read(tmp_path):
    path = tmp_path / "episodes.json"
    path.write_text(json.dumps({"format": 1, "episodes": [good()]}))
    assert read_own_episodes(path, "Ada") == (first_episode(identity(1), FAST),)


@pytest.mark.parametrize(
    "row",
    [
        good(level="../../etc"),
        good(level=7),
        good(name=["Ada"]),
        good(name="A" * 41),
        good(recent=[]),
        good(recent=[0.0] * 11),
        good(recent=[float("inf")]),
        good(last=episode(cells=[])),
        good(last=episode(cells=[[0, 0, 0]])),
        good(best=episode(cells=[[0, -1]])),
        good(best=episode(cells=[[0, True]])),
        good(best=episode(cells=[[0, 0]] * (LONGEST + 2))),
        good(best=episode(episode_return="1")),
        good(best=episode(discounted_return=float("nan"))),
        [],
    ],
)
def test_what_is_no_episode_is_refused_in_a_sentence_and_stays(tmp_path, row):
    path = tmp_path / "episodes.json"
    text = json.dumps({"format": 1, "episodes": [row]})
    path.write_text(text)
    with pytest.raises(OwnEpisodesError, match=r"episodes\.json: these are no episodes .*move the file away"):
        record_own_episodes(path, "Ada", first_episode(identity(2), FAST))
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"", "no episodes"),
        (b"[]", "no episodes"),
        (b"\xff\xfe", "no episodes"),
        (b"[" * 100_000, "no episodes"),
        (b'{"format": 0, "episodes": []}', "no episodes"),
        (b'{"format": 1, "episodes": {}}', "no episodes"),
        (b'{"format": 2}', "a newer Bellman Playground"),
        (b" " * (4 * 1024 * 1024 + 1), "too large"),
    ],
    ids=["empty", "list", "bytes", "deep", "old", "table", "newer", "large"],
)
def test_files_of_another_kind_are_refused(tmp_path, content, match):
    path = tmp_path / "episodes.json"
    path.write_bytes(content)
    with pytest.raises(OwnEpisodesError, match=match):
        read_own_episodes(path, "Ada")


def test_a_folder_in_its_place_is_said(tmp_path):
    with pytest.raises(OwnEpisodesError, match=tmp_path.name):
        read_own_episodes(tmp_path, "Ada")

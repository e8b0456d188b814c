"""The table of bests."""

import json
import math
from dataclasses import replace

import pytest

from playground.training import bests as room
from playground.training.bests import Best, Bests, BestsError, clean_name, read_bests, record_best
from playground.training.level_identity import level_identity
from playground.world import parse_level

ROOM, OTHER = (parse_level(f'title = "{title}"\nmap = """\n{rows}\n"""\n') for title, rows in (("A", "S..G"), ("B", "S.G")))
IDENTITY = level_identity(ROOM)


def entry(**changes):
    return {"name": "Ada", "score": 1.0, "steps": 3, "skill": None, **changes}


def file_of(*entries, **changes):
    return json.dumps({"format": 1, "levels": [{"level": IDENTITY, "title": "A", "bests": list(entries)}], **changes})


def test_only_what_is_better_is_kept_and_the_best_comes_first(tmp_path) -> None:
    path = tmp_path / "bests.json"
    assert record_best(path, ROOM, Best("Ada", 0.5, 9))[1]
    assert not record_best(path, ROOM, Best("Ada", 0.5, 9))[1] and not record_best(path, ROOM, Best("Ada", 0.4, 2))[1]
    assert record_best(path, ROOM, Best("Ada", 0.5, 8, 0.75))[1] and record_best(path, ROOM, Best("Béla", 2, 30))[1]
    assert read_bests(path).of(ROOM) == (Best("Béla", 2.0, 30), Best("Ada", 0.5, 8, 0.75))
    assert read_bests(path).of(replace(ROOM, title="other")) == read_bests(path).of(ROOM) and read_bests(path).of(OTHER) == ()


def test_what_is_not_new_leaves_the_file_alone(tmp_path) -> None:
    path = tmp_path / "bests.json"
    record_best(path, ROOM, Best("Ada", 1.0, 3))
    path.chmod(0o400)
    before = path.stat()
    record_best(path, ROOM, Best("Ada", 1.0, 3))
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_names_are_kept_as_they_are_seen() -> None:
    assert clean_name("  Ada \n\t Lovelace\x00 ") == "Ada Lovelace" and clean_name("é" * 99) == "é" * 40
    for nothing in ("", "  ", "\n\u200b"):
        with pytest.raises(BestsError, match="empty"):
            clean_name(nothing)


@pytest.mark.parametrize(
    "best", [Best("Ada", math.nan, 1), Best("Ada", math.inf, 1), Best("Ada", 1.0, -1), Best("Ada", 1.0, 1, math.nan)]
)
def test_what_is_no_number_is_not_kept(best) -> None:
    with pytest.raises(BestsError, match="cannot be a best"):
        Bests().with_best(ROOM, best)


def test_names_and_levels_have_a_bound(monkeypatch) -> None:
    monkeypatch.setattr(room, "MOST_NAMES", 2)
    monkeypatch.setattr(room, "MOST_LEVELS", 1)
    bests = Bests()
    for name, score in (("a", 1.0), ("b", 3.0), ("c", 2.0)):
        bests = bests.with_best(ROOM, Best(name, score, 1))
    assert [best.name for best in bests.of(ROOM)] == ["b", "c"] and bests.with_best(ROOM, Best("d", 0.0, 1)) is bests
    later = bests.with_best(OTHER, Best("a", 1.0, 1))
    assert later.of(ROOM) == () and [row.title for row in later.levels] == ["B"]


DAMAGED = {
    "empty": "",
    "cut": "{",
    "list": "[]",
    "null": "null",
    "no-levels": '{"format": 1}',
    "format-text": '{"format": "1", "levels": []}',
    "deep": "[" * 100_000,
    "score-text": file_of(entry(score="1")),
    "score-bool": file_of(entry(score=True)),
    "score-huge": file_of(entry(score=10**400)),
    "score-nan": file_of(entry()).replace("1.0", "NaN"),
    "steps-half": file_of(entry(steps=1.5)),
    "steps-negative": file_of(entry(steps=-1)),
    "name-empty": file_of(entry(name="")),
    "name-number": file_of(entry(name=7)),
    "skill-text": file_of(entry(skill="best")),
    "half-an-entry": file_of({"name": "Ada"}),
    "identity": file_of(entry()).replace(IDENTITY, "../../x"),
    "bests-text": file_of(entry()).replace('[{"name"', '"x", "y": [{"name"'),
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_file_is_one_sentence_and_stays(damage, tmp_path) -> None:
    path = tmp_path / "bests.json"
    path.write_text(DAMAGED[damage])
    with pytest.raises(BestsError, match="no table of bests of Bellman Playground; move it away"):
        record_best(path, ROOM, Best("Ada", 1.0, 1))
    assert path.read_text() == DAMAGED[damage]


def test_files_of_newer_programs_too_large_ones_and_folders_stay_too(tmp_path, monkeypatch) -> None:
    path = tmp_path / "bests.json"
    path.write_text(file_of(format=2))
    with pytest.raises(BestsError, match="newer"):
        read_bests(path)
    monkeypatch.setattr(room, "LARGEST", 10)
    with pytest.raises(BestsError, match="too large"):
        read_bests(path)
    with pytest.raises(BestsError, match="directory"):
        read_bests(tmp_path)


def test_of_a_name_that_stands_twice_the_better_counts(tmp_path) -> None:
    path = tmp_path / "bests.json"
    path.write_text(
        file_of(entry(), entry(score=2), entry(name=" Ada ", score=-1), entry(name="Bo", score=3)), encoding="utf-8-sig"
    )
    assert read_bests(path).of(ROOM) == (Best("Bo", 3.0, 3), Best("Ada", 2.0, 3))

"""The long runs with small numbers, as every change runs them; and what they are made of."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.long import bomb_files, edits, kills, memory, monkey_events, mutations, page, results, soak, texts, undo
from tests.long.__main__ import PROGRAMS
from tests.long.monkey import everywhere
from tests.long.monkey_shorten import minimised
from tests.long.readings import READINGS
from tests.long.surroundings import ROOT

SMALL = {
    "kills": ("--count", "51"),
    "io_failures": ("--count", "4"),
    "full_disk": (),
    "mutations": ("--count", "680"),
    "bombs": ("--count", "30"),
    "edits": ("--count", "400", "q-learning", "dyna-q-plus", "value-iteration", "dqn"),
    "texts": ("--count", "2000"),
    "undo": ("--count", "2000"),
    "starts": ("--count", "4"),
    "soak": ("--minutes", "0.08"),
    "monkey": ("--count", "40000", "--seeds", "1"),
}
"""The words of each command in every change. Of the monkey's events a tenth is done: one seed of ten."""
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the long runs fork")


@pytest.mark.parametrize("program", PROGRAMS)
def test_every_program_holds_its_promise_with_a_small_number(program: str, tmp_path: Path) -> None:
    """In a process of its own: it forks, kills and limits itself."""
    command = [sys.executable, "-m", "tests.long", program, *SMALL[program], "--dry", "--seed", "7", "--folder", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=1800, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_what_the_monkey_does_depends_on_the_seed_and_the_number_alone() -> None:
    first = [monkey_events.deeds_of(3, number) for number in range(200)]
    random.random()
    assert [monkey_events.deeds_of(3, number) for number in reversed(range(200))] == first[::-1]
    assert first != [monkey_events.deeds_of(4, number) for number in range(200)]
    assert json.loads(json.dumps(first)) == first, "a journal holds it"
    assert len(everywhere()) > 100


def test_a_story_is_shortened_to_what_its_fault_needs() -> None:
    def fails(part: list[int]) -> bool:
        return {5, 40, 41} <= set(part)

    assert minimised(list(range(97)), fails, float("inf")) == [5, 40, 41]


def test_an_altered_file_depends_on_its_seed_alone() -> None:
    files, contents = [Path("a.toml"), Path("b.npz")], [b"title = 3\n" * 9, b"PK nothing"]
    cases = [mutations.case(files, contents, f"levels 1 {number}") for number in range(50)]
    assert cases == [mutations.case(files, contents, f"levels 1 {number}") for number in range(50)]
    assert len({content for _, content in cases}) > 40


def test_a_writer_that_ends_by_itself_is_no_kill() -> None:
    def at_once(into: int) -> None:
        os.write(into, b"1\n")

    process, pipe = kills.child(at_once)
    os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
    with pytest.raises(RuntimeError, match="ended by itself"):
        kills.killed(process, pipe, 0.0)


def test_the_page_says_what_the_runs_have_noted() -> None:
    assert results.PAGE.read_text("utf-8") == page.page()


def test_every_promise_has_tests_that_there_are() -> None:
    promises = page.promises()
    assert [promise["number"] for promise in promises] == list(range(1, 26))
    for promise in promises:
        assert promise["tests"] and all((ROOT / test).is_file() for test in promise["tests"]), promise["number"]
    assert {row["command"] for row in results.rows()} <= set(PROGRAMS)
    assert {row["promise"] for row in results.rows()} <= set(range(1, 26))


def test_growth_is_what_all_looks_say_and_not_what_the_last_one_does() -> None:
    """Half a unit an event over eighty events, with two odd looks; and looks that differ by thirty without growing."""
    looks = [(float(at), 200.0 + 0.5 * at) for at in range(0, 90, 10)]
    looks[3], looks[-1] = (30.0, 900.0), (80.0, 100.0)
    assert memory.growth(looks) == pytest.approx(40.0)
    assert memory.growth([(float(at), 800.0 + 30.0 * (at % 2)) for at in range(9)]) == 0.0
    assert memory.growth(looks[:1]) == memory.growth([]) == 0.0


def test_a_soak_compares_looks_at_the_same_learner_in_the_same_mode() -> None:
    """Learners take between 0 and 23 MB; the window grows by 2 MB an hour of 24 looks."""
    looks = [soak.Look(150.0 * number, number % soak.ROUND + number / 12, 2, 20) for number in range(4 * soak.ROUND)]
    assert soak.slope(looks) == pytest.approx(2.0)
    assert soak.slope(looks[: soak.ROUND]) == 0.0


def test_the_time_of_an_edit_is_that_of_a_small_table_or_of_each_state_of_a_large_one() -> None:
    lived = edits.EditedLife(9)
    for states, seconds in ((20, 0.004), (500, 0.06), (501, 0.5), (10_000, 0.2)):
        lived = edits._with(lived, states, seconds)
    assert lived == edits.EditedLife(9, used=4, late=1, longest=0.06, large=2, most=10_000, slowest=0.5 / 501)


def test_every_bomb_is_read_as_something_that_is_read_and_has_its_size() -> None:
    every = bomb_files.bombs()
    assert {bomb.reading for bomb in every} <= set(READINGS)
    assert len({(bomb.reading, bomb.name, bomb.what) for bomb in every}) == len(every) > 400
    for what, content in bomb_files.SHAPES.items():
        assert 600 <= len(content(1000)) <= 1100, what


def test_an_odd_editor_and_an_odd_title_are_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """An undo that does nothing; a title that is written as another one."""
    assert undo.life("1 0", 40) == "" and texts.titled('a "b" \\ ‮') == ""
    monkeypatch.setattr(undo.History, "undo", lambda self: self)
    assert "is not what the model says" in undo.life("1 0", 40)
    monkeypatch.setattr(texts, "format_level", lambda level: 'title = "other"\nmap = """\nSG\n"""\n')
    assert texts.titled("a") == "a title is not what was written"

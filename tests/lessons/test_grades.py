"""What a class has done."""

import csv
import io
from pathlib import Path

from playground.lessons.course import course
from playground.lessons.grades import Grade, as_csv, grades, overview, pupils_in, strange_lessons
from playground.lessons.progress import Pupil, write_progress

LOOP = course()["the-loop"]
COUNT = len(LOOP.tasks)
REST = tuple((page, 0, False) for page, content in enumerate(LOOP.pages) if page > 1 and content.task is not None)


def pupil(name: str, *records: tuple[int, int, bool]) -> Pupil:
    """A pupil who did tasks of the first lesson: (page, wrong answers, shown)."""
    someone = Pupil(name)
    for page, wrong, shown in records:
        someone = someone.noting("the-loop", page, wrong=wrong, shown=shown, done=True)
    return someone


def test_a_grade_counts_what_was_done_in_a_lesson() -> None:
    ada = pupil("Ada", (0, 0, False), (1, 1, False), *REST)
    bob = pupil("Bob", (0, 3, True))
    assert grades([ada, bob], course()) == (
        Grade("Ada", "the-loop", "The loop", COUNT, COUNT, 1, 0, 0, 3),
        Grade("Bob", "the-loop", "The loop", 1, COUNT, 3, 1, 0, 0),
    )
    assert [grade.tries for grade in grades([ada, bob], course())] == [COUNT + 1, 3]


def test_who_began_nothing_has_no_row_but_a_line_on_the_screen() -> None:
    cleo = Pupil("Cleo")
    table = grades([pupil("Ada", (0, 2, False)), cleo], course())
    assert len(table) == 1
    assert overview(table, [pupil("Ada", (0, 2, False)), cleo], course()) == (
        ["pupil", "the-loop", "stars"],
        [["Ada", f"1/{COUNT} 3", "0"], ["Cleo", "–", "0"]],
    )


def test_stars_and_what_was_shown_stand_in_the_cell() -> None:
    ada = pupil("Ada", (0, 3, True), (1, 0, False), *REST)
    assert overview(grades([ada], course()), [ada], course())[1] == [["Ada", f"*.. {COUNT + 2} (1 shown)", "1"]]


def test_pupils_of_one_name_keep_a_line_of_their_own() -> None:
    one, other = pupil("Ada", (0, 0, False)), pupil("Ada", (0, 1, False), (1, 0, False))
    lines = overview(grades([one, other], course()), [one, other], course())[1]
    assert [line[1] for line in lines] == [
        f"1/{COUNT} 1",
        f"2/{COUNT} 3",
    ]


def test_a_spreadsheet_gets_a_row_each_and_no_formula() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(grades([pupil('=1+1;"x"', (0, 2, False))], course())))))
    assert rows[0] == ["pupil", "lesson", "title", "done", "tasks", "tries", "wrong", "shown", "moves", "stars"]
    assert rows[1] == ['\'=1+1;"x"', "the-loop", "The loop", "1", str(COUNT), "3", "2", "0", "0", "0"]


def test_damaged_files_are_passed_over_and_the_others_read(tmp_path: Path) -> None:
    write_progress(pupil("Zoe", (0, 0, False)), tmp_path / "zoe.json")
    write_progress(Pupil("adam"), tmp_path / "adam.json")
    (tmp_path / "torn.json").write_text('{"format": 1, "lessons"')
    (tmp_path / "notes.txt").write_text("no progress")
    damaged: list[str] = []
    assert [someone.name for someone in pupils_in(tmp_path, damaged.append)] == ["adam", "Zoe"]
    assert len(damaged) == 1
    assert "torn.json: this is no progress file" in damaged[0]


def test_lessons_that_are_not_there_are_named() -> None:
    assert strange_lessons([Pupil("Ada").noting("elsewhere", 0, done=True)], course()) == ("elsewhere",)

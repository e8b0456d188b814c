"""`check`."""

import os
import re

import pytest

from playground.cli import main
from playground.cli.verbs import check
from playground.world import library
from playground.world.advice.level_advice import Advice
from playground.world.grid import Cell

GOOD = "format = 1\ntitle = 'Good'\nmap = '''\nS.G\n'''\n"


@pytest.mark.parametrize("name", library.bundled())
def test_every_bundled_level_is_without_errors(name, capsys):
    assert main(["check", name]) == 0
    assert name in capsys.readouterr().out


def test_errors_are_told_for_each_level_and_the_others_are_checked_too(tmp_path, capsys):
    (tmp_path / "good.toml").write_text(GOOD)
    (tmp_path / "bad.toml").write_text(GOOD.replace("S.G", "S.§G"))
    assert main(["check", str(tmp_path / "bad.toml"), str(tmp_path / "none.toml"), str(tmp_path / "good.toml")]) == 1
    told = capsys.readouterr()
    assert told.err.count("error:") == 2
    assert "§" in told.err
    assert told.err.count("bad.toml") == 1, "the name of a file is told once"
    assert "Good, 1 row, 3 columns, 3 states: fine" in told.out


def test_what_may_be_unintended_is_advice_and_no_error(tmp_path, capsys):
    (tmp_path / "shut.toml").write_text(GOOD.replace("S.G", "S#G"))
    assert main(["check", str(tmp_path / "shut.toml")]) == 0
    assert "look at this" in capsys.readouterr().out


def test_advice_is_a_sentence_with_its_places(tmp_path, capsys):
    (tmp_path / "shut.toml").write_text(GOOD.replace("S.G", "S#G"))
    assert main(["check", str(tmp_path / "shut.toml")]) == 0
    _, *told = capsys.readouterr().out.splitlines()
    assert "  The best ending cannot be reached from this start. (row, col): (0, 0), (0, 2)" in told
    assert not [line for line in told if "Advice" in line or "Cell" in line]


def test_many_places_are_counted(tmp_path, capsys):
    (tmp_path / "wide.toml").write_text(GOOD.replace("S.G", "S" * 20 + "#G"))
    main(["check", str(tmp_path / "wide.toml")])
    assert "(0, 11) and 9 more\n" in capsys.readouterr().out


def test_a_key_that_is_not_known_is_told(tmp_path, capsys):
    (tmp_path / "slip.toml").write_text(GOOD + "[rules]\ndiscont = 0.9\n")
    assert main(["check", str(tmp_path / "slip.toml")]) == 0
    told = capsys.readouterr().out
    assert "look at this" in told
    assert 'line 7: "discont" is not a key that this version knows; it is left out' in told


def test_one_row_is_one_row(tmp_path, capsys):
    (tmp_path / "one.toml").write_text(GOOD.replace("S.G", "S"))
    main(["check", str(tmp_path / "one.toml")])
    assert "Good, 1 row, 1 column, 1 state:" in capsys.readouterr().out


def test_the_states_are_counted_and_what_made_them_many_is_told(tmp_path, capsys):
    (tmp_path / "key.toml").write_text(GOOD.replace("S.G", "aSAG"))
    assert main(["check", str(tmp_path / "key.toml")]) == 0
    assert "1 row, 4 columns, 5 states (at most ×2 by the red key): fine" in capsys.readouterr().out


LESSON = """format = 1
order = 1
title = "Mine"
learned = "This."
[scene]
level = "corridor"
[[pages]]
text = "One."
[pages.task]
kind = "number"
want = { of = "steps" }
low = 0
high = 9
ask = "How many?"
"""


def test_a_lesson_is_checked_as_levels_are(tmp_path, capsys):
    (tmp_path / "mine.toml").write_text(LESSON)
    assert main(["check", str(tmp_path / "mine.toml"), "corridor"]) == 0
    assert "mine.toml: Mine, 1 page, 1 task: fine\ncorridor: Corridor, 1 row" in capsys.readouterr().out


def test_each_fault_of_a_lesson_is_a_line_with_its_place(tmp_path, capsys):
    (tmp_path / "mine.toml").write_text(LESSON.replace('"steps"', '"stops"').replace('"One."', '{ child = "One", school = "" }'))
    assert main(["check", str(tmp_path / "mine.toml")]) == 1
    first, *others = capsys.readouterr().err.splitlines()
    assert "mine.toml: error: line 8: page 1: text has no words for school" in first
    assert ["line 9: page 1: task cannot be answered" in line for line in others] == [False, True]


def test_a_lesson_that_cannot_be_read_names_the_line(tmp_path, capsys):
    (tmp_path / "mine.toml").write_text(LESSON.replace('kind = "number"', 'kind = "numbre"'))
    assert main(["check", str(tmp_path / "mine.toml")]) == 1
    assert "error: line 10: pages[0].task.kind is 'numbre', expected one of arrows," in capsys.readouterr().err


def test_bundled_lessons_go_by_their_ids_and_numbers(capsys):
    assert main(["check", "1", "999"]) == 1
    spoken = capsys.readouterr()
    assert re.search(r"1: The loop, \d+ pages, \d+ tasks: fine", spoken.out)
    assert "999: error: there is no lesson '999'" in spoken.err


def test_a_class_pack_is_checked_with_all_its_files(tmp_path, capsys):
    (tmp_path / "good.toml").write_text(
        'format = 1\norder = 1\ntitle = "T"\nlearned = "L"\n[scene]\nlevel = "corridor"\n[[pages]]\ntext = "One."\n'
        '[pages.task]\nkind = "drive"\ngoal = { of = "moved" }\nask = "Go."\n',
        "utf-8",
    )
    assert main(["check", str(tmp_path)]) == 0
    assert "1 lesson: fine" in capsys.readouterr().out
    (tmp_path / "class.toml").write_text('format = 1\n\nhides = ["sped"]\n', "utf-8")
    assert main(["check", str(tmp_path)]) == 1
    printed = capsys.readouterr()
    assert "1 lesson: 1 fault" in printed.out and "class.toml: line 3: hides names the control 'sped'" in printed.err
    assert main(["check", str(tmp_path / "none.pack")]) == 1
    assert "none.pack" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("count", "tail"),
    [(0, ""), (1, " (row, col): (0, 0)"), (12, "(0, 11)"), (13, "(0, 11) and 1 more"), (1512, "(0, 11) and 1,500 more")],
)
def test_advice_names_twelve_places_at_most_and_counts_the_rest(count, tail):
    sentence = check._sentence(Advice("Look here.", cells=tuple(Cell(0, col) for col in range(count))))
    assert sentence.startswith("Look here.") and sentence.endswith(tail)
    assert sentence.count("(0, ") == min(12, count)


@pytest.mark.parametrize("word", ("a" * 300, "a" * 300 + ".toml", "a" * 300 + "/b.pack", "a" * 300 + "/b.run"))
def test_a_name_that_no_disk_takes_is_one_sentence(word, capsys):
    assert main(["check", word]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["share", word]) == 2
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.skipif(os.name == "nt", reason="no file there has such a name")
def test_a_file_whose_name_has_two_lines_is_a_file(tmp_path, capsys):
    file = tmp_path / "two\nlines.toml"
    file.write_text(GOOD)
    assert main(["check", str(file)]) == 0
    assert "Good, 1 row" in capsys.readouterr().out

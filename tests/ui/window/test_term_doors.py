"""Doors of the glossary: to the lesson, to what shows a term, to its learner; from the course and from elsewhere."""

from dataclasses import replace

import pytest

from playground.lessons.course import find_lesson
from playground.lessons.glossary import glossary
from playground.lessons.packs import ClassPack
from playground.training.commands import Start
from playground.ui.aspects import ClassRules, Occasion
from playground.ui.course.attending import attended
from playground.ui.course.classroom import Classroom, classroom
from playground.ui.course.scenes import opened
from playground.ui.window.term_doors import doors


@pytest.fixture
def space(space_of, snapshot_of, level_of):
    return space_of(snapshot_of(level_of("S.G")))


@pytest.fixture
def in_lesson(space):
    """With the first page of lesson 2 open."""
    return opened(replace(space, mode="learn", came_from="play"), find_lesson("2"))


def door(space, term, id):
    return next(one for one in doors(space, glossary()[term]) if one.id == id)


@pytest.mark.parametrize("term", glossary())
def test_every_term_has_its_doors_with_words(space, term):
    entry = glossary()[term]
    ids = [one.id for one in doors(space, entry)]
    wanted = ["lesson", "explanation" if entry.explanation else "mode", *(["learner"] if entry.learner else [])]
    assert ids == wanted
    assert all(one.title and one.icon for one in doors(space, entry))


def test_a_lesson_opens_as_soon_as_the_course_does(space):
    there = door(space, "v", "lesson").behind(space)
    assert there.mode == "learn"
    assert classroom(there).place == (find_lesson("5"), 0)
    come = attended(attended(there, True), True)
    assert classroom(come).lesson is find_lesson("5")


def test_within_the_course_it_opens_at_once(in_lesson):
    assert classroom(door(in_lesson, "v", "lesson").behind(in_lesson)).lesson is find_lesson("5")


def test_an_explanation_opens_on_the_persons_own_level_and_the_page_is_kept_to_come_back_to(space, in_lesson):
    there = door(in_lesson, "v", "explanation").behind(in_lesson)
    assert (there.mode, there.explanation) == ("why", "guess")
    back = attended(there, False)
    assert back.level == space.level
    assert classroom(back).place == (find_lesson("2"), 0)


def test_a_learner_comes_into_the_mouses_head_on_the_persons_own_level(space, in_lesson):
    there = door(in_lesson, "sarsa", "learner").behind(in_lesson)
    assert (there.mode, there.brain.learner, there.level) == ("train", "sarsa", space.level)
    begun = [command for command in there.outbox if isinstance(command, Start)][-1]
    assert (begun.learner, begun.level) == ("sarsa", space.level)


def test_a_learner_that_is_there_already_goes_on(space):
    there = door(space, "q-learning", "learner").behind(space)
    assert (there.mode, there.runs) == ("train", space.runs)


def test_a_class_that_may_not_go_there_sees_no_such_door(space):
    strict = replace(space, occasion=Occasion(rules=ClassRules(("learn", "play"))))
    strict = strict.remember(Classroom(pack=ClassPack(lessons={"5": find_lesson("5")})))
    assert [one.id for one in doors(strict, glossary()["v"])] == ["lesson"]
    assert [one.id for one in doors(strict, glossary()["q"])] == []

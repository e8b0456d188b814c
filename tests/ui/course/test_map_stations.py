"""The map as data and as a picture: every lesson has a place, and what was done can be seen without colours."""

import io

import pygame

from playground.lessons.course import course
from playground.lessons.progress import Pupil
from playground.ui.board.viewport import Viewport
from playground.ui.course.classroom import Classroom
from playground.ui.course.map_stations import MISSION, STATION, map_level, paint, places, stations
from playground.ui.course.meadow import WALL, meadow
from playground.ui.panels.stars import MOST, draw_stars
from playground.world.tabular.table import compile_mdp

COVERS = ("playground/ui/course/meadow.py", "playground/ui/panels/stars.py")
LESSONS = course()


def finished(pupil: Pupil, id: str) -> Pupil:
    """With every task of a lesson done."""
    for number, page in enumerate(LESSONS[id].pages):
        if page.task is not None:
            pupil = pupil.noting(id, number, done=True)
    return pupil


def test_every_lesson_has_a_place_of_its_own_that_the_mouse_can_reach() -> None:
    cells = places(LESSONS)
    assert set(cells) == set(LESSONS) and len(set(cells.values())) == len(cells)
    level = map_level()
    assert all(level.rows[cell.row][cell.col] == (MISSION if LESSONS[id].mission else STATION) for id, cell in cells.items())
    mdp = compile_mdp(level)
    assert len(mdp.states) == sum(glyph != WALL for row in level.rows for glyph in row)


def test_fourteen_lessons_and_four_quizzes_fit_on_the_path_and_twenty_missions_in_the_meadow() -> None:
    text = "".join(map_level().rows)
    assert text.count(STATION) == 18 and text.count(MISSION) == 20


def test_the_first_lesson_that_is_not_done_is_next() -> None:
    first, second = list(LESSONS)[:2]
    room = Classroom(finished(Pupil(), first))
    marks = {mark.id: mark for mark in stations(room)}
    assert marks[first].done and marks[first].stars == MOST and not marks[first].next
    assert [id for id, mark in marks.items() if mark.next] == [second] and marks[second].picked


def test_the_map_can_be_drawn_small_and_large_and_changes_with_what_was_done() -> None:
    first = next(iter(LESSONS))
    for side in (8, 40):
        view = Viewport(pygame.Rect(0, 0, 16 * side, 15 * side), map_level().height, map_level().width)
        pictures = []
        for pupil in (Pupil(), finished(Pupil(), first)):
            layer = pygame.Surface(view.rect.size, pygame.SRCALPHA)
            paint(layer, view, stations(Classroom(pupil)))
            pictures.append(pygame.image.tobytes(layer, "RGBA"))
        assert pictures[0] != pictures[1]


def test_the_landscape_has_its_path_over_grass() -> None:
    picture = pygame.image.load_sized_svg(io.BytesIO(meadow(("#####", "#S.o#", "#####")).encode()), (100, 60))
    path, grass = picture.get_at((45, 30)), picture.get_at((45, 4))
    assert path.r > path.b + 30 and grass.g > grass.r


def test_stars_that_were_not_earned_are_outlines() -> None:
    surface = pygame.Surface((90, 30))
    draw_stars(surface, surface.get_rect(), 1, 24)
    full, hollow = surface.get_at((19, 15)), surface.get_at((71, 15))
    assert full.b < 160 < hollow.b

"""A formula wraps in narrow cards, signs stay with what they belong to, and fields are drawn in place."""

import pygame

from playground.ui.course.formula import FormulaPart, draw_formula, formula_height, sunken
from playground.ui.kit.layout import Column

PARTS = (
    FormulaPart("0.8", "how likely"),
    FormulaPart("× ("),
    FormulaPart("", "points", 0),
    FormulaPart("+"),
    FormulaPart("0.9", "patience"),
    FormulaPart(")"),
)


def lines(hands, width):
    """The tops of the parts with a name, and the rectangle of the field."""
    fields = []
    drawn = hands(lambda ui: draw_formula(ui, pygame.Rect(0, 0, width, 400), PARTS, lambda rect, part: fields.append(rect)))
    names = {node.label: node.rect.top for node in drawn.ui.nodes}
    return names, fields[-1], drawn


def test_on_one_line_where_there_is_room_and_on_more_where_there_is_none(hands):
    wide, field, drawn = lines(hands, 600)
    assert wide["how likely"] == wide["points"] == wide["patience"]
    assert field.height >= 40
    narrow, field, _ = lines(hands, 130)
    assert narrow["how likely"] < narrow["points"] < narrow["patience"]
    assert field.right <= 130
    assert formula_height(drawn.ui, 130, PARTS) == 3 * formula_height(drawn.ui, 600, PARTS)


def test_a_bracket_stays_with_what_it_closes(hands):
    names, _, _ = lines(hands, 130)
    assert names[")"] == names["0.9"]
    assert names["× ("] > names["0.8"]  # it opens what follows


def test_a_part_of_a_sum_has_its_ground(hands):
    seen = []
    drawn = hands(lambda ui: seen.append(sunken(ui, Column(pygame.Rect(0, 0, 200, 200), 8), 50)))
    assert seen[-1].height == 50
    assert drawn.surface.get_at((100, 20))[:3] != (0, 0, 0)

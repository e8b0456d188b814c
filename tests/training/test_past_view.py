"""What is seen of the past: values that nobody can change, whose kinds are words of files."""

import dataclasses
import json

import pytest

from playground.training.past_view import BookmarkKind, Stride, Timeline

COVERS = ("playground/training/episode_curve.py",)


def test_nobody_can_change_it():
    timeline = Timeline(first=0, last=5, at=5)
    with pytest.raises(dataclasses.FrozenInstanceError):
        timeline.at = 3


def test_strides_and_kinds_are_words():
    assert json.dumps(list(Stride)) == '["transition", "episode", "arrows"]'
    assert all(kind == kind.lower() and " " not in kind for kind in BookmarkKind)


def test_without_more_it_is_live_and_nothing_was_forgotten():
    timeline = Timeline(first=0, last=5, at=5)
    assert (timeline.live, timeline.playing, timeline.seeking, timeline.forgotten) == (True, 0.0, None, "")

"""An id with its arguments, read as the environment wants them."""

import pytest

from playground.world import LevelError
from playground.world.exchange.toy_text.query import Question, argument_values, literal, question_of


def test_an_id_goes_up_to_the_question_mark():
    assert question_of("FrozenLake-v1") == Question("FrozenLake-v1", {}, None)
    asked = question_of("my.mod:Lake-v0?map_name=8x8&discount=9/10&is_slippery=false")
    assert asked == Question("my.mod:Lake-v0", {"map_name": "8x8", "is_slippery": "false"}, 0.9)


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("A?size", "'size' is no argument, expected NAME=VALUE"),
        ("A?=3", "'=3' is no argument"),
        ("A?n=1&n=2", "the argument 'n' is given twice: '1' and '2'"),
        ("A?discount=1.5", "the discount is '1.5', expected a number from 0 to 1"),
        ("A?discount=much", "the discount is 'much'"),
    ],
)
def test_what_is_no_question_is_explained(name, sentence):
    with pytest.raises(LevelError, match=sentence):
        question_of(name)


def maker(map_name="4x4", is_slippery=True, success_rate=1 / 3, reward_schedule=(1, 0, 0), desc=None, render_mode=None, *rest):
    """What an environment is made with."""


def test_values_are_of_the_kind_of_the_default():
    question = question_of(
        "Lake?map_name=8&is_slippery=NO&success_rate=2/3&reward_schedule=10,-1,0&desc=SF,FG&max_episode_steps=50"
    )
    assert argument_values(question, maker) == {
        "map_name": "8",
        "is_slippery": False,
        "success_rate": 2 / 3,
        "reward_schedule": (10, -1, 0),
        "desc": ["SF", "FG"],
        "max_episode_steps": 50,
    }


@pytest.mark.parametrize(
    ("argument", "sentence"),
    [
        ("is_slippery=maybe", "is_slippery is 'maybe', expected true or false"),
        ("success_rate=often", "success_rate is 'often', expected a number"),
        ("success_rate=true", "expected a number"),
        ("reward_schedule=1,2", "expected 3 numbers, like 1,0,0"),
        ("slippery=true", "has no argument 'slippery'; did you mean 'is_slippery'?"),
        ("gamma=0.9", "did you mean 'discount'?"),
        ("zzz=1", "there are: map_name, is_slippery, success_rate, reward_schedule, desc, max_episode_steps, discount"),
        ("render_mode=human", "render_mode cannot be given"),
        ("max_episode_steps=0", "expected a whole number from 1 to 1,000,000"),
        ("max_episode_steps=1e3", "expected a whole number"),
    ],
)
def test_an_argument_that_does_not_fit_is_explained(argument, sentence):
    with pytest.raises(LevelError) as caught:
        argument_values(question_of(f"Lake?{argument}"), maker)
    assert sentence in str(caught.value)


def test_who_takes_any_argument_is_given_them_all():
    question = question_of("Lake?size=3&name=big")
    for anyone in (None, lambda **more: more):
        assert argument_values(question, anyone) == {"size": 3, "name": "big"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", 3),
        ("-0.5", -0.5),
        ("TRUE", True),
        ("none", None),
        ("1,2", (1, 2)),
        ("[1, 2]", [1, 2]),
        ("a,b", ["a", "b"]),
        ("f(1,2)", "f(1,2)"),
    ],
)
def test_a_text_is_read_as_what_it_looks_like(text, value):
    assert literal(text) == value

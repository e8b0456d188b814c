"""Every verb declares what the command line says of it."""

import argparse

import pytest

from playground.cli import verbs
from playground.cli.verb import UsageError, Verb
from playground.registry import collect

VERBS = collect(verbs, "VERB")


@pytest.mark.parametrize("name", sorted(VERBS))
def test_its_id_is_its_word_its_about_is_a_sentence_and_its_examples_are_accepted(name: str) -> None:
    verb = VERBS[name]
    assert isinstance(verb, Verb) and verb.id == name
    assert verb.about[0].isupper() and verb.about.endswith((".", ")."))
    assert verb.examples
    parser = argparse.ArgumentParser(exit_on_error=False)
    verb.arguments(parser)
    for example in verb.examples:
        word, *arguments = example.split()
        assert word == name
        parser.parse_args(arguments)


def test_a_usage_error_carries_the_sentence_that_a_person_gets() -> None:
    assert str(UsageError("there is no level 'x'")) == "there is no level 'x'"

"""The glossary: words for every reader, and links that lead somewhere."""

from pathlib import Path

import pytest

from playground.learning.collection import learners
from playground.lessons.course import course
from playground.lessons.glossary import GlossaryTerm, glossary, matches, read_glossary, terms_in, terms_of
from playground.lessons.lesson_file import LessonError
from playground.lessons.wording import ReadingLevel
from playground.ui.explanations import explanations
from playground.ui.modes import modes

TERMS = list(glossary().items())
NUMBERS = {lesson.order for lesson in course().values() if not lesson.mission and not lesson.quiz}


@pytest.mark.parametrize("term", [term for _, term in TERMS], ids=[id for id, _ in TERMS])
def test_every_term_has_words_for_every_reader_and_its_links_lead_somewhere(term: GlossaryTerm) -> None:
    assert all(text.at(reading).strip() for text in (term.name, term.words) for reading in ReadingLevel)
    assert not term.name.gaps and not term.words.gaps
    assert term.explanation in explanations() if term.explanation else term.mode in modes()
    assert not term.learner or term.learner in learners()
    assert 1 <= term.lesson <= max(NUMBERS)


def test_every_lesson_has_a_term_and_the_terms_stand_in_its_order() -> None:
    numbers = [term.lesson for _, term in TERMS]
    assert set(numbers) >= NUMBERS
    assert numbers == sorted(numbers)


def test_no_two_terms_are_called_the_same() -> None:
    for reading in ReadingLevel:
        names = [term.name.at(reading) for _, term in TERMS]
        assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "text, message",
    [
        ("format = 2", "expected format = 1"),
        ("format = 1\n[state]\nname = 'x'\nwords = 'y'\nlesson = 1", r"\[state\] has both or neither"),
        ("format = 1\n[state]\nname = 'x'\nlesson = 1", r"in the term \[state\] words is missing"),
        ("format = 1\nstate = 3", "the term 'state' is 3, expected a table"),
        ("format = 1\n[state", r"glossary\.toml: "),
    ],
)
def test_a_glossary_that_does_not_fit_says_where(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "glossary.toml"
    path.write_text(text)
    with pytest.raises(LessonError, match=message):
        read_glossary(path)


def test_a_glossary_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LessonError, match=r"none\.toml: No such file"):
        read_glossary(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "query, reading, first",
    [
        ("gamma", ReadingLevel.CHILD, "discount"),
        ("γ", ReadingLevel.STUDENT, "discount"),
        ("v_pi", ReadingLevel.STUDENT, "v"),
        ("V*", ReadingLevel.SCHOOL, "v-star"),
        ("points", ReadingLevel.CHILD, "reward"),
        ("discount", ReadingLevel.CHILD, "discount"),
        ("TD err", ReadingLevel.STUDENT, "td-error"),
        ("equation bellman", ReadingLevel.SCHOOL, "bellman"),
    ],
)
def test_a_term_is_found_by_its_names_and_its_symbol(query: str, reading: ReadingLevel, first: str) -> None:
    assert matches(query, reading)[0] == first


def test_an_empty_query_finds_everything_and_nonsense_nothing() -> None:
    assert matches("  ", ReadingLevel.CHILD) == tuple(glossary())
    assert matches("xyzzy", ReadingLevel.CHILD) == ()


def test_a_text_names_its_terms_as_its_reader_calls_them() -> None:
    assert terms_in("Rewards come with each state.", ReadingLevel.SCHOOL) == ("state", "reward")
    assert terms_in("A statement is no term.", ReadingLevel.SCHOOL) == ()
    assert "discount" in terms_in("Here γ is 0.9.", ReadingLevel.STUDENT)
    assert terms_in("A pear and a plum.", ReadingLevel.STUDENT) == ()  # A and a are actions only in formulas


def test_a_page_offers_what_it_names_then_what_its_lesson_teaches_and_nothing_of_later_lessons() -> None:
    texts = ("The policy gets a reward.", "Is the Bellman equation true?")
    assert terms_of(3, texts, ReadingLevel.SCHOOL, 3) == ("policy", "reward", "deterministic-policy")
    assert "bellman" in terms_of(10, texts, ReadingLevel.SCHOOL, 3)

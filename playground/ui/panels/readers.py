"""The choice for whom words, switches and explanations are."""

from playground.lessons.wording import ReadingLevel
from playground.ui.kit import Option

READERS = (
    Option(str(ReadingLevel.CHILD), "Child", "Plain words, few switches, no symbols."),
    Option(str(ReadingLevel.SCHOOL), "School", "The usual words, and every switch."),
    Option(str(ReadingLevel.STUDENT), "Student", "The book's terms and symbols (α, γ, ε, Q) beside the words."),
)
"""From the plainest words to the book's own."""

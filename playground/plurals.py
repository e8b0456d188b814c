"""How many there are of something, in words: "1 episode", "1,200 episodes", "2 switches"."""

HISSING = ("s", "x", "z", "ch", "sh")
"""Ends of nouns that take -es."""


def counted(count: int, noun: str, plural: str = "") -> str:
    """The count and its noun, such as "3 episodes". plural: the noun's plural where it is not regular."""
    return f"{count:,} {noun_of(count, noun, plural)}"


def noun_of(count: float, noun: str, plural: str = "") -> str:
    """The noun that follows this count: "episode" after 1, "episodes" after any other. plural: where it is not regular."""
    if count == 1:
        return noun
    if plural:
        return plural
    if noun.endswith(HISSING):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"

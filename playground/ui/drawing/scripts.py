"""Words for letters that no font of the machine draws: "‹Chinese›" says more than empty boxes."""

import unicodedata

MISSING = "\N{WHITE SQUARE}"
LONGEST = 28
"""Characters of the name of a sign that are shown."""
_SCRIPTS = (
    (("HIRAGANA", "KATAKANA"), "Japanese"),
    (("HANGUL",), "Korean"),
    (("CJK",), "Chinese"),
)
"""Beginnings of characters' names, and what people call letters of a text that has them; the first that fits."""


def substitute(text: str) -> str:
    """What stands in place of neighbouring characters that cannot be drawn: their script, or the name of a single sign."""
    names = [name for character in text if (name := unicodedata.name(character, ""))]
    if not names:
        return MISSING * len(text)
    if all(unicodedata.category(character)[0] == "S" for character in text):
        words = ", ".join(dict.fromkeys(name.lower() for name in names))
        return f"‹{words[:LONGEST]}›"
    first = {name.split()[0] for name in names}
    script = next((script for beginnings, script in _SCRIPTS if first & set(beginnings)), names[0].split()[0].capitalize())
    return f"‹{script}›"

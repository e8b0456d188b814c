"""Texts of other programs whose levels would lose nearly all that makes them: recognised, explained and not read."""

import re
from collections.abc import Callable, Mapping

LONGEST = 200_000
_ALONE = re.compile(r"^[ \t]*([A-Za-z]{3,20})[ \t]*$", re.MULTILINE)
_HEADS = re.compile(r"^[ \t]*([A-Za-z_]{3,20}(?:\.[a-z_]{3,20})?)[ \t]*([:(]?)[ \t]*([\"']?)", re.MULTILINE)
_OPEN = ("des.level_init", "des.level_flags", "des.map", "des.room")
_OLD = frozenset(("map", "endmap", "room", "nomap", "flags", "geometry", "init_map"))

PUZZLESCRIPT = (
    "this is a game of PuzzleScript: its rules rewrite the board in every turn, and without them its levels are only pictures, "
    "so it is not read; a level of it can be drawn as a plain text map with lines like 'o = mud' below"
)
NETHACK = (
    "this is a special level of NetHack (.des): most of it is monsters, objects and chance, which no tile here can say, so it is "
    "not read; what stands between MAP and ENDMAP can be drawn as a plain text map with lines like '} = mud' below"
)
LDTK = "this is a project of LDtk and no map of Tiled: LDtk's Project settings, 'Save Tiled files', write one that is read here"
VGDL = "this is a game of VGDL: its sprites move and act by rules of their own, which no tile here can say, so it is not read"


_MADE = re.compile(r"""\b(?:make|make_vec|make_vec_env)\(\s*["']([\w./:-]{1,60}-v\d+)["']""")


def maker_note(text: str) -> str:
    """The sentence on a program that makes an environment and holds no map; "" where it is none."""
    made = _MADE.search(text[:LONGEST])
    return (
        f"this program makes {made[1]} and holds no map; open gym:{made[1]} to read the environment's own table" if made else ""
    )


def stranger_note(text: str) -> str:
    """The sentence on a text that is recognised and not read; "" where it is none of these."""
    if '"fileType": "LDtk Project JSON"' in text[:2000]:
        return LDTK
    text = text[:LONGEST].replace("\r\n", "\n")
    alone = {word.lower() for word in _ALONE.findall(text)}
    heads = {(word if "." in word else word.lower(), mark, quote != "") for word, mark, quote in _HEADS.findall(text)}
    return next((sentence for sentence, knows in _SENTENCES.items() if knows(alone, heads)), "")


def _is_nethack(alone: set[str], heads: set[tuple[str, str, bool]]) -> bool:
    begins = any(word in ("maze", "level") and mark == ":" and quoted for word, mark, quoted in heads)
    return any(word in _OPEN and mark == "(" for word, mark, _ in heads) or (begins and any(word in _OLD for word, _, _ in heads))


_SENTENCES: Mapping[str, Callable[[set[str], set[tuple[str, str, bool]]], bool]] = {
    PUZZLESCRIPT: lambda alone, heads: "collisionlayers" in alone and bool({"objects", "rules"} & alone),
    NETHACK: _is_nethack,
    VGDL: lambda alone, heads: {"basicgame", "spriteset"} <= {word for word, _, _ in heads},
}

"""`list`: what there is to name: levels, learners, overlays, tiles."""

import dataclasses
import math
from argparse import ArgumentParser, Namespace
from typing import Any

from playground.cli.answers import print_json, print_table
from playground.cli.choices import chosen
from playground.cli.verb import Verb
from playground.settings import dials


def levels() -> list[dict[str, Any]]:
    """The bundled levels."""
    from playground.world import library

    named = [(name, library.find(name)) for name in library.bundled()]
    return [{"id": name, "title": level.title, "about": level.about, "source": level.source} for name, level in named]


def learners() -> list[dict[str, Any]]:
    """The learners with their settings."""
    from playground.learning.collection import learners as collection

    return [
        {
            "id": spec.id,
            "title": spec.title,
            "family": spec.family,
            "source": spec.source.value,
            "book": spec.book,
            "settings": [_dial(dial) for dial in dials(spec.settings)],
        }
        for spec in collection().values()
    ]


def _dial(dial: Any) -> dict[str, Any]:
    """A dial without what only the program needs; no bound is null."""
    fields = {**dataclasses.asdict(dial), "kind": dial.kind.__name__}
    return {name: None if isinstance(value, float) and math.isinf(value) else value for name, value in fields.items()}


def overlays() -> list[dict[str, Any]]:
    """What can be drawn over the board."""
    from playground.ui.board.painter import overlays as collection

    return [
        {
            "id": overlay.id,
            "title": overlay.title,
            "about": overlay.about,
            "needs": sorted(field.name.lower() for field in overlay.needs),
        }
        for overlay in collection().values()
    ]


def tiles() -> list[dict[str, Any]]:
    """The kinds of tile."""
    from playground.world.tiles import TILES

    return [
        {"id": kind, "glyph": tile.glyph, "title": tile.title, "about": tile.about, "group": tile.group}
        for kind, tile in TILES.items()
    ]


COLLECTIONS = {"levels": levels, "learners": learners, "overlays": overlays, "tiles": tiles}


def arguments(parser: ArgumentParser) -> None:
    """Which collection, and how."""
    parser.add_argument("what", metavar="|".join(COLLECTIONS), help="which collection")
    parser.add_argument("--json", action="store_true", help="print everything that is declared, as a JSON list")


def run(options: Namespace) -> int:
    """Prints a table of ids, or JSON."""
    entries = chosen("collection", options.what, COLLECTIONS)()
    if options.json:
        print_json(entries)
    else:
        columns = [name for name in ("id", "glyph", "title", "family", "about") if entries and name in entries[0]]
        print_table(columns, [[entry[name] for name in columns] for entry in entries])
        for entry in entries:
            _print_settings(entry)
    return 0


def _print_settings(entry: dict[str, Any]) -> None:
    """The settings of a learner, a line each."""
    for index, setting in enumerate(entry.get("settings", ())):
        if index == 0:
            print(f"\n{entry['id']}")
        print(f"  --set {setting['name']}={setting['default']}  {setting['plain']}. {setting['help']}")


VERB = Verb(
    id="list",
    about="Lists the names of levels, learners (with their settings), overlays or tiles.",
    examples=("list levels", "list learners", "list tiles --json"),
    arguments=arguments,
    run=run,
    order=2,
)

"""`sheet`: prints a level to fill in, with its answers, or everything a class needs to play it without a computer."""

from argparse import ArgumentParser, Namespace

from playground import paths
from playground.cli import choices
from playground.cli.file_access import output_file, writing
from playground.cli.verb import Verb
from playground.plurals import counted


def arguments(parser: ArgumentParser) -> None:
    """Which level, which sheets, and where they go."""
    parser.add_argument("level", metavar="LEVEL", help=choices.LEVEL)
    parser.add_argument(
        "--unplugged",
        action="store_true",
        help="what a class needs to play Q-learning by hand: board, table, cards and rules, with the numbers to expect",
    )
    parser.add_argument("--out", required=True, metavar="SHEET.pdf", help="where the sheets go (needs fpdf2: the extra [sheets])")


def run(options: Namespace) -> int:
    """Lays the sheets out, then writes them."""
    out = output_file(options.out, (".pdf",), "the sheet")
    level = choices.level(options.level)
    from playground.cli.sheets.level_sheet import level_sheets
    from playground.cli.sheets.pdf import pdf_of
    from playground.cli.sheets.unplugged import unplugged_sheets

    sheets = unplugged_sheets(level) if options.unplugged else level_sheets(level)
    content = pdf_of(sheets, level.title or options.level)
    with writing(out):
        paths.atomic_write(out, content)
    print(f"{out}: {counted(len(sheets), 'page')}: {', '.join(sheet.title for sheet in sheets)}")
    return 0


VERB = Verb(
    id="sheet",
    about="Prints a level with empty cells and its answers as a PDF, or what a class needs to play it without a computer.",
    examples=("sheet cliff5 --out sheet.pdf", "sheet corridor --unplugged --out unplugged.pdf"),
    arguments=arguments,
    run=run,
    order=12,
)

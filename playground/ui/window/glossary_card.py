"""The glossary over the window: every word as this reader calls it, found by typing, with doors to where it is shown."""

from collections.abc import Sequence
from dataclasses import replace

from playground.lessons.glossary import GlossaryTerm, glossary, matches
from playground.lessons.wording import ReadingLevel
from playground.ui import theme
from playground.ui.course.classroom import classroom, words
from playground.ui.kit import Option, Ui
from playground.ui.kit.layout import Column, Row
from playground.ui.panels.term_chips import reading_of
from playground.ui.window.term_doors import TermDoor, doors
from playground.ui.workspace import Workspace

SIZE = (760, 500)
"""Units of what the card holds."""
TWO_PARTS = 540
"""Units of width from which the list and the chosen word stand side by side; below that one of them does."""
SEARCH = "glossary-search"
NOTHING = "No word is called that. Try another spelling, or fewer letters."


def glossary_card(ui: Ui, workspace: Workspace) -> Workspace:
    """A field to type in, the words that fit, and the one that is chosen: while one types, the first.

    In a narrow window the list and the chosen word follow one another.
    """
    asked, lengths, reading = workspace.dialog, ui.theme, reading_of(workspace)
    fitting = matches(asked.text, reading)
    with ui.dialog("glossary", "Words", (lengths.px(SIZE[0]), lengths.px(SIZE[1]))) as dialog:
        wide = dialog.rect.width >= lengths.px(TWO_PARTS)
        chosen = asked.choice if asked.choice in fitting else fitting[0] if wide and fitting else ""
        if wide:
            left, right = Row(dialog.rect, lengths.space).split((0.9, 1.1))
            workspace = _search(ui, Column(left, lengths.gap), workspace, fitting, chosen)
            workspace = _entry(ui, Column(right, lengths.gap), workspace, chosen)
        elif chosen:
            column = Column(dialog.rect, lengths.gap)
            if ui.button("glossary-back", column.take(lengths.row), "All words", icon="chevron-left"):
                workspace = workspace.with_dialog(replace(asked, choice=""))
            workspace = _entry(ui, column, workspace, chosen)
        else:
            workspace = _search(ui, Column(dialog.rect, lengths.gap), workspace, fitting, chosen)
        _first_look(ui, asked.choice, types=wide)
    return workspace.close_dialog() if dialog.closed and workspace.dialog.id == "glossary" else workspace


def _first_look(ui: Ui, choice: str, types: bool) -> None:
    """When it opens, the keys are the search's where there is one, and the word that was asked for is in sight."""
    opened = ui.kept("glossary/opened", list[bool])
    if not opened and types:
        ui.set_focus(SEARCH)
    if len(opened) < 2:  # the list has its height from the second frame on
        opened.append(True)
        ui.reveal(f"glossary-terms/{choice}" if opened[1:] else SEARCH)


def _search(ui: Ui, column: Column, workspace: Workspace, fitting: tuple[str, ...], chosen: str) -> Workspace:
    """The field, and the list of what fits: under the lessons that teach them, while nothing is typed."""
    asked, reading = workspace.dialog, reading_of(workspace)
    typed = ui.text(SEARCH, column.take(ui.theme.row), asked.text, placeholder="Search a word or a symbol", label="Search")
    if typed != asked.text:
        return workspace.with_dialog(replace(asked, text=typed, choice=""))
    if not fitting:
        ui.paragraph(column, NOTHING, colour=theme.MUTED, id="glossary-nothing")
        return workspace
    titles = {} if asked.text else _lesson_titles(workspace)
    options = [
        Option(id, _listed(term, reading), group=titles.get(term.lesson, ""))
        for id, term in ((id, glossary()[id]) for id in fitting)
    ]
    picked = ui.list("glossary-terms", column.rest(), options, chosen, label="Terms")
    return workspace if picked == chosen else workspace.with_dialog(replace(asked, choice=picked))


def _lesson_titles(workspace: Workspace) -> dict[int, str]:
    """The headings of the list: each lesson's number and title."""
    lessons = classroom(workspace).lessons.values()
    own = (lesson for lesson in lessons if not (lesson.quiz or lesson.mission))
    return {lesson.order: f"{lesson.order}  {words(workspace, lesson.title)}" for lesson in own}


def _listed(term: GlossaryTerm, reading: ReadingLevel) -> str:
    """A term's name, for a student with its symbol."""
    name = term.name.at(reading)
    return f"{name}   {term.symbol}" if term.symbol and reading is ReadingLevel.STUDENT else name


def _entry(ui: Ui, column: Column, workspace: Workspace, id: str) -> Workspace:
    """What a word means, what the book calls it, and its doors."""
    if not id:
        return workspace
    term, reading, lengths = glossary()[id], reading_of(workspace), ui.theme
    ways = doors(workspace, term)
    high = len(ways) * (lengths.button + lengths.gap) - lengths.gap
    foot = Column(column.bottom(high), lengths.gap) if column.left > 2 * high else None
    with ui.scroll(f"glossary-entry-{id}", column.rest()) as area:
        inner = Column(area.rect, lengths.gap, endless=True)
        ui.paragraph(inner, _capital(term.name.at(reading)), "dialog", id="glossary-name")
        ui.paragraph(inner, term.words.at(reading), id="glossary-words")
        book = _in_the_book(term, reading)
        if book:
            inner.space(lengths.gap)
            ui.label(inner.take(lengths.small_line), "In the book", style="small", colour=theme.MUTED)
            ui.paragraph(inner, book, id="glossary-book")
        through = None if foot is not None else _door(ui, inner, ways)
        area.used(inner.used + lengths.px(4))
    through = _door(ui, foot, ways) if foot is not None else through
    return workspace if through is None else through.behind(workspace.close_dialog())


def _door(ui: Ui, column: Column, ways: Sequence[TermDoor]) -> TermDoor | None:
    """A button for every door; the one that was pressed."""
    pressed = [
        door for door in ways if ui.button(f"glossary-{door.id}", column.take(ui.theme.button), door.title, icon=door.icon)
    ]
    return pressed[0] if pressed else None


def _capital(name: str) -> str:
    """A name as a heading: its first letter large, unless it is a symbol."""
    return name[:1].upper() + name[1:] if name[1:2].isalpha() or name[1:2] == " " else name


def _in_the_book(term: GlossaryTerm, reading: ReadingLevel) -> str:
    """The book's name where this reader has another one, and the symbol; "" where there is neither."""
    name = term.name.student if term.name.student != term.name.at(reading) else ""
    return "   ".join(part for part in (f"**{name}**" if name else "", f"`{term.symbol}`" if term.symbol else "") if part)

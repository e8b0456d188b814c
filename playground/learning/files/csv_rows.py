"""The rows of CSV text that others may have made, one after another, and never more of them than a budget allows."""

import csv
import re
from collections.abc import Iterator

from playground.plurals import counted

LONGEST_LINE, MOST_COLUMNS, LONGEST_TITLE = 1 << 20, 1000, 1000
"""Characters of a line, columns, and characters of a title in the first line, at most."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


class CsvError(ValueError):
    """It is no CSV text; the message says why."""


class CsvTooLargeError(CsvError):
    """It is more than is read; the message says of what."""


def csv_rows(text: str, most: int, delimiter: str = ",", skipinitialspace: bool = False) -> Iterator[list[str]]:
    """The words of every line that has any; the first row holds the titles.

    Only one line at a time takes memory, so that who looks at rows as they come can refuse the first one that makes no sense.

    Raises:
      CsvTooLargeError: there are more than `most` lines, empty ones too, or a line is too long or too wide.
      CsvError: it is no CSV text.
    """
    rows = csv.reader(_lines(text, most), delimiter=delimiter, skipinitialspace=skipinitialspace)
    try:
        for number, row in enumerate(filter(None, rows)):
            if len(row) > MOST_COLUMNS:
                raise CsvTooLargeError(
                    f"line {rows.line_num} has {counted(len(row), 'column')}, the most that is read is {MOST_COLUMNS:,}"
                )
            if not number and max(map(len, row)) > LONGEST_TITLE:
                raise CsvTooLargeError(
                    f"its first line is no line of titles: one has more than {counted(LONGEST_TITLE, 'character')}"
                )
            yield row
    except csv.Error as error:
        raise CsvError(f"it is no CSV text: {error}") from error


def _lines(text: str, most: int) -> Iterator[str]:
    """The lines of a text, however they end."""
    for number, line in enumerate(_LINE.finditer(text), 1):
        if number > most:
            raise CsvTooLargeError(f"it has more than {counted(most, 'line')}, the most that is read")
        if line.end() - line.start() > LONGEST_LINE:
            raise CsvTooLargeError(f"line {number} has more than {counted(LONGEST_LINE, 'character')}, the most that is read")
        yield line[0]

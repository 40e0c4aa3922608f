"""Why two names were found to be one or two, in words that a reviewer reads."""

from __future__ import annotations

from contested.linking.name_figures import shown
from contested.linking.name_pairs import Likeness, acronym, align, same_words, told_apart
from contested.linking.name_parts import Parts, Word
from contested.linking.spelling import apart

CLOSE, FAR = 0.35, 0.7
NOTED = {
    "numbered_clash": "their numbers differ",
    "numbers_clash": "their numbers differ",
    "numbers_more": "only one has a number",
    "numbered_more": "only one has a number",
    "forms_clash": "firms of different legal forms",
    "swapped": "the words stand in another order",
    "initials": "an initial agrees",
    "short_name": "a short form of the name",
    "form_only": "only one has a legal form",
}


def place_reasons(a: Parts, b: Parts) -> tuple[str, ...]:
    """The reasons where a pair was judged by its sounds."""
    cost = apart(a.place_sounds, b.place_sounds)
    if same_words(a, b):
        return ("the same words",)
    if acronym(a, b):
        return ("one is the initials of the other",)
    if told_apart(a, b):
        return ("two given names that only look alike",)
    if cost < CLOSE:
        return ("two spellings of the same consonants",)
    if cost < FAR:
        return ("the consonants agree in some system of transliteration",)
    return ("their consonants differ",)


def reasons_of(a: Parts, b: Parts) -> tuple[str, ...]:
    """The reasons where a pair was judged word by word."""
    laid = align(a, b)
    row = shown(a, b)
    reasons = [spelled(pair) for pair in laid.pairs if pair.how == "spelling" and pair.edits]
    if any(pair.how == "glued" for pair in laid.pairs):
        reasons.append("only the spaces differ")
    if laid.left_a and laid.left_b:
        reasons.append(f"{listed(laid.left_a)} against {listed(laid.left_b)}")
    elif laid.left_a or laid.left_b:
        reasons.append(f"only one has {listed(laid.left_a or laid.left_b)}")
    reasons += [words for name, words in NOTED.items() if row[name]]
    if acronym(a, b):
        reasons.append("one is the initials of the other")
    return tuple(dict.fromkeys(reasons)) or ("every word agrees",)


def spelled(pair: Likeness) -> str:
    """What is to be said of two words that go together and are not the same."""
    return "a word spelled otherwise, sounding the same" if pair.sounds < CLOSE else "a word that differs in a letter or two"


def listed(words: tuple[Word, ...]) -> str:
    """The words between quotation marks."""
    return "“" + " ".join(word.letters for word in words) + "”"

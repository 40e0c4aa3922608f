"""What a pair of names shows, as figures: the input of the trained weights."""

from __future__ import annotations

from dataclasses import dataclass

from contested.linking.name_pairs import Alignment, Likeness, acronym, align
from contested.linking.name_parts import Parts, Word

FIGURES = (
    "few", "many", "clash", "edits", "edits2", "sounds", "worst_edits", "worst_ratio", "first_letter", "short_word",
    "numbers_clash", "numbered_clash", "numbers_more", "numbered_more", "forms_clash", "swapped", "swapped_two", "initials",
    "share", "body_many", "body_own", "one_pair", "single", "body", "body_clash", "acronym", "short_name", "sounds_same",
    "two_changed", "last_differs", "form_only", "unvowelled", "body_edits", "clash_own",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Laid:
    """Two names side by side: the fewer and the more words that are left over, and the pairs that are not quite the same."""

    a: Parts
    b: Parts
    by_words: Alignment
    few: tuple[Word, ...]
    many: tuple[Word, ...]
    changed: tuple[Likeness, ...]
    body: bool

    @property
    def clash(self) -> bool:
        """True where each name has a word that the other lacks."""
        return bool(self.few and self.many)


def lay(a: Parts, b: Parts) -> Laid:
    """The two names side by side."""
    laid = align(a, b)
    few, many = sorted((laid.left_a, laid.left_b), key=len)
    changed = tuple(pair for pair in laid.pairs if pair.how in ("spelling", "initial") and pair.edits)
    return Laid(a, b, laid, few, many, changed, a.body or b.body)


def figures(a: Parts, b: Parts) -> tuple[float, ...]:
    """What a pair of names shows, in the order of `FIGURES`."""
    row = shown(a, b)
    return tuple(float(row[name]) for name in FIGURES)


def shown(a: Parts, b: Parts) -> dict[str, float]:
    """What a pair of names shows, by the name of each figure."""
    laid = lay(a, b)
    return spelling_figures(laid) | word_figures(laid) | body_figures(laid) | numbers_figures(a, b)


def spelling_figures(laid: Laid) -> dict[str, float]:
    """How far the words that go together differ in letters and sounds."""
    edits, sounded = sum(pair.edits for pair in laid.changed), sum(pair.sounds for pair in laid.changed)
    worst = min(laid.by_words.pairs, key=lambda pair: pair.like, default=None)
    return {
        "edits": min(6.0, edits),
        "edits2": max(0.0, min(6.0, edits) - 1),
        "sounds": min(4.0, sounded),
        "worst_edits": min(5.0, worst.edits) if worst else 0,
        "worst_ratio": worst.edits / max(1.0, worst.size) if worst else 0,
        "first_letter": any(not pair.first for pair in laid.changed),
        "short_word": any(pair.size <= 3 and pair.sounds >= 0.5 for pair in laid.changed),
        "sounds_same": bool(laid.changed) and max(pair.sounds for pair in laid.changed) < 0.5,
        "two_changed": len(laid.changed) > 1,
        "unvowelled": laid.a.unvowelled or laid.b.unvowelled,
    }


def word_figures(laid: Laid) -> dict[str, float]:
    """How the words go together: how many are left over, in what order, as initials or short names."""
    a, b, pairs = laid.a, laid.b, laid.by_words.pairs
    letters = sum(len(word.letters) for word in (*a.words, *b.words)) or 1
    swapped = laid.by_words.swapped and not (a.comma or b.comma) and ("of" in a.tokens) == ("of" in b.tokens)
    return {
        "few": min(2, len(laid.few)),
        "many": min(4, len(laid.many)),
        "clash": laid.clash,
        "swapped": swapped,
        "swapped_two": swapped and len(a.words) == len(b.words) == 2,
        "initials": sum(pair.how == "initial" for pair in pairs),
        "short_name": sum(pair.how == "short name" for pair in pairs),
        "share": min(1.0, 2 * sum(pair.size for pair in pairs) / letters),
        "one_pair": len(pairs) == 1 and len(laid.many) > 0,
        "single": len(a.words) == 1 == len(b.words),
        "last_differs": laid.clash and a.words[-1] in laid.by_words.left_a and b.words[-1] in laid.by_words.left_b,
        "clash_own": laid.clash and all(not word.shared for word in laid.few),
        "acronym": acronym(a, b),
    }


def body_figures(laid: Laid) -> dict[str, float]:
    """What counts for bodies: their legal forms, and words that many of them share."""
    forms = laid.a.forms | laid.b.forms
    both = bool(laid.a.forms and laid.b.forms)
    return {
        "body": laid.body,
        "body_many": laid.body and min(3, len(laid.many)),
        "body_own": laid.body and min(2, sum(not word.shared for word in laid.many)),
        "body_clash": laid.body and laid.clash,
        "body_edits": laid.body and min(4.0, sum(pair.edits for pair in laid.changed)),
        "forms_clash": both and "firm" not in forms and not laid.a.forms & laid.b.forms,
        "form_only": bool(laid.a.forms ^ laid.b.forms),
    }


def numbers_figures(a: Parts, b: Parts) -> dict[str, float]:
    """How the numbers of two names stand: different, or only in one; apart where the sort of body goes by number."""
    clash = bool(a.numbers and b.numbers) and a.numbers != b.numbers
    more = bool(a.numbers) != bool(b.numbers)
    numbered = a.numbered or b.numbered
    return {
        "numbers_clash": clash and not numbered,
        "numbered_clash": clash and numbered,
        "numbers_more": more and not numbered,
        "numbered_more": more and numbered,
    }

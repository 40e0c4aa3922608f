"""The language of a text, and whether it can be read."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources

from contested.records import Outcome, Report
from contested.settings import setting

DEFAULT = "en"
SAMPLE = 4_000  # characters that are looked at
LEAST = 20  # words below which letters alone tell the language
WORD = re.compile(r"[^\W\d_]+")
OTHER_LETTERS = re.compile(r"[\u0370-\u1fff\u2c80-\U0003ffff]")  # of other scripts than Latin
ENGLISH = frozenset(
    "the of and to in a that is was for on as with by at from it he his be are were has have had this which said not but they an "
    "who will".split()
)
ENOUGH = 0.15  # share of such words that no other language reaches
SCRIPTS = (  # first and last letter of a script, and the language that it is taken for in short texts
    ("\u0400", "\u052f", "ru"),
    ("\u0370", "\u03ff", "el"),
    ("\u0530", "\u058f", "hy"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u077f", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0980", "\u09ff", "bn"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u1000", "\u109f", "my"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u1200", "\u137f", "am"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
    ("\uac00", "\ud7af", "ko"),
)


def language_of(report: Report) -> str:
    """ISO 639-1 of the language that a report says it is in, else of its text."""
    if report.language:
        return re.split(r"[-_]", report.language.strip().lower())[0] or DEFAULT
    return language_of_text(report.text)


def language_of_text(text: str) -> str:
    """ISO 639-1 of the language of a text; of a short one, the commonest language in its script."""
    sample = text[:SAMPLE]
    words = WORD.findall(sample.lower())
    script = script_language(sample)
    if len(words) < LEAST:
        return script or DEFAULT
    if script is None and sum(word in ENGLISH for word in words) >= ENOUGH * len(words):
        return DEFAULT
    return identified(" ".join(words))


def script_language(text: str) -> str | None:
    """The language for which most letters of a text speak, None where they are Latin ones."""
    others = OTHER_LETTERS.findall(text)
    if not others or 2 * len(others) < sum(map(len, WORD.findall(text))):
        return None
    return Counter(map(language_of_letter, others)).most_common(1)[0][0]


def language_of_letter(letter: str) -> str | None:
    """The language for which a letter speaks."""
    if letter < "\u0370":
        return None
    return next((language for first, last, language in SCRIPTS if first <= letter <= last), None)


def identified(words: str) -> str:
    """What the model that tells languages apart says; it is loaded for the first text that is not plainly English."""
    from py3langid import classify

    return str(classify(words)[0])


@cache
def languages_read() -> frozenset[str]:
    """The languages for which there are lexicons."""
    folder = resources.files("contested") / "data" / "lexicons"
    return frozenset(entry.name for entry in folder.iterdir() if entry.is_dir())


def why_unread(report: Report, language: str) -> Outcome | None:
    """How a report ends that cannot be read: without text, too long for the parser, or in a language without lexicons."""
    if not report.text.strip():
        return Outcome(name="no text", reason="it has no text")
    limit = int(setting("max_characters"))
    if len(report.text) > limit:
        return Outcome(
            name="refused", reason=f"its text has {len(report.text):,} characters, more than {limit:,} (setting max_characters)"
        )
    if language not in languages_read():
        there = ", ".join(sorted(languages_read()))
        return Outcome(name="language not read", reason=f"its language is {language}; only {there} is read")
    return None

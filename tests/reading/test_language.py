import pytest

from contested.reading.language import language_of, why_unread
from contested.reading.read import read_reports
from contested.records import NothingKnown, Report

ENGLISH = "The army took the town on Monday after three days of fighting, its spokesman said, and residents fled to the east of it."
TEXTS = [
    (ENGLISH, "en"),
    (ENGLISH.upper(), "en"),
    ("Haftar forces seize airport", "en"),
    ("Dos muertos en Bogotá", "en"),
    ("", "en"),
    ("12 345", "en"),
    ("قتل جندي", "ar"),
    ("Двое убиты", "ru"),
    (
        "El ejército tomó la ciudad el lunes después de tres días de combates, dijo su portavoz, y los vecinos huyeron"
        " hacia el este del país con lo que podían llevar.",
        "es",
    ),
    (
        "Le porte-parole de l'armée a déclaré lundi que les forces avaient pris la ville après"
        " trois jours de combats et que les habitants"
        " avaient fui vers l'est du pays.",
        "fr",
    ),
    (
        "قال المتحدث باسم الجيش إن القوات سيطرت على المدينة يوم الاثنين بعد معارك عنيفة"
        " استمرت ثلاثة أيام في المنطقة الشرقية من البلاد حسب السكان",
        "ar",
    ),
]


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_language_of_a_text(text, language):
    assert language_of(Report(text=text)) == language


def test_what_is_given_counts():
    assert language_of(Report(text=ENGLISH, language="fr")) == "fr"
    assert language_of(Report(text=TEXTS[-1][0], language="en-GB")) == "en"


def test_other_languages_and_long_texts_are_not_read(monkeypatch):
    monkeypatch.setenv("CONTESTED_MAX_CHARACTERS", "1000")
    reports = [Report(text=text) for text in (TEXTS[-1][0], ENGLISH, "  ", "word " * 400, "Rebels shelled Misrata.")]
    readings = list(read_reports(reports, NothingKnown()))
    assert [reading.outcome.name for reading in readings] == ["language not read", "added", "no text", "refused", "added"]
    assert [reading.report for reading in readings] == reports
    assert readings[0].language == "ar"
    assert "ar" in readings[0].outcome.reason


def test_english_is_read():
    assert why_unread(Report(text=ENGLISH), "en") is None

"""The tables of names: each row is read as it is meant, and does not touch what only resembles it."""

import pytest

from contested.linking.name_parts import parts_of
from contested.linking.name_words import name_words_table, number_of, roman_of
from contested.linking.scripts import to_latin
from contested.linking.spelling import apart, sounds, tables

LATIN = [
    ("Ḩaḑan", "HaDan"),
    ("Z̧ahr", "Zahr"),
    ("حفتر", "Hftr"),
    ("القذافي", "al qdhafy"),
    ("Зеленский", "zelenskiy"),
    ("Хафтар", "khaftar"),
    ("Erdoğan", "erdoghan"),
    ("Serdeşt", "serdeSt"),
    ("ʿAyn", "`ayn"),
    ("", ""),
]
PARTS = [
    ("Field Marshal Khalifa Haftar", ["khalifa", "haftar"], ()),
    ("General Motors Company", ["general", "motors"], ()),
    ("OOO Vagner", ["vagner"], ()),
    ("Limited Liability Company Vagner", ["vagner"], ()),
    ("Brigade Twenty One", ["brigade"], (21,)),
    ("21st Brigade", ["brigade"], (21,)),
    ("Fund VII L.P.", ["fund"], (7,)),
    ("Abdul Hamid Dbeibah", ["`bdhamid", "dbeibah"], ()),
    ("Abdulhamid Dbeibah", ["`bdhamid", "dbeibah"], ()),
    ("Abdullah Thani", ["abdullah", "thani"], ()),
    ("Salah al-Din", ["salahdin"], ()),
    ("J.R.R. Tolk", ["jrr", "tolk"], ()),
]
NUMBERS = [("12", 12), ("21st", 21), ("seven", 7), ("third", 3), ("twelfths", None), ("", None), ("9" * 40, None), ("iv", None)]
ROMAN = [
    ("ii", 2),
    ("iv", 4),
    ("ix", 9),
    ("xii", 12),
    ("xxxix", 39),
    ("iiii", None),
    ("vi", 6),
    ("", None),
    ("ali", None),
    ("il", None),
]


@pytest.mark.parametrize(("text", "latin"), LATIN)
def test_any_script_to_latin(text, latin):
    assert to_latin(text) == latin


@pytest.mark.parametrize(("name", "words", "numbers"), PARTS)
def test_a_name_taken_apart(name, words, numbers):
    parts = parts_of(name)
    assert ([word.text for word in parts.words], parts.numbers) == (words, numbers)


@pytest.mark.parametrize(("word", "number"), NUMBERS)
def test_numbers_in_letters(word, number):
    assert number_of(word) == number


@pytest.mark.parametrize(("word", "number"), ROMAN)
def test_roman_numerals(word, number):
    assert roman_of(word) == number


@pytest.mark.parametrize("group", range(len({at for at, _ in name_words_table().look_alikes.values()})))
def test_look_alikes_are_listed_apart(group):
    rows = [which for at, which in name_words_table().look_alikes.values() if at == group]
    assert len(set(rows)) > 1 or not rows


@pytest.mark.parametrize("spelling", sorted(tables()[0]))
def test_every_spelling_sounds_like_itself_and_not_like_everything(spelling):
    own = (spelling,)
    assert apart(own, own) == 0
    assert max(apart(own, (other,)) for other in tables()[0]) > 0.5


@pytest.mark.parametrize(
    ("a", "b"), [("zauiet", "zawiyat"), ("bsciar", "bisharah"), ("dlama", "dulamah"), ("rhajar", "ghajar"), ("djofra", "jufrah")]
)
def test_systems_of_transliteration_sound_alike(a, b):
    assert apart(sounds(a), sounds(b)) < 0.5


@pytest.mark.parametrize(
    ("a", "b"), [("judaymah", "judaydah"), ("qawz", "jawz"), ("burayzah", "buraykah"), ("badi", "hadi"), ("sarqi", "saqit")]
)
def test_another_consonant_is_another_sound(a, b):
    assert apart(sounds(a), sounds(b)) >= 0.7

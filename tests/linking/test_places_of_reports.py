"""The places that reports of a war name, as a careful reader lists them: found, in the town or kept inside it, none elsewhere."""

from __future__ import annotations

from functools import cache

import pytest

from contested.flow import Reader
from contested.linking.place_evidence import distance_km
from contested.records import PlaceMention, Report

BENGHAZI, TRIPOLI, GHARYAN = (32.12, 20.07), (32.89, 13.19), (32.17, 13.02)
IN_TOWN, AROUND = 25.0, 60.0  # kilometres within which a quarter lies in its town, a thing beside it near it

# Each report: its text, then a row for each place: its words, where it is, within how many kilometres, the finest honest precision.
REPORTS = (
    (
        "BENGHAZI, Libya - The army has taken back more of Benghazi, its spokesman said on Thursday. Troops took the coastal "
        "neighbourhoods of Busnib and al-Najila as well as the Nairuz beach resort, and then the customs house in the Ganfuda "
        "district. They also hold most of the Gawarsha – Ganfuda axis. Mines were laid around Garyunis. The general flew to "
        "Moscow for talks, while the parliament in Tobruk did not meet the government in Tripoli.",
        (
            ("Benghazi", BENGHAZI, 5.0, 1), ("Busnib", BENGHAZI, IN_TOWN, 2), ("al-Najila", BENGHAZI, IN_TOWN, 2),
            ("Nairuz", BENGHAZI, IN_TOWN, 2), ("Ganfuda", BENGHAZI, IN_TOWN, 2), ("Gawarsha", BENGHAZI, IN_TOWN, 2),
            ("Garyunis", BENGHAZI, IN_TOWN, 2), ("Moscow", (55.75, 37.62), 20.0, 1), ("Tobruk", (32.08, 23.96), 10.0, 1),
            ("Tripoli", TRIPOLI, 10.0, 1),
        ),
    ),
    (
        "Forces of the east declared victory in Libya's Benghazi. They said that they control the whole Qawarsha sector, 10 "
        "kilometers (six miles) west of the center of Benghazi, and were chasing jihadists in Qanfouda, further west.",
        (("Benghazi", BENGHAZI, IN_TOWN, 1), ("Qawarsha", BENGHAZI, IN_TOWN, 2), ("Qanfouda", BENGHAZI, IN_TOWN, 2)),
    ),
    (
        "Foreign fighters left the front lines of Libya's capital Tripoli for the airport of Bani Walid, a "
        "town 150 km (93 miles) southeast of "
        "Tripoli, and were flown to Jufra. The government has seized the Watiya airbase. The army still holds the town of Tarhouna "
        "south of Tripoli. Its rivals took the Hamza, Yarmouk and Sawareekh military camps and other lines in southern Tripoli "
        "such as Mashroa Al-Hadba, Khallat Al-Furjan and Al-Khallatat. After Salah Al-Deen they moved on in Ain Zara, through "
        "the Fatima Al-Zahraa neighborhood near Wadi Rabea.",
        (
            ("Tripoli", TRIPOLI, IN_TOWN, 1), ("Bani Walid", (31.75, 13.99), 10.0, 1), ("Jufra", (29.1, 16.0), 150.0, 3),
            ("Watiya", (32.47, 11.9), 10.0, 1), ("Tarhouna", (32.43, 13.63), 5.0, 1), ("Hamza", TRIPOLI, IN_TOWN, 2),
            ("Yarmouk", TRIPOLI, IN_TOWN, 2), ("Sawareekh", TRIPOLI, IN_TOWN, 2), ("Mashroa Al-Hadba", TRIPOLI, IN_TOWN, 2),
            ("Khallat Al-Furjan", TRIPOLI, IN_TOWN, 2), ("Al-Khallatat", TRIPOLI, IN_TOWN, 2),
            ("Salah Al-Deen", TRIPOLI, IN_TOWN, 2),
            ("Ain Zara", TRIPOLI, IN_TOWN, 2), ("Fatima Al-Zahraa", TRIPOLI, IN_TOWN, 2), ("Wadi Rabea", TRIPOLI, AROUND, 2),
        ),
    ),
    (
        "MOSCOW – The commander came to Moscow a week after his army opened a campaign in Western Libya and "
        "on Tripoli. It wants to "
        "purge the country’s West, a spokesman said. Clashes went on in the district of Ain Zara, 12 km "
        "southeast of Tripoli, around "
        "Al-Aziziya city and at Tripoli’s Int’l airport. Before, the army took over the cities of Ghariyan, Surman, Sabratha and "
        "Tarhouna. Russia, Egypt and the UAE are its allies.",
        (
            ("Moscow", (55.75, 37.62), 20.0, 1), ("Libya", (27.0, 17.0), 500.0, 6), ("Tripoli", TRIPOLI, 30.0, 1),
            ("Ain Zara", TRIPOLI, IN_TOWN, 2), ("Al-Aziziya", (32.53, 13.02), 5.0, 1),
            ("Tripoli’s Int’l airport", TRIPOLI, AROUND, 1),
            ("Ghariyan", GHARYAN, 5.0, 1), ("Surman", (32.76, 12.57), 5.0, 1), ("Sabratha", (32.79, 12.48), 5.0, 1),
            ("Tarhouna", (32.43, 13.63), 5.0, 1), ("Russia", (60.0, 100.0), 2000.0, 6), ("Egypt", (27.0, 30.0), 500.0, 6),
            ("UAE", (24.0, 54.0), 300.0, 6),
        ),
    ),
    (
        "Forces moved on western cities, and skirmishes were reported south of the capital Tripoli. A video "
        "showed a convoy on a road "
        "near the eastern city of Benghazi. Clashes broke out near Gharyan, a town south of Tripoli. The two had met in the United "
        "Arab Emirates, and a conference is to be held in the southwestern Libyan city of Ghadames.",
        (
            ("Tripoli", TRIPOLI, AROUND, 1), ("Benghazi", BENGHAZI, AROUND, 1), ("Gharyan", GHARYAN, 30.0, 1),
            ("United Arab Emirates", (24.0, 54.0), 300.0, 6), ("Ghadames", (30.13, 9.5), 5.0, 1),
        ),
    ),
)  # fmt: skip
KNOWN = [(text, *row) for text, rows in REPORTS for row in rows]


@cache
def places_in(text: str) -> tuple[PlaceMention, ...]:
    """Every place of the report, those of its claims too."""
    return Reader(("auto",)).read(Report(text=text)).places


@pytest.mark.parametrize(("text", "words", "where", "within", "precision"), KNOWN)
def test_each_is_found_where_it_is(text: str, words: str, where: tuple[float, float], within: float, precision: int) -> None:
    found = [place for place in places_in(text) if place.text.casefold().startswith(words.casefold())]
    assert found
    for place in found:
        assert place.lat is not None
        assert place.lon is not None
        assert distance_km(place.lat, place.lon, *where) <= within
        assert place.precision is not None
        assert place.precision >= precision
        assert place.reason


@pytest.mark.parametrize(("text", "rows"), REPORTS)
def test_none_is_put_elsewhere(text: str, rows: tuple[tuple[str, tuple[float, float], float, int], ...]) -> None:
    named = {place.text.casefold() for place in places_in(text) if place.lat is not None}
    known = tuple(words.casefold() for words, *_ in rows)
    assert {name for name in named if not name.startswith((*known, "libya"))} == set()


WITHOUT_A_PACK = (
    ("Troops entered Benghazi. They took the neighbourhoods of Zqwertix and Kolmuk.", "Zqwertix", "Benghazi", 2),
    ("Troops entered Benghazi. They took the neighbourhoods of Zqwertix and Kolmuk.", "Kolmuk", "Benghazi", 2),
    ("Troops fought in Benghazi on Monday. Shells fell on the Sarvat district.", "Sarvat", "Benghazi", 3),
    ("Troops fought in Benghazi. The Brakwarsha sector is calm, residents of Tripoli heard.", "Brakwarsha", "Benghazi", 2),
)


@pytest.mark.parametrize(("text", "words", "town", "precision"), WITHOUT_A_PACK)
def test_an_unlisted_quarter_is_kept_inside_the_town_named_before(text: str, words: str, town: str, precision: int) -> None:
    place = next(place for place in Reader().read(Report(text=text)).places if place.text == words)
    assert (place.within, place.precision) == (town, precision)
    assert "named last before" in place.reason
